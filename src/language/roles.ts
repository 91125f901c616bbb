/** Decides whose role each role word is: one that is asked for (谁牵头), a unit's (市编办牵头的), or the asker's own. */
import type { Role } from '../plan/query.ts';
import { type Parts, placesOf, type UnitRow } from './parts.ts';
import type { Word } from './phrases/words.ts';
import { isWord, type Token } from './token.ts';

export type AskedRole = 'leads' | 'supports';

export interface Roles {
  /** Asked for, with the position of the role word. */
  asked: { tell: AskedRole; at: number }[];
  ofRow: Map<UnitRow, Role>;
  mine: Role | undefined;
}

type Holder = UnitRow | 'me';

const NOUNS: readonly Word[] = ['lead-unit', 'support-unit', 'all-units'];
const VERBS: readonly Word[] = ['lead', 'support', 'co-lead'];

/** Gives every role word its holder. */
export function rolesOf(parts: Parts): Roles {
  const roles: Roles = { asked: [], ofRow: new Map(), mine: undefined };
  const holders = holdersOf(parts);
  const nouns = placesOf(parts, ...NOUNS);
  const asking = new Set(placesOf(parts, 'who').flatMap((who) => roleNextTo(parts, who) ?? []));
  for (const at of nouns) {
    const holder = holderOfNoun(parts, at, holders);
    if (holder) give(roles, holder, roleAt(parts, at));
    else ask(roles, parts, at);
  }
  for (const at of placesOf(parts, 'lead', 'support')) {
    const belongsToNoun = nouns.includes(at + 1) || (isWord(parts.tokens[at + 1], 'and') && nouns.includes(at + 2));
    const holder = asking.has(at) || belongsToNoun ? undefined : nearestHolder(at, holders);
    if (holder) give(roles, holder, roleAt(parts, at));
    else ask(roles, parts, at);
  }
  roles.asked.sort((a, b) => a.at - b.at);
  return roles;
}

function holdersOf(parts: Parts): { holder: Holder; first: number; last: number }[] {
  const rows = parts.units.map((row) => ({ holder: row, first: row.first, last: row.last }));
  const me = placesOf(parts, 'me').map((at) => ({ holder: 'me' as const, first: at, last: at }));
  return [...rows, ...me];
}

function roleAt(parts: Parts, at: number): 'lead' | 'support' | 'both' {
  const token = parts.tokens[at];
  if (isWord(token, 'all-units')) return 'both';
  return isWord(token, 'support', 'support-unit') ? 'support' : 'lead';
}

function give(roles: Roles, holder: Holder, role: 'lead' | 'support' | 'both'): void {
  const now: Role = role === 'both' ? 'either' : role;
  const before = holder === 'me' ? roles.mine : roles.ofRow.get(holder);
  const joined: Role = before === undefined || before === now ? now : 'either';
  if (holder === 'me') roles.mine = joined;
  else roles.ofRow.set(holder, joined);
}

function ask(roles: Roles, parts: Parts, at: number): void {
  const role = roleAt(parts, at);
  const tells: AskedRole[] = role === 'both' ? ['leads', 'supports'] : [role === 'lead' ? 'leads' : 'supports'];
  for (const tell of tells) {
    if (!roles.asked.some((asked) => asked.tell === tell)) roles.asked.push({ tell, at });
  }
}

/** The role words that a 谁 asks about: the nearest, the one after it first, and those joined to it by 和. */
function roleNextTo(parts: Parts, who: number): number[] | undefined {
  const isRole = (token: Token | undefined) => isWord(token, ...VERBS, ...NOUNS);
  const places = placesOf(parts, ...VERBS, ...NOUNS);
  const nearest = places
    .filter((at) => !parts.units.some((row) => between(row.first, who, at)))
    .sort((a, b) => Math.abs(a - who) - Math.abs(b - who) || b - a)[0];
  if (nearest === undefined) return undefined;
  const chain = [nearest];
  for (let at = nearest + 1; at < parts.tokens.length; at += 1) {
    if (isRole(parts.tokens[at])) chain.push(at);
    else if (!isWord(parts.tokens[at], 'and')) break;
  }
  for (let at = nearest - 1; at >= 0 && at > who; at -= 1) {
    if (isRole(parts.tokens[at])) chain.push(at);
    else if (!isWord(parts.tokens[at], 'and')) break;
  }
  return chain;
}

function between(place: number, a: number, b: number): boolean {
  return place > Math.min(a, b) && place < Math.max(a, b);
}

/** 牵头单位是市编办的任务 and 市编办作为牵头单位的任务: the noun belongs to the unit beside it, when tasks are asked for. */
function holderOfNoun(parts: Parts, at: number, holders: ReturnType<typeof holdersOf>): Holder | undefined {
  const which = parts.tokens.some(
    (token) => isWord(token, 'list') && /[项条]$/u.test(parts.text.slice(token.start, token.end)),
  );
  const named = which || placesOf(parts, 'task', 'item').length > 0;
  const asksForTasks = named && placesOf(parts, 'who', 'when', 'yesno').length === 0;
  if (!asksForTasks) return undefined;
  const after = isWord(parts.tokens[at + 1], 'be') ? at + 2 : at + 1;
  const before = isWord(parts.tokens[at - 1], 'be') ? at - 2 : at - 1;
  const be = after === at + 2 || before === at - 2;
  return holders.find(({ first, last }) => first === after || (be && last === before))?.holder;
}

/** The holder next to the verb: in doubt the one before it (市编办牵头), unless the verb is passive (led by …), which stands before. */
function nearestHolder(at: number, holders: ReturnType<typeof holdersOf>): Holder | undefined {
  const distance = ({ first, last }: { first: number; last: number }) => (last < at ? at - last : first - at + 0.5);
  return holders.toSorted((a, b) => distance(a) - distance(b))[0]?.holder;
}
