/** In which language a message is answered, where none was chosen for the chat. */
import type { Lang, Message } from '../conversation.ts';

const COMMAND = /^\s*[/／]\S+(?<args>[\s\S]*)$/u;

/**
 * A text with a Chinese character is answered in Chinese. Menus and links write commands in Latin letters for whoever taps
 * on them: one without words (codes are capitals) says nothing of the language, and the person's own is taken.
 */
export function languageOf({ text, speaks }: Pick<Message, 'text' | 'speaks'>): Lang {
  if (/\p{Script=Han}/u.test(text)) return 'zh';
  const args = COMMAND.exec(text)?.groups?.args;
  if (speaks && args !== undefined && !/\p{Ll}/u.test(args)) return speaks;
  return /\p{Script=Latin}/u.test(text) ? 'en' : 'zh';
}
