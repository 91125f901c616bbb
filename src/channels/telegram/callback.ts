/** What a button carries, and what a tap on it says: the text that the person could as well have typed. */
import type { Choice } from '../../conversation.ts';

/*
 * Buttons live as long as their messages. A form that was ever sent must be understood for ever: a new one gets a new
 * letter or a new version, and the old ones stay.
 *   v1:t:TEXT                 says TEXT
 *   v1:b:N                    says what is written on the button; N only tells it from its neighbours
 *   v1:k:KEY                  says what was kept under KEY
 *   v1:k:KEY:PERSON           likewise; tapped by that person, the answer takes the place of the message
 *   v1:k:KEY:PERSON:ID,ID     likewise, and of these messages, in base 36, which are its beginning
 */
const FORM =
  /^v1:(?:t:(?<text>.+)|b(?::(?<place>[0-9]{1,2}))?|k:(?<key>[\w-]{16})(?::(?<person>\d+|chat:-?\d+)(?::(?<parts>[0-9a-z]{1,9}(?:,[0-9a-z]{1,9})*))?)?)$/u;
/** Bytes that Telegram lets a button carry. */
const MOST_BYTES = 64;
/** No question is as long as this, and no button would show it. */
const LONGEST_BUTTON = 128;
/** Control characters, unassigned ones, halves of characters, and marks that reorder text. */
const UNSAFE = /[\p{C}\p{Zl}\p{Zp}]/u;

/** A choice with the key under which was kept what its button can't carry. */
export interface Offered extends Choice {
  key?: string;
}

/** Whose tap turns the page, and in which messages the page begins when it is not in one with the button. */
export interface Page {
  person: string;
  parts: readonly number[];
}

/** What a tap means. */
export interface Pressed {
  /** A message of the person who tapped; with a key, only what is written on the button. */
  text: string;
  key?: string;
  page?: Page;
}

/** A keyboard as it comes back with a tap; other kinds of buttons carry no data. */
interface Keyboard {
  inline_keyboard: readonly (readonly { text: string; callback_data?: string }[])[];
}

/** Whether the button can't carry by itself what the choice says. */
export function needsKey({ send, asked }: Choice): boolean {
  return asked !== undefined || !fits(`v1:t:${send}`);
}

/**
 * The data of the button with this index, at most 64 bytes; `isText` when it carries the text itself or its key, so that
 * the button may show less. Undefined when the choice can't be a button.
 */
export function callbackOf(
  { label, send, key, asked, turnsPage }: Offered,
  index: number,
  page?: Page,
): { data: string; isText: boolean } | undefined {
  if (!isSayable(label)) return undefined;
  if (key !== undefined) return { data: keptData(key, turnsPage && page), isText: true };
  // The text alone would mean something else to somebody else.
  if (asked !== undefined || !isSayable(send)) return undefined;
  const data = `v1:t:${send}`;
  if (fits(data)) return { data, isText: true };
  if (label !== send || label.length > LONGEST_BUTTON) return undefined;
  return { data: `v1:b:${index}`, isText: false };
}

/** A page in so many messages that they can't be named is not replaced. */
function keptData(key: string, page: Page | undefined): string {
  const kept = `v1:k:${key}`;
  if (!page) return kept;
  const parts = page.parts.map((id) => id.toString(36)).join();
  const data = `${kept}:${page.person}${parts === '' ? '' : `:${parts}`}`;
  return fits(data) ? data : kept;
}

/**
 * What the tap says; null when the data is forged, damaged or of a form that this bot never sent. Never throws. A page is
 * turned only under a message that has such a button: others would change what belongs to somebody else.
 */
export function decodeCallback(data: string, pressedButtonText: string | undefined): Pressed | null {
  const form = fits(data) ? FORM.exec(data)?.groups : undefined;
  if (!form) return null;
  if (form.key !== undefined) {
    const page = pressedButtonText === undefined ? undefined : pageIn(form);
    return { text: pressedButtonText ?? '', key: form.key, ...(page && { page }) };
  }
  const text = form.text ?? pressedButtonText;
  return text !== undefined && text.length <= LONGEST_BUTTON && isSayable(text) ? { text } : null;
}

function pageIn({ person, parts }: Record<string, string | undefined>): Page | undefined {
  if (person === undefined) return undefined;
  return { person, parts: parts === undefined ? [] : parts.split(',').map((id) => Number.parseInt(id, 36)) };
}

/** What is written on the button with that data; undefined when the keyboard has none, or several. */
export function pressedText(keyboard: Keyboard | undefined, data: string): string | undefined {
  const pressed = keyboard?.inline_keyboard.flat().filter(({ callback_data }) => callback_data === data) ?? [];
  return pressed.length === 1 ? pressed[0]?.text : undefined;
}

function fits(data: string): boolean {
  return Buffer.byteLength(data) <= MOST_BYTES;
}

/** Whether Telegram carries the text unchanged. */
function isSayable(text: string): boolean {
  return text !== '' && text === text.trim() && !UNSAFE.test(text);
}
