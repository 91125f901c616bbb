/** Periods as titles and phases word them: 2016-2020年, 2016年1月至6月, 2025年. */
import { type Day, dayOf, daysInMonth } from '../time/day.ts';
import { readNumeral } from '../time/numerals.ts';
import { NUMERAL, readYear, YEAR } from './numerals.ts';

export interface Years {
  from: Day;
  to: Day;
}

const END = new RegExp(
  `^(?:(?<year>${YEAR})年?(?:度)?)?(?:(?<month>${NUMERAL})(?:月份?|$))?(?:(?<day>${NUMERAL})日)?(?:底|末)?$`,
  'u',
);
const IN_TITLE = new RegExp(`${YEAR}年?(?:-+|至|到)${YEAR}年?|${YEAR}年`, 'u');

/** The first and the last day that the folded wording names; undefined when it names none, or days that do not exist. */
export function readYears(wording: string): Years | undefined {
  const [first, last = first, more] = wording.replace(/\s+/gu, '').split(/-+|至|到/u);
  if (first === undefined || last === undefined || more !== undefined) return undefined;
  const start = partsOf(first);
  const end = partsOf(last);
  const fromYear = start?.year;
  const toYear = end?.year ?? fromYear;
  if (!start || !end || fromYear === undefined || toYear === undefined) return undefined;
  const toMonth = end.month ?? 12;
  const from = dayOf(fromYear, start.month ?? 1, start.day ?? 1);
  const to = dayOf(toYear, toMonth, end.day ?? (toMonth <= 12 ? daysInMonth(toYear, toMonth) : 0));
  return from && to && from <= to ? { from, to } : undefined;
}

/** The period in a plan's title: its range of years, or its only year. */
export function yearsInTitle(title: string): Years | undefined {
  const found = IN_TITLE.exec(title)?.[0];
  return found === undefined ? undefined : readYears(found);
}

function partsOf(
  wording: string,
): { year?: number | undefined; month?: number | undefined; day?: number | undefined } | undefined {
  const groups = wording === '' ? undefined : END.exec(wording)?.groups;
  if (!groups) return undefined;
  return {
    year: groups.year === undefined ? undefined : readYear(groups.year),
    month: groups.month === undefined ? undefined : readNumeral(groups.month),
    day: groups.day === undefined ? undefined : readNumeral(groups.day),
  };
}
