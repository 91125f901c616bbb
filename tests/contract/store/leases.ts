/** What every engine must do with leases: one holder at a time, whoever asks at once, until its time is over or it gives it back. */
import { describe, expect, test } from 'vitest';
import { releaseLease, takeLease } from '../../../src/store/leases.ts';
import { NOW } from '../../store/given.ts';
import type { Given } from './given.ts';

const SPAN_MS = 45_000;

export function leasesContract(given: Given): void {
  const take = (who: string, now = NOW, name = 'poll') =>
    given.store.read((db) => takeLease(db, name, { who, until: now + SPAN_MS }, now));
  const release = (who: string) => given.store.read((db) => releaseLease(db, 'poll', who));

  describe('a lease', () => {
    test('is the first one’s until its time is over, and then the next one’s', async () => {
      expect(await take('one')).toBe(true);
      expect(await take('other')).toBe(false);
      expect(await take('other', NOW + SPAN_MS - 1)).toBe(false);
      expect(await take('other', NOW + SPAN_MS)).toBe(true);
      expect(await take('one', NOW + SPAN_MS)).toBe(false);
    });

    test('lasts longer for whoever extends it, also when its time was over and nobody took it', async () => {
      await take('one');
      expect(await take('one', NOW + 40_000)).toBe(true);
      expect(await take('other', NOW + SPAN_MS)).toBe(false);
      expect(await take('one', NOW + 10 * SPAN_MS)).toBe(true);
      expect(await take('other', NOW + 10 * SPAN_MS)).toBe(false);
    });

    test('is one’s of several who ask at once, new or run out', async () => {
      const names = Array.from({ length: 8 }, (_, index) => `process ${index}`);
      for (const now of [NOW, NOW + SPAN_MS]) {
        const taken = await Promise.all(names.map((who) => take(`${who} at ${now}`, now)));
        expect(taken.filter(Boolean)).toHaveLength(1);
      }
    });

    test('is free at once when its holder gives it back, and nobody else can', async () => {
      await take('one');
      await release('other');
      expect(await take('other')).toBe(false);
      await release('one');
      await release('one');
      expect(await take('other')).toBe(true);
    });

    test('has nothing to do with one of another name', async () => {
      expect(await take('one', NOW, 'poll')).toBe(true);
      expect(await take('other', NOW, 'connection')).toBe(true);
      await release('other');
      expect(await take('other', NOW, 'poll')).toBe(false);
    });
  });
}
