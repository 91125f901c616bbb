/** Taps on buttons, and questions that are asked inline: what Telegram calls queries, because it waits for their answer. */
import { decodeCallback, pressedText } from './callback.ts';
import { type Decoded, ignore } from './decoded.ts';
import { actorOf, placeOf, repliedBy, senderOf, whereOf } from './person.ts';
import type { InlineQuery, Tap, TelegramMessage } from './update.ts';

/** Anybody may tap; it is as if that person had written what the button says. */
export function decodeTap({ id, from, message, data }: Tap): Decoded {
  if (!message) return { ...ignore('a tap without a chat'), callbackId: id };
  const pressed = data === undefined ? null : decodeCallback(data, pressedText(message.reply_markup, data));
  if (!pressed) return { ...ignore('a tap with data that the bot never sent'), callbackId: id };
  const sender = actorOf(from, message.chat);
  const where = { channel: 'telegram', ...whereOf(message), ...sender };
  return {
    kind: 'tap',
    message: { ...where, id: `tap:${id}`, text: pressed.text, addressed: true },
    reply: placeOf(message),
    callbackId: id,
    answered: message.chat.type === 'private' ? sender.person : answeredBy(message),
  };
}

/** The person to whose message this one replies. */
function answeredBy(message: TelegramMessage): string | null {
  const replied = repliedBy(message);
  return (replied && senderOf(replied)?.person) ?? null;
}

export function decodeInline({ id, from, query }: InlineQuery): Decoded {
  return { kind: 'inline', queryId: id, text: query.trim(), person: `${from.id}` };
}
