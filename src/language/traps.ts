/** Questions of which every word is known and which still must not be answered: they ask for what no plan tells, or for two things at once. */
import type { Ledger } from '../plan/load.ts';
import type { Query, Tell } from '../plan/query.ts';
import { selectMeasures } from '../plan/select.ts';
import type { Day } from '../time/day.ts';
import type { Draft } from './draft.ts';
import { has } from './parts.ts';
import { isWord } from './token.ts';

/** Whether the question is one of the shapes below. */
export function isTrap(draft: Draft, tells: readonly Tell[]): boolean {
  return TRAPS.some((trap) => trap(draft, tells));
}

type Trap = (draft: Draft, tells: readonly Tell[]) => boolean;

/** 黑名单上有哪些企业, 行政复议案件有多少: asks for what the topic is about, not for tasks about it. */
const asksForInstances: Trap = ({ parts, where }) => {
  if (!where.topic || has(parts, 'task', 'item', 'about', 'content', 'due', 'done', 'when', 'plan', 'section'))
    return false;
  if (has(parts, 'lead', 'support', 'lead-unit', 'support-unit', 'unit')) return false;
  const which = parts.tokens.some(
    (token) =>
      isWord(token, 'list') && /哪(?!.*[项条])|^which|^what kind/u.test(parts.text.slice(token.start, token.end)),
  );
  return which || has(parts, 'many');
};

/** 工商联牵头哪几项: what stands before the role is meant as a unit, and the plan has no such unit. */
const takesTopicForUnit: Trap = ({ parts, where }, tells) =>
  where.topic !== undefined &&
  has(parts, 'list', 'many') &&
  !has(parts, 'who', 'lead-unit', 'support-unit') &&
  asksForUnits(tells);

/** The finance bureau's budget: what a unit has of the topic is not told by tasks that mention it. */
const isPossession: Trap = ({ parts, where }) =>
  where.topic !== undefined &&
  where.units?.every(({ role }) => role === 'either') === true &&
  // The police, i.e. the public security bureau: one English word beside a unit may be its name again.
  (/^[a-z]+$/u.test(where.topic[0] ?? '') || !has(parts, 'task', 'item', 'action', 'due', 'done', 'exists')) &&
  !has(parts, 'about');

/** Who at the price bureau works on 4.5, who leads the Staffing Office: units are not led by units, nor made of them. */
const asksWithinUnit: Trap = ({ parts, where }, tells) => {
  if (!asksForUnits(tells) || !where.units?.some(({ role }) => role === 'either')) return false;
  const alone = Object.keys(where).length === 1 && where.units.length === 1;
  return where.items !== undefined || where.topic !== undefined || (alone && !has(parts, 'task', 'item'));
};

/** Is X with Y: a supposition that could not be read as one must not become a filter. */
const supposes: Trap = ({ parts, where }) =>
  has(parts, 'yesno') &&
  !has(parts, 'exists', 'list') &&
  where.units !== undefined &&
  (where.items !== undefined || where.topic !== undefined);

/** Who led item 24 in 2015: a time that is not a deadline is a time the plan knows nothing of. */
const asksForPast: Trap = ({ parts, where }, tells) =>
  where.due !== undefined &&
  (where.items ?? where.topic) !== undefined &&
  asksForUnits(tells) &&
  !has(parts, 'due', 'done');

/** 第7项谁牵头,第8项什么时候完成: each question has its own item, and one query can't hold both. */
const asksTwice: Trap = ({ parts, where }, tells) =>
  (tells.length > 1 && parts.items.length > 1) || (where.items !== undefined && where.topic !== undefined);

/** 什么时候没到期: the dates of what is not yet due are a list, not a day. */
const asksWhenNotDue: Trap = ({ parts }, tells) => has(parts, 'not-due') && tells.includes('due');

/** 第24项除了市编办还有谁: the exception is among the units, not among the measures. */
const exceptsUnits: Trap = ({ except }, tells) => except?.units !== undefined && asksForUnits(tells);

/** 前三项 beside anything but a ranking; 三家单位 after three units only repeats their number. */
const limitsList: Trap = ({ parts, where }, tells) =>
  !tells.includes('ranking') &&
  !(asksForUnits(tells) && (where.items ?? where.topic) !== undefined) &&
  parts.limits.some((limit) => !where.units?.some((row) => row.names.length === limit));

const TRAPS: readonly Trap[] = [
  asksForInstances,
  takesTopicForUnit,
  isPossession,
  asksWithinUnit,
  supposes,
  asksForPast,
  asksTwice,
  exceptsUnits,
  asksWhenNotDue,
  limitsList,
];

function asksForUnits(tells: readonly Tell[]): boolean {
  return tells.includes('leads') || tells.includes('supports');
}

interface Place {
  ledger: Ledger;
  today: Day;
}

/** 第10项里公安局管哪一块: who does which part of one measure, the plan does not tell. */
export function picksPartOfOne({ where }: Query, { ledger, today }: Place): boolean {
  if (!where.items || !where.units || where.units.every(({ role }) => role === 'either')) return false;
  return selectMeasures(ledger, { where: { items: where.items } }, { today, mine: [] }).length === 1;
}

/** Two topics must both hold for some measure; joined by 和 they must mean the same ones, for nobody could tell both from either. */
export function topicsMeet(draft: Draft, { ledger, today }: Place): boolean {
  const { topic } = draft.where;
  if (!topic || topic.length < 2) return true;
  const meant = (words: readonly string[]) =>
    selectMeasures(ledger, { where: { topic: [...words] } }, { today, mine: [] }).map(({ id }) => id);
  const both = meant(topic).join();
  return both !== '' && (!draft.topicsJoined || topic.every((words) => meant([words]).join() === both));
}
