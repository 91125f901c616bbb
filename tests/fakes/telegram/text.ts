/** Texts: what the bot may send and how it then reads, and what an app makes of the text a person types. */
import type { Args } from './args.ts';
import { parseHtml } from './html.ts';
import { badRequest, type Entity, type Formatted, type Person } from './shapes.ts';
import { userOf } from './wire.ts';

export const TEXT_LIMIT = 4096;
export const CAPTION_LIMIT = 1024;
const BYTES_LIMIT = 1 << 15;

export interface SentText {
  content: Formatted;
  source: string;
  parseMode: string | null;
}

/** The `text` of a call, in UTF-16 units after entity parsing; a refusal for one that Telegram doesn't take. */
export function readText(args: Args, name = 'text'): SentText {
  const source = args.text(name);
  if (source === '') throw badRequest('message text is empty');
  const sent = format(source, args.text('parse_mode'), entitiesOf(args, 'entities'));
  if (sent.content.text === '') throw badRequest('text must be non-empty');
  if (sent.content.text.length > TEXT_LIMIT) throw badRequest('message is too long');
  return sent;
}

/** The `caption` of a call; may be empty. */
export function readCaption(args: Args): SentText {
  const sent = format(args.text('caption'), args.text('parse_mode'), entitiesOf(args, 'caption_entities'));
  if (sent.content.text.length > CAPTION_LIMIT) throw badRequest('message caption is too long');
  return sent;
}

function entitiesOf(args: Args, name: string): Entity[] {
  const value = args.json(name);
  return Array.isArray(value) ? (value as Entity[]) : [];
}

function format(source: string, mode: string, entities: Entity[]): SentText {
  if (Buffer.byteLength(source) > BYTES_LIMIT) throw badRequest('text is too long');
  const parseMode = mode.toLowerCase();
  if (parseMode === '' || parseMode === 'none') {
    return { content: tidied({ text: source, entities }), source, parseMode: null };
  }
  if (parseMode.startsWith('markdown')) throw badRequest(`${mode} is not modelled by this server`);
  if (parseMode !== 'html') throw badRequest('unsupported parse_mode');
  return { content: tidied(parseHtml(source)), source, parseMode: 'HTML' };
}

/** Blanks for control characters, no blanks at the end, none at the beginning before the first entity. */
function tidied({ text, entities }: Formatted): Formatted {
  const clean = text.replace(/\p{Cc}/gu, (sign) => (sign === '\n' || sign === '\t' ? sign : ' '));
  const firstEntity = Math.min(clean.length, ...entities.map(({ offset }) => offset));
  const blanks = clean.slice(0, firstEntity).match(/^[ \n\t]*/u)?.[0].length ?? 0;
  const visible = clean.slice(blanks).trimEnd();
  const kept = entities
    .map((entity) => ({ ...entity, offset: entity.offset - blanks }))
    .map((entity) => ({ ...entity, length: Math.min(entity.length, visible.length - entity.offset) }))
    .filter(({ length }) => length > 0);
  return { text: visible, entities: kept };
}

// A letter of any script right before or after keeps a command or a mention from being one, as in Telegram.
const COMMAND = /(?<![\p{L}\p{N}_/<>])\/[a-z0-9_]{1,64}(?:@[a-z0-9_]{3,32})?(?![\p{L}\p{N}_/<>@])/giu;
const MENTION = /(?<![\p{L}\p{N}_])@[a-z0-9_]{2,32}(?![\p{L}\p{N}_])/giu;
const ADDRESS = /https?:\/\/[^\s<>"']+/giu;

/** The entities that an app finds in what a person types; `named` are names picked from its list of members. */
export function findEntities(text: string, named: Readonly<Record<string, Person>> = {}): Entity[] {
  const commands = [...text.matchAll(COMMAND)].map((found) => entityAt('bot_command', found.index, found[0]));
  const isInCommand = (at: number) => commands.some(({ offset, length }) => at >= offset && at < offset + length);
  const mentions = [...text.matchAll(MENTION)].map((found) => entityAt('mention', found.index, found[0]));
  const addresses = [...text.matchAll(ADDRESS)].map((found) => entityAt('url', found.index, found[0]));
  const names = Object.entries(named).map(([name, person]) => {
    const offset = text.indexOf(name);
    if (offset < 0) throw new Error(`the text does not contain the name ${name}`);
    return { ...entityAt('text_mention', offset, name), user: userOf(person) };
  });
  return [...commands, ...mentions.filter(({ offset }) => !isInCommand(offset)), ...addresses, ...names].toSorted(
    (a, b) => a.offset - b.offset,
  );
}

function entityAt(type: string, offset: number, text: string): Entity {
  return { type, offset, length: text.length };
}
