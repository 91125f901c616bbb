/** Finds the cheapest ways to cover every character of a question with tokens; what nothing reads becomes runs of unread characters. */
import type { Lattice } from './lattice.ts';
import { isWordPart } from './lexicon.ts';
import type { Token } from './token.ts';

/** Costs, chosen so that few long tokens beat many short ones and one unread run beats two. */
const TOKEN = 10;
/** Single characters that say much (谁, 不) hold their ground beside an unread run; others (管 in 管理) give way to it. */
const STRONG_CHARACTER = 9;
const WEAK_CHARACTER = 11;
const UNREAD_RUN = 25;
const UNREAD_CHARACTER = 10;
const UNREAD_WORD = 30;
const STRONG = new Set('谁吗呢的了请在里和与跟及由是我有不没未无非别其它那几'.split(''));
/** More equally cheap covers than this are an ambiguity that nobody could be asked about. */
const MOST_COVERS = 8;

/** A place in the text and whether it was reached inside an unread run; two for each offset, so that costs are plain numbers. */
type State = number;
const READ = 0;
const UNREAD = 1;

interface Step {
  from: State;
  token: Token;
}

/** The cheapest way to each state so far: `steps` are the last steps of all ways that cost the same. */
interface Ways {
  costs: Float64Array;
  steps: (Step[] | undefined)[];
}

/**
 * Every cheapest cover, in the order of the text; `unread` tokens are maximal runs. At most eight. With `eager`, single
 * characters (查, 下) are read beside an unread run too: the second try for a question that could not be read without.
 */
export function coversOf(text: string, lattice: Lattice, eager = false): Token[][] {
  // Where tokens alone cover the text, no unread run is cheaper; and most of the lattice need never be read.
  const ways = waysThrough(text, lattice, eager, false) ?? waysThrough(text, lattice, eager, true);
  return ways ? traceBack(ways).map(joinUnread) : [];
}

/** The cheapest ways to every state; undefined when the end can't be reached without unread runs and they are not allowed. */
function waysThrough(text: string, lattice: Lattice, eager: boolean, unread: boolean): Ways | undefined {
  const states = 2 * (text.length + 1);
  const ways: Ways = { costs: new Float64Array(states).fill(Number.POSITIVE_INFINITY), steps: new Array(states) };
  ways.costs[READ] = 0;
  for (let at = 0; at < text.length; at += 1) {
    readOn(ways, text, at, READ, lattice, eager);
    if (!unread) continue;
    readOn(ways, text, at, UNREAD, lattice, eager);
    leaveUnread(ways, text, at, READ);
    leaveUnread(ways, text, at, UNREAD);
  }
  const end = Math.min(ways.costs[states - 2] ?? 0, ways.costs[states - 1] ?? 0);
  return end === Number.POSITIVE_INFINITY ? undefined : ways;
}

/** Steps over every token that starts here. */
function readOn(ways: Ways, text: string, at: number, mode: number, lattice: Lattice, eager: boolean): void {
  const from = 2 * at + mode;
  const cost = ways.costs[from] ?? Number.POSITIVE_INFINITY;
  if (cost === Number.POSITIVE_INFINITY) return;
  for (const token of lattice(at)) {
    reach(ways, 2 * token.end + READ, cost + costOf(token, text, eager), from, token);
    // A space or an inner full stop does not end a run: "river chief" is one topic.
    if (token.is === 'gap' && mode === UNREAD) reach(ways, 2 * token.end + UNREAD, cost + 1, from, token);
  }
}

/** Steps over one character, or one Latin word or number, that stays unread. */
function leaveUnread(ways: Ways, text: string, at: number, mode: number): void {
  const from = 2 * at + mode;
  const cost = ways.costs[from] ?? Number.POSITIVE_INFINITY;
  const end = endOfUnread(text, at);
  if (cost === Number.POSITIVE_INFINITY || end === at) return;
  const price = (mode === READ ? UNREAD_RUN : 0) + (end - at > 1 ? UNREAD_WORD : UNREAD_CHARACTER);
  if (cost + price <= (ways.costs[2 * end + UNREAD] ?? 0)) {
    reach(ways, 2 * end + UNREAD, cost + price, from, { is: 'unread', start: at, end });
  }
}

function reach({ costs, steps }: Ways, to: State, cost: number, from: State, token: Token): void {
  const known = costs[to] ?? 0;
  if (cost > known) return;
  if (cost < known) {
    costs[to] = cost;
    steps[to] = [{ from, token }];
    return;
  }
  const ties = steps[to];
  if (ties && ties.length < MOST_COVERS) ties.push({ from, token });
}

function costOf(token: Token, text: string, eager: boolean): number {
  if (token.is === 'gap') return 0;
  if (token.is === 'items' && !token.sure) return TOKEN + 5;
  if (token.is !== 'word' || token.end - token.start > 1) return TOKEN;
  return eager || STRONG.has(text[token.start] ?? '') ? STRONG_CHARACTER : WEAK_CHARACTER;
}

/** Latin words and numbers are unread whole, anything else by the character. */
function endOfUnread(text: string, at: number): number {
  if (!isWordPart(text[at])) return at + 1;
  if (at > 0 && isWordPart(text[at - 1])) return at;
  let end = at + 1;
  while (isWordPart(text[end])) end += 1;
  return end;
}

function traceBack({ costs, steps }: Ways): Token[][] {
  const last = costs.length - 2;
  const best = Math.min(costs[last + READ] ?? 0, costs[last + UNREAD] ?? 0);
  const covers: Token[][] = [];
  const walk = (state: State, after: readonly Token[]): void => {
    if (covers.length >= MOST_COVERS) return;
    if (state === READ) {
      covers.push(after.toReversed());
      return;
    }
    const ways = steps[state] ?? [];
    for (const { from, token } of ways) walk(from, [...after, token]);
  };
  for (const mode of [READ, UNREAD]) {
    if (costs[last + mode] === best) walk(last + mode, []);
  }
  return covers;
}

/** Neighbouring unread tokens become one run; gaps at its ends stay outside. */
function joinUnread(tokens: readonly Token[]): Token[] {
  const joined: Token[] = [];
  for (const token of tokens) {
    const lastRead = joined.findLastIndex((earlier) => earlier.is !== 'gap');
    const run = joined[lastRead];
    if (token.is === 'unread' && run?.is === 'unread') {
      joined.splice(lastRead, joined.length, { ...run, end: token.end });
    } else joined.push(token);
  }
  return joined;
}
