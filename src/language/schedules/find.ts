/** Finds the schedule of a text, wherever it stands: the days, the time of day, and what of it can't be had. */

import { matchAt } from '../../time/reading/scan.ts';
import { DEFAULT_SCHEDULE, type Schedule } from '../../time/schedule.ts';
import { enDaysAt } from './en.ts';
import type { Piece, PieceEnd } from './piece.ts';
import { endOfPart, timeOfDayAt } from './times.ts';
import { zhDaysAt } from './zh.ts';

export interface FoundSchedule {
  /** Every stretch of the text that speaks of when to send, in order. */
  pieces: Piece[];
  /** Null when none is named, or what is named can't be had. */
  schedule: Schedule | null;
  /** The pieces that can't be had: times that don't exist, schedules that are not offered, two at once. */
  wrong: Piece[];
}

/** What may stand between the days and the time. */
const BETWEEN = /的| ?, ?| /uy;
const NUMERAL = /[第\d〇零一二两三四五六七八九十百千.:/-]/u;

/** The schedule of a folded text that still has the spaces of the original. */
export function findSchedule(text: string): FoundSchedule {
  const pieces = piecesOf(text);
  const wrong = pieces.filter((piece) => piece.is === 'wrong' || piece.is === 'half-day');
  if (wrong.length > 0) return { pieces, schedule: null, wrong };
  const days = daysOf(pieces);
  const times = pieces.flatMap((piece) => (piece.is === 'time' ? [piece.at] : []));
  if (!days || times.length > 1 || (pieces.length > 0 && days.length === 0))
    return { pieces, schedule: null, wrong: pieces };
  const [day] = days;
  return { pieces, schedule: day ? scheduleOf(day, times[0] ?? DEFAULT_SCHEDULE.at) : null, wrong };
}

function scheduleOf(day: Days, at: Schedule['at']): Schedule {
  if (day.is === 'week') return { every: 'week', weekday: day.weekday ?? 1, at };
  return { every: 'month', ...(day.on ?? { day: 1 }), at };
}

type Days = Extract<Piece, { is: 'week' | 'month' }>;

/** The one piece that names the days; undefined when two of them disagree. 每周 beside 周五16:00 adds nothing. */
function daysOf(pieces: readonly Piece[]): Days[] | undefined {
  const days = pieces.flatMap((piece): Days[] =>
    piece.is === 'weekday' ? [{ ...piece, is: 'week' }] : piece.is === 'week' || piece.is === 'month' ? [piece] : [],
  );
  const [named, second] = days.filter((day) => (day.is === 'week' ? day.weekday : day.on) !== null);
  if (second || new Set(days.map(({ is }) => is)).size > 1) return undefined;
  const chosen = named ?? days[0];
  return chosen ? [chosen] : [];
}

function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  for (let at = 0; at < text.length; ) {
    const found = daysWithTime(text, at) ?? timeAlone(text, at);
    pieces.push(...found);
    at = found.at(-1)?.end ?? at + 1;
  }
  return pieces;
}

/** The days that start here, and the time right behind them. */
function daysWithTime(text: string, start: number): Piece[] | undefined {
  const days = zhDaysAt(text, start) ?? enDaysAt(text, start);
  if (!days) return undefined;
  const behind = days.end + (matchAt(BETWEEN, text, days.end)?.[0].length ?? 0);
  const from = timeOfDayAt(text, days.end) ? days.end : behind;
  const time = timeOfDayAt(text, from);
  if (time) {
    const pieces = [{ start, ...days }, timePiece(text, from, time)];
    // 每周五前16:00, 每周一9点前: neither half alone says what was said.
    const whole = pieces.some(({ is }) => is === 'wrong') && days.is !== 'week' && days.is !== 'month';
    return whole ? [{ start, end: pieces[1]?.end ?? days.end, is: 'wrong' }] : pieces;
  }
  const part = endOfPart(text, days.end);
  if (days.is === 'weekday' && part === undefined) return undefined;
  return [part === undefined ? { start, ...days } : { start, end: part, is: 'wrong' }];
}

/** The time of day; with more behind it (9点前, 9点到10点) it is none. */
function timePiece(text: string, start: number, time: PieceEnd): Piece {
  const end = endOfRange(text, time.end);
  return end > time.end ? { start, end, is: 'wrong' } : { start, ...time };
}

/** 9点到10点, 9点前, 9:00-17:00: where what goes on behind a time ends. */
function endOfRange(text: string, at: number): number {
  const more = matchAt(/ ?(?:[到至~-]|和|、|to|and|or) ?/uy, text, at);
  const second = more ? timeOfDayAt(text, at + more[0].length) : undefined;
  if (second) return second.end;
  const bound = matchAt(/之?[前后](?![置期续勤])|以[前后]|起|(?<=[点时])内/uy, text, at);
  return bound ? at + bound[0].length : at;
}

function timeAlone(text: string, start: number): Piece[] {
  const inside =
    NUMERAL.test(text[start - 1] ?? '') || /[a-z]{2}$/u.test(`${text[start - 1] ?? ''}${text[start] ?? ''}`);
  const time = inside ? undefined : timeOfDayAt(text, start);
  return time ? [timePiece(text, start, time)] : [];
}
