/** How numbers look in headings and dates, as pieces of patterns: 12, 十二, 2025, 二〇二五. */
import { readNumeral } from '../time/numerals.ts';

/** The number of a heading, month or day. */
export const NUMERAL = String.raw`(?:\d{1,2}|[一二三四五六七八九十]{1,3})`;
export const YEAR = String.raw`(?:\d{4}|[〇○零一二三四五六七八九]{4})`;

/** A year of four digits; the circle that some type for 〇 is read as 〇. */
export function readYear(text: string): number | undefined {
  return text.length === 4 ? readNumeral(text.replaceAll('○', '〇')) : undefined;
}
