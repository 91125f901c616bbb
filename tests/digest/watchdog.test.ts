/** The watchdog: a scheduler that stops is noticed, once for each outage. */
import { expect, test } from 'vitest';
import { openWatchdog } from '../../src/digest/watchdog.ts';
import { MINUTE } from './given.ts';

function watched() {
  const events: string[] = [];
  return { events, dog: openWatchdog(0, (level, event) => events.push(`${level} ${event}`)) };
}

test('a scheduler that runs is not spoken of', () => {
  const { events, dog } = watched();
  for (let minute = 1; minute < 20; minute += 1) {
    dog.ran(minute * MINUTE);
    dog.look(minute * MINUTE + 1);
  }
  expect(events).toEqual([]);
});

test('one that has not run for five minutes is, once, and again after the next outage', () => {
  const { events, dog } = watched();
  dog.look(5 * MINUTE);
  expect(events).toEqual([]);

  dog.look(5 * MINUTE + 1);
  dog.look(9 * MINUTE);
  expect(events).toEqual(['error scheduler stalled']);

  dog.ran(10 * MINUTE);
  dog.look(11 * MINUTE);
  dog.look(16 * MINUTE);
  expect(events).toEqual(['error scheduler stalled', 'warn scheduler runs again', 'error scheduler stalled']);
});
