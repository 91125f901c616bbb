/** The pieces that references by number are made of, in both languages, and how such a reference is matched. */
import { readNumeral, wordNumeral } from '../../time/numerals.ts';
import type { Meaning } from '../token.ts';

export interface Numbered {
  end: number;
  meaning: Meaning;
}

/** Reads one kind of reference that starts at `at`; undefined when none does. */
export type Reader = (text: string, at: number) => Numbered | undefined;

export const DIGITS = String.raw`\d{1,4}(?:\.\d{1,2})?`;
export const CHINESE = '[〇零一二两三四五六七八九十百廿卅]{1,5}';
export const NUMBER = `(?:${DIGITS}|${CHINESE})`;
export const TO = '(?:到|至|-|~)';
export const JOIN = '(?:、|,|和|与|及|跟|以及|还有|/)';
export const ORDINAL_WORDS =
  '(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|(?:twentieth|thirtieth|fortieth)|(?:twenty|thirty|forty)[- ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth))';
export const CARDINAL_WORDS =
  '(?:zero|(?:twenty|thirty|forty)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)';
export const EN_NUMBER = String.raw`(?:${DIGITS}|${CARDINAL_WORDS})(?![\p{Script=Latin}\p{N}%])(?!\.\d)`;
export const EN_ORDINAL = String.raw`(?:\d{1,3}(?:st|nd|rd|th)|${ORDINAL_WORDS})`;
export const ITEM_NOUN = String.raw`(?:items?|tasks?|measures?|points?|clauses?|articles?|entry|entries|no\.?|nos\.?|number|numbers|num\.?|#)`;

const ROMAN = new Map(['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii'].map((roman, index) => [roman, index + 1]));

/** A sticky pattern tried at one place. */
export function match(
  pattern: RegExp,
  text: string,
  at: number,
): { end: number; whole: string; groups: Record<string, string | undefined> } | undefined {
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  return found ? { end: at + found[0].length, whole: found[0], groups: found.groups ?? {} } : undefined;
}

/** The whole number that digits, Chinese or English words or a Roman numeral write; undefined for anything else. */
export function numberFrom(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const plain = text.replace(/(?<=\d)(?:st|nd|rd|th)$/u, '');
  return readNumeral(plain) ?? wordNumeral(plain) ?? ROMAN.get(plain);
}
