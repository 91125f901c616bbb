/** Opens the calendar with the arrangements that people put into the data folder, or reports everything that is wrong with them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { PlanError, type Problem } from '../plan/problem.ts';
import { type Day, parseDay, partsOf, weekdayOf } from '../time/day.ts';
import { fixedHolidays } from '../time/fixed-holidays.ts';
import { type Calendar, type CalendarYear, isPublished, openCalendar } from '../time/working-days.ts';

const day = z.string().transform((value, context): Day => {
  const read = parseDay(value);
  if (read) return read;
  context.addIssue({ code: 'custom', message: 'not a day: write it as YYYY-MM-DD' });
  return z.NEVER;
});

const ArrangementSchema = z
  .strictObject({
    year: z.int().min(2000).max(2999),
    off: z.array(day),
    work: z.array(day),
    /** Which notice it was taken from. */
    source: z.string().min(1),
  })
  .superRefine((arrangement, context) => {
    for (const { path, message } of slipsIn(arrangement)) context.addIssue({ code: 'custom', path, message });
  });

/**
 * The calendar of `<data folder>/calendar/<year>.json`, as many as there are, laid over the package's.
 * Throws PlanError with the problems of all files.
 */
export function readCalendar(dataFolder: string): Calendar {
  const folder = join(dataFolder, 'calendar');
  const problems: Problem[] = [];
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
  const overlays = files.sort().flatMap((file) => readArrangement(folder, file, problems) ?? []);
  if (problems.length > 0) throw new PlanError(problems);
  return openCalendar(overlays);
}

function readArrangement(folder: string, file: string, problems: Problem[]): CalendarYear | undefined {
  const shown = `data/calendar/${file}`;
  const data = readJson(join(folder, file));
  if ('failure' in data) {
    problems.push({ path: shown, message: data.failure, remedy: 'mend the file, or take it away' });
    return undefined;
  }
  const read = ArrangementSchema.safeParse(data.json);
  const remedy = "correct this place by the State Council's notice for the year";
  for (const { path, message } of read.error?.issues ?? []) {
    problems.push({ path: [shown, placeOf(path)].join(' ').trim(), message, remedy });
  }
  if (read.data && file !== `${read.data.year}.json`) {
    problems.push({ path: shown, message: `is for ${read.data.year}`, remedy: `name it ${read.data.year}.json` });
  }
  return read.data;
}

function readJson(path: string): { json: unknown } | { failure: string } {
  try {
    return { json: JSON.parse(readFileSync(path, 'utf8')) };
  } catch (error) {
    if (error instanceof SyntaxError) return { failure: `is not JSON: ${error.message}` };
    return { failure: `can't be read (${error instanceof Error && 'code' in error ? error.code : 'unknown reason'})` };
  }
}

/** `['off', 3]` → `off[3]`. */
function placeOf(path: readonly PropertyKey[]): string {
  return path.map((key) => (typeof key === 'number' ? `[${key}]` : String(key))).join('');
}

interface Slip {
  path: (string | number)[];
  message: string;
}

/** Slips of whoever copied the notice, which no shape can tell: they would silently send digests on a holiday. */
function slipsIn({ year, off, work }: CalendarYear): Slip[] {
  const slips: Slip[] = [];
  const places = new Map<Day, string>();
  for (const [list, days] of Object.entries({ off, work })) {
    for (const [index, each] of days.entries()) {
      const place = `${list}[${index}]`;
      const message = places.has(each) ? `stands at ${places.get(each)} already` : slipOf(list, each, year);
      if (message) slips.push({ path: [list, index], message: `${each} ${message}` });
      places.set(each, place);
    }
  }
  const missing = isPublished(year) ? [] : fixedHolidays(year).filter((holiday) => !off.includes(holiday));
  if (missing.length === 0) return slips;
  const message = `lacks ${missing.join(', ')}: every day off of the year belongs here, those on weekends too`;
  return [...slips, { path: ['off'], message }];
}

function slipOf(list: string, day: Day, year: number): string | undefined {
  const parts = partsOf(day);
  const isNear = parts.year === year || (parts.year === year - 1 && parts.month === 12);
  if (!isNear) return `lies neither in ${year} nor in the December before`;
  // Not so when the package has it as a holiday: then the file corrects the package.
  const isWorkedAnyway = weekdayOf(day) <= 5 && openCalendar().isWorkingDay(day);
  return list === 'work' && isWorkedAnyway ? 'is from Monday to Friday and worked anyway' : undefined;
}
