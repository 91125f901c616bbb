/** What a button carries, and what a tap on it says: the text that the person could as well have typed. */
import type { Choice } from '../../conversation.ts';

/*
 * Buttons live as long as their messages. A form that was ever sent must be understood for ever: a new one gets a new
 * letter or a new version, and the old ones stay.
 *   v1:t:TEXT   says TEXT
 *   v1:b:N      says what is written on the button; N only tells it from its neighbours
 */
const FORM = /^v1:(?:t:(?<text>.+)|b(?::(?<place>[0-9]{1,2}))?)$/u;
/** Bytes that Telegram lets a button carry. */
const MOST_BYTES = 64;
/** No question is as long as this, and no button would show it. */
const LONGEST_BUTTON = 128;
/** Control characters, unassigned ones, halves of characters, and marks that reorder text. */
const UNSAFE = /[\p{C}\p{Zl}\p{Zp}]/u;

/** What a tap means: `text` is a message of the person who tapped. */
export interface Pressed {
  text: string;
}

/** A keyboard as it comes back with a tap; other kinds of buttons carry no data. */
interface Keyboard {
  inline_keyboard: readonly (readonly { text: string; callback_data?: string }[])[];
}

/**
 * The data of the button with this index, at most 64 bytes; `isText` when it carries the text itself, so that the
 * button may show less. Undefined when the choice can't be a button.
 */
export function callbackOf({ label, send }: Choice, index: number): { data: string; isText: boolean } | undefined {
  if (!isSayable(label) || !isSayable(send)) return undefined;
  const data = `v1:t:${send}`;
  if (Buffer.byteLength(data) <= MOST_BYTES) return { data, isText: true };
  if (label !== send || label.length > LONGEST_BUTTON) return undefined;
  return { data: `v1:b:${index}`, isText: false };
}

/** What the tap says; null when the data is forged, damaged or of a form that this bot never sent. Never throws. */
export function decodeCallback(data: string, pressedButtonText: string | undefined): Pressed | null {
  if (Buffer.byteLength(data) > MOST_BYTES) return null;
  const form = FORM.exec(data)?.groups;
  const text = form && (form.text ?? pressedButtonText);
  return text !== undefined && text.length <= LONGEST_BUTTON && isSayable(text) ? { text } : null;
}

/** What is written on the button with that data; undefined when the keyboard has none, or several. */
export function pressedText(keyboard: Keyboard | undefined, data: string): string | undefined {
  const pressed = keyboard?.inline_keyboard.flat().filter(({ callback_data }) => callback_data === data) ?? [];
  return pressed.length === 1 ? pressed[0]?.text : undefined;
}

/** Whether Telegram carries the text unchanged. */
function isSayable(text: string): boolean {
  return text !== '' && text === text.trim() && !UNSAFE.test(text);
}
