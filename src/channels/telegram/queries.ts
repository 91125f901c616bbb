/** Taps on buttons, and questions that are asked inline: what Telegram calls queries, because it waits for their answer. */
import { decodeCallback, pressedText } from './callback.ts';
import { type Decoded, ignore } from './decoded.ts';
import { actorOf, placeOf, userSender, whereOf } from './person.ts';
import type { InlineQuery, Tap } from './update.ts';

/** Anybody may tap; it is as if that person had written what the button says. */
export function decodeTap({ id, from, message, data }: Tap): Decoded {
  if (!message) return { ...ignore('a tap without a chat'), callbackId: id };
  const pressed = data === undefined ? null : decodeCallback(data, pressedText(message.reply_markup, data));
  if (!pressed) return { ...ignore('a tap with data that the bot never sent'), callbackId: id };
  const sender = actorOf(from, message.chat);
  const { text, key, page } = pressed;
  return {
    kind: 'tap',
    message: { channel: 'telegram', ...whereOf(message), ...sender, id: `tap:${id}`, text, addressed: true },
    reply: placeOf(message),
    callbackId: id,
    ...(key !== undefined && { key }),
    replaces: page?.person === sender.person ? [...page.parts, message.message_id] : [],
  };
}

export function decodeInline({ id, from, query }: InlineQuery): Decoded {
  const { person, speaks } = userSender(from);
  return { kind: 'inline', queryId: id, text: query.trim(), person, ...(speaks && { speaks }) };
}
