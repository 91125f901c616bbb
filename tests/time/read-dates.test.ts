/** The dates of the corpus, the shape of all readings, and that no text is slow or breaks the reader. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Day, parseDay } from '../../src/time/day.ts';
import type { Period } from '../../src/time/period.ts';
import { type DateReading, readDatesAt } from '../../src/time/reading/read-dates.ts';

interface Row {
  text: string;
  ref: string;
  start: string | null;
  end: string | null;
  /** The part that is the date, when it is not the whole text. */
  reads?: string;
  others?: [string | null, string | null][];
  invalid?: true;
  vague?: true;
  note: string;
}

const ROWS: Row[] = readFileSync(new URL('../corpus/dates.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Row);

const THURSDAY = day('2017-06-15');

function day(text: string): Day {
  const parsed = parseDay(text);
  if (parsed === undefined) throw new Error(`${text} is no day`);
  return parsed;
}

function pair(period: Period): [string | null, string | null] {
  return [period.from, period.to];
}

/** The first place where a date starts, with its readings. */
function firstDate(text: string, today: Day): { at: number; readings: DateReading[] } | undefined {
  for (let at = 0; at < text.length; at += 1) {
    const readings = readDatesAt(text, at, today);
    if (readings.length > 0) return { at, readings };
  }
  return undefined;
}

/** The texts of all readings at the offset, longest first. */
function texts(text: string, at = 0): string[] {
  return readDatesAt(text, at, THURSDAY).map(({ end }) => text.slice(at, end));
}

describe('the corpus of dates', () => {
  const dates = ROWS.filter((row) => (row.start !== null || row.end !== null) && !row.invalid);
  const impossible = ROWS.filter((row) => row.invalid);
  const none = ROWS.filter((row) => row.start === null && row.end === null && !row.invalid);

  it('has at least 400 lines, and a fifth of them hold no date', () => {
    expect(ROWS.length).toBeGreaterThanOrEqual(400);
    expect(none.length / ROWS.length).toBeGreaterThan(0.2);
  });

  it.each(dates)('reads $text on $ref: $note', (row) => {
    const found = firstDate(row.text, day(row.ref));

    const longest = found?.readings[0];
    expect(longest && row.text.slice(found.at, longest.end)).toBe(row.reads ?? row.text);
    expect(longest && pair(longest.period)).toEqual([row.start, row.end]);
    expect(longest?.invalid ?? false).toBe(false);
    if (row.others) expect(longest?.others?.map(pair)).toEqual(row.others);
    if (row.vague) expect(longest?.vague).toBe(true);
  });

  it.each(impossible)('reads $text as a date that does not exist: $note', (row) => {
    const found = firstDate(row.text, day(row.ref));

    expect(found?.readings).toHaveLength(1);
    const [only] = found?.readings ?? [];
    expect(only && row.text.slice(found?.at, only.end)).toBe(row.reads ?? row.text);
    expect(only?.invalid).toBe(true);
  });

  it.each(none)('finds no date in $text', (row) => {
    expect(firstDate(row.text, day(row.ref))).toBeUndefined();
  });
});

describe('readings', () => {
  it('gives every complete phrase, longest first', () => {
    expect(texts('2017年6月底前完成')).toEqual(['2017年6月底前', '2017年6月底', '2017年6月', '2017年']);
    expect(texts('by 30 june 2017')).toEqual(['by 30 june 2017', 'by 30 june']);
    expect(texts('6月到9月期间')).toEqual(['6月到9月期间', '6月到9月', '6月']);
  });

  it('names the kind of each reading', () => {
    const kinds = readDatesAt('2017年6月底前完成', 0, THURSDAY).map(({ kind }) => kind);

    expect(kinds).toEqual(['boundary', 'end', 'period', 'period']);
    expect(readDatesAt('6月30日', 0, THURSDAY)[0]?.kind).toBe('day');
    expect(readDatesAt('30天内', 0, THURSDAY)[0]?.kind).toBe('window');
  });

  it('starts at a preposition as well as at the date behind it', () => {
    expect(texts('不晚于6月底')[0]).toBe('不晚于6月底');
    expect(texts('不晚于6月底', 3)[0]).toBe('6月底');
  });

  it('starts nowhere inside a longer date, number or word', () => {
    const inside = (text: string, part: string) => readDatesAt(text, text.indexOf(part), THURSDAY);

    expect(inside('2017年6月', '6月')).toEqual([]);
    expect(inside('第三季度', '三季度')).toEqual([]);
    expect(inside('下下周', '下周')).not.toEqual(inside('上周', '上周'));
    expect(readDatesAt('下下周', 1, THURSDAY)).toEqual([]);
    expect(inside('12017年', '2017年')).toEqual([]);
    expect(inside('non-june', 'june')).toEqual([]);
    expect(inside('not later than june', 'later')).toEqual([]);
  });

  it('leaves in sight what it does not read of a longer phrase', () => {
    const rest = (text: string) => text.slice(readDatesAt(text, 0, THURSDAY)[0]?.end ?? 0);

    expect(rest('本月第2周')).toBe('第2周');
    expect(rest('2017年6月第三个星期五')).toBe('第三个星期五');
    expect(rest('去年同期')).toBe('同期');
    expect(rest('6月前后')).toBe('前后');
    expect(rest('年底前后')).toBe('前后');
    expect(rest('6月30日18:00')).toBe('18:00');
    expect(rest('in june and september')).toBe(' and september');
    expect(rest('today and the day after')).toBe(' and the day after');
  });

  it('never reads the rest of such a phrase as a date of its own', () => {
    for (const [text, part] of [
      ['2017年6月第三个星期五', '星期五'],
      ['本月第2周', '2周'],
      ['两三天内', '三天内'],
      ['三至五天内', '五天内'],
    ] as const) {
      expect(readDatesAt(text, text.indexOf(part), THURSDAY)).toEqual([]);
    }
  });
});

describe('any text', () => {
  const pieces = fc.constantFrom(
    ...'2017年 6月 底 前 之前 到 至 、 和 - . / ( ) 第 三 季度 上半年 下 本 周 五 日 30 13 0 天 内 后 个月 未来 近 两 年 初 中 旬 以来 起 从 截至 十三五 国庆 今年 明天 星期 的'.split(
      ' ',
    ),
    ...'by |before |june |may |30 |2017 |the |end of |q3 |next |week |month |from |to |and |in |5 |days |friday |31 |february |, |half |first |ago |within '.split(
      '|',
    ),
    ' ',
    '\u{1F4C5}',
    '\ud800',
    '\u202e',
  );
  const phrases = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(''));
  const anyText = fc.oneof(phrases, fc.string({ unit: 'binary', maxLength: 60 }));
  const days = fc
    .integer({ min: 0, max: 60_000 })
    .map((offset) => day(new Date(Date.UTC(1950, 0, 1 + offset)).toISOString().slice(0, 10)));

  it('is read without failing, into periods in order, inside the text, longest first, always alike', () => {
    fc.assert(
      fc.property(anyText, days, (text, today) => {
        for (let at = 0; at <= text.length; at += 1) {
          const readings = readDatesAt(text, at, today);

          expect(readDatesAt(text, at, today)).toEqual(readings);
          readings.forEach((reading, index) => {
            expect(reading.end).toBeGreaterThan(at);
            expect(reading.end).toBeLessThanOrEqual(text.length);
            expect(reading.end).toBeLessThan(readings[index - 1]?.end ?? Number.POSITIVE_INFINITY);
            for (const { from, to } of [reading.period, ...(reading.others ?? [])]) {
              expect(from === null || to === null || from <= to).toBe(true);
            }
            if (!reading.invalid) expect(pair(reading.period)).not.toEqual([null, null]);
            if (reading.invalid) expect(readings).toHaveLength(1);
          });
        }
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    '第',
    '2017年',
    '从',
    '6月到',
    '6月、',
    '一',
    '2017-',
    ' ',
    'end of ',
    'the end of ',
    'from june to ',
    'june, ',
    'early late mid ',
    '6 月 ',
    '未来',
    '(',
  ])('is read in time that grows with its length: %j over and over', (unit) => {
    const text = unit.repeat(Math.ceil(10_000 / unit.length));

    const started = performance.now();
    for (let at = 0; at < text.length; at += 1) readDatesAt(text, at, THURSDAY);

    expect(performance.now() - started).toBeLessThan(1000);
  });
});
