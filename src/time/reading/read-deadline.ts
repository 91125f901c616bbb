/** Reads the wording that a plan gives as a deadline: 2017年6月底前完成, 2018年底, 长期坚持. */
import { type Day, parseDay } from '../day.ts';
import { readDatesAt } from './read-dates.ts';

/** The last day on which the work is in time, or that the plan sets none. */
export type Deadline = { day: Day } | { none: true };

const IN_FRONT =
  /^(?:(?:完成|办理|落实|整改|责任)?(?:时限|时间|期限)(?:要求|为)?[:：]?|计划|预计|原则上|力争|争取|确保|务必|应|须|要)*\s*(?:于|在)?\s*/u;
const BEHIND =
  /^(?:全面|全部|基本|初步|率先|集中|陆续|如期|按期)*(?:完成(?:到位|任务|工作|整改|验收)?|建成|实现|落实(?:到位)?|办结|到位|出台|印发|见效|达标)?[\s。;；,，、)）]*$/u;
const NO_DEADLINE =
  /^(?:坚持)?(?:长期|持续|常态化?|经常性?|常年|不间断)(?:性|地)?(?:坚持|推进|实施|开展|进行|落实|任务|工作|抓好|执行)?[\s。;；,，、)）]*$/u;
/** A wording means the same day whenever it is read, or it is no plan's: 年底前 depends on the reader's year. */
const READERS = [parseDay('2001-01-01'), parseDay('2044-08-31')];

/**
 * The deadline that a plan's wording sets; undefined when it is none that we know, names a day that does not exist,
 * depends on the day it is read, or can be meant in two ways (2018年前).
 */
export function readDeadline(text: string): Deadline | undefined {
  const wording = text.normalize('NFKC').trim().toLowerCase();
  if (NO_DEADLINE.test(wording)) return { none: true };
  const start = IN_FRONT.exec(wording)?.[0].length ?? 0;
  const days = READERS.map((today) => (today === undefined ? undefined : lastDay(wording, start, today)));
  const [day] = days;
  return day !== undefined && days.every((other) => other === day) ? { day } : undefined;
}

function lastDay(text: string, at: number, today: Day): Day | undefined {
  const reading = readDatesAt(text, at, today).find(({ end }) => BEHIND.test(text.slice(end)));
  if (!reading || reading.invalid || reading.vague || reading.kind === 'window') return undefined;
  const days = [reading.period, ...(reading.others ?? [])].map(({ to }) => to);
  const [day] = days;
  return day !== null && days.every((other) => other === day) ? day : undefined;
}
