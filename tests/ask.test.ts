/** The question tool, run as people run it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Run, run } from './command-line.ts';

const ask = (parameters: readonly string[], input?: string): Promise<Run> =>
  run('ask.ts', parameters, { ...(input !== undefined && { input }) });

/** Answers the lines as one batch from standard input. */
async function batch(lines: readonly unknown[], parameters: readonly string[] = []) {
  const input = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
  const { status, out, err } = await ask([...parameters, '--batch', '-'], `${input}\n`);
  const results: Record<string, unknown>[] = out.split('\n').flatMap((line) => (line ? [JSON.parse(line)] : []));
  return { status, err, results };
}

describe('one question', () => {
  test('is answered as plain text', async () => {
    const { status, out, err } = await ask(['第24项谁牵头']);

    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toContain('市检察院');
  });

  test('is answered with its facts as JSON, on that day, for that unit, in that language', async () => {
    const { out } = await ask(['--now', '2017-06-15', '--as', '水务局', '--lang', 'en', '--json', '我的任务']);
    const result = JSON.parse(out);

    expect(Object.keys(result)).toEqual(['outcome', 'measures', 'units', 'due', 'count', 'query', 'text']);
    expect(result).toMatchObject({ outcome: 'answer', measures: ['7', '9.2'] });
    expect(result.text).toMatch(/source/iu);
  });

  test.each([
    [['--now', 'soon', 'question'], '2017-06-15'],
    [['--now', '2017-02-30', 'question'], '2017-06-15T09:30:00+08:00'],
    [['--lang', 'fr', 'question'], 'zh or en'],
    [['--colour', 'question'], '--colour'],
    [[], 'no question'],
    [['--batch', '-', 'question'], 'not both'],
    [['--batch', 'src'], 'it is a folder'],
    [['--batch', 'no-such-file.jsonl'], "can't be read"],
  ])('%j is refused with what is accepted', async (parameters, said) => {
    const { status, out, err } = await ask(parameters);

    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain(said);
    expect(err).toContain('usage:');
  });
});

describe('a batch', () => {
  test('is answered line by line, in order', async () => {
    const { status, results } = await batch([
      { id: 'a', text: '第24项谁牵头' },
      { id: 2, text: 'how many tasks are there' },
      { id: 'c', text: '第99项谁牵头', unknown: { key: true } },
    ]);

    expect(status).toBe(0);
    expect(results.map(({ id, outcome }) => [id, outcome])).toEqual([
      ['a', 'answer'],
      [2, 'answer'],
      ['c', 'not_found'],
    ]);
    expect(results[0]).toMatchObject({
      measures: ['24'],
      units: ['市编办', '市改革办', '市政府法制办', '市检察院'],
      count: null,
    });
    expect(results[1]).toMatchObject({ count: 52 });
    expect(Object.keys(results[0] ?? {})).toEqual([
      'id',
      'outcome',
      'measures',
      'units',
      'due',
      'count',
      'query',
      'text',
    ]);
  });

  test('keeps lines of one chat in one conversation and lets others stand alone', async () => {
    const { results } = await batch([
      { id: 1, chat: 'x', text: '第24项谁牵头' },
      { id: 2, chat: 'y', text: '它的牵头单位呢' },
      { id: 3, text: '它的牵头单位呢' },
      { id: 4, chat: 'x', text: '它的牵头单位呢' },
    ]);

    expect(results.map(({ outcome }) => outcome)).toEqual(['answer', 'clarify', 'clarify', 'answer']);
    expect(results[3]).toMatchObject({ measures: ['24'], units: ['市编办', '市改革办', '市政府法制办', '市检察院'] });
  });

  test('takes day, asker and language from the line, and otherwise from the command line', async () => {
    const { results } = await batch(
      [
        { id: 1, text: '我的任务', as: '市水务局' },
        { id: 2, text: '我的任务' },
        { id: 3, text: '本月到期', now: '2018-06-01' },
        { id: 4, text: '本月到期' },
        { id: 5, text: '本月到期', lang: 'en', as: null },
      ],
      ['--as', '市交通局', '--now', '2017-06-15'],
    );

    expect(results.map(({ measures }) => (measures as string[]).length)).toEqual([2, 1, 1, 11, 11]);
    expect(results[4]?.text).toMatch(/source/iu);
  });

  test('answers the good lines and says what is wrong with the bad ones', async () => {
    const { status, results } = await batch([
      'not JSON',
      { id: 1, text: '第24项谁牵头' },
      { id: 2 },
      { id: 3, text: 'question', now: 'soon' },
      [],
      'null',
      { id: 4, text: '第25项谁牵头' },
    ]);

    expect(status).toBe(1);
    expect(results.map(({ id }) => id)).toEqual([null, 1, null, null, null, null, 4]);
    expect(results.filter(({ id }) => id === null).every(({ outcome }) => outcome === 'error')).toBe(true);
    expect(results[0]?.error).toBe('line 1: not JSON');
    expect(results[2]?.error).toMatch(/^line 3: text: /u);
    expect(results[3]?.error).toContain('2017-06-15');
  });

  test('reads a file, with a byte order mark, CRLF, and a line separator inside of a text', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'duban-batch-'));
    const file = join(folder, 'questions.jsonl');
    writeFileSync(file, '\uFEFF{"id":1,"text":"第24项谁牵头"}\r\n\r\n{"id":2,"text":"第24项\u2028谁牵头"}');

    const { status, out } = await ask(['--batch', file]);
    rmSync(folder, { recursive: true });

    expect(status).toBe(0);
    expect(
      out
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line).id),
    ).toEqual([1, 2]);
  });

  test('says that a file is missing', async () => {
    const { status, out, err } = await ask(['--batch', 'no-such-file.jsonl']);

    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain('no-such-file.jsonl');
  });
});
