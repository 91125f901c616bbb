/** The pieces that a schedule is said with (每周一, 上午9点, on the 1st of each month), and the text that they are looked for in. */
import type { TimeOfDay } from '../../time/instant.ts';
import type { Normal } from '../normalise.ts';

export type Piece = { start: number; end: number } & Said;

export type Said =
  /** Once a week; `weekday` (1 = Monday) is null when none is named. */
  | { is: 'week'; weekday: number | null }
  /** Once a month; `on` is null when no day is named. */
  | { is: 'month'; on: { day: number } | { workingDay: 'first' | 'last' } | null }
  /** 周一, Monday: part of a schedule only when a time stands behind it. */
  | { is: 'weekday'; weekday: number }
  | { is: 'time'; at: TimeOfDay }
  /** 4点: nobody can tell whether it is the morning's or the afternoon's. */
  | { is: 'half-day' }
  /** A time that does not exist (25点, 每周八), or one that is not offered (每天, every two weeks). */
  | { is: 'wrong' };

/** So many characters with a space before each were not meant to be told apart. */
const FEWEST = 5;
const REACH = 12;
const SINGLES_BEFORE = /(?<!\S)(?:(?:\p{Script=Han}|\p{Nd}{1,2})\s+)*(?:\p{Script=Han}|\p{Nd}{1,2})$/u;
const SINGLES_AFTER = /^(?:\s+(?:\p{Script=Han}|\p{Nd}{1,2})(?!\S))+/u;

/** A piece that was read at a known place. */
export type PieceEnd = { end: number } & Said;

/**
 * The folded text with the spaces that the person typed. Elsewhere they are looks; here they tell 每周 一季度到期的 from
 * 每周一 and 9点 30天内 from 9点30.
 */
export function withSpaces({ original, text, origin }: Normal): Normal {
  let spaced = '';
  const from: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const before =
      at === 0 || text[at] === ' ' || text[at - 1] === ' ' ? '' : original.slice(origin[at - 1], origin[at]);
    const gap = before.search(/\s/u);
    if (gap >= 0 && !isStretched(original, (origin[at - 1] ?? 0) + gap)) {
      spaced += ' ';
      from.push((origin[at - 1] ?? 0) + gap);
    }
    spaced += text[at];
    from.push(origin[at] ?? original.length);
  }
  from.push(original.length);
  return { original, text: spaced, origin: from };
}

/** 每 周 五 下 午 4 点: whether the space at the offset stands in a row of single characters, where it tells nothing. */
function isStretched(original: string, at: number): boolean {
  const before = SINGLES_BEFORE.exec(original.slice(Math.max(0, at - REACH), at))?.[0] ?? '';
  const after = SINGLES_AFTER.exec(original.slice(at, at + REACH))?.[0] ?? '';
  const singles = (words: string) => words.split(/\s+/u).filter((word) => word !== '').length;
  return before !== '' && after !== '' && singles(before) + singles(after) >= FEWEST;
}
