/** Messages, posts of channels and edits: what is said to the bot, and which chat has become another. */
import { type IsCommand, saidTo } from './addressed.ts';
import { type Decoded, ignore, type Me } from './decoded.ts';
import { placeOf, senderOf, whereOf } from './person.ts';
import type { TelegramMessage } from './update.ts';

/** Telegram itself, as which posts come from a channel into the group where they are discussed. */
const TELEGRAM = 777_000;
/** For so many seconds a question may be changed. */
const EDITABLE = 120;

export function decodeMessage(message: TelegramMessage, me: Me, isCommand: IsCommand): Decoded {
  const { chat, migrate_to_chat_id: to, migrate_from_chat_id: from } = message;
  if (to !== undefined) return { kind: 'event', event: { kind: 'moved', chat: `${chat.id}`, to: `${to}` } };
  if (from !== undefined) return ignore('a move that the old chat has told of');
  return decodeWritten(message, `${message.message_id}`, me, isCommand);
}

export function decodeEdit(message: TelegramMessage, me: Me, isCommand: IsCommand): Decoded {
  const { date, edit_date: edited } = message;
  if (edited === undefined) return ignore('malformed');
  if (edited - date > EDITABLE) return ignore('an edit that comes too late');
  const decoded = decodeWritten(message, `edit:${message.message_id}:${edited}`, me, isCommand);
  if (decoded.kind !== 'message') return decoded;
  // A place that is shared live is edited again and again.
  if (decoded.message.isWordless) return ignore('no text');
  return { ...decoded, message: { ...decoded.message, isEdit: true, original: `${message.message_id}` } };
}

function decodeWritten(message: TelegramMessage, id: string, me: Me, isCommand: IsCommand): Decoded {
  const { from, via_bot: via, is_automatic_forward: isForwarded } = message;
  if (isForwarded || from?.id === TELEGRAM) return ignore('a post of the linked channel');
  // What is sent through inline mode is a bot's answer, whoever sends it.
  if (via) return ignore('written by a bot');
  const sender = senderOf(message);
  if (!sender) return ignore(from ? 'written by a bot' : 'written by nobody');
  const said = saidTo(me, isCommand, message);
  if ('why' in said) return ignore(said.why);
  return {
    kind: 'message',
    message: { channel: 'telegram', ...whereOf(message), ...sender, id, ...said, addressed: true },
    reply: placeOf(message),
  };
}
