/** Catches words that were understood but changed nothing: an answer that passes over 单独 or 共同 would be a wrong one. */
import type { Filter, Query } from '../plan/query.ts';
import { has, type Parts, placesOf } from './parts.ts';
import { isWord } from './token.ts';

/** Whether the query leaves out something that the question said. */
export function leavesWordsUnused(parts: Parts, query: Query): boolean {
  const units = unitFiltersOf(query.where);
  if (has(parts, 'only') && !query.claim?.only && !units.some((unit) => unit.role === 'only lead')) return true;
  if (has(parts, 'joint') && !query.claim && !isJoint(query)) return true;
  if (has(parts, 'except') && !query.except) return true;
  if (leavesChoice(parts)) return true;
  if (has(parts, 'most', 'fewest') && query.tell !== 'ranking') return true;
  if (has(parts, 'many') && query.tell !== 'count' && query.tell !== 'ranking' && query.tell !== 'phases') return true;
  const told = [query.tell, ...(query.also ?? [])];
  if (has(parts, 'who') && !namesUnits(query)) return true;
  if (has(parts, 'when') && !told.some((tell) => tell === 'due' || tell === 'phases')) return true;
  // 是水务局还是环保局: the names were guesses.
  if (parts.units.every((row) => row.either) && namesUnits(query)) return false;
  return (
    parts.units.length > 0 && units.length === 0 && !query.except?.units && !query.claim?.units && !query.where.mine
  );
}

function namesUnits({ tell, also, of }: Query): boolean {
  if (of === 'leads' || of === 'supports') return true;
  return [tell, ...(also ?? [])].some((told) => told === 'leads' || told === 'supports' || told === 'ranking');
}

/** 4.3还是本月: an 或 that joins neither units nor items nor the two roles offers a choice that no query holds. */
function leavesChoice(parts: Parts): boolean {
  const ors = placesOf(parts, 'or');
  const joinsRoles = ors.some((at) => [at - 1, at + 1].every((side) => isWord(parts.tokens[side], 'lead', 'support')));
  return ors.length > 0 && !joinsRoles && !parts.units.some((row) => row.either) && parts.items.length < 2;
}

function unitFiltersOf(where: Filter) {
  return [...(where.units ?? []), ...(where.mine ? [{ names: [], match: 'any', role: where.mine } as const] : [])];
}

/** 共同 is kept by several units that must all have the role, or by one that does not lead alone. */
function isJoint(query: Query): boolean {
  const { units } = query.where;
  if (!units) return query.where.mine === undefined;
  if (query.where.mine) return true;
  return (
    units.some((unit) => unit.match === 'all') ||
    query.except?.units?.some((unit) => unit.role === 'only lead') === true
  );
}
