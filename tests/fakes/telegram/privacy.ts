/**
 * Which messages of a group a bot is told of. Modelled from the FAQ for bots; whether a bare @mention passes privacy
 * mode is told differently by different people, so it is a setting.
 */
import type { Message, Person, Wire } from './shapes.ts';
import { botStanding, isBotIn, type World } from './world.ts';

export interface PrivacySettings {
  /** BotFather's /setprivacy is off. */
  readsEverything: boolean;
  /** Privacy mode lets messages pass that mention the bot. */
  mentionsPass: boolean;
}

export function isTold(world: World, message: Message, settings: PrivacySettings): boolean {
  const { chat, from, kind } = message;
  if (!isBotIn(world, chat) || from === world.bot) return false;
  if (chat.kind === 'private' || chat.kind === 'channel' || kind === 'service') return true;
  if (settings.readsEverything || botStanding(world, chat) === 'administrator') return true;
  const replied = message.replyTo === null ? undefined : chat.messages.get(message.replyTo);
  return (
    replied?.from === world.bot ||
    isCommandFor(world.bot, message) ||
    (settings.mentionsPass && names(world.bot, message))
  );
}

/** A command that names no bot is for every bot there. */
function isCommandFor(bot: Person, { content, kind }: Message): boolean {
  if (kind !== 'text') return false;
  return content.entities
    .filter(({ type }) => type === 'bot_command')
    .map(({ offset, length }) => content.text.slice(offset, offset + length).split('@')[1])
    .some((addressee) => addressee === undefined || isName(bot, addressee));
}

function names(bot: Person, { content }: Message): boolean {
  return content.entities.some(({ type, offset, length, user }) => {
    if (type === 'text_mention') return (user as Wire).id === bot.id;
    return type === 'mention' && isName(bot, content.text.slice(offset + 1, offset + length));
  });
}

function isName(bot: Person, name: string): boolean {
  return bot.username?.toLowerCase() === name.toLowerCase();
}
