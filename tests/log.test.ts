/** The logger: levels, and one JSON line per event. */
import { expect, test } from 'vitest';
import { codeAndPlace, LOG_LEVELS, openLog } from '../src/log.ts';

test.each(LOG_LEVELS)('at level %s it writes that level and worse', (level) => {
  const lines: string[] = [];
  const log = openLog(level, (line) => lines.push(line));

  for (const of of ['debug', 'info', 'warn', 'error'] as const) log(of, 'event');

  const from = LOG_LEVELS.indexOf(level);
  expect(lines.map((line) => JSON.parse(line).level)).toEqual(LOG_LEVELS.slice(from, -1));
});

test('a line ends with a line break and holds the facts', () => {
  const lines: string[] = [];
  openLog('info', (line) => lines.push(line))('info', 'answered', { id: '7', ms: 1.5 });

  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^\{.*\}\n$/u);
  expect(JSON.parse(lines[0] ?? '')).toEqual({
    level: 'info',
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/u),
    event: 'answered',
    id: '7',
    ms: 1.5,
  });
});

test('what must not be written is not, even if it gets into the facts by mistake', () => {
  const lines: string[] = [];
  const facts: object = { id: '7', token: 'SECRET-1', cause: { text: 'SECRET-2', url: 'postgres://u:SECRET-3@h/d' } };

  openLog('info', (line) => lines.push(line))('error', 'failed', facts);

  expect(lines[0]).not.toContain('SECRET');
  expect(lines[0]).toContain('"id":"7"');
});

test('an error is told by its code and place, never by its message', () => {
  const told = codeAndPlace(new TypeError('what somebody wrote'));

  expect(told.code).toBe('TypeError');
  expect(told.at).toMatch(/^at /u);
  expect(JSON.stringify(told)).not.toContain('somebody');
});
