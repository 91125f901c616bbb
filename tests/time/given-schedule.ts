/** Schedules and slots, written so that they can be read at a glance. */
import { type Instant, type TimeOfDay, writeInstant } from '../../src/time/instant.ts';
import { nextSlot, type Schedule, type Slot } from '../../src/time/schedule.ts';
import { openCalendar } from '../../src/time/working-days.ts';

export const calendar = openCalendar();
export const at = (text: string): Instant => Date.parse(`${text}+08:00`);
export const time = (text: string) => text as TimeOfDay;
export const weekly = (weekday: number, clock: string): Schedule => ({ every: 'week', weekday, at: time(clock) });
export const monthly = (day: number, clock: string): Schedule => ({ every: 'month', day, at: time(clock) });
export const working = (workingDay: 'first' | 'last', clock: string): Schedule => ({
  every: 'month',
  workingDay,
  at: time(clock),
});

/** `2017-10-09T09:00`, and the slot's name in front where it moved. */
export function show({ nominal, instant }: Slot): string {
  const moment = writeInstant(instant).slice(0, 16);
  return moment.startsWith(nominal) ? moment : `${nominal} → ${moment}`;
}

/** The slots in the period, its first moment included and its last not. */
export function slotsIn(schedule: Schedule, from: string, to: string, quiet = true): string[] {
  const slots: string[] = [];
  let slot = nextSlot(schedule, at(from) - 1, calendar, quiet);
  for (; slot.instant < at(to); slot = nextSlot(schedule, slot.instant, calendar, quiet)) slots.push(show(slot));
  return slots;
}
