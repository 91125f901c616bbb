/** The holidays that fall on the same days every year, known before the State Council arranges the year. */
import type { Day } from './day.ts';

/**
 * 元旦 one day, 劳动节 two, 国庆节 three: 《全国年节及纪念日放假办法》 as in force since 2025-01-01 (国务院令第795号).
 * 春节, 清明, 端午 and 中秋 move with other calendars, and how days are moved around all of them is arranged year by year.
 */
const FIXED_HOLIDAYS = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'] as const;

/** The fixed holidays of a year, in order. The year has four digits. */
export function fixedHolidays(year: number): Day[] {
  return FIXED_HOLIDAYS.map((monthAndDay) => `${year}-${monthAndDay}` as Day);
}
