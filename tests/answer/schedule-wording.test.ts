/** How days, moments and schedules are written out. */
import { describe, expect, it } from 'vitest';
import { dayText, scheduleText, slotText } from '../../src/answer/wording/schedule.ts';
import { instantAt, parseTime, type TimeOfDay } from '../../src/time/instant.ts';
import { day } from './given.ts';

function at(text: string): TimeOfDay {
  const time = parseTime(text);
  if (!time) throw new Error(`not a time: ${text}`);
  return time;
}

describe('scheduleText', () => {
  it.each([
    [1, '每周一 09:00', 'Mondays 09:00'],
    [5, '每周五 09:00', 'Fridays 09:00'],
    [7, '每周日 09:00', 'Sundays 09:00'],
  ])('names weekday %i', (weekday, zh, en) => {
    expect(scheduleText({ every: 'week', weekday, at: at('09:00') }, 'zh')).toBe(zh);
    expect(scheduleText({ every: 'week', weekday, at: at('09:00') }, 'en')).toBe(en);
  });

  it.each([
    [1, '每月1日 16:30', 'the 1st of each month, 16:30'],
    [2, '每月2日 16:30', 'the 2nd of each month, 16:30'],
    [3, '每月3日 16:30', 'the 3rd of each month, 16:30'],
    [11, '每月11日 16:30', 'the 11th of each month, 16:30'],
    [13, '每月13日 16:30', 'the 13th of each month, 16:30'],
    [22, '每月22日 16:30', 'the 22nd of each month, 16:30'],
    [28, '每月28日 16:30', 'the 28th of each month, 16:30'],
    [30, '每月30日（没有这一天的月份为最后一天） 16:30', 'the 30th of each month (or its last day), 16:30'],
    [31, '每月最后一天 16:30', 'the last day of each month, 16:30'],
  ])('names day %i of the month, and says what a shorter month does', (dayOfMonth, zh, en) => {
    expect(scheduleText({ every: 'month', day: dayOfMonth, at: at('16:30') }, 'zh')).toBe(zh);
    expect(scheduleText({ every: 'month', day: dayOfMonth, at: at('16:30') }, 'en')).toBe(en);
  });

  it('names the first and the last working day', () => {
    const first = { every: 'month', workingDay: 'first', at: at('09:00') } as const;
    const last = { ...first, workingDay: 'last' } as const;

    expect(scheduleText(first, 'zh')).toBe('每月第一个工作日 09:00');
    expect(scheduleText(last, 'zh')).toBe('每月最后一个工作日 09:00');
    expect(scheduleText(first, 'en')).toBe('the first working day of each month, 09:00');
    expect(scheduleText(last, 'en')).toBe('the last working day of each month, 09:00');
  });
});

describe('slotText and dayText', () => {
  it('write a moment as the clock in Shanghai shows it', () => {
    expect(slotText(instantAt(day('2017-06-19'), at('09:00')), 'zh')).toBe('2017年6月19日（周一）09:00');
    expect(slotText(instantAt(day('2017-06-19'), at('09:00')), 'en')).toBe('Monday 19 June 2017, 09:00');
    expect(slotText(Date.UTC(2016, 1, 28, 16), 'zh')).toBe('2016年2月29日（周一）00:00');
  });

  it('write a day with its weekday', () => {
    expect(dayText(day('2017-12-31'), 'zh')).toBe('2017年12月31日（周日）');
    expect(dayText(day('2017-12-31'), 'en')).toBe('Sunday 31 December 2017');
  });
});
