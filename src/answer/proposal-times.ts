/** When a proposed subscription would be sent: the next two times, why they move, and whether they are sure. */
import type { Block, World } from '../conversation.ts';
import type { Subscription } from '../session.ts';
import { partsOf } from '../time/day.ts';
import { dayAt, type Instant } from '../time/instant.ts';
import { dayMeant, nextSlot, type Schedule, type Slot } from '../time/schedule.ts';
import { officeWording } from './wording/office.ts';
import { dayText, slotText } from './wording/schedule.ts';

type Proposed = Pick<Subscription, 'watch' | 'schedule'>;

/** The next two times, why the first that moves does so, and whether they are sure. */
export function timesBlocks(world: World, proposed: Proposed, first: Slot, second: Slot): Block[] {
  const { subscriptions } = officeWording(world.lang);
  const said = (slot: Slot) => slotText(slot.instant, world.lang);
  const moved = movedNotes(world, proposed, world.session.now, first);
  const notes = [
    ...(moved.length > 0 ? moved : movedNotes(world, proposed, first.instant, second)),
    ...calendarNotes(world, proposed.schedule, [first, second]),
  ];
  return [
    { kind: 'text', text: subscriptions.nextTwo(said(first), said(second)) },
    ...notes.map((text): Block => ({ kind: 'note', text })),
  ];
}

/** Why a slot that comes after that moment is not at the time that was asked for, and from when its period is counted. */
function movedNotes({ session, lang }: World, { watch, schedule }: Proposed, after: Instant, slot: Slot): string[] {
  const { calendar, chat } = session;
  const { subscriptions } = officeWording(lang);
  const asked = nextSlot(schedule, after, calendar, false);
  if (asked.instant === slot.instant) return [];
  // One that was put off until after the moment lies before it.
  const day = asked.instant < slot.instant ? dayAt(asked.instant) : slot.nominal;
  const isDayOff = !('workingDay' in schedule) && !calendar.isWorkingDay(day);
  const when = slotText(slot.instant, lang);
  const why = isDayOff ? subscriptions.dayOff(dayText(day, lang), when) : subscriptions.outsideHours(when);
  const meant = dayMeant(schedule, slot.instant, calendar, chat.quiet);
  if (watch.period === undefined || meant === dayAt(slot.instant)) return [why];
  return [why, subscriptions.periodStays(watch.period, dayText(meant, lang))];
}

/** That the holidays of a year in which the times lie are not announced yet; where nothing moves, they make no difference. */
function calendarNotes({ session, lang }: World, schedule: Schedule, slots: readonly Slot[]): string[] {
  const { calendar, chat } = session;
  if (!chat.quiet && !('workingDay' in schedule)) return [];
  const years = new Set(slots.map(({ instant }) => partsOf(dayAt(instant)).year));
  const unknown = [...years].filter((year) => !calendar.isKnown(year));
  return unknown.length > 0 ? [officeWording(lang).subscriptions.holidaysUnknown(unknown)] : [];
}
