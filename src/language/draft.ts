/** Collects what a question names, before it is decided what is asked: the filter, the exception, and what stands in the way. */
import type { Filter, Relative, Role, UnitFilter } from '../plan/query.ts';
import type { Day } from '../time/day.ts';
import type { Period } from '../time/period.ts';
import { has, type Parts, placesOf, type UnitRow } from './parts.ts';
import { type Roles, rolesOf } from './roles.ts';
import { isWord } from './token.ts';

/** A question's nouns. `problem` names what makes them unreadable. */
export interface Draft {
  parts: Parts;
  roles: Roles;
  where: Filter;
  except?: Filter;
  /** Periods that the date could mean as well. */
  otherDates: readonly Period[];
  /** Several topics with 和 or 或 between them. */
  topicsJoined: boolean;
  problem?: 'pattern' | 'date' | 'ambiguous-units';
}

const RELATIVES: readonly Relative[] = ['overdue', 'next', 'first', 'last'];

/** The draft of a question; `today` is for what is not yet due. */
export function draftOf(parts: Parts, today: Day): Draft {
  const roles = rolesOf(parts);
  const excepted = exceptionOf(parts, roles);
  const draft: Draft = {
    parts,
    roles,
    where: {},
    otherDates: [],
    topicsJoined: false,
    ...(excepted ? { except: excepted.filter } : {}),
  };
  if (has(parts, 'except', 'except-end') && !excepted) draft.problem = 'pattern';
  const inMain = (at: number) => !excepted?.places.has(at);
  addNumbers(draft, inMain);
  addUnits(draft, inMain);
  addDates(draft, inMain, today);
  const topics = parts.topics.filter(({ at }) => inMain(at));
  draft.topicsJoined = areJoined(topics, parts);
  if (topics.length > 0) draft.where.topic = topics.map((topic) => topic.words);
  const named = RELATIVES.filter((relative) => has(parts, relative));
  // 接下来最先到期: the first from now on.
  const relatives = named.join() === 'next,first' ? named.slice(0, 1) : named;
  if (relatives.length > 1) draft.problem = 'pattern';
  if (relatives[0]) draft.where.relative = relatives[0];
  // Overdue today: the day only says when the question is asked.
  if (relatives[0] === 'overdue' && draft.where.due?.from === today && draft.where.due.to === today)
    delete draft.where.due;
  return draft;
}

function areJoined(topics: Parts['topics'], parts: Parts): boolean {
  const [first, second] = topics;
  if (!first || !second) return false;
  return parts.tokens.slice(first.at, topics.at(-1)?.at ?? second.at).some((token) => isWord(token, 'and', 'or'));
}

function addNumbers(draft: Draft, inMain: (at: number) => boolean): void {
  const { parts, where } = draft;
  const items = parts.items.filter(({ at }) => inMain(at)).flatMap((part) => part.items);
  const sections = parts.sections.filter(({ at }) => inMain(at)).flatMap((part) => part.sections);
  const phases = parts.phases.filter(({ at }) => inMain(at)).flatMap((part) => part.phases);
  if (items.length > 0) where.items = [...new Set(items)];
  if (sections.length > 0) where.section = [...new Set(sections)];
  if (new Set(phases).size === 1 && phases[0] !== undefined) where.phase = phases[0];
}

function addUnits(draft: Draft, inMain: (at: number) => boolean): void {
  const { parts, roles, where } = draft;
  const rows = parts.units.filter((row) => inMain(row.first));
  if (rows.length > 0) {
    where.units = rows.map((row) => unitFilter(parts, row, roles.ofRow.get(row) ?? 'either'));
  }
  // A row led by several names without 共同 or 或 could mean either: the caller asks.
  if (
    rows.some(
      (row) =>
        row.names.length > 1 && !row.either && !has(parts, 'joint', 'only', 'each') && roles.ofRow.get(row) === 'lead',
    )
  )
    draft.problem ??= 'ambiguous-units';
  if (!has(parts, 'me')) return;
  // 告诉我第24项谁牵头: with a subject of its own, and no role for me, the question is not about me.
  const subject = where.items !== undefined || rows.length > 0 || parts.topics.length > 0;
  const [row] = where.units ?? [];
  // 我们和财政局共同牵头: the asker's unit is one of those that must hold the role.
  if (row && has(parts, 'joint')) {
    where.mine = row.role;
    return;
  }
  if (roles.mine !== undefined || !subject) where.mine = mineRole(parts, roles.mine);
}

function unitFilter(parts: Parts, row: UnitRow, role: Role): UnitFilter {
  const together = has(parts, 'joint') && !row.either && row.names.length > 1;
  const alone = has(parts, 'only') && role !== 'support';
  return { names: row.names, match: together ? 'all' : 'any', role: alone ? 'only lead' : role };
}

function mineRole(parts: Parts, role: Role | undefined): Role {
  return has(parts, 'only') && role !== 'support' ? 'only lead' : (role ?? 'either');
}

function addDates(draft: Draft, inMain: (at: number) => boolean, today: Day): void {
  const { parts, where } = draft;
  const dates = parts.dates.filter(({ at }) => inMain(at));
  if (dates.some(({ reading }) => reading.invalid)) draft.problem = 'date';
  const [date] = dates;
  if (date) {
    where.due = date.reading.period;
    draft.otherDates = date.reading.others ?? [];
  }
  if (has(parts, 'not-due')) {
    if (date) draft.problem ??= 'pattern';
    where.due = { from: today, to: null };
  }
  if (dates.length > 1) draft.problem ??= 'pattern';
}

/** What stands right after 除了 (units, sections, items, a date, a topic), up to 以外 or the next other word. */
function exceptionOf(parts: Parts, roles: Roles): { filter: Filter; places: Set<number> } | undefined {
  const [except, second] = placesOf(parts, 'except');
  const [end] = placesOf(parts, 'except-end');
  // 第4项除外: the exception stands before its word.
  if (except === undefined && end !== undefined) return exceptedAt(parts, roles, new Set([end - 1]));
  if (except === undefined || second !== undefined) return undefined;
  const places = new Set<number>();
  let at = except + 1;
  while (isWord(parts.tokens[at], 'it', 'task', 'item', 'lead', 'about')) at += 1;
  for (; at < parts.tokens.length; at += 1) {
    const token = parts.tokens[at];
    if (!token || !(token.is !== 'word' || isWord(token, 'and'))) break;
    places.add(at);
  }
  return exceptedAt(parts, roles, places);
}

function exceptedAt(
  parts: Parts,
  roles: Roles,
  places: Set<number>,
): { filter: Filter; places: Set<number> } | undefined {
  const inside = <T extends { at: number }>(list: readonly T[]) => list.filter((part) => places.has(part.at));
  const filter: Filter = {};
  const rows = parts.units.filter((row) => places.has(row.first));
  if (rows.length > 0)
    filter.units = rows.map((row) => ({ names: row.names, match: 'any', role: roles.ofRow.get(row) ?? 'either' }));
  const items = inside(parts.items).flatMap((part) => part.items);
  const sections = inside(parts.sections).flatMap((part) => part.sections);
  const [date] = inside(parts.dates);
  const topics = inside(parts.topics).map((topic) => topic.words);
  if (items.length > 0) filter.items = items;
  if (sections.length > 0) filter.section = sections;
  if (date) filter.due = date.reading.period;
  if (topics.length > 0) filter.topic = topics;
  // Two kinds at once (除了市编办和第三部分) would mean both or either: nobody can tell.
  return Object.keys(filter).length === 1 ? { filter, places } : undefined;
}
