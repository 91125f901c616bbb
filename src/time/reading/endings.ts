/** The words behind a span that turn it into another reading: 前, 以后, 起, 内, 下班前, onwards. */
import type { Day } from '../day.ts';
import { from, since, upTo, zhAfter, zhBefore, zhBeforeToday } from './boundaries.ts';
import { type DateReading, plainReading, reading, type Span } from './reading.ts';
import { matchAt, pastSpaces } from './scan.ts';
import { AFTER, BEFORE, FROM, INSIDE, STOP } from './zh-words.ts';

/** 前 and 后 begin many words, and 前一天 and 后三个月 count from the date: those are not read here. */
const COUNTED = '[〇零一二两三四五六七八九十百\\d]{1,4}个?(?:天|日|周|星期|月|季|年)';
const ENDING = new RegExp(
  [
    `(?<before>之前|以前|(?!前${COUNTED})${BEFORE})`,
    `(?<after>之后|以后|过后|(?!后${COUNTED})${AFTER})`,
    `(?<from>及(?:以|之)?后|${FROM})`,
    `(?<upTo>及(?:以|之)?前|为止|${STOP})`,
    '(?<since>以来)',
    '(?<untilNow>[至迄]今(?![年天日后明]))',
    `(?<inside>之内|以内|${INSIDE}|期间|里(?!程))`,
    '(?<closing>(?:(?:17|18|24)[时点]|下班)(?:之|以)?前)',
    '(?<onward> {1,3}(?:onwards?|and (?:later|after|beyond)|or (?:later|after))(?![a-z]))',
    '(?<orEarlier> {1,3}(?:(?:or|and) (?:earlier|before)|at the latest)(?![a-z]))',
  ].join('|'),
  'uy',
);
const PASSING_DAY = /^(?:今|昨|前)[天日]$/u;
/** Behind a space a lone 前 or 后 may begin the next word; it belongs to the date only before one of these. */
const ENDS_THERE = /(?:$|[\s,.;:!?，。；：！？]|完成|到期|的|要|应|须)/uy;

/** The readings of a span: itself when it is complete, and with each ending that stands behind it. */
export function endingsOf(text: string, span: Span, today: Day, afterPreposition: boolean): DateReading[] {
  const readings: DateReading[] = [];
  const isNow = span.needs === 'range' && span.grain === 'day';
  if (isComplete(text, span, afterPreposition)) readings.push(plainReading(span));
  if (span.needs === 'range' && !isNow) return readings;
  const at = pastSpaces(text, span.end);
  const match = matchAt(ENDING, text, span.end) ?? (at > span.end ? matchAt(ENDING, text, at) : null);
  if (!match?.groups) return readings;
  const latin = match.groups.onward !== undefined || match.groups.orEarlier !== undefined;
  if (span.needs === 'preposition' && !latin) return readings;
  if (!latin && at > span.end && match[0].length === 1 && !matchAt(ENDS_THERE, text, at + 1)) return readings;
  const end = match.index + match[0].length;
  if (match.groups.before !== undefined && PASSING_DAY.test(text.slice(span.end - 2, span.end))) {
    return [...readings, zhBeforeToday(span, end)];
  }
  const ended = withEnding(match.groups, span, end, today);
  return ended ? [...readings, ended] : readings;
}

function isComplete(text: string, span: Span, afterPreposition: boolean): boolean {
  if (span.needs === undefined) return true;
  if (span.needs === 'preposition') return afterPreposition;
  return span.needs === 'boundary' && text.startsWith('到期', span.end);
}

function withEnding(
  groups: Record<string, string | undefined>,
  span: Span,
  end: number,
  today: Day,
): DateReading | undefined {
  const isDay = span.grain === 'day' || span.grain === 'end';
  if (groups.before !== undefined) return zhBefore(span, end);
  if (groups.after !== undefined) return zhAfter(span, end);
  if (groups.from !== undefined || groups.onward !== undefined) return from(span, end);
  if (groups.upTo !== undefined || groups.orEarlier !== undefined) return upTo(span, end);
  if (groups.since !== undefined) return since(span, end, today, true);
  if (groups.closing !== undefined) return isDay ? upTo(span, end) : undefined;
  if (groups.untilNow !== undefined) {
    const start = span.period.from;
    return start !== null && start <= today ? reading(span, end, 'period', { from: start, to: today }, []) : undefined;
  }
  return isDay || span.grain === 'feast' ? undefined : { ...plainReading(span), end };
}
