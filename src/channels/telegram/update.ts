/** The shapes of Telegram's updates, as far as the bot reads them; what else an update holds is passed over. */
import { z } from 'zod';

const id = z.int();
const isTrue = z.boolean().optional();
const isThere = z.unknown().optional();

const user = z.object({
  id,
  is_bot: z.boolean(),
  first_name: z.string(),
  last_name: z.string().optional(),
  /** In which the person's Telegram is shown: `zh-hans`, `en`. */
  language_code: z.string().optional(),
});

const chat = z.object({
  id,
  type: z.enum(['private', 'group', 'supergroup', 'channel']),
  title: z.string().optional(),
});

/** Part of a text that means something; offset and length count UTF-16 units, as strings here do. */
const entity = z.object({
  type: z.string(),
  offset: z.int().nonnegative(),
  length: z.int().nonnegative(),
  user: user.optional(),
});

const keyboard = z.object({
  inline_keyboard: z.array(z.array(z.object({ text: z.string(), callback_data: z.string().exactOptional() }))),
});

/** Who wrote a message: `from` is only a stand-in where `sender_chat` says in whose name it was written. */
const written = z.object({ from: user.optional(), sender_chat: chat.optional() });

const repliedTo = written.extend({ message_id: id, forum_topic_created: z.unknown().optional() });

export const message = written.extend({
  message_id: id,
  chat,
  /** Seconds since 1970; 0 when the message can't be seen any more. */
  date: z.int(),
  edit_date: z.int().optional(),
  message_thread_id: id.optional(),
  /** Without it the thread's id is only that of the first message of a chain of replies. */
  is_topic_message: isTrue,
  is_automatic_forward: isTrue,
  via_bot: user.optional(),
  reply_to_message: repliedTo.optional(),
  text: z.string().optional(),
  entities: z.array(entity).optional(),
  caption: z.string().optional(),
  caption_entities: z.array(entity).optional(),
  /** What somebody may have meant as a question, and can't be read. A sticker is none. */
  voice: isThere,
  audio: isThere,
  video: isThere,
  video_note: isThere,
  photo: z.array(z.unknown()).optional(),
  document: isThere,
  location: isThere,
  contact: isThere,
  poll: isThere,
  /** Comes as a document too. */
  animation: isThere,
  migrate_to_chat_id: id.optional(),
  migrate_from_chat_id: id.optional(),
  reply_markup: keyboard.optional(),
});

const member = z.object({ user, status: z.string(), is_member: isTrue });

export const standing = z.object({ chat, from: user, old_chat_member: member, new_chat_member: member });

export const tap = z.object({ id: z.string(), from: user, message: message.optional(), data: z.string().optional() });

export const inlineQuery = z.object({ id: z.string(), from: user, query: z.string() });

export type TelegramUser = z.infer<typeof user>;
export type TelegramChat = z.infer<typeof chat>;
export type Entity = z.infer<typeof entity>;
export type Written = z.infer<typeof written>;
export type RepliedTo = z.infer<typeof repliedTo>;
export type TelegramMessage = z.infer<typeof message>;
export type Member = z.infer<typeof member>;
export type Standing = z.infer<typeof standing>;
export type Tap = z.infer<typeof tap>;
export type InlineQuery = z.infer<typeof inlineQuery>;
