/** Finds what makes a text that answers a question no filter of a subscription: it asks, joins unlike things, or names a day that could be the day to send. */
import type { Query } from '../../plan/query.ts';
import type { Day } from '../../time/day.ts';
import { has, type Parts, placesOf } from '../parts.ts';
import { isWord, type Token } from '../token.ts';

const LISTS: ReadonlySet<Query['tell']> = new Set<Query['tell']>(['measures', 'text', 'about', 'phases']);
const STARTS = /^(?:从|自|即日|from|start|as from|with effect|effective)|(?:开始|起)$/u;
const STOPS = /^(?:到|至|直到|直至|until|up until|till)/u;

/** Whether the query asks anything of the measures that it names. */
export function asks({ tell, also, claim, order, limit, of }: Query, parts: Parts): boolean {
  if (!LISTS.has(tell) || also || claim || order || limit || of) return true;
  return has(parts, 'who', 'when', 'many', 'yesno', 'exists', 'shift', 'most', 'fewest');
}

/** Whether the query names measures and asks nothing of them. */
export function isList(query: Query, parts: Parts, today: Day): boolean {
  const { where, except } = query;
  if (asks(query, parts)) return false;
  if (Object.keys(where).length === 0 && !except) return false;
  // 逾期的 30天内到期的 means both lists, and as one filter nothing.
  if (where.relative === 'overdue' && where.due?.from && where.due.from >= today) return false;
  const roles = (where.units ?? []).map(({ role }) => role);
  return new Set(roles).size === roles.length && !joinsUnlike(parts);
}

/** 第24项和市编办牵头的, 逾期的和本月到期的: the question holds both at once, the subscriber may mean either. */
function joinsUnlike(parts: Parts): boolean {
  return placesOf(parts, 'and', 'or').some((at) => {
    const { tokens, text } = parts;
    const [join, left, right] = [tokens[at], tokens[at - 1], tokens[at + 1]];
    if (!join || !left || !right || /^[,;]/u.test(text.slice(join.start, join.end))) return false;
    // 市编办牵头的和行政执法有关的: 和 … 有关.
    if (right.is === 'topic' && isWord(tokens[at + 2], 'about')) return false;
    const kind = kindOf(left);
    return kind === 'other' || kind !== kindOf(right);
  });
}

function kindOf(token: Token): string {
  if (token.is === 'bare-unit') return 'unit';
  if (token.is !== 'word') return token.is === 'date' ? 'other' : token.is;
  return isWord(token, 'lead', 'support', 'co-lead', 'lead-unit', 'support-unit') ? 'role' : 'other';
}

/** The words that could just as well say when to send: a single day that nothing calls due, a bare number behind 每周一. */
export function timeInFilter(parts: Parts, lacksTime: boolean): Token | undefined {
  const numbered = parts.tokens.find((token) => token.is === 'items' && !token.sure);
  if (lacksTime && numbered) return numbered;
  if (has(parts, 'due', 'done')) return undefined;
  return parts.tokens.find((token) => {
    if (token.is !== 'date') return false;
    const words = parts.text.slice(token.start, token.end);
    return token.reading.kind === 'day' || STARTS.test(words) || STOPS.test(words);
  });
}
