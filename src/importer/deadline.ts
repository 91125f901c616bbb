/** Deadlines as plans word them: a table of named patterns, each of which must cover the whole wording. */
import { type Day, dayOf } from '../time/day.ts';
import { readNumeral } from '../time/numerals.ts';
import { halfPeriod, monthPeriod, type Period, quarterPeriod, yearPeriod } from '../time/period.ts';
import { NUMERAL, readYear, YEAR } from './numerals.ts';

/** What is worth telling about how a day was read. */
export type DeadlineNote = 'inclusive' | 'range' | 'year-of-plan' | 'more-words';

export type Deadline =
  | { kind: 'day'; day: Day; notes: DeadlineNote[] }
  /** The wording says that there is no end. */
  | { kind: 'open' }
  /** A deadline that returns: no single day. */
  | { kind: 'recurring' }
  /** A date that the calendar does not have, or a year that is not given. */
  | { kind: 'impossible' };

type Groups = Record<string, string | undefined>;
interface Point {
  name: string;
  pattern: string;
  /** The last day of what is named. */
  last: (groups: Groups, year: number) => Day | null | undefined;
  /** Whether a following 前 leaves a doubt: 6月前 may exclude June, 6月底前 can't. */
  wide?: true;
}

const Y = `(?:(?<year>${YEAR})年(?:度)?|本年度?|今年)?`;
const M = `(?<month>${NUMERAL}|元)月(?:份)?`;

/** One line per kind of point in time. The longest wording wins because each must cover everything. */
const POINTS: readonly Point[] = [
  {
    name: '2025年12月31日',
    pattern: `${Y}${M}(?<day>${NUMERAL})[日号]`,
    last: (groups, year) => dayOf(year, number(groups.month), number(groups.day)),
  },
  {
    name: '2025-12-31, 2025.12.31',
    pattern: String.raw`(?<year>\d{4})[-./](?<month>\d{1,2})[-./](?<day>\d{1,2})`,
    last: (groups, year) => dayOf(year, number(groups.month), number(groups.day)),
  },
  {
    name: '2025年12月上旬',
    pattern: `${Y}${M}(?<third>[上中下])旬`,
    last: (groups, year) =>
      groups.third === '下'
        ? monthEnd(groups, year)
        : dayOf(year, number(groups.month), groups.third === '上' ? 10 : 20),
  },
  { name: '2025年12月底', pattern: `${Y}${M}(?:月?底|末)`, last: monthEnd },
  { name: '2025年6月', pattern: `${Y}${M}`, last: monthEnd, wide: true },
  {
    name: '2025年第三季度',
    pattern: `${Y}第?(?<quarter>[一二三四1-4])季度(?<edge>底|末)?`,
    last: (groups, year) => end(quarterPeriod(year, number(groups.quarter))),
    wide: true,
  },
  {
    name: '2025年上半年',
    pattern: `${Y}(?<half>[上下])半年(?<edge>底|末)?`,
    last: (groups, year) => end(halfPeriod(year, groups.half === '上' ? 1 : 2)),
    wide: true,
  },
  {
    name: '2025年底, 2025年年末',
    pattern: `(?:(?<year>${YEAR})年|本年|今年)?年?(?:底|末)`,
    last: (_, year) => end(yearPeriod(year)),
  },
  {
    name: '2025年',
    pattern: `(?:(?<year>${YEAR})年(?:度)?|本年度?|今年)`,
    last: (_, year) => end(yearPeriod(year)),
    wide: true,
  },
  { name: '全年', pattern: `(?:(?<year>${YEAR})年)?全年(?:推进|实施|开展)?`, last: (_, year) => end(yearPeriod(year)) },
];

const BEFORE = '(?:力争|确保|争取|计划|预计|原则上|最迟|拟|须|应|于|在|至|到|截至|截止)*';
const LIMIT = '(?<limit>前|之前|以前|内|之内|以内|止|为止)?';
const DONE =
  '(?:(?:(?:基本|全面|全部|如期|按期|初步)*(?:完成|建成|实现|落实|到位|办结|见效|出台|启动实施))+(?:任务|目标|到位|完毕)?|取得(?:明显|阶段性|实质性|显著)*(?:成效|进展|成果))?';
// 2025年底前出台方案: the day is plain whatever is to be done by then, if nothing more is said about time.
const MORE = '(?<=前)(?<more>(?:(?![年月日]|季度|长期|持续)\\p{Script=Han}){1,16})';
const RANGE = `(?:${YEAR}年?|(?:${YEAR}年)?${NUMERAL}月(?:${NUMERAL}日)?)(?:-|至|到)`;

const READERS = POINTS.map((point) => ({
  ...point,
  expression: new RegExp(`^${BEFORE}(?<range>${RANGE})?${point.pattern}${LIMIT}(?:${DONE}|${MORE})$`, 'u'),
}));

const OPEN = /^(?:长期|持续|常年|常态化?|不断|始终)+(?:坚持|推进|实施|开展|任务|落实|抓好|执行|有效|进行|深化|完善)*$/u;
const RECURRING = /^(?:每年|每半年|每季度|每个?月|每周|逐年|按年度?|按季度?|按月)/u;

/**
 * Reads a deadline out of folded text; undefined when it is none.
 * `yearOfPlan` stands in when the wording has no year and the plan covers just one.
 */
export function readDeadline(wording: string, yearOfPlan?: number): Deadline | undefined {
  const text = wording.replace(/\s+/gu, '');
  if (RECURRING.test(text)) return { kind: 'recurring' };
  if (OPEN.test(text)) return { kind: 'open' };
  for (const reader of READERS) {
    const groups = reader.expression.exec(text)?.groups;
    if (groups) return readPoint(reader, groups, yearOfPlan);
  }
  return undefined;
}

function readPoint(point: Point, groups: Groups, yearOfPlan: number | undefined): Deadline {
  const said = groups.year ?? new RegExp(YEAR, 'u').exec(groups.range ?? '')?.[0];
  const year = said === undefined ? yearOfPlan : readYear(said);
  const day = year === undefined ? undefined : point.last(groups, year);
  if (!day) return { kind: 'impossible' };
  const notes: DeadlineNote[] = [];
  if (point.wide && !groups.edge && groups.limit?.endsWith('前')) notes.push('inclusive');
  if (groups.range !== undefined) notes.push('range');
  if (groups.more !== undefined) notes.push('more-words');
  if (said === undefined) notes.push('year-of-plan');
  return { kind: 'day', day, notes };
}

function monthEnd(groups: Groups, year: number): Day | null | undefined {
  return end(monthPeriod(year, number(groups.month)));
}

function end(period: Period | undefined): Day | null | undefined {
  return period?.to;
}

function number(text: string | undefined): number {
  return text === '元' ? 1 : (readNumeral(text ?? '') ?? Number.NaN);
}
