/** Telegram's updates decoded: each becomes a message, a tap, an inline question, an event of a chat, or nothing, with the reason. */
import type { z } from 'zod';
import type { IsCommand } from './addressed.ts';
import { type Decoded, ignore, type Me } from './decoded.ts';
import { decodeInline, decodeTap } from './queries.ts';
import { decodeStanding } from './standing.ts';
import { inlineQuery, message, standing, tap } from './update.ts';
import { decodeEdit, decodeMessage } from './written.ts';

type Decode<T> = (body: T, me: Me, isCommand: IsCommand) => Decoded;

/** The kinds of updates that are used; the others need not be asked for. */
const KINDS = {
  message: checked(message, decodeMessage),
  edited_message: checked(message, decodeEdit),
  channel_post: checked(message, decodeMessage),
  edited_channel_post: checked(message, decodeEdit),
  callback_query: checked(tap, decodeTap),
  inline_query: checked(inlineQuery, decodeInline),
  my_chat_member: checked(standing, decodeStanding),
};

/** For `allowed_updates`. */
export const USED_KINDS = Object.keys(KINDS) as (keyof typeof KINDS)[];

/**
 * What the update means for the bot `me`. In groups a bare /command is only taken when `isCommand` knows the name, so
 * that the bot keeps out of what is said to others. Never throws: what it can't read is ignored.
 */
export function decodeUpdate(update: unknown, me: Me, isCommand: IsCommand = () => true): Decoded {
  if (typeof update !== 'object' || update === null) return ignore('no update');
  const kind = USED_KINDS.find((used) => Object.hasOwn(update, used));
  return kind ? KINDS[kind](Reflect.get(update, kind), me, isCommand) : ignore('a kind of update that is not used');
}

/** Decodes what has the right shape. */
function checked<T>(shape: z.ZodType<T>, decode: Decode<T>): Decode<unknown> {
  return (body, me, isCommand) => {
    const { data, success } = shape.safeParse(body);
    return success ? decode(data, me, isCommand) : ignore('malformed');
  };
}
