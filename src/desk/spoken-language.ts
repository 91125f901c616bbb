/**
 * In which language a message is answered, where none was chosen for the chat. The rule, in this order:
 * 1. A text with a Chinese character is answered in Chinese, one with an English word in English.
 * 2. What has neither goes on in the language of the conversation: numbers, dates, punctuation, OK, abbreviations, and a
 *    command with one word or code behind it, or none. Menus and links write commands in Latin letters for whoever taps
 *    on them, and a keyword (all, pdf) is no sentence.
 * 3. In a new conversation it is answered in the language of the person's platform, and in Chinese when that is not known.
 */
import type { Lang, Message } from '../conversation.ts';

const HAN = /\p{Script=Han}/u;
const COMMAND = /^\s*[/／]\S+(?<args>[\s\S]*)$/u;
/** Words stand by themselves and have a vowel: codes and most abbreviations have none. */
const WORD = /(?<![\p{L}\p{N}_@.-])(?=\p{L}*[aeiouy])[a-z]+(?![\p{L}\p{N}_@-])/giu;
/** Said in every language. */
const ANYWHERE: ReadonlySet<string> = new Set(['ok', 'okay']);

/** The language that the text itself tells; null when it could be of either. */
export function languageIn(text: string): Lang | null {
  if (HAN.test(text)) return 'zh';
  const args = COMMAND.exec(text)?.groups?.args;
  if (args !== undefined && !/\S\s+\S/u.test(args)) return null;
  const words = (args ?? text).match(WORD)?.filter((word) => !ANYWHERE.has(word.toLowerCase())) ?? [];
  // A word of capitals by itself (GIS) is an abbreviation.
  return words.length > 1 || words.some((word) => /[a-z]/u.test(word)) ? 'en' : null;
}

/** `before` is the language of the conversation that goes on; null in a new one. */
export function languageOf({ text, speaks }: Pick<Message, 'text' | 'speaks'>, before: Lang | null): Lang {
  return languageIn(text) ?? before ?? speaks ?? 'zh';
}
