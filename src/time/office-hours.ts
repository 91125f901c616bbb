/** When somebody may be spoken to unasked: on working days from 08:30 to 17:30 in Shanghai. */
import { addDays } from './day.ts';
import { dayAt, type Instant, instantAt, type TimeOfDay, timeAt } from './instant.ts';
import { type Calendar, nextWorkingDay } from './working-days.ts';

export const OFFICE_OPENS = '08:30' as TimeOfDay;
/** The minute of 17:30 still belongs to the office's time, so that what is due at 17:30 can be sent then. */
export const OFFICE_CLOSES = '17:30' as TimeOfDay;

/** Whether the time of day lies within office hours, whatever the day. */
export function isWithinHours(time: TimeOfDay): boolean {
  return time >= OFFICE_OPENS && time <= OFFICE_CLOSES;
}

/** Whether the moment lies within office hours on a working day. */
export function isOfficeTime(calendar: Calendar, instant: Instant): boolean {
  return isWithinHours(timeAt(instant)) && calendar.isWorkingDay(dayAt(instant));
}

/** The same moment within office time; otherwise the next moment at which it begins. */
export function nextOfficeTime(calendar: Calendar, instant: Instant): Instant {
  if (isOfficeTime(calendar, instant)) return instant;
  const day = dayAt(instant);
  const from = timeAt(instant) > OFFICE_CLOSES ? addDays(day, 1) : day;
  return instantAt(nextWorkingDay(calendar, from), OFFICE_OPENS);
}
