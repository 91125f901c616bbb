/** Inline keyboards: which ones Telegram takes. Reply keyboards are taken and not looked at. */
import type { Args } from './args.ts';
import { type Button, badRequest, type Keyboard } from './shapes.ts';

const DATA_LIMIT = 64;
const BUTTONS_LIMIT = 100;
const OTHER_KINDS = [
  'login_url',
  'web_app',
  'switch_inline_query',
  'switch_inline_query_current_chat',
  'copy_text',
  'pay',
];

/** The call's inline keyboard; null when it has none. */
export function readKeyboard(args: Args, name = 'reply_markup'): Keyboard | null {
  const markup = args.json(name);
  if (markup === undefined) return null;
  if (typeof markup !== 'object' || markup === null || Array.isArray(markup)) {
    throw badRequest('object expected as reply markup');
  }
  const rows = (markup as { inline_keyboard?: unknown }).inline_keyboard;
  if (rows === undefined) return null;
  const words = 'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays';
  if (!Array.isArray(rows) || !rows.every(Array.isArray)) throw badRequest(words);
  const keyboard = rows.filter(({ length }) => length > 0).map((row) => row.map(readButton));
  if (keyboard.flat().length > BUTTONS_LIMIT) throw badRequest('reply markup is too long');
  return keyboard.length === 0 ? null : keyboard;
}

function readButton(button: unknown): Button {
  if (typeof button !== 'object' || button === null) throw unreadable('InlineKeyboardButton must be an Object');
  const { text, url, callback_data: data } = button as Record<string, unknown>;
  if (typeof text !== 'string') throw unreadable(`Can't find field "text"`);
  const isOther = OTHER_KINDS.some((kind) => Object.hasOwn(button, kind));
  if (!url && !data && !isOther) throw unreadable('Text buttons are unallowed in the inline keyboard');
  if (text.trim() === '') throw badRequest('inline keyboard button text must be non-empty');
  if (data && Buffer.byteLength(String(data)) > DATA_LIMIT) throw badRequest('BUTTON_DATA_INVALID');
  if (url && !URL.canParse(String(url))) {
    throw badRequest(`inline keyboard button URL '${url}' is invalid: Wrong HTTP URL`);
  }
  return button as Button;
}

function unreadable(words: string): Error {
  return badRequest(`can't parse inline keyboard button: ${words}`);
}
