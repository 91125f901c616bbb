/** Deliveries that failed: what owners are told, and what is tried once more, on every engine. */
import { describe, expect, test } from 'vitest';
import { recover, settle } from '../../src/store/deliveries.ts';
import { countFailures, lastSent, oldestFailure, retry, takeFailures } from '../../src/store/failures.ts';
import type { DeliveryState } from '../../src/store/schema.ts';
import type { Store } from '../../src/store/store.ts';
import { describeOnEveryEngine } from './engines.ts';
import { HOUR, NOW } from './given.ts';
import { claimed, delivery, owe } from './owed.ts';

/** A delivery that ended so. */
async function ended(
  store: Store,
  slot: string,
  state: Exclude<DeliveryState, 'sending'>,
  given: Parameters<typeof owe>[2] & { at?: number } = {},
): Promise<void> {
  await owe(store, slot, given);
  const taken = await claimed(store);
  await store.read((db) => settle(db, taken, { state, failure: 'why' }, given.at ?? NOW));
}

describeOnEveryEngine((given) => {
  describe('failures', () => {
    test('are told once', async () => {
      const { store } = given;
      await ended(store, 'sent', 'sent');
      expect(await store.read(oldestFailure)).toBeNull();

      await ended(store, 'dead', 'dead', { at: NOW + 20 });
      await ended(store, 'unknown', 'unknown', { at: NOW + 10 });
      expect(await store.read(oldestFailure)).toBe(NOW + 10);

      const taken = await Promise.all([store.transaction(takeFailures), store.transaction(takeFailures)]);
      expect(
        taken
          .flat()
          .map(({ slot }) => slot)
          .toSorted(),
      ).toEqual(['dead', 'unknown']);
      expect(await store.read(oldestFailure)).toBeNull();
    });

    test('are put back into the queue as if new, and marked late', async () => {
      const { store } = given;
      await ended(store, 'dead', 'dead', { chat: 'test:a' });
      await ended(store, 'unknown', 'unknown', { chat: 'test:b' });
      await ended(store, 'sent', 'sent', { chat: 'test:c' });
      await store.transaction(takeFailures);

      expect(await store.read((db) => retry(db, 'test:a', NOW + HOUR))).toBe(1);
      expect(await delivery(store, 'dead')).toMatchObject({
        state: 'queued',
        late: 1,
        resent: 0,
        attempts: 0,
        run_at: NOW + HOUR,
        tried_at: null,
        settled_at: null,
        reported: 0,
      });
      expect((await delivery(store, 'unknown')).state).toBe('unknown');
      expect(await store.read((db) => retry(db, null, NOW + HOUR))).toBe(1);
      expect(await store.read((db) => retry(db, null, NOW + HOUR))).toBe(0);
      expect((await delivery(store, 'sent')).state).toBe('sent');
    });

    test('are told again when they fail again', async () => {
      const { store } = given;
      await ended(store, 'a', 'dead');
      await store.transaction(takeFailures);
      await store.read((db) => retry(db, null, NOW));
      const taken = await claimed(store);
      await store.read((db) => settle(db, taken, { state: 'dead' }, NOW + 5));

      expect(await store.read(oldestFailure)).toBe(NOW + 5);
    });

    test('that a later digest of the subscription made up for are neither counted nor sent again', async () => {
      const { store } = given;
      await ended(store, 's/1', 'dead', { subscription: 's', dueAt: NOW - 2 * HOUR });
      await ended(store, 's/2', 'dead', { subscription: 's', dueAt: NOW - HOUR });
      await ended(store, 't/1', 'unknown', { subscription: 't', dueAt: NOW - 2 * HOUR });
      await ended(store, 't/2', 'sent', { subscription: 't', dueAt: NOW - HOUR });

      expect(await store.read((db) => countFailures(db, null))).toEqual({ dead: 1, unknown: 0, waiting: 0 });
      expect(await store.read((db) => retry(db, null, NOW))).toBe(1);
      expect((await delivery(store, 's/2')).state).toBe('queued');
      expect((await delivery(store, 's/1')).state).toBe('dead');
      expect((await delivery(store, 't/1')).state).toBe('unknown');
    });

    test('are counted by chat or everywhere, with what waits', async () => {
      const { store } = given;
      await ended(store, 'dead', 'dead', { chat: 'test:a' });
      await ended(store, 'unknown', 'unknown', { chat: 'test:a' });
      await ended(store, 'elsewhere', 'dead', { chat: 'test:b' });
      await owe(store, 'queued', { chat: 'test:a' });

      expect(await store.read((db) => countFailures(db, 'test:a'))).toEqual({ dead: 1, unknown: 1, waiting: 1 });
      expect(await store.read((db) => countFailures(db, null))).toEqual({ dead: 2, unknown: 1, waiting: 1 });
      await claimed(store);
      expect(await store.read((db) => countFailures(db, 'test:a'))).toMatchObject({ waiting: 1 });
    });
  });

  test('the last digest that was sent is told by chat or everywhere', async () => {
    const { store } = given;
    expect(await store.read((db) => lastSent(db, null))).toBeNull();

    await ended(store, 'a', 'sent', { chat: 'test:a', at: NOW + 1 });
    await ended(store, 'b', 'sent', { chat: 'test:b', at: NOW + 2 });
    await ended(store, 'dead', 'dead', { chat: 'test:a', at: NOW + 3 });

    expect(await store.read((db) => lastSent(db, 'test:a'))).toBe(NOW + 1);
    expect(await store.read((db) => lastSent(db, null))).toBe(NOW + 2);
  });

  test('a retried delivery is sent once more after a crash', async () => {
    const { store } = given;
    await ended(store, 'a', 'unknown');
    await store.read((db) => retry(db, null, NOW));
    await claimed(store);

    expect(await store.transaction((db) => recover(db, NOW + HOUR))).toEqual({ again: 1, unknown: 0 });
  });
});
