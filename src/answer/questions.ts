/** Next steps: questions that the bot answers, written in the reader's language. */
import type { Choice } from '../conversation.ts';
import type { Measure } from '../plan/schema.ts';
import { type Day, partsOf } from '../time/day.ts';
import { measureTitle } from './names.ts';
import type { Setting } from './scene.ts';
import { leadsOf } from './tally.ts';

const MOST = 3;

/** At most three, no question twice. */
export function fewChoices(choices: readonly Choice[]): Choice[] {
  return [...new Map(choices.map((choice) => [choice.send, choice])).values()].slice(0, MOST);
}

export function asChoice(question: string): Choice {
  return { label: question, send: question };
}

/** A measure as a question, labelled with its title. */
export function askMeasure(setting: Setting, measure: Measure): Choice {
  const question = setting.wording.ask.item(measure.id);
  return { label: setting.wording.ask.titled(question, measureTitle(setting, measure)), send: question };
}

export function askFullText({ wording }: Setting, measure: Measure): Choice {
  return asChoice(wording.ask.fullText(measure.id));
}

export function askUnit({ ledger, lang, wording }: Setting, name: string): Choice {
  const english = lang === 'en' ? (ledger.unitNamed.get(name) ?? ledger.collectiveNamed.get(name))?.en : undefined;
  return asChoice(wording.ask.unitTasks(english ?? name));
}

export function askDueOn({ wording }: Setting, day: Day): Choice {
  const { year, month, day: dayOfMonth } = partsOf(day);
  return asChoice(wording.ask.dueOn(year, month, dayOfMonth));
}

/** What is due next or, when the plan's period is over, what is past its day. */
export function askWhatIsDue({ ledger, today, wording }: Setting): Choice {
  return asChoice(today > ledger.plan.to ? wording.ask.overdue : wording.ask.next);
}

/** What anybody may begin with: who leads an item, what is due, what a unit has to do. */
export function firstQuestions(setting: Setting): Choice[] {
  const [measure] = setting.ledger.plan.measures;
  const unit = measure?.leads[0]?.name;
  return [
    ...(measure ? [asChoice(setting.wording.ask.whoLeads(String(measure.item)))] : []),
    asChoice(setting.wording.ask.thisMonth),
    ...(unit === undefined ? [] : [askUnit(setting, unit)]),
  ];
}

/** Three units' questions, for somebody who must choose one. */
export function unitQuestions(setting: Setting): Choice[] {
  const few = setting.ledger.plan.measures.slice(0, MOST * 3);
  return leadsOf(few)
    .slice(0, MOST)
    .map((name) => askUnit(setting, name));
}
