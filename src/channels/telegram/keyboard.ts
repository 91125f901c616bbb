/** Choices as buttons under a message, and those that a button can't show in full as numbered lines in it. */
import { columnsOf } from '../../answer/width.ts';
import { callbackOf, type Offered, type Page } from './callback.ts';

/** As the Bot API wants it. */
export interface Button {
  text: string;
  callback_data: string;
}

/** What a phone shows of a button that has the row to itself, and of one of two, in columns (a Chinese character takes two). */
const FULL_ROW = 40;
const HALF_ROW = 16;
/** More would be higher than a screen; what is beyond is listed only. */
const MOST_BUTTONS = 20;

const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * The rows of buttons, two short ones or a long one to a row; empty when no choice can be a button. Those that turn the
 * page, which is `page`, have a row to themselves, with the way back on the left.
 */
export function keyboardOf(choices: readonly Offered[], page?: Page): Button[][] {
  const rows: Button[][] = [];
  const turns: Button[] = [];
  for (const [index, choice] of choices.entries()) {
    const button = buttonOf(choice, index, page);
    if (!button) continue;
    const last = rows.at(-1);
    if (choice.turnsPage) turns.unshift(button);
    else if (last?.length === 1 && [...last, button].every(({ text }) => columnsOf(text) <= HALF_ROW))
      last.push(button);
    else rows.push([button]);
  }
  return turns.length > 0 ? [...rows, turns] : rows;
}

/** A choice as a line of the message: what to send stands behind the label where only typing it is left. */
export interface Listed {
  label: string;
  send: string | null;
}

/**
 * All choices as long as one of them is not fully shown by its button, so that numbers and buttons agree; else none. How
 * to see another page is said where the page ends.
 */
export function choicesToList(all: readonly Offered[]): Listed[] {
  const choices = all.filter(({ turnsPage }) => !turnsPage);
  if (choices.every((choice, index) => columnsOf(choice.label) <= FULL_ROW && buttonOf(choice, index))) return [];
  return choices.map((choice, index) => {
    const mustType = !buttonOf(choice, index) && choice.send !== choice.label;
    return { label: choice.label, send: mustType ? choice.send : null };
  });
}

function buttonOf(choice: Offered, index: number, page?: Page): Button | undefined {
  const data = index < MOST_BUTTONS ? callbackOf(choice, index, page) : undefined;
  if (!data) return undefined;
  // A button that is asked for by its text keeps it whole.
  return { text: data.isText ? shorten(choice.label) : choice.label, callback_data: data.data };
}

/** Cut to what a row shows, never inside a character; the whole label is then listed in the message. */
function shorten(label: string): string {
  if (columnsOf(label) <= FULL_ROW) return label;
  let short = '';
  for (const { segment } of characters.segment(label)) {
    if (columnsOf(short + segment) >= FULL_ROW) break;
    short += segment;
  }
  return `${short.trimEnd()}…`;
}
