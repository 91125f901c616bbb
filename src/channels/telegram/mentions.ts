/** The bot's name in a text: where it stands, and the text without it. */
import type { Me } from './decoded.ts';
import type { Entity } from './update.ts';

/** From `start` up to before `end`, in UTF-16 units. */
interface Spot {
  start: number;
  end: number;
}

/** A name that was typed where Telegram sees no mention: right behind a Chinese character, or with a full-width @. */
const TYPED = /(?<![\w./])[@＠](?<name>\w+)/gu;
/** What stands in these is quoted, not said. */
const QUOTING: ReadonlySet<string> = new Set(['code', 'pre', 'url', 'email']);
/** What people put between the name and what they want. */
const AFTER_NAME = /^[\s,，:：;；、]+/u;

/** The text without the bot's name, and whether that stood in it, alone or behind a command. */
export function withoutName(text: string, entities: readonly Entity[], me: Me): { text: string; isNamed: boolean } {
  const quoted = entities.filter(({ type }) => QUOTING.has(type));
  const typed = [...text.matchAll(TYPED)]
    .filter((found) => isName(found.groups?.name, me))
    .map((found) => ({ start: found.index, end: found.index + found[0].length }))
    .filter(({ start }) => !quoted.some(({ offset, length }) => start >= offset && start < offset + length));
  const spots = [...entities.flatMap((entity) => nameIn(entity, text, me) ?? []), ...typed];
  return { text: cut(text, spots), isNamed: spots.length > 0 };
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
