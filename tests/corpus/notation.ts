/** Writes a request on one line, so that a corpus of questions can be read and extended by anyone. */
import type { Request } from '../../src/conversation.ts';
import type { readSubscription } from '../../src/language/subscription.ts';
import type { Filter, Query, Watch } from '../../src/plan/query.ts';
import type { Period } from '../../src/time/period.ts';
import type { Schedule } from '../../src/time/schedule.ts';

/** `leads items=24`, `measures units=lead:市编办 due=..2017-12-31`, `help`, `greeting`, `not understood (progress)`. */
export function writeRequest(request: Request): string {
  switch (request.kind) {
    case 'query':
      return writeQuery(request.query);
    case 'command':
      return `/${request.name} ${request.args}`.trim();
    case 'greeting':
      return 'greeting';
    case 'unclear':
      return `not understood (${request.reason})`;
  }
}

function writeQuery({ tell, also, where, except, of, order, limit, claim }: Query): string {
  const parts = [
    [tell, ...(also ?? [])].join('+'),
    of && of !== 'measures' ? `of=${of}` : '',
    order ? `order=${order}` : '',
    limit ? `limit=${limit}` : '',
    ...writeFilter(where),
    ...(except ? writeFilter(except).map((part) => `except.${part}`) : []),
    claim?.units ? `claim=${claim.units.join('、')}${claim.only ? ' only' : ''}` : '',
    claim?.due ? `claim=${writePeriod(claim.due)}` : '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}

/** The parts of a filter: `units=lead:市编办`, `due=..2017-12-31`. */
export function writeFilter(filter: Filter): string[] {
  return [
    filter.items ? `items=${filter.items.join(',')}` : '',
    ...(filter.units ?? []).map(
      ({ names, match, role }) => `units=${role.replace(' ', '-')}:${names.join(match === 'all' ? '+' : '|')}`,
    ),
    filter.mine ? `mine=${filter.mine.replace(' ', '-')}` : '',
    filter.due ? `due=${writePeriod(filter.due)}` : '',
    filter.section ? `section=${filter.section.join(',')}` : '',
    filter.phase !== undefined ? `phase=${filter.phase}` : '',
    ...(filter.topic ?? []).map((words) => `topic="${words}"`),
    filter.relative ? `relative=${filter.relative}` : '',
  ].filter((part) => part !== '');
}

function writePeriod({ from, to }: Period): string {
  return from !== null && from === to ? from : `${from ?? ''}..${to ?? ''}`;
}

const WEEKDAYS = ['', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** `Monday 09:00; units=lead:市司法局 period=30天内`, `no time; the unit's own`, `not read (time: 每周八)`. */
export function writeSubscription(read: ReturnType<typeof readSubscription>): string {
  if (read.kind === 'not-read') return `not read (${read.part}: ${read.words.join(' / ')})`;
  return `${writeSchedule(read.schedule)}; ${read.watch ? writeWatch(read.watch) : "the unit's own"}`;
}

/** `Monday 09:00`, `day 15 09:00`, `first working day 09:00`. */
export function writeSchedule(schedule: Schedule | null): string {
  if (schedule === null) return 'no time';
  const { at } = schedule;
  if (schedule.every === 'week') return `${WEEKDAYS[schedule.weekday]} ${at}`;
  return 'day' in schedule ? `day ${schedule.day} ${at}` : `${schedule.workingDay} working day ${at}`;
}

/** The filter, and in words the period that moves with the day; `everything` for the whole plan. */
export function writeWatch({ where, except, period }: Watch): string {
  const parts = [
    ...writeFilter(where),
    period === undefined ? '' : `period=${period}`,
    ...(except ? writeFilter(except).map((part) => `except.${part}`) : []),
  ].filter((part) => part !== '');
  return parts.length > 0 ? parts.join(' ') : 'everything';
}
