/** The names in a text, the bot's and others': where they stand, and the text without them. */
import type { Me } from './decoded.ts';
import type { Entity } from './update.ts';

/** From `start` up to before `end`, in UTF-16 units. */
interface Spot {
  start: number;
  end: number;
}

/** A name that can be somebody's on Telegram. */
const USERNAME = /^[a-z]\w{3,31}$/iu;
/** A name that was typed where Telegram sees no mention: right behind a Chinese character, or with a full-width @. */
const TYPED = /(?<![\w./])[@＠](?<name>\w+)/gu;
/** What stands in these is quoted, not said. */
const QUOTING: ReadonlySet<string> = new Set(['code', 'pre', 'url', 'email']);
/** What people put between the name and what they want. */
const AFTER_NAME = /^[\s,，:：;；、]+/u;

/** A text by the names in it. */
export interface Named {
  /** Without the bot's name. */
  text: string;
  /** Without anybody's name. */
  plain: string;
  /** Whether the bot's name stood in it, alone or behind a command. */
  isNamed: boolean;
  namesOthers: boolean;
}

export function readNames(text: string, entities: readonly Entity[], me: Me): Named {
  const own = [...entities.flatMap((entity) => nameIn(entity, text, me) ?? []), ...typedIn(text, entities, me, true)];
  const others = [
    ...entities.filter((entity) => isMention(entity) && !nameIn(entity, text, me)).map(spotOf),
    ...typedIn(text, entities, me, false),
  ];
  return {
    text: cut(text, own),
    plain: cut(text, [...own, ...others]),
    isNamed: own.length > 0,
    namesOthers: others.length > 0,
  };
}

/** The names that were typed: the bot's, or those of others. */
function typedIn(text: string, entities: readonly Entity[], me: Me, areOurs: boolean): Spot[] {
  const quoted = entities.filter(({ type }) => QUOTING.has(type)).map(spotOf);
  return [...text.matchAll(TYPED)]
    .filter(({ groups }) => isName(groups?.name, me) === areOurs && USERNAME.test(groups?.name ?? ''))
    .map((found) => ({ start: found.index, end: found.index + found[0].length }))
    .filter(({ start }) => !quoted.some((spot) => start >= spot.start && start < spot.end));
}

function isMention({ type }: Entity): boolean {
  return type === 'mention' || type === 'text_mention';
}

function spotOf({ offset, length }: Entity): Spot {
  return { start: offset, end: offset + length };
}

/** Whether the name, without its @, is the bot's; Telegram's names have no case. */
export function isName(name: string | undefined, { username }: Me): boolean {
  return name?.toLowerCase() === username.toLowerCase();
}

/** The bot's name in the entity: all of it, or what follows the command in /due@bot. */
function nameIn({ type, offset, length, user }: Entity, text: string, me: Me): Spot | undefined {
  const end = offset + length;
  if (type === 'text_mention') return user?.id === me.id ? { start: offset, end } : undefined;
  if (type !== 'mention' && type !== 'bot_command') return undefined;
  const start = text.indexOf('@', offset);
  return start >= 0 && isName(text.slice(start + 1, end), me) ? { start, end } : undefined;
}

/** What is left without the spots, which may overlap, with one blank where each was. */
function cut(text: string, spots: readonly Spot[]): string {
  const kept: string[] = [];
  let at = 0;
  for (const { start, end } of spots.toSorted((a, b) => a.start - b.start)) {
    kept.push(text.slice(at, start));
    at = Math.max(at, end);
  }
  kept.push(text.slice(at));
  const left = kept.map((piece) => piece.trim()).filter((piece) => piece !== '');
  return kept[0]?.trim() === '' ? left.join(' ').replace(AFTER_NAME, '') : left.join(' ');
}
