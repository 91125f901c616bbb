/** Reads questions that suppose an answer: 河长制是环保局牵头吧, 第5项是不是本月底到期, is item 24 led by the finance bureau. */
import type { Filter, Query, UnitFilter } from '../plan/query.ts';
import type { Draft } from './draft.ts';
import { has, type Parts } from './parts.ts';
import type { AskedRole, Roles } from './roles.ts';
import { isWord } from './token.ts';

/** The query for the fact, with what was supposed; undefined when the question supposes nothing. */
export function claimIn(draft: Draft, last: Query | null): Query | undefined {
  const { parts, where, roles, except } = draft;
  const choice = choiceIn(draft, last);
  if (choice) return choice;
  if (
    !asksYesOrNo(parts) ||
    except ||
    has(parts, 'many', 'most', 'fewest', 'when', 'content', 'exists', 'joint', 'each', 'or')
  )
    return undefined;
  const { units, due, items, topic, relative, mine, ...others } = where;
  if (relative || Object.keys(others).length > 0) return undefined;
  const subject = subjectOf(where, last);
  if (!subject || (items && topic)) return undefined;
  const [row] = units ?? [];
  if (units && row && !due && !mine) {
    const role = roleIn(row, roles);
    const only = has(parts, 'only', 'narrow') ? { only: true } : {};
    return role && units.length === 1
      ? { tell: role, where: subject, claim: { units: row.names, ...only } }
      : undefined;
  }
  return due && !units && !mine && roles.asked.length === 0
    ? { tell: 'due', where: subject, claim: { due } }
    : undefined;
}

/** 是水务局还是环保局牵头, is it led by A or B: asks for the lead, and the names are only guesses. */
function choiceIn({ parts, where, roles, except }: Draft, last: Query | null): Query | undefined {
  const [row, second] = where.units ?? [];
  if (
    !row ||
    second ||
    except ||
    where.mine ||
    where.due ||
    !parts.units[0]?.either ||
    has(parts, 'who', 'list', 'many', 'task')
  )
    return undefined;
  const subject = subjectOf(where, last);
  const role = roleIn(row, roles);
  return subject && role ? { tell: role, where: subject } : undefined;
}

/** The role that is asked about: the units' own, else the one that stands as a noun (是第24项的牵头单位吗). */
function roleIn({ role }: UnitFilter, { asked }: Roles): AskedRole | undefined {
  if (role === 'either') return asked[0]?.tell;
  return role === 'support' ? 'supports' : 'leads';
}

/** What the supposition is about: the items and topic named, else those of the question before. */
function subjectOf({ items, topic }: Filter, last: Query | null): Filter | undefined {
  if (items || topic) return { ...(items ? { items } : {}), ...(topic ? { topic } : {}) };
  return last && (last.where.items || last.where.topic) ? last.where : undefined;
}

/** 吗 and its like; 是 before a unit; in English a sentence that opens with is or does and asks for nothing. */
function asksYesOrNo(parts: Parts): boolean {
  if (has(parts, 'who', 'list')) return false;
  if (has(parts, 'yesno')) return true;
  const [first, second] = parts.tokens;
  if (isWord(first, 'not') && /^(?:isn't|aren't)/u.test(parts.text.slice(first?.start))) return true;
  if (isWord(first, 'be') || (isWord(first, 'greeting', 'shift', 'and') && isWord(second, 'be'))) return true;
  return parts.units.some(
    (row) => isWord(parts.tokens[row.first - 1], 'be') && parts.topics.length + parts.items.length > 0,
  );
}
