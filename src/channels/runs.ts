/** What a reply is made of before a platform's markup is put to it: stretches of text that look alike. */

/**
 * How a stretch looks, where the platform can show it so. `columns` and `row` are lines of a table, their cells joined by
 * CELL_END; `mention` is the id of a person. Only who has markup for them makes any.
 */
export type Style = 'plain' | 'heading' | 'bold' | 'italic' | 'code' | 'quote' | 'columns' | 'row' | 'mention';

/** Between the cells of a line of a table: no text has it, and it is no space that could be trimmed away. */
export const CELL_END = '\u001f';

/** A stretch of text that looks the same all through. */
export interface Run {
  text: string;
  style: Style;
}

const VISIBLE = /[^\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/u;

/** The text without any markup. */
export function plainOf(runs: readonly Run[]): string {
  return runs.map(({ text }) => text).join('');
}

/** Whether there is anything to see: platforms refuse messages in which there is nothing. */
export function isVisible(runs: readonly Run[]): boolean {
  return runs.some(({ text }) => VISIBLE.test(text));
}

/** Neighbours of the same style as one. */
export function joinAlike(runs: readonly Run[]): Run[] {
  const joined: Run[] = [];
  for (const { text, style } of runs) {
    const last = joined.at(-1);
    if (last?.style === style) last.text += text;
    else joined.push({ text, style });
  }
  return joined;
}
