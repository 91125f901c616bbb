/** Puts measures in the order in which they matter today, and cuts the list into pages. */
import type { Measure } from '../plan/schema.ts';
import type { Day } from '../time/day.ts';
import { perDay } from './tally.ts';

export const PAGE_SIZE = 8;

/**
 * The first `count` measures in order of urgency: due today or later first, the nearest before all; then overdue, the
 * latest first; undated last. Equal days stay in document order. Plans have few different days, so the days are put in
 * order, not the measures: the cost stays linear.
 */
export function mostUrgent(measures: readonly Measure[], today: Day, count = measures.length): Measure[] {
  const wanted: { day: Day | null; room: number; found: Measure[] }[] = [];
  const counts = perDay(measures);
  let room = count;
  for (const day of daysByUrgency(counts, today)) {
    if (room <= 0) break;
    wanted.push({ day, room: Math.min(room, counts.get(day) ?? 0), found: [] });
    room -= counts.get(day) ?? 0;
  }
  const byDay = new Map(wanted.map((entry) => [entry.day, entry]));
  let missing = wanted.reduce((sum, entry) => sum + entry.room, 0);
  for (const measure of measures) {
    if (missing === 0) break;
    const entry = byDay.get(measure.due?.day ?? null);
    if (!entry || entry.found.length === entry.room) continue;
    entry.found.push(measure);
    missing -= 1;
  }
  return wanted.flatMap(({ found }) => found);
}

function daysByUrgency(counts: ReadonlyMap<Day | null, number>, today: Day): (Day | null)[] {
  const days = [...counts.keys()].filter((day) => day !== null).sort();
  return [...days.filter((day) => day >= today), ...days.filter((day) => day < today).reverse(), null];
}

/** The page that is shown of a list of that length; the last one when there are fewer. */
export function pageShown(total: number, page: number): number {
  const last = Math.max(0, Math.ceil(total / PAGE_SIZE) - 1);
  return Math.min(Math.max(0, page), last);
}

/** Where that page begins. */
export function pageStart(total: number, page: number): number {
  return pageShown(total, page) * PAGE_SIZE;
}
