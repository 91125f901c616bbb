/** What every engine must do with greetings: one a day in each chat, whatever the chat is called. */
import { describe, expect, test } from 'vitest';
import { moveGreeting, noteGreeting } from '../../../src/store/greetings.ts';
import { HOUR, NOW } from '../../store/given.ts';
import type { Given } from './given.ts';

const DAY = 24 * HOUR;

export function greetingsContract(given: Given): void {
  describe('a greeting', () => {
    const greet = (chat: string, at: number) => given.store.read((db) => noteGreeting(db, chat, at));

    test('is due once a day in each chat, for one of several who ask at once', async () => {
      const due = await Promise.all(Array.from({ length: 4 }, () => greet('test:a', NOW)));
      expect(due.filter(Boolean)).toHaveLength(1);
      expect(await greet('test:a', NOW + DAY - 1)).toBe(false);
      expect(await greet('test:b', NOW)).toBe(true);
      expect(await greet('test:a', NOW + DAY)).toBe(true);
    });

    test('goes along with a chat that gets another key', async () => {
      await greet('test:a', NOW);
      await given.store.transaction((db) => moveGreeting(db, 'test:a', 'test:b'));
      await given.store.transaction((db) => moveGreeting(db, 'test:a', 'test:b'));

      expect(await greet('test:b', NOW + 1)).toBe(false);
      expect(await greet('test:a', NOW + 1)).toBe(true);
    });
  });
}
