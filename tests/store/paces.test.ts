/** The pace of a channel, which all replicas share, on every engine. */
import { describe, expect, test } from 'vitest';
import { lockPace, pushPace, rewindPaces, setPace } from '../../src/store/paces.ts';
import { describeOnEveryEngine } from './engines.ts';
import { NOW } from './given.ts';

describeOnEveryEngine((given) => {
  describe('a pace', () => {
    test('lets a channel that was never used send at once', async () => {
      expect(await given.store.transaction((db) => lockPace(db, 'test'))).toBe(0);
    });

    test('is of one channel', async () => {
      const { store } = given;
      await store.transaction(async (db) => {
        await lockPace(db, 'test');
        await setPace(db, 'test', NOW);
      });

      expect(await store.transaction((db) => lockPace(db, 'test'))).toBe(NOW);
      expect(await store.transaction((db) => lockPace(db, 'other'))).toBe(0);
    });

    test('is pushed on, never back', async () => {
      const { store } = given;
      await store.transaction((db) => pushPace(db, 'test', NOW + 5000));
      await store.transaction((db) => pushPace(db, 'test', NOW + 2000));

      expect(await store.transaction((db) => lockPace(db, 'test'))).toBe(NOW + 5000);
    });

    test('keeps nobody waiting for a moment that was called off', async () => {
      const { store } = given;
      await store.transaction((db) => pushPace(db, 'ahead', NOW + 5000));
      await store.transaction((db) => pushPace(db, 'behind', NOW - 5000));
      await store.read((db) => rewindPaces(db, NOW));

      expect(await store.transaction((db) => lockPace(db, 'ahead'))).toBe(NOW);
      expect(await store.transaction((db) => lockPace(db, 'behind'))).toBe(NOW - 5000);
    });

    test('is taken by one after another', async () => {
      const { store } = given;
      await Promise.all(
        Array.from({ length: 20 }, () =>
          store.transaction(async (db) => setPace(db, 'test', (await lockPace(db, 'test')) + 1)),
        ),
      );

      expect(await store.transaction((db) => lockPace(db, 'test'))).toBe(20);
    });
  });
});
