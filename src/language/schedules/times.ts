/** Reads a time of day: 上午9点, 下午四点半, 16:00, 4.30pm, at noon. */
import { parseTime, type TimeOfDay } from '../../time/instant.ts';
import { readNumeral } from '../../time/numerals.ts';
import { matchAt } from '../../time/reading/scan.ts';
import type { PieceEnd } from './piece.ts';

/** What goes on as a number or counts something: 9点30天内 is no half past nine. */
const COUNTED =
  '(?! ?[%天日号月年个項项条周季小星节部名家位份类]|[\\d〇零一二三四五六七八九十百千]|[、,.~-] ?\\d|[和及与至到] ?\\d)';
const HOUR = '(?<hour>\\d{1,4}|[零〇一二两三四五六七八九十廿]{1,4})';
const MINUTE = [
  '整',
  '(?<half>半)',
  '(?<quarters>[一三13])刻钟?',
  ' ?(?<minute>\\d{1,3}|[零〇一二三四五六七八九十]{1,3})分(?![之类管工级局别])',
  `(?<figures>\\d{2}|[零〇][一二三四五六七八九]|[二三四五]?十[一二三四五六七八九]?)${COUNTED}`,
].join('|');
const ZH_PART = '(?<part>凌晨|清晨|早上|早晨|早间|早|上午|中午|午间|下午|午后|傍晚|晚上|晚间|晚|夜里|夜间)';
const ZH = new RegExp(
  `(?:${ZH_PART}的? ?)?${HOUR} ?(?:(?:点钟?|时(?![限间候期段效常代机刻事节下]))(?:${MINUTE})?|:(?<behind>\\d{1,2})(?::\\d\\d)?(?![\\d:])(?! ?[ap]\\.?m| in the ))`,
  'uy',
);
const ZH_NOON = /(?:正午|中午)(?:12[点时]整?)?(?![\d零一二两三四五六七八九十])/uy;
const EN_NOON = /(?:at )?(?:12 ?)?(?:noon|midday|(?<midnight>midnight))(?![a-z])/uy;
const EN_HALF = /(?:at |@ ?)?(?<hour>\d{1,4})(?:[:.](?<minute>\d{2}))? ?(?<half>[ap])\.?m(?:\.|(?![a-z]))/uy;
const EN_PART =
  /(?:at |@ ?)?(?<hour>\d{1,2})(?::(?<minute>\d{2}))?(?: o'clock)? in the (?<part>morning|afternoon|evening)(?![a-z])/uy;
const EN_PART_FIRST =
  /(?<part>morning|afternoon|evening)s?,? at (?<hour>\d{1,2})(?::(?<minute>\d{2}))?(?![\d:])(?! ?[ap]\.?m)/uy;
const EN_HOUR =
  /(?:(?:at |@ ?)(?<hour>\d{1,3})(?: o'clock)?(?![\d:./%-]|st|nd|rd|th)|(?<clock>\d{1,3}) ?o'clock)(?![a-z])/uy;
const EN_FIGURES = /(?:at |@ ?)(?=\d{1,4}:\d)/uy;

/** A time of day without the hour (每周一上午), which is none. */
const PART_ONLY =
  / ?的? ?(?:凌晨|清晨|早上|早晨|上午|下午|午后|傍晚|晚上|晚间)(?! ?[\d零一二两三四五六七八九十])| (?:in the )?(?:morning|afternoon|evening|night)s?(?![a-z])/uy;

/** The time of day that starts exactly at the offset of the folded text. */
export function timeOfDayAt(text: string, at: number): PieceEnd | undefined {
  return zhTime(text, at) ?? enTime(text, at);
}

/** Where a part of the day without an hour ends, if one starts at the offset. */
export function endOfPart(text: string, at: number): number | undefined {
  const match = matchAt(PART_ONLY, text, at);
  return match ? at + match[0].length : undefined;
}

function zhTime(text: string, at: number): PieceEnd | undefined {
  const noon = matchAt(ZH_NOON, text, at);
  if (noon) return { end: at + noon[0].length, is: 'time', at: '12:00' as TimeOfDay };
  const figures = matchAt(EN_FIGURES, text, at)?.[0].length ?? 0;
  const match = matchAt(ZH, text, at + figures);
  if (!match?.groups) return undefined;
  const { part = '', hour = '', half, quarters, minute, figures: bare, behind } = match.groups;
  const figure = behind?.length === 1 ? undefined : readNumeral(minute ?? bare ?? behind ?? '0');
  const minutes = half ? 30 : quarters ? (readNumeral(quarters) ?? 0) * 15 : (figure ?? Number.NaN);
  const hours = readNumeral(hour);
  // 04:30 is exact, 4:30 and 4点半 are not.
  const sure = hour.length > 1 && hour.startsWith('0');
  return pieceOf(match.index + match[0].length, zhHour(part, hours), minutes, part === '' && !sure);
}

/** The hour of 24; undefined when the part of the day does not have it (上午15点, 下午0点). */
function zhHour(part: string, hour: number | undefined): number | undefined {
  if (hour === undefined || part === '') return hour;
  if (/^凌晨/u.test(part)) return within(hour, 0, 6);
  if (/^[早清]/u.test(part)) return within(hour, 4, 11);
  if (part === '上午') return within(hour, 5, 12);
  if (/^[中午]/u.test(part) && part !== '午后') return hour === 1 ? 13 : within(hour, 11, 13);
  const first = /^(?:下午|午后)/u.test(part) ? 1 : 5;
  return hour >= first && hour <= 11 ? hour + 12 : within(hour, first === 1 ? 12 : 17, 23);
}

function enTime(text: string, at: number): PieceEnd | undefined {
  const noon = matchAt(EN_NOON, text, at);
  if (noon) {
    const time = (noon.groups?.midnight ? '00:00' : '12:00') as TimeOfDay;
    return { end: at + noon[0].length, is: 'time', at: time };
  }
  const match =
    matchAt(EN_HALF, text, at) ??
    matchAt(EN_PART, text, at) ??
    matchAt(EN_PART_FIRST, text, at) ??
    matchAt(EN_HOUR, text, at);
  if (!match?.groups) return undefined;
  const { hour, clock, minute = '0', half, part } = match.groups;
  const figure = Number(hour ?? clock);
  const afternoon = half === 'p' || (part !== undefined && part !== 'morning');
  const hours = half || part ? (within(figure, 1, 12) ?? Number.NaN) % 12 : figure;
  return pieceOf(at + match[0].length, afternoon ? hours + 12 : hours, Number(minute), !half && !part);
}

function within(hour: number, first: number, last: number): number | undefined {
  return hour >= first && hour <= last ? hour : undefined;
}

/** Without 上午 or pm an hour from one to six could be of either half of the day. */
function pieceOf(end: number, hour: number | undefined, minute: number, open: boolean): PieceEnd {
  const at = hour === undefined ? undefined : parseTime(`${twoDigits(hour)}:${twoDigits(minute)}`);
  if (!at) return { end, is: 'wrong' };
  return open && hour !== undefined && hour >= 1 && hour <= 6 ? { end, is: 'half-day' } : { end, is: 'time', at };
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
