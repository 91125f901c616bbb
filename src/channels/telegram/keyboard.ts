/** Choices as buttons under a message, and those that a button can't show in full as numbered lines in it. */
import { columnsOf } from '../../answer/width.ts';
import type { Listed } from '../pieces.ts';
import { shorten } from '../shorten.ts';
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
  // A button that is asked for by its text keeps it whole; of another the whole label is listed in the message.
  return { text: data.isText ? shorten(choice.label, FULL_ROW) : choice.label, callback_data: data.data };
}
