/** The columns that hold JSON: what may stand in them, checked on the way out. */
import { z } from 'zod';
import type { Filter, UnitFilter, Watch } from '../plan/query.ts';
import type { Subscription } from '../session.ts';
import { type Day, parseDay } from '../time/day.ts';
import { parseTime, type TimeOfDay } from '../time/instant.ts';
import type { Schedule } from '../time/schedule.ts';
import { StoreError } from './problem.ts';

const words = z.array(z.string());
const day = z.custom<Day>((value) => typeof value === 'string' && parseDay(value) !== undefined);
const at = z.custom<TimeOfDay>((value) => typeof value === 'string' && parseTime(value) !== undefined);
const role = z.enum(['lead', 'support', 'either', 'only lead']);
const instant = z.int();

const units: z.ZodType<UnitFilter> = z.strictObject({ names: words, match: z.enum(['any', 'all']), role });

/** Strict: a part of a filter that this code does not know must not be passed over, or it would carry too much. */
const filter: z.ZodType<Filter> = z.strictObject({
  items: words.exactOptional(),
  units: z.array(units).exactOptional(),
  due: z.strictObject({ from: day.nullable(), to: day.nullable() }).exactOptional(),
  section: z.array(z.int()).exactOptional(),
  topic: words.exactOptional(),
  phase: z.int().exactOptional(),
  mine: role.exactOptional(),
  relative: z.enum(['overdue', 'next', 'first', 'last']).exactOptional(),
});

export const WatchJson: z.ZodType<Watch> = z.strictObject({
  where: filter,
  except: filter.exactOptional(),
  period: z.string().exactOptional(),
});

export const ScheduleJson: z.ZodType<Schedule> = z.union([
  z.strictObject({ every: z.literal('week'), weekday: z.int().min(1).max(7), at }),
  z.strictObject({ every: z.literal('month'), day: z.int().min(1).max(31), at }),
  z.strictObject({ every: z.literal('month'), workingDay: z.enum(['first', 'last']), at }),
]);

export const SubscriptionJson: z.ZodType<Subscription> = z.strictObject({
  id: z.string(),
  chat: z.string(),
  words: z.string(),
  watch: WatchJson,
  schedule: ScheduleJson,
  follows: z.boolean(),
  next: instant.nullable(),
  nominal: day.nullable(),
  paused: z.strictObject({ since: instant, until: instant.nullable() }).nullable(),
  since: day.nullable(),
});

/** Reads a column. Throws StoreError when it does not hold what was written there; `what` names the row. */
export function readJson<T>(json: z.ZodType<T>, text: string, what: string): T {
  const { data, error } = json.safeParse(parse(text));
  if (error === undefined) return data;
  const remedy = 'It was changed by hand, or by another version of Duban. Correct it, or restore a backup.';
  throw new StoreError('failed', `the store: ${what} can’t be read`, remedy, error);
}

/** Text that is no JSON becomes undefined, which nothing accepts. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
