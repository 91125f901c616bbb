/** The questions that show what a digest only counts; each is answered as it stands. */
import type { Choice } from '../conversation.ts';
import { addDays } from '../time/day.ts';
import { areUnreconciled, type Telling, watchedUnit } from './digest-telling.ts';
import { lastDaySoon } from './digest-terms.ts';
import { asChoice } from './questions.ts';
import { referencesText } from './reading.ts';

/** Everything that is watched (null when nothing would be shown), what is overdue of it, and what is due within 30 days. */
export interface DigestQuestions {
  all: Choice | null;
  overdue: Choice;
  soon: Choice;
}

/** The questions about what is watched: their answers show all of it. */
export function questionsOn(telling: Telling): DigestQuestions {
  const { ask } = telling.told;
  const one = itemsQuestion(telling) ?? wholeQuestion(telling);
  if (one !== undefined) return { all: asChoice(one), overdue: asChoice(one), soon: asChoice(one) };
  const subject = subjectAsked(telling);
  const overdue = asChoice(ask.overdue(subject));
  const wantsOverdue = telling.order.watch.where.relative === 'overdue';
  const all = subject === null ? laterQuestion(telling) : asChoice(ask.all(subject));
  return { all: wantsOverdue ? overdue : all, overdue, soon: asChoice(ask.soon(subject)) };
}

/** Several conditions are asked for in the words in which somebody wrote them: those were read as a question, whole. */
function wholeQuestion({ order: { words, watch } }: Telling): string | undefined {
  const conditions = Object.values(watch.where).filter((part) => part !== undefined).length;
  const isPlain = conditions <= 1 && watch.period === undefined && watch.except === undefined && !watch.where.due;
  return words === '' || isPlain ? undefined : words;
}

/** Nobody asks for a whole plan: what is left is all that is due later, if there is anything. */
function laterQuestion({ told, ledger, today }: Telling): Choice | null {
  const from = addDays(lastDaySoon(today), 1);
  const isAny = ledger.plan.measures.some(({ due }) => due !== null && due.day >= from);
  return isAny ? asChoice(told.ask.dueFrom(from)) : null;
}

function itemsQuestion(telling: Telling): string | undefined {
  const { items, units, mine } = telling.order.watch.where;
  if (!items || units || mine) return undefined;
  const numbers = referencesText(telling, items);
  return items.length > 1 ? telling.told.ask.items(numbers) : telling.wording.ask.item(numbers);
}

/** The unit, section or topic as the question names it; null for the whole plan. */
function subjectAsked(telling: Telling): string | null {
  const { ask } = telling.told;
  const { section, topic, units } = telling.order.watch.where;
  const unit = watchedUnit(telling) ?? units?.[0];
  if (unit && unit.names.length > 0) return ask.unit(namesAsked(telling, unit.names), unit.role);
  const numeral = telling.ledger.plan.sections.find(({ id }) => id === section?.[0])?.numeral;
  if (section?.length === 1 && numeral !== undefined)
    return ask.section(section[0] ?? 0, numeral.replace(/[()（）]/gu, ''));
  const [words] = topic ?? [];
  return words === undefined ? null : ask.topic(words);
}

/** Any one of several names that the plan never reconciles stands for all of them; other names are asked for together. */
function namesAsked(telling: Telling, names: readonly string[]): string {
  const { ledger, lang, wording, told } = telling;
  const asked = areUnreconciled(telling, names) ? names.slice(0, 1) : names;
  const english = (name: string) =>
    ledger.unitNamed.get(name)?.en ?? told.called(ledger.collectiveNamed.get(name)?.en ?? name);
  return wording.eitherOf(lang === 'en' ? asked.map(english) : asked);
}
