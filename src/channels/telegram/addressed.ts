/** Which messages are meant for the bot, and what they say to it. */
import type { Me } from './decoded.ts';
import { isName, readNames } from './mentions.ts';
import { repliedBy } from './person.ts';
import type { TelegramMessage } from './update.ts';

/** Says whether the bot has a command of that name. */
export type IsCommand = (name: string) => boolean;

/** What a message says to the bot, or why it says nothing to it. */
export type Said = { text: string; isWordless?: true } | { why: string };

/** A command at the beginning: alone, or with the name of the bot that it is for. */
const COMMAND = /^[/／](?<name>[\p{L}\p{N}_-]+)(?:[@＠](?<bot>\w+)|(?=\s|$))(?<args>[\s\S]*)$/u;
const START = /^\/start(?:\s+(?<payload>\S[\s\S]*))?$/iu;
/** The ten characters of an invitation: no vowels, no 0 and 1. */
const INVITATION = /^[2-9B-DF-HJ-NP-TV-XZ]{10}$/u;

/**
 * The text or caption without the bot's name. In a group only what is addressed: the bot is named, one of its commands
 * begins the message, or a message of its own is replied to. A command for another bot is never the bot's, and a reply
 * that names others only shows them what the bot said. Others' names are no part of a question; behind a command they
 * say whom it is about.
 */
export function saidTo(me: Me, isCommand: IsCommand, message: TelegramMessage): Said {
  const { text, entities } = writtenIn(message);
  if (!text && !isWordless(message)) return { why: 'no text' };
  const rest = readNames(text, entities, me);
  const command = COMMAND.exec(rest.text)?.groups;
  if (command?.bot !== undefined && !isName(command.bot, me)) return { why: 'a command for another bot' };
  const isOurs =
    message.chat.type === 'private' ||
    rest.isNamed ||
    (command?.name !== undefined && (command.bot !== undefined || isCommand(command.name))) ||
    (repliedBy(message)?.from?.id === me.id && !rest.namesOthers);
  if (!isOurs) return { why: 'not addressed' };
  if (rest.plain === '' && isWordless(message)) return { text: '', isWordless: true };
  if (!command) return { text: rest.plain };
  return {
    text: followLink(command.bot === undefined ? rest.text : `/${command.name} ${command.args?.trim()}`.trim()),
  };
}

function writtenIn({ text, entities, caption, caption_entities }: TelegramMessage) {
  return text === undefined
    ? { text: caption ?? '', entities: caption_entities ?? [] }
    : { text, entities: entities ?? [] };
}

/** A voice message, a picture and the like. Emotion that moves is no more of a question than a sticker. */
function isWordless({ animation, ...message }: TelegramMessage): boolean {
  const { voice, audio, video, video_note: round, photo, document, location, contact, poll } = message;
  const contents = [voice, audio, video, round, photo?.[0], document, location, contact, poll];
  return animation === undefined && contents.some((content) => content !== undefined);
}

/** A link to the bot begins with /start and what it carries: an invitation is accepted, anything else just starts. */
function followLink(text: string): string {
  const start = START.exec(text)?.groups;
  if (!start) return text;
  const payload = start.payload?.trim() ?? '';
  return INVITATION.test(payload) ? `/join ${payload}` : '/start';
}
