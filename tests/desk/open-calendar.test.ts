/** Opening the calendar: what people supply is used when it is sound, and reported with every place when it is not. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readCalendar } from '../../src/desk/open-calendar.ts';
import { PlanError, type Problem } from '../../src/plan/problem.ts';
import { addDays, type Day } from '../../src/time/day.ts';
import { fixedHolidays } from '../../src/time/fixed-holidays.ts';
import { openCalendar } from '../../src/time/working-days.ts';

const DATA = join(import.meta.dirname, '../../data');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'duban-data-'));
  mkdirSync(join(folder, 'calendar'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const sound = {
  year: 2027,
  off: ['2026-12-31', ...fixedHolidays(2027), '2027-02-08'],
  work: ['2027-02-14'],
  source: 'the notice for 2027',
};

function write(file: string, data: unknown): void {
  writeFileSync(join(folder, 'calendar', file), typeof data === 'string' ? data : JSON.stringify(data));
}

function problems(): readonly Problem[] {
  try {
    readCalendar(folder);
  } catch (error) {
    if (error instanceof PlanError) return error.problems;
    throw error;
  }
  return [];
}

/** `data/calendar/2027.json off[0]: …` of every problem. */
function told(): string[] {
  return problems().map(({ path, message }) => `${path}: ${message}`);
}

describe('a calendar folder', () => {
  test('need not be there', () => {
    rmSync(join(folder, 'calendar'), { recursive: true });

    expect(readCalendar(folder).isKnown(2026)).toBe(true);
    expect(readCalendar(folder).isKnown(2027)).toBe(false);
  });

  test('makes a year known', () => {
    write('2027.json', sound);
    const calendar = readCalendar(folder);

    expect(calendar.isKnown(2027)).toBe(true);
    expect(['2026-12-31', '2027-02-08', '2027-02-14'].map((day) => calendar.isWorkingDay(day as Day))).toEqual([
      false,
      false,
      true,
    ]);
  });

  test('may hold other things, and corrections to a year that is known', () => {
    write('README.md', '# not an arrangement');
    write('2026.json', { year: 2026, off: ['2026-09-03'], work: ['2026-02-23'], source: 'a correction' });
    const calendar = readCalendar(folder);

    expect(calendar.isWorkingDay('2026-09-03' as Day)).toBe(false);
    expect(calendar.isWorkingDay('2026-02-23' as Day)).toBe(true);
    expect(calendar.isWorkingDay('2026-02-20' as Day)).toBe(false);
  });

  test('of this house is sound', () => {
    expect(readCalendar(DATA).isKnown(2026)).toBe(true);
  });
});

describe('the pattern that the folder documents', () => {
  const readme = readFileSync(join(DATA, 'calendar/README.md'), 'utf8');
  const pattern = /```json\n(?<json>.*?)```/su.exec(readme)?.groups?.json ?? '';

  test('is the whole of 2026, as the package has it', () => {
    write('2026.json', pattern);
    const [read, known] = [readCalendar(folder), openCalendar()];
    const days = Array.from({ length: 365 }, (_, passed) => addDays('2026-01-01' as Day, passed));
    const { off, work } = JSON.parse(pattern);

    expect(days.filter((day) => read.isWorkingDay(day))).toEqual(days.filter((day) => known.isWorkingDay(day)));
    expect([off.length, work.length]).toEqual([33, 6]);
  });
});

describe('a file that can not be right', () => {
  test('is reported when it is not JSON', () => {
    write('2027.json', '{"year": 2027,');

    expect(told()).toEqual([expect.stringMatching(/^data\/calendar\/2027\.json: is not JSON: .+/u)]);
    expect(problems()[0]?.remedy).toContain('mend');
  });

  test('is reported when it can not be read', () => {
    mkdirSync(join(folder, 'calendar/2027.json'));

    expect(told()).toEqual(["data/calendar/2027.json: can't be read (EISDIR)"]);
  });

  test('is reported with every place, file by file', () => {
    write('2027.json', { ...sound, off: [...sound.off, '2027-02-30'], source: '' });
    write('2028.json', { year: '2028', off: [], work: ['8 January'], note: 'spare' });

    const paths = problems().map(({ path }) => path);
    expect(paths.slice(0, 2)).toEqual(['data/calendar/2027.json off[8]', 'data/calendar/2027.json source']);
    expect(paths.slice(2).sort()).toEqual([
      'data/calendar/2028.json',
      'data/calendar/2028.json source',
      'data/calendar/2028.json work[0]',
      'data/calendar/2028.json year',
    ]);
    expect(problems().every(({ remedy }) => remedy.includes("the State Council's notice"))).toBe(true);
    expect(told()[0]).toContain('YYYY-MM-DD');
  });

  test('is reported under the name of another year', () => {
    write('2028.json', sound);
    write('draft.json', sound);

    expect(told()).toEqual(['data/calendar/2028.json: is for 2027', 'data/calendar/draft.json: is for 2027']);
    expect(problems()[0]?.remedy).toBe('name it 2027.json');
  });

  test.each([
    [{ off: [...sound.off, '2028-10-01'] }, 'off[8]: 2028-10-01 lies neither in 2027 nor in the December before'],
    [{ off: [...sound.off, '2026-11-30'] }, 'off[8]: 2026-11-30 lies neither in 2027 nor in the December before'],
    [{ off: [...sound.off, '2027-02-08'] }, 'off[8]: 2027-02-08 stands at off[7] already'],
    [{ work: ['2027-02-14', '2027-02-08'] }, 'work[1]: 2027-02-08 stands at off[7] already'],
    [{ work: ['2027-02-15'] }, 'work[0]: 2027-02-15 is from Monday to Friday and worked anyway'],
  ])('is reported when it has a slip: %j', (slip, expected) => {
    write('2027.json', { ...sound, ...slip });

    expect(told()).toEqual([`data/calendar/2027.json ${expected}`]);
  });

  test('is reported when a year that nobody else knows lacks its fixed holidays', () => {
    write('2027.json', { ...sound, off: sound.off.filter((day) => !day.startsWith('2027-10')) });

    expect(told()).toEqual([
      'data/calendar/2027.json off: lacks 2027-10-01, 2027-10-02, 2027-10-03: every day off of the year belongs here, those on weekends too',
    ]);
  });
});
