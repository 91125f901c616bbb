/** Reads what an English schedule says of its days: every Monday, fridays, monthly on the 15th, last working day of each month. */
import { wordNumeral } from '../../time/numerals.ts';
import { matchAt } from '../../time/reading/scan.ts';
import type { PieceEnd } from './piece.ts';
import { timeOfDayAt } from './times.ts';

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const FULL = 'monday|tuesday|wednesday|thursday|friday|saturday|sunday';
const DAY = `(?:${FULL}|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)`;
const END = '(?![a-z0-9])';
const ORDINAL =
  '(?:\\d{1,3}(?:st|nd|rd|th)|(?:(?:twenty|thirty)[ -])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|tenth|eleventh|twelfth|[a-z]+teenth|twentieth|thirtieth)';
const COUNT = '(?:two|three|four|five|six|seven|eight|nine|ten|few|couple of|other|second|third|\\d+)';

const WEEKLY = new RegExp(
  `(?:(?:every|each) (?:week${END}(?:,? (?:on )?(?<behind>${DAY})s?${END})?|(?<day>${DAY})s?${END})` +
    `|(?:weekly|once (?:a|per|every|each) week)${END}(?:,? (?:on |every )?(?<after>${DAY})s?${END})?` +
    `|(?:on )?(?<before>${DAY})s? (?:weekly|(?:every|each) week)${END}` +
    `|(?:on )?(?<plural>${FULL})s${END})`,
  'uy',
);
const MORE_WEEKDAYS = new RegExp(
  `(?: ?[,&/-] ?(?:and |or )?| (?:and|or|to|through|until|till) )(?:every |each |on )?${DAY}s?${END}`,
  'uy',
);
const MONTH = '(?:(?:every|each) (?:calendar )?month|monthly|once (?:a|per|every|each) month)';
const OF_MONTH = '(?:of (?:the|each|every|a|any) month|(?:every|each) month|monthly)';
const WORKING = '(?<which>first|1st|last|final) (?:working|work|business) ?day';
const LAST = '(?<end>last|final) day';
const NUMBERED = `(?:(?<ordinal>${ORDINAL})(?: day)?|day (?<number>\\d{1,3}))`;
/** The bare number is one only behind on: monthly on 15. */
const MONTHLY = new RegExp(
  `${MONTH}${END}(?:,? (?:on )?(?:the )?(?:${WORKING}|${LAST}|${NUMBERED})${END}|,? on (?:the )?(?<figure>\\d{1,3})${END})?`,
  'uy',
);
const DAY_OF_MONTH = new RegExp(
  `(?:on )?(?:the |every |each )?(?:${WORKING}|${LAST}|${NUMBERED}) ${OF_MONTH}${END}`,
  'uy',
);
const END_OF_MONTH = new RegExp(`(?:at |on )?(?:the )?end of (?:each|every) month${END}`, 'uy');
const MORE_MONTH_DAYS = new RegExp(
  `(?: ?[,&-] ?| (?:and|or|to) )(?:and )?(?:the )?(?:\\d{1,2}(?:st|nd|rd|th)|last day)${END}`,
  'uy',
);
const OTHER_OF_MONTH = new RegExp(
  `(?:on )?(?:the )?[a-z0-9-]+(?: to last)? (?:${DAY}|(?:working|work|business) ?days?|weekday|weekend|week) ${OF_MONTH}${END}` +
    `|${MONTH},? (?:on )?(?:the )?(?:first|second|third|fourth|fifth|last|\\d(?:st|nd|rd|th)) (?:${DAY}|(?:working|work|business) ?days?|weekday|weekend|week)${END}` +
    `|(?:on )?(?:the )?\\d{1,2}(?:st|nd|rd|th)(?:(?:, ?(?:and )?| and | or | to |-)(?:the )?\\d{1,2}(?:st|nd|rd|th))+ ${OF_MONTH}${END}` +
    `|(?:at |in |on )?(?:the )?(?:start|beginning|middle) of (?:each|every) month${END}` +
    `|${MONTH} (?:by|before|until|till|after|from) (?:the )?[a-z0-9]+`,
  'uy',
);
const NOT_OFFERED = new RegExp(
  `(?:every (?:${COUNT} (?:weeks?|months?|days?|years?|quarters?|hours?|${DAY}s?)|day|weekday|(?:working|work|business) ?day|weekend|quarter|year|hour|fortnight|morning|afternoon|evening|night)` +
    '|each (?:day|weekday|(?:working|work|business) ?day|weekend|quarter|year|hour|morning|evening)' +
    '|bi-?weekly|fortnightly|daily|everyday|quarterly|yearly|annually|hourly|nightly|bi-?monthly|semi-?monthly|weekdays|weekends|workdays' +
    `|(?:twice|(?:${COUNT}) times) (?:a|per|each|every) (?:day|week|month|quarter|year)|once (?:a|per|every|each) (?:day|quarter|year|fortnight))s?${END}`,
  'uy',
);
const BARE = new RegExp(`(?:on )?(?<day>${DAY})${END}`, 'uy');
const ONE_DAY = new RegExp(
  `(?:on )?(?:(?:this|next|last|coming|the|this coming) ${DAY}|today|tomorrow)${END},?(?: at)?`,
  'uy',
);
/** A deadline that comes again and again (by every Monday) is neither a schedule nor a date. */
const BOUND_BEFORE = /(?:^|[^a-z])(?:by|before|until|till|after|since|from|than) $/u;

