/** Finds the cheapest ways to cover every character of a question with tokens; what nothing reads becomes runs of unread characters. */
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

type Mode = 'read' | 'unread';
interface Step {
  from: number;
  mode: Mode;
  token: Token;
}
interface State {
  cost: number;
  steps: Step[];
}

/**
 * Every cheapest cover, in the order of the text; `unread` tokens are maximal runs. At most eight. With `eager`, single
 * characters (查, 下) are read beside an unread run too: the second try for a question that could not be read without.
 */
export function coversOf(text: string, lattice: readonly (readonly Token[])[], eager = false): Token[][] {
  const states = Array.from(
    { length: text.length + 1 },
    (): Record<Mode, State> => ({ read: unreached(), unread: unreached() }),
  );
  const start = states[0];
  if (start) start.read.cost = 0;
  for (let at = 0; at < text.length; at += 1) {
    const here = states[at];
    if (!here) continue;
    const unreadEnd = endOfUnread(text, at);
    for (const mode of ['read', 'unread'] as const) {
      const { cost } = here[mode];
      if (cost === Number.POSITIVE_INFINITY) continue;
      for (const token of lattice[at] ?? []) {
        reach(states[token.end]?.read, cost + costOf(token, text, eager), { from: at, mode, token });
        // A space or an inner full stop does not end a run: "river chief" is one topic.
        if (token.is === 'gap' && mode === 'unread')
          reach(states[token.end]?.unread, cost + 1, { from: at, mode, token });
      }
      const price = (mode === 'read' ? UNREAD_RUN : 0) + (unreadEnd - at > 1 ? UNREAD_WORD : UNREAD_CHARACTER);
      if (unreadEnd > at) {
        reach(states[unreadEnd]?.unread, cost + price, {
          from: at,
          mode,
          token: { is: 'unread', start: at, end: unreadEnd },
        });
      }
    }
  }
  return traceBack(states).map(joinUnread);
}

function unreached(): State {
  return { cost: Number.POSITIVE_INFINITY, steps: [] };
}

function reach(state: State | undefined, cost: number, step: Step): void {
  if (!state || cost > state.cost) return;
  if (cost < state.cost) {
    state.cost = cost;
    state.steps = [];
  }
  if (state.steps.length < MOST_COVERS) state.steps.push(step);
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

function traceBack(states: readonly Record<Mode, State>[]): Token[][] {
  const last = states.length - 1;
  const end = states[last];
  if (!end) return [];
  const best = Math.min(end.read.cost, end.unread.cost);
  const covers: Token[][] = [];
  const walk = (at: number, mode: Mode, after: Token[]): void => {
    if (covers.length >= MOST_COVERS) return;
    if (at === 0) {
      covers.push(after);
      return;
    }
    for (const step of states[at]?.[mode].steps ?? []) walk(step.from, step.mode, [step.token, ...after]);
  };
  for (const mode of ['read', 'unread'] as const) {
    if (end[mode].cost === best) walk(last, mode, []);
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
