/** A channel's inbox: nothing that was kept is lost, nothing is in two processes' hands, and the order is that of arrival. */
import { describe, expect, test } from 'vitest';
import type { Inbox } from '../../src/channels/inbox.ts';
import { LOOK_MS } from '../../src/channels/inbox.ts';
import { openInbox } from '../../src/desk/inbox.ts';
import { StoreError } from '../../src/store/problem.ts';
import { type HandClock, openHandClock } from '../digest/hand-clock.ts';
import { describeOnEveryEngine } from '../store/engines.ts';
import { HOUR, NOW } from '../store/given.ts';

const CRASH_MS = 120_000;
const idsOf = (updates: { id: string }[]) => updates.map(({ id }) => id);

describeOnEveryEngine((given) => {
  test('gives the next process what is not handled, in the order of the calls, also within one millisecond', async () => {
    const clock = openHandClock(NOW);
    const inbox = openInbox(given.store, 'test', clock);
    const ids = ['9', '10', '8', 'b', 'a'];
    await Promise.all(ids.map((id) => inbox.put(id, `data of ${id}`)));
    await inbox.done('10');
    clock.pass(CRASH_MS);

    const next = openInbox(given.store, 'test', clock);
    expect(await next.takeOver(3)).toEqual([
      { id: '9', data: 'data of 9' },
      { id: '8', data: 'data of 8' },
      { id: 'b', data: 'data of b' },
    ]);
    expect(idsOf(await next.takeOver(3))).toEqual(['a']);
    expect(await next.takeOver(3)).toEqual([]);
  });

  test('does not give a process what it has itself', async () => {
    const clock = openHandClock(NOW);
    const inbox = openInbox(given.store, 'test', clock);
    await inbox.takeOver(9);
    await inbox.put('1', '');
    for (let look = 0; look < 20; look += 1) {
      clock.pass(LOOK_MS);
      expect(await inbox.takeOver(9)).toEqual([]);
    }
    expect(inbox.holds('1')).toBe(true);
  });

  test('is new to one of several who put it together, with the first data', async () => {
    const inbox = openInbox(given.store, 'test', openHandClock(NOW));
    const news = await Promise.all(['a', 'b', 'c'].map((data) => inbox.put('1', data)));
    await inbox.release();

    expect(news).toEqual([true, false, false]);
    expect(await inbox.takeOver(9)).toEqual([{ id: '1', data: 'a' }]);
  });

  test('keeps the order when the clock is set back', async () => {
    const clock = openHandClock(NOW);
    const inbox = openInbox(given.store, 'test', clock);
    await inbox.put('1', '');
    clock.turnTo(NOW - HOUR);
    await inbox.put('2', '');
    await inbox.release();

    expect(idsOf(await inbox.takeOver(9))).toEqual(['1', '2']);
  });

  test('belongs to one channel', async () => {
    const clock = openHandClock(NOW);
    const [one, other] = [openInbox(given.store, 'one', clock), openInbox(given.store, 'other', clock)];

    expect(await one.put('1', 'its own')).toBe(true);
    expect(await other.put('1', 'another')).toBe(true);
    await other.done('1');
    await one.release();

    expect(await one.takeOver(9)).toEqual([{ id: '1', data: 'its own' }]);
  });

  test('knows after a restart what waits, and what was there before', async () => {
    const clock = openHandClock(NOW);
    const inbox = openInbox(given.store, 'test', clock);
    await inbox.put('1', 'handled');
    await inbox.put('2', 'waits');
    await inbox.done('1');
    await given.store.close();
    clock.pass(CRASH_MS);

    const store = await given.place.open();
    const again = openInbox(store, 'test', clock);
    expect(await again.takeOver(9)).toEqual([{ id: '2', data: 'waits' }]);
    expect([await again.put('1', ''), await again.put('2', ''), await again.put('3', '')]).toEqual([
      false,
      false,
      true,
    ]);
    await store.close();
  });

  test('forgets ids a week after they were handled, while it runs', async () => {
    const clock = openHandClock(NOW);
    const inbox = openInbox(given.store, 'test', clock);
    await inbox.put('1', '');
    await inbox.done('1');
    clock.pass(8 * 24 * HOUR);
    await inbox.put('2', '');
    expect(await inbox.put('1', '')).toBe(false);

    await inbox.done('2');

    expect(await inbox.put('1', '')).toBe(true);
  });

  describe('when it could not be noted that an update is handled', () => {
    /** A store that can't be written for so long as the work takes: the table has another name. */
    async function broken(work: () => Promise<unknown>): Promise<void> {
      const rename = (from: string, to: string) =>
        given.store.read((db) => db.schema.alterTable(from).renameTo(to).execute());
      await rename('inbox', 'away');
      await work();
      await rename('away', 'inbox');
    }

    async function withOneUnsettled() {
      const clock = openHandClock(NOW);
      const inbox = openInbox(given.store, 'test', clock);
      await inbox.takeOver(9);
      await inbox.put('1', '');
      await broken(() => expect(inbox.done('1')).rejects.toBeInstanceOf(StoreError));
      return { clock, inbox };
    }
    const leftBy = async (clock: HandClock) => {
      clock.pass(CRASH_MS);
      return idsOf(await openInbox(given.store, 'test', clock).takeOver(9));
    };

    test('it is noted with what is put next', async () => {
      const { clock, inbox } = await withOneUnsettled();
      expect(await inbox.put('2', '')).toBe(true);

      expect(await leftBy(clock)).toEqual(['2']);
    });

    test('it is noted with the next one that is handled', async () => {
      const { clock, inbox } = await withOneUnsettled();
      await inbox.put('2', '');
      await inbox.done('2');

      expect(await leftBy(clock)).toEqual([]);
    });

    test('it is noted at the next look, though nothing else happens, and is not taken for left behind', async () => {
      const { clock, inbox } = await withOneUnsettled();
      clock.pass(CRASH_MS);
      expect(await inbox.takeOver(9)).toEqual([]);

      expect(await leftBy(clock)).toEqual([]);
    });

    test('it is noted before the rest is let go of', async () => {
      const { clock, inbox } = await withOneUnsettled();
      await inbox.put('2', '');
      await broken(() => expect(inbox.done('2')).rejects.toBeInstanceOf(StoreError));
      await inbox.put('3', '');
      await inbox.release();

      expect(await leftBy(clock)).toEqual(['3']);
    });

    test('it is no longer in this process’s hands', async () => {
      if (given.store.engine === 'sqlite') return;
      const { inbox } = await withOneUnsettled();
      expect(inbox.holds('1')).toBe(false);
    });
  });

  test('rejects when an update could not be kept, so that it is not confirmed', async () => {
    const inbox = openInbox(given.store, 'test', openHandClock(NOW));
    await given.store.close();

    await expect(inbox.put('1', '')).rejects.toBeInstanceOf(StoreError);
    await expect(inbox.takeOver(1)).rejects.toBeInstanceOf(StoreError);
    await expect(inbox.done('1')).rejects.toBeInstanceOf(StoreError);
  });

  describe('of two replicas', () => {
    /** Two that live, over one store; where the store belongs to one process, there are none. */
    function replicas(): { one: Inbox; other: Inbox; clock: ReturnType<typeof openHandClock> } | null {
      if (given.store.engine === 'sqlite') return null;
      const clock = openHandClock(NOW);
      return { one: openInbox(given.store, 'test', clock), other: openInbox(given.store, 'test', clock), clock };
    }

    test('neither takes what the other has in hand, however long it takes', async () => {
      const pair = replicas();
      if (!pair) return;
      const { one, other, clock } = pair;
      await one.put('1', '');
      for (let look = 0; look < 20; look += 1) {
        clock.pass(LOOK_MS);
        expect([await one.takeOver(9), await other.takeOver(9)]).toEqual([[], []]);
      }
      expect([one.holds('1'), other.holds('1')]).toEqual([true, false]);
    });

    test('the living one takes what the dead one had, in a while and without a restart', async () => {
      const pair = replicas();
      if (!pair) return;
      const { one, other, clock } = pair;
      await one.put('1', 'its data');
      await one.put('2', '');
      await one.done('2');
      let looks = 0;
      let taken: { id: string; data: string }[] = [];
      while (taken.length === 0 && looks < 20) {
        looks += 1;
        clock.pass(LOOK_MS);
        taken = await other.takeOver(9);
      }
      expect(taken).toEqual([{ id: '1', data: 'its data' }]);
      expect(looks * LOOK_MS).toBeLessThanOrEqual(105_000);
      // The dead one only slept: it finds out that it holds nothing any more.
      expect([one.holds('1'), other.holds('1')]).toEqual([false, true]);
      await one.takeOver(9);
      expect(one.holds('1')).toBe(false);
    });

    test('one that could not say that it lives stops answering before another begins', async () => {
      const pair = replicas();
      if (!pair) return;
      const { one, other, clock } = pair;
      await one.put('1', '');
      let stopped = 0;
      for (let second = 1; (await other.takeOver(9)).length === 0; second += 1) {
        if (!one.holds('1')) stopped ||= second;
        clock.pass(1000);
        expect(second).toBeLessThan(200);
        if (other.holds('1')) break;
      }
      expect(other.holds('1')).toBe(true);
      expect(stopped).toBeGreaterThan(0);
      // A call that was begun in the last moment has ended: none takes longer than 50 seconds.
      expect((clock.now() - NOW) / 1000 - stopped).toBeGreaterThanOrEqual(48);
    });

    test('what one lets go of when it stops the other has at its next look', async () => {
      const pair = replicas();
      if (!pair) return;
      const { one, other } = pair;
      await one.put('1', '');
      await one.release();
      expect(idsOf(await other.takeOver(9))).toEqual(['1']);
    });

    test('what one could not finish is not lost: when its lease has run out, either takes it', async () => {
      const pair = replicas();
      if (!pair) return;
      const { one, clock } = pair;
      await one.put('1', '');
      await one.put('2', '');
      one.letGo('1');
      const taken: string[] = [];
      for (let look = 0; look < 8; look += 1) {
        clock.pass(LOOK_MS);
        taken.push(...idsOf(await one.takeOver(9)));
      }
      expect(taken).toEqual(['1']);
    });
  });
});
