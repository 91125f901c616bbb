/** Says why a text could not be read as a question, and greets back: one sentence each, with questions to go on with. */
import type { Answer, Choice, Courtesy, Outcome, Unclear, UnclearReason } from '../conversation.ts';
import { unitsLike } from '../plan/nearest.ts';
import type { Session } from '../session.ts';
import { asWritten, planTitle } from './names.ts';
import { plainAnswer } from './plain-answer.ts';
import { asChoice, askUnit, askWhatIsDue, fewChoices, firstQuestions } from './questions.ts';
import type { Setting } from './scene.ts';

export function greetingAnswer(setting: Setting): Answer {
  return plainAnswer(setting, 'help', [setting.wording.greeting(planTitle(setting))], firstQuestions(setting));
}

/** Good manners take a word; 好的 to what waits to be confirmed confirms nothing, and that has to be said. */
export function courtesyAnswer(
  { wording, ...setting }: Setting,
  courtesy: Courtesy,
  { pending, now }: Session,
): Answer {
  const isWaiting = pending !== null && pending.expires > now;
  const sentence = isWaiting ? wording.unconfirmed : wording.courtesy[courtesy];
  return plainAnswer({ ...setting, wording }, 'help', [sentence], []);
}

export function unclearAnswer(setting: Setting, unclear: Unclear): Answer {
  const words = unclear.words.map(asWritten).filter((shown) => shown !== '');
  const sentences = SENTENCES[unclear.reason](setting, setting.wording.listed(words));
  const offered = unclear.choices.length > 0 ? unclear.choices : defaultChoices(setting, unclear);
  return plainAnswer(setting, OUTCOMES[unclear.reason], sentences, fewChoices(offered));
}

const OUTCOMES: Record<UnclearReason, Exclude<Outcome, 'answer' | 'help'>> = {
  words: 'clarify',
  pattern: 'clarify',
  ambiguous: 'clarify',
  context: 'clarify',
  date: 'clarify',
  empty: 'clarify',
  'unknown-command': 'clarify',
  'unknown-unit': 'not_found',
  'unknown-topic': 'not_found',
  reschedule: 'refuse',
  progress: 'refuse',
  act: 'refuse',
  'off-topic': 'refuse',
  'too-long': 'refuse',
};

type Say = (setting: Setting, words: string) => string[];

const SENTENCES: Record<UnclearReason, Say> = {
  words: ({ wording: { unclear } }, words) =>
    words === '' ? [unclear.pattern, unclear.canAsk] : [unclear.words(words), unclear.canAsk],
  pattern: ({ wording: { unclear } }) => [unclear.pattern, unclear.canAsk],
  ambiguous: ({ wording: { unclear } }) => [unclear.ambiguous],
  context: ({ wording: { unclear } }) => [unclear.context],
  'unknown-unit': ({ wording: { unclear } }, words) => [unclear.unknownUnit(words)],
  'unknown-topic': ({ wording: { unclear } }, words) => [unclear.unknownTopic(words)],
  date: ({ wording: { unclear } }, words) => [words === '' ? unclear.noDate : unclear.date(words), unclear.dateForms],
  reschedule: ({ wording: { unclear } }) => [unclear.reschedule],
  progress: ({ wording: { unclear } }) => [unclear.progress],
  act: ({ wording: { unclear } }) => [unclear.act, unclear.canAsk],
  'off-topic': (setting) => [setting.wording.unclear.offTopic(planTitle(setting)), setting.wording.unclear.canAsk],
  'too-long': ({ wording: { unclear } }) => [unclear.tooLong],
  empty: ({ wording: { unclear } }) => [unclear.empty, unclear.canAsk],
  'unknown-command': ({ wording: { unclear } }, words) => [
    words === '' ? unclear.noCommand : unclear.unknownCommand(words),
    unclear.canAsk,
  ],
};

/** What to offer when understanding had nothing to offer; nothing where it would only distract. */
function defaultChoices(setting: Setting, { reason, words }: Unclear): Choice[] {
  const { ask } = setting.wording;
  if (reason === 'unknown-unit') return unitsLike(setting.ledger, words[0] ?? '').map((name) => askUnit(setting, name));
  if (reason === 'progress') return [asChoice(ask.thisMonth), askWhatIsDue(setting)];
  if (reason === 'date') return [asChoice(ask.thisMonth), askWhatIsDue(setting)];
  return reason === 'ambiguous' || reason === 'too-long' ? [] : firstQuestions(setting);
}
