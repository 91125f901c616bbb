/** Cuts a label to the room that a button or a title has for it. */
import { columnsOf } from '../answer/width.ts';

const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** At most so many columns (a Chinese character takes two), never cut inside a character; … says that there is more. */
export function shorten(label: string, columns: number): string {
  if (columnsOf(label) <= columns) return label;
  let short = '';
  for (const { segment } of characters.segment(label)) {
    if (columnsOf(short + segment) >= columns) break;
    short += segment;
  }
  return `${short.trimEnd()}…`;
}
