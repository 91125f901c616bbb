/** The logger: levels, and one JSON line per event. */
import { expect, test } from 'vitest';
import { LOG_LEVELS, openLog } from '../src/log.ts';

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

  expect(lines).toEqual(['{"level":"info","event":"answered","id":"7","ms":1.5}\n']);
});
