/** Finds what is asked for: who, when, how many, the text, and what a number counts. */
import type { Counted, Tell } from '../plan/query.ts';
import type { Draft } from './draft.ts';
import { has, placesOf } from './parts.ts';
import { isWord } from './token.ts';

/** What is asked, in the order in which it was asked; empty for a bare list. */
export function tellsOf(draft: Draft): Tell[] {
  const { parts, roles } = draft;
  if (has(parts, 'most', 'fewest') || asksForTop(draft) || asksOfEach(draft)) return ['ranking'];
  if (has(parts, 'many') && namesAfterCount(draft)) return ['count', 'leads'];
  if (has(parts, 'many'))
    return has(parts, 'when', 'who') && countedOf(draft) !== 'leads' ? ['count', 'due'] : ['count'];
  const asked: { tell: Tell; at: number }[] = roles.asked.map(({ tell, at }) => ({ tell, at }));
  for (const at of placesOf(parts, 'when')) asked.push({ tell: 'due', at });
  for (const at of placesOf(parts, 'content')) asked.push({ tell: 'text', at });
  return [...new Set(asked.sort((a, b) => a.at - b.at).map(({ tell }) => tell))];
}

/** 有几家牵头单位,分别是谁: how many and who, when the 谁 stands behind the noun that is counted. */
function namesAfterCount(draft: Draft): boolean {
  const [who] = placesOf(draft.parts, 'who');
  const [noun] = placesOf(draft.parts, 'lead-unit');
  return who !== undefined && noun !== undefined && who > noun && countedOf(draft) === 'leads';
}

const EACH_UNIT =
  /(?:各个?|每一?[个家])(?:牵头|责任|配合|主办|协办)?(?:单位|部门|委办局)|(?<![a-z])(?:each|every|per|by) (?:lead(?:ing)? |supporting )?(?:unit|department|bureau|agency|office)(?![a-z])/u;

/** 各单位牵头多少项, how many tasks does each unit lead: a number for every unit, and not one for all of them. */
export function asksOfEach({ parts }: Draft): boolean {
  return has(parts, 'many') && parts.units.length === 0 && EACH_UNIT.test(parts.text);
}

/** 牵头任务数量排前三的单位, top three lead units by number of tasks. */
function asksForTop({ parts }: Draft): boolean {
  const ofUnits =
    parts.limits.length > 0 &&
    /前|top /u.test(parts.text) &&
    parts.units.length === 0 &&
    has(parts, 'who', 'unit', 'lead-unit');
  return ofUnits && has(parts, 'task', 'many', 'lead-unit');
}

/** The noun that 多少 counts: the nearest one after it, else one before it (任务总数); measures when none is named. */
export function countedOf({ parts, roles }: Draft): Counted {
  const [many = 0] = placesOf(parts, 'many');
  const supports = roles.asked.some(({ tell }) => tell === 'supports');
  const nouns = placesOf(parts, 'task', 'item', 'unit', 'who', 'lead-unit', 'support-unit', 'section', 'phase');
  const at = nouns.find((place) => place > many) ?? nouns.at(-1);
  const token = at === undefined ? undefined : parts.tokens[at];
  if (isWord(token, 'unit', 'who', 'lead-unit', 'support-unit')) return supports ? 'supports' : 'leads';
  if (isWord(token, 'section')) return 'sections';
  if (isWord(token, 'phase')) return 'phases';
  // 几项任务: the task says what the 项 is.
  return isWord(token, 'item') && !isWord(parts.tokens[(at ?? 0) + 1], 'task') ? 'items' : 'measures';
}
