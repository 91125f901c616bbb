/** The outbox: every state that a delivery can take, on every engine. */
import { describe, expect, test } from 'vitest';
import { setQuiet } from '../../src/store/chats.ts';
import { enqueueNotice, LATE_AFTER_MS, nextRun, recover, settle } from '../../src/store/deliveries.ts';
import { describeOnEveryEngine } from './engines.ts';
import { group, HOUR, NOW } from './given.ts';
import { claim, claimed, delivery, owe, runAt } from './owed.ts';

describeOnEveryEngine((given) => {
  describe('what is owed', () => {
    test('is owed once, whoever finds it due', async () => {
      const { store } = given;
      const owed = await Promise.all([owe(store, 's1/2017-06-19'), owe(store, 's1/2017-06-19')]);

      expect(owed.toSorted()).toEqual([false, true]);
      expect(await owe(store, 's1/2017-06-19')).toBe(false);
      expect(await owe(store, 's1/2017-06-26')).toBe(true);
    });

    test('may be owed again when it was dropped, as if for the first time', async () => {
      const { store } = given;
      await owe(store, 's1/2017-06-19');
      const first = await claimed(store);
      await store.read((db) => settle(db, first, { state: 'dropped' }, NOW + HOUR));

      const again = await Promise.all([1, 2].map(() => owe(store, 's1/2017-06-19')));

      expect(again.toSorted()).toEqual([false, true]);
      expect(await delivery(store, 's1/2017-06-19')).toMatchObject({ state: 'queued', attempts: 0, settled_at: null });
      const second = await claimed(store);
      await store.read((db) => settle(db, second, { state: 'sent' }, NOW + HOUR));
      expect(await owe(store, 's1/2017-06-19')).toBe(false);
    });

    test('can be a message that is ready, for a chat that nobody has written in', async () => {
      const { store } = given;
      const reply = { blocks: [{ kind: 'text' as const, text: '已移交' }], choices: [] };
      const notice = { name: 'n1', chat: 'test:direct:1', reply, now: NOW };
      expect(await store.read((db) => enqueueNotice(db, notice))).toBe(true);
      expect(await store.read((db) => enqueueNotice(db, notice))).toBe(false);

      const taken = await claimed(store);
      expect(taken).toMatchObject({ slot: 'notice/n1', kind: 'notice', chat: 'test:direct:1', channel: 'test' });
      expect(JSON.parse(taken.reply ?? '')).toEqual(reply);
    });
  });

  describe('a claim', () => {
    test('is written down with who made it and for how long', async () => {
      const { store } = given;
      await owe(store, 'a');

      const taken = await claimed(store, { who: 'one', leaseMs: 5000 });

      expect(taken).toMatchObject({ slot: 'a', state: 'sending', attempts: 1, late: 0, tried_at: NOW });
      expect(taken).toMatchObject({ lease_by: 'one', lease_until: NOW + 5000 });
      expect(await delivery(store, 'a')).toEqual(taken);
      expect(await claim(store)).toEqual({ kind: 'none' });
    });

    test('is of the channel, and of what is due on it, the earliest first', async () => {
      const { store } = given;
      await owe(store, 'other', { chat: 'other:group' });
      await owe(store, 'second', { chat: 'test:2' });
      await owe(store, 'first', { chat: 'test:1' });
      await owe(store, 'later', { chat: 'test:3' });
      await runAt(store, 'first', NOW - 1);
      await runAt(store, 'later', NOW + 1);

      expect((await claimed(store)).slot).toBe('first');
      expect((await claimed(store)).slot).toBe('second');
      expect(await claim(store)).toEqual({ kind: 'none' });
      expect((await claimed(store, { now: NOW + 1 })).slot).toBe('later');
    });

    test('passes over a chat that something is being sent to', async () => {
      const { store } = given;
      await owe(store, 'a1', { chat: 'test:a' });
      await owe(store, 'a2', { chat: 'test:a' });
      await owe(store, 'b', { chat: 'test:b' });

      const taken = [await claimed(store), await claimed(store)];
      expect(new Set(taken.map(({ chat }) => chat))).toEqual(new Set(['test:a', 'test:b']));
      expect(await claim(store)).toEqual({ kind: 'none' });

      for (const one of taken) await store.read((db) => settle(db, one, { state: 'sent' }, NOW));
      expect((await claimed(store)).chat).toBe('test:a');
    });

    test('leaves a chat the time between two messages', async () => {
      const { store } = given;
      await owe(store, 'a1', { chat: 'test:a' });
      await owe(store, 'a2', { chat: 'test:a' });
      const first = await claimed(store, { perChatMs: 3000 });
      await store.read((db) => settle(db, first, { state: 'sent' }, NOW + 10));

      expect(await claim(store, { perChatMs: 3000, now: NOW + 3009 })).toEqual({ kind: 'none' });
      expect((await claim(store, { perChatMs: 3000, now: NOW + 3010 })).kind).toBe('claimed');
    });

    test('keeps the rate of the channel, and makes up for one that came a little late', async () => {
      const { store } = given;
      for (const chat of ['test:a', 'test:b', 'test:c', 'test:d', 'test:e']) await owe(store, chat, { chat });
      const take = (now: number) => claim(store, { intervalMs: 100, now });

      expect((await take(NOW)).kind).toBe('claimed');
      expect((await take(NOW)).kind).toBe('claimed');
      expect(await take(NOW)).toEqual({ kind: 'pace', until: NOW + 100 });
      expect((await take(NOW + 130)).kind).toBe('claimed');
      expect(await take(NOW + 199)).toEqual({ kind: 'pace', until: NOW + 200 });
      expect((await take(NOW + 200)).kind).toBe('claimed');
      expect(await take(NOW + 299)).toEqual({ kind: 'pace', until: NOW + 300 });
    });

    test('takes no place in the pace when there is nothing to claim', async () => {
      const { store } = given;
      expect(await claim(store, { intervalMs: 100 })).toEqual({ kind: 'none' });
      await owe(store, 'a');
      expect((await claim(store, { intervalMs: 100 })).kind).toBe('claimed');
    });

    test('outside office time is for chats without quiet hours', async () => {
      const { store } = given;
      await store.read((db) => group(db, 'test:quiet'));
      await store.read((db) => group(db, 'test:open'));
      await store.read((db) => setQuiet(db, 'test:open', false));
      for (const chat of ['test:quiet', 'test:open', 'test:unknown']) await owe(store, chat, { chat });

      expect((await claimed(store, { office: false })).chat).toBe('test:open');
      expect(await claim(store, { office: false })).toEqual({ kind: 'none' });
      expect((await claim(store)).kind).toBe('claimed');
      expect((await claim(store)).kind).toBe('claimed');
    });

    test('marks late what goes more than ten minutes after its slot', async () => {
      const { store } = given;
      await owe(store, 'on time', { chat: 'test:a', dueAt: NOW - LATE_AFTER_MS });
      await owe(store, 'late', { chat: 'test:b', dueAt: NOW - LATE_AFTER_MS - 1 });

      const taken = [await claimed(store), await claimed(store)];
      expect(Object.fromEntries(taken.map(({ slot, late }) => [slot, late]))).toEqual({ 'on time': 0, late: 1 });
    });

    test('by many at once takes each delivery once and each chat once at a time', async () => {
      const { store } = given;
      for (let chat = 0; chat < 6; chat += 1)
        for (const slot of ['x', 'y']) await owe(store, `${chat}/${slot}`, { chat: `test:${chat}` });

      const claims = await Promise.all(Array.from({ length: 12 }, (_, who) => claim(store, { who: `w${who}` })));

      const taken = claims.flatMap((result) => (result.kind === 'claimed' ? [result.delivery] : []));
      expect(taken).toHaveLength(6);
      expect(new Set(taken.map(({ chat }) => chat)).size).toBe(6);
    });
  });

  describe('a delivery that was claimed', () => {
    test.each(['sent', 'unknown', 'dead', 'empty', 'dropped'] as const)('can end as %s', async (state) => {
      const { store } = given;
      await owe(store, 'a');
      const taken = await claimed(store);

      expect(await store.read((db) => settle(db, taken, { state, failure: 'why' }, NOW + 7))).toBe(true);

      const ended = { state, failure: 'why', settled_at: NOW + 7, lease_by: null, lease_until: null, attempts: 1 };
      expect(await delivery(store, 'a')).toMatchObject(ended);
      expect(await claim(store)).toEqual({ kind: 'none' });
    });

    test('can be queued again for later', async () => {
      const { store } = given;
      await owe(store, 'a');
      const again = { state: 'queued', failure: 'not-sent', runAt: NOW + 500 } as const;
      await store.read(async (db) => settle(db, await claimed(store), again, NOW + 7));

      expect(await delivery(store, 'a')).toMatchObject({
        state: 'queued',
        attempts: 1,
        settled_at: null,
        lease_by: null,
      });
      expect(await claim(store, { now: NOW + 499 })).toEqual({ kind: 'none' });
      expect(await claimed(store, { now: NOW + 500 })).toMatchObject({ attempts: 2, tried_at: NOW });
    });

    test('was not tried when the platform only asked to wait', async () => {
      const { store } = given;
      await owe(store, 'a');
      const taken = await claimed(store);
      await store.read((db) => settle(db, taken, { state: 'queued', runAt: NOW, counts: false }, NOW));

      expect((await delivery(store, 'a')).attempts).toBe(0);
    });

    test('is settled by whoever holds the lease, and by nobody else', async () => {
      const { store } = given;
      await owe(store, 'a');
      const slow = await claimed(store, { who: 'slow' });
      await store.transaction((db) => recover(db, NOW + 1000));
      const quick = await claimed(store, { who: 'quick', now: NOW + 1000 });

      expect(await store.read((db) => settle(db, slow, { state: 'unknown' }, NOW + 1001))).toBe(false);
      expect(await store.read((db) => settle(db, quick, { state: 'sent' }, NOW + 1002))).toBe(true);
      expect(await store.read((db) => settle(db, quick, { state: 'dead' }, NOW + 1003))).toBe(false);
      expect((await delivery(store, 'a')).state).toBe('sent');
    });
  });

  describe('what a dead process was sending', () => {
    test('is left alone until the lease ends', async () => {
      const { store } = given;
      await owe(store, 'a');
      await claimed(store);

      expect(await store.transaction((db) => recover(db, NOW + 999))).toEqual({ again: 0, unknown: 0 });
      expect((await delivery(store, 'a')).state).toBe('sending');
    });

    test('is sent once more, marked, and after a second death is unknown', async () => {
      const { store } = given;
      await owe(store, 'a');
      await claimed(store);

      expect(await store.transaction((db) => recover(db, NOW + 1000))).toEqual({ again: 1, unknown: 0 });
      const queued = { state: 'queued', late: 1, resent: 1, run_at: NOW + 1000, lease_by: null, settled_at: null };
      expect(await delivery(store, 'a')).toMatchObject(queued);

      await claimed(store, { now: NOW + 2000 });
      expect(await store.transaction((db) => recover(db, NOW + 3000))).toEqual({ again: 0, unknown: 1 });
      const ended = { state: 'unknown', failure: 'crashed', settled_at: NOW + 3000, reported: 0 };
      expect(await delivery(store, 'a')).toMatchObject(ended);
      expect(await claim(store, { now: NOW + HOUR })).toEqual({ kind: 'none' });
    });

    test('is taken back at once by a process that knows itself to be alone, but not its own', async () => {
      const { store } = given;
      await owe(store, 'of the dead', { chat: 'test:a' });
      await claimed(store, { who: 'dead' });
      await owe(store, 'own', { chat: 'test:b' });
      await claimed(store, { who: 'alive' });

      expect(await store.transaction((db) => recover(db, NOW, 'alive'))).toEqual({ again: 1, unknown: 0 });
      expect((await delivery(store, 'of the dead')).state).toBe('queued');
      expect((await delivery(store, 'own')).state).toBe('sending');
    });

    test('is taken back once, by whichever of several comes first', async () => {
      const { store } = given;
      await owe(store, 'a');
      await claimed(store);

      const results = await Promise.all([1, 2, 3].map(() => store.transaction((db) => recover(db, NOW + 1000))));

      expect(results.map(({ again }) => again).toSorted()).toEqual([0, 0, 1]);
      expect((await delivery(store, 'a')).state).toBe('queued');
    });
  });

  test('the next run is told for the channel, with and without regard to quiet hours', async () => {
    const { store } = given;
    await store.read((db) => group(db, 'test:open'));
    await store.read((db) => setQuiet(db, 'test:open', false));
    const next = (unquiet: boolean, channel = 'test') => store.read((db) => nextRun(db, channel, unquiet));
    expect(await next(false)).toBeNull();

    await owe(store, 'quiet', { chat: 'test:quiet' });
    expect([await next(false), await next(true)]).toEqual([NOW, null]);

    await owe(store, 'open', { chat: 'test:open' });
    await runAt(store, 'open', NOW + 5);
    expect([await next(false), await next(true)]).toEqual([NOW, NOW + 5]);
    expect(await next(false, 'other')).toBeNull();
  });
});