/** The days that an English schedule names exactly at the offset; never inside a word. */
export function enDaysAt(text: string, at: number): PieceEnd | undefined {
  if (/[a-z0-9]/u.test(text[at - 1] ?? '')) return undefined;
  const said = notOffered(text, at) ?? weeks(text, at) ?? months(text, at) ?? weekdayAlone(text, at);
  const isBound = BOUND_BEFORE.test(text.slice(Math.max(0, at - 8), at));
  if (!said || !isBound) return said;
  // Until Friday 16:00: the time alone is then in the way.
  return said.is === 'weekday' ? undefined : { end: said.end, is: 'wrong' };
}

function notOffered(text: string, at: number): PieceEnd | undefined {
  const match = matchAt(NOT_OFFERED, text, at) ?? matchAt(OTHER_OF_MONTH, text, at);
  const known = match && (matchAt(DAY_OF_MONTH, text, at) ?? matchAt(MONTHLY, text, at));
  // On the last working day of each month is offered; every month alone is less than what was said.
  if (!match || (known && known[0].length >= match[0].length)) return undefined;
  return { end: at + match[0].length, is: 'wrong' };
}

function weeks(text: string, at: number): PieceEnd | undefined {
  const match = matchAt(WEEKLY, text, at);
  if (!match?.groups) return undefined;
  const { behind, day, after, before, plural } = match.groups;
  const named = behind ?? day ?? after ?? before ?? plural;
  const end = at + match[0].length;
  const last = named === undefined ? end : pastMore(MORE_WEEKDAYS, text, end);
  if (last > end) return { end: last, is: 'wrong' };
  return { end, is: 'week', weekday: named === undefined ? null : weekdayNumber(named) };
}

function months(text: string, at: number): PieceEnd | undefined {
  const close = matchAt(END_OF_MONTH, text, at);
  if (close) return { end: at + close[0].length, is: 'month', on: { day: 31 } };
  const match = matchAt(DAY_OF_MONTH, text, at) ?? matchAt(MONTHLY, text, at);
  if (!match?.groups) return undefined;
  const { which, end: last, ordinal, number, figure } = match.groups;
  const end = at + match[0].length;
  if (which) return { end, is: 'month', on: { workingDay: which === 'first' || which === '1st' ? 'first' : 'last' } };
  if (last) return { end, is: 'month', on: { day: 31 } };
  const said = ordinal ?? number ?? figure;
  if (said === undefined) return { end, is: 'month', on: null };
  const more = pastMore(MORE_MONTH_DAYS, text, end);
  const day = /^\d/u.test(said) ? Number.parseInt(said, 10) : wordNumeral(said);
  if (more > end || !day || day > 31) return { end: more, is: 'wrong' };
  return { end, is: 'month', on: { day } };
}

/** Monday 9am is a schedule, Monday alone a date; next Monday at 9 comes only once. */
function weekdayAlone(text: string, at: number): PieceEnd | undefined {
  const once = matchAt(ONE_DAY, text, at);
  const behind = at + (once?.[0].length ?? 0);
  const time = once ? timeOfDayAt(text, text[behind] === ' ' ? behind + 1 : behind) : undefined;
  if (time) return { end: time.end, is: 'wrong' };
  const bare = once ? null : matchAt(BARE, text, at);
  if (!bare || /(?:this|next|last|coming) $/u.test(text.slice(Math.max(0, at - 7), at))) return undefined;
  const end = at + bare[0].length;
  const more = pastMore(MORE_WEEKDAYS, text, end);
  if (more === end) return { end, is: 'weekday', weekday: weekdayNumber(bare.groups?.day ?? '') };
  return timeOfDayAt(text, text[more] === ' ' ? more + 1 : more) ? { end: more, is: 'wrong' } : undefined;
}

function pastMore(pattern: RegExp, text: string, at: number): number {
  let end = at;
  for (let more = matchAt(pattern, text, end); more; more = matchAt(pattern, text, end)) end += more[0].length;
  return end;
}

function weekdayNumber(day: string): number {
  return WEEKDAYS.indexOf(day.slice(0, 3)) + 1;
}
