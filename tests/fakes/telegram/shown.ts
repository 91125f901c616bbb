/** What people see of the bot's messages. */
import type { Button, Chat, Message, StoredFile } from './shapes.ts';

export interface Shown {
  readonly chat: Chat;
  readonly id: number;
  /** As people read it, without tags. */
  readonly text: string;
  /** As it was sent. */
  readonly html: string;
  readonly parseMode: string | null;
  /** The buttons' rows. */
  readonly buttons: readonly (readonly Button[])[];
  readonly thread: number | null;
  /** The id of the message it replies to. */
  readonly replyTo: number | null;
  /** The texts that stood here before, oldest first. */
  readonly earlier: readonly string[];
  readonly file: StoredFile | null;
  readonly message: Message;
}

export function shownIn(chat: Chat): Shown[] {
  return [...chat.messages.values()].filter(({ byBot }) => byBot).map(shown);
}

function shown(message: Message): Shown {
  const { chat, id, content, source, parseMode, keyboard, thread, replyTo, earlier, file } = message;
  const texts = { text: content.text, html: source, parseMode, earlier: [...earlier] };
  return { chat, id, ...texts, buttons: keyboard ?? [], thread, replyTo, file, message };
}
