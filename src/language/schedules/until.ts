/** Reads how long a pause lasts: 到下周一, 两周, until 1 July, for 30 days. */
import { addDays, type Day } from '../../time/day.ts';
import { type DateReading, readDatesAt } from '../../time/reading/read-dates.ts';
import { normalise } from '../normalise.ts';

const FRAME =
  /^(?:暂停|停止?|周报|订阅|推送|pause|digest)*[,: ]*(?:直到|直至|到|至|为期|(?:until|till|up to|to|for)(?: the)?(?![a-z]))? ?(?<when>.+?)(?:为止|止|(?:再|才)(?:发|恢复|继续|推送))?[.。!]*$/u;
/** 两周 and two weeks count from today. */
const COUNTED = ['后', ' from now'];

/** The first day on which it is on again: the named day itself, or the first of a named period. Null for anything else, and for a day that is not ahead. */
export function readUntil(text: string, { today }: { today: Day }): Day | null {
  const when = FRAME.exec(normalise(text).text)?.groups?.when;
  if (when === undefined) return null;
  const reading = [when, ...COUNTED.map((words) => `${when}${words}`)]
    .map((words) => readWhole(words, today))
    .find((found) => found !== undefined);
  const day = reading ? firstDayOn(reading) : null;
  return day !== null && day > today ? day : null;
}

/** 到月底 lasts through the end of the month; until July ends when July begins. Up to a boundary (7月1日前) is no day. */
function firstDayOn({ kind, period }: DateReading): Day | null {
  if (kind === 'end') return period.to && addDays(period.to, 1);
  return kind === 'day' || kind === 'period' ? period.from : null;
}

function readWhole(words: string, today: Day): DateReading | undefined {
  const reading = readDatesAt(words, 0, today).find(({ end }) => end === words.length);
  return reading?.invalid ? undefined : reading;
}
