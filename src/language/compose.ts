/** The closed table from what a question names and asks to the query that it means. */
import type { Counted, Filter, Query, Tell } from '../plan/query.ts';
import type { Draft } from './draft.ts';
import { has, type Parts, placesOf } from './parts.ts';
import { asksOfEach, countedOf } from './tells.ts';
import { isWord } from './token.ts';
import { isTrap } from './traps.ts';

/** The query of a question that stands alone; undefined when the table has no row for it. */
export function composeQuery(draft: Draft, tells: readonly Tell[]): Query | undefined {
  const { parts, where, except } = draft;
  if (isTrap(draft, tells)) return undefined;
  const [tell, ...also] = tells;
  const base = { where, ...exceptOf(draft) };
  const named = Object.keys(where).length > 0;
  if (tell === 'count') return countQuery(draft, also, base);
  if (tell === 'ranking') return rankingOf(draft);
  if (has(parts, 'who') && !tells.includes('leads') && !tells.includes('supports')) {
    return named &&
      !where.units &&
      asksForLeadWithoutRole(parts) &&
      tells.every((one) => one === 'due' || one === 'text')
      ? { tell: 'leads', ...(tells.includes('due') ? { also: ['due'] } : {}), ...base }
      : undefined;
  }
  // 编办今年要干啥: what a unit is to do is a list of measures, not one text.
  if (tell === 'text' && where.units && !where.items) return composeQuery(draft, also);
  if (tell !== undefined)
    return named ? { tell, ...(also.length > 0 ? { also } : {}), ...base } : wholePlan(draft, tells);
  if (where.items && parts.units.length === 0 && parts.dates.length === 0) return { tell: aboutItem(parts), ...base };
  if (named || except) return { tell: 'measures', ...base };
  return has(parts, 'task') && has(parts, 'list', 'plan', 'exists') ? { tell: 'measures', where: {} } : undefined;
}

/** A number, and with 分别是谁 the names that it counts. */
function countQuery(draft: Draft, also: readonly Tell[], base: { where: Filter; except?: Filter }): Query | undefined {
  const of = countedOf(draft);
  if (also.length === 0) return { tell: 'count', of, ...base };
  return of === 'leads' && also.every((tell) => tell === 'leads')
    ? { tell: 'count', also: ['leads'], of, ...base }
    : undefined;
}

/** An item alone is asked for its text, with 到期 for its date; with a further filter it would be a list to pick from. */
function aboutItem(parts: Parts): Tell {
  return has(parts, 'due', 'done') && !has(parts, 'list') ? 'due' : 'text';
}

/** 谁的任务, 谁来推进; intellectual property: who and by when — but not 河长是谁, which asks for a person. */
function asksForLeadWithoutRole(parts: Parts): boolean {
  const deals = (token: (typeof parts.tokens)[number]) =>
    isWord(token, 'content') && /^deals?/u.test(parts.text.slice(token.start, token.end));
  if (has(parts, 'task') || parts.tokens.some(deals)) return true;
  const [who = 0] = placesOf(parts, 'who');
  const [action] = placesOf(parts, 'action');
  // 谁来推进 asks who does it, 设在哪几个单位 asks where.
  if (action !== undefined) return action > who;
  const namedBefore = [...parts.topics, ...parts.items].some(({ at }) => at < who);
  if (!namedBefore || has(parts, 'be')) return false;
  const english = /[a-z]/u.test(parts.text[parts.tokens[who]?.start ?? 0] ?? '');
  return english || has(parts, 'when') || (who === parts.tokens.length - 1 && parts.text.endsWith('谁'));
}

/** Roles asked over the whole plan: 规划有哪些牵头单位. */
function wholePlan(draft: Draft, tells: readonly Tell[]): Query | undefined {
  const [tell] = tells;
  const asksAll = has(draft.parts, 'plan') && (tell === 'leads' || tell === 'supports') && tells.length === 1;
  return asksAll ? { tell, where: {}, ...exceptOf(draft) } : undefined;
}

/** What was excepted; for one unit that leads 共同 with others, what it leads alone. */
function exceptOf({ parts, where, except }: Draft): { except?: Filter } {
  if (except) return { except };
  const [row] = where.units ?? [];
  const withOthers = row && !where.mine && row.names.length === 1 && row.role === 'lead' && has(parts, 'joint');
  return withOthers ? { except: { units: [{ names: row.names, match: 'any', role: 'only lead' }] } } : {};
}

function rankingOf(draft: Draft): Query | undefined {
  const { parts, where, roles } = draft;
  const asksForUnits = has(parts, 'who', 'unit', 'lead-unit', 'support-unit') || parts.limits.length > 0;
  const elsewhere = where.items ?? where.units ?? where.mine;
  if (!asksForUnits || elsewhere !== undefined || has(parts, 'when', 'section', 'phase')) return undefined;
  // 任务最少 without a role could count those that lead nothing.
  if (has(parts, 'fewest') && !has(parts, 'lead', 'support', 'lead-unit', 'support-unit')) return undefined;
  const of: Counted = roles.asked.some(({ tell }) => tell === 'supports') ? 'supports' : 'leads';
  const [limit] = parts.limits;
  const order = has(parts, 'fewest') ? 'fewest' : !has(parts, 'most') && asksOfEach(draft) ? 'each' : 'most';
  return { tell: 'ranking', of, order, ...(limit ? { limit } : {}), where, ...exceptOf(draft) };
}
