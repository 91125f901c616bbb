/** Holidays with a fixed day of the solar year; 春节, 清明, 端午 and 中秋 move and are not read. */
import { dayOf } from '../day.ts';
import { single, spanOf } from './points.ts';
import type { Scope, Span } from './reading.ts';
import { isOneOf, matchAt } from './scan.ts';

const NAMES =
  /(?<newYear>元旦节?|(?:the )?new year(?:'s day)?)|(?<labour>五一(?:劳动)?节?|(?:国际)?劳动节|(?:the )?(?:labou?r|may) day)|(?<party>七一|建党节)|(?<army>八一|建军节)|(?<constitution>(?:国家)?宪法日|(?:the )?constitution day)|(?<national>国庆节?|十一|(?:the )?national day)/uy;

const DAYS: Record<string, [month: number, day: number]> = {
  newYear: [1, 1],
  labour: [5, 1],
  party: [7, 1],
  army: [8, 1],
  constitution: [12, 4],
  national: [10, 1],
};

/** Numbers as well as names: a holiday only with 前 or 后 behind them. */
const NUMBERS = new Set(['五一', '七一', '八一', '十一']);
const NO_HOLIDAY = '路街广祝期假长黄档村社小大';

/** The holiday that is named at the offset: of the year, or the coming one (or this year's) when no year is named. */
export function holidayAt(text: string, at: number, scope: Scope, year?: number): Span[] {
  const match = matchAt(NAMES, text, at);
  if (!match) return [];
  const end = at + match[0].length;
  if (isOneOf(NO_HOLIDAY, text, end)) return [];
  const name = Object.entries(match.groups ?? {}).find(([, found]) => found !== undefined)?.[0] ?? '';
  const [month, date] = DAYS[name] ?? [0, 0];
  const needs = NUMBERS.has(match[0]) ? { needs: 'boundary' as const } : {};
  if (year !== undefined) return [spanOf(end, 'feast', single(dayOf(year, month, date)), needs)];
  const thisYear = single(dayOf(scope.year, month, date));
  const coming = thisYear?.from && thisYear.from < scope.today ? single(dayOf(scope.year + 1, month, date)) : thisYear;
  const others = thisYear && coming !== thisYear && name !== 'newYear' ? { others: [thisYear] } : {};
  return [spanOf(end, 'feast', coming, { ...needs, ...others, yearless: true })];
}
