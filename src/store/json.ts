/** The columns that hold JSON: what may stand in them, checked on the way out. */
import { z } from 'zod';
import type { Asked } from '../conversation.ts';
import type { Filter, Query, UnitFilter, Watch } from '../plan/query.ts';
import type { Proposal, Subscription } from '../session.ts';
import { type Day, parseDay } from '../time/day.ts';
import { parseTime, type TimeOfDay } from '../time/instant.ts';
import type { Schedule } from '../time/schedule.ts';
import { StoreError } from './problem.ts';

const words = z.array(z.string());
const day = z.custom<Day>((value) => typeof value === 'string' && parseDay(value) !== undefined);
const at = z.custom<TimeOfDay>((value) => typeof value === 'string' && parseTime(value) !== undefined);
const role = z.enum(['lead', 'support', 'either', 'only lead']);
const instant = z.int();

const period = z.strictObject({ from: day.nullable(), to: day.nullable() });
const units: z.ZodType<UnitFilter> = z.strictObject({ names: words, match: z.enum(['any', 'all']), role });

/** Strict: a part of a filter that this code does not know must not be passed over, or it would carry too much. */
const filter: z.ZodType<Filter> = z.strictObject({
  items: words.exactOptional(),
  units: z.array(units).exactOptional(),
  due: period.exactOptional(),
  section: z.array(z.int()).exactOptional(),
  topic: words.exactOptional(),
  phase: z.int().exactOptional(),
  mine: role.exactOptional(),
  relative: z.enum(['overdue', 'next', 'first', 'last']).exactOptional(),
});

const tell = z.enum(['measures', 'text', 'leads', 'supports', 'due', 'count', 'ranking', 'phases', 'about']);
const query: z.ZodType<Query> = z.strictObject({
  tell,
  also: z.array(tell).exactOptional(),
  where: filter,
  except: filter.exactOptional(),
  of: z.enum(['measures', 'items', 'leads', 'supports', 'sections', 'phases']).exactOptional(),
  order: z.enum(['most', 'fewest']).exactOptional(),
  limit: z.int().exactOptional(),
  claim: z
    .strictObject({ units: words.exactOptional(), only: z.boolean().exactOptional(), due: period.exactOptional() })
    .exactOptional(),
});

export const AskedJson: z.ZodType<Asked> = z.strictObject({ query, page: z.int().nonnegative() });

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

/** Without the chat, which may get another key: the row's counts. */
const proposed: z.ZodType<Omit<Subscription, 'chat'>> = z.strictObject({
  id: z.string(),
  thread: z.string().nullable(),
  words: z.string(),
  watch: WatchJson,
  schedule: ScheduleJson,
  follows: z.boolean(),
  next: instant.nullable(),
  nominal: day.nullable(),
  paused: z.strictObject({ since: instant, until: instant.nullable() }).nullable(),
  since: day.nullable(),
});

/** What is kept of a proposal; when it expires stands in a column of its own. */
export interface KeptProposal extends Pick<Proposal, 'id' | 'units' | 'message'> {
  subscription: Omit<Subscription, 'chat'>;
  isConfirmed: boolean;
}

export const ProposalJson: z.ZodType<KeptProposal> = z.strictObject({
  id: z.string(),
  subscription: proposed,
  units: words,
  message: z.string(),
  isConfirmed: z.boolean(),
});

/** Reads a column. Throws StoreError when it does not hold what was written there; `what` names the row. */
export function readJson<T>(json: z.ZodType<T>, text: string, what: string): T {
  const { data, error } = json.safeParse(parse(text));
  if (error === undefined) return data;
  const remedy = 'It was changed by hand, or by another version of Duban. Correct it, or restore a backup.';
  throw new StoreError('failed', `the store: ${what} can’t be read`, remedy, error);
}

/** What the text holds, when it holds that; undefined for anything else. */
export function readIf<T>(json: z.ZodType<T>, text: string): T | undefined {
  return json.safeParse(parse(text)).data;
}

/** Text that is no JSON becomes undefined, which nothing accepts. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
