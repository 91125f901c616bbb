/** A channel's inbox: nothing that was kept is lost, nothing that was handled comes again, and the order is that of arrival. */
import { expect, test } from 'vitest';
import { openInbox } from '../../src/desk/inbox.ts';
import { StoreError } from '../../src/store/problem.ts';
import { openHandClock } from '../digest/hand-clock.ts';
import { describeOnEveryEngine } from '../store/engines.ts';
import { HOUR, NOW } from '../store/given.ts';

describeOnEveryEngine((given) => {
  test('gives what is not handled, in the order of the calls, also within one millisecond', async () => {
    const inbox = openInbox(given.store, 'test', openHandClock(NOW));
    const ids = ['9', '10', '8', 'b', 'a'];
    await Promise.all(ids.map((id) => inbox.put(id, `data of ${id}`)));
    await inbox.done('10');

    expect(await inbox.waiting(3)).toEqual([
      { id: '9', data: 'data of 9' },
      { id: '8', data: 'data of 8' },
      { id: 'b', data: 'data of b' },
    ]);
  });

  test('is new to one of several who put it together, with the first data', async () => {
    const inbox = openInbox(given.store, 'test', openHandClock(NOW));
    const news = await Promise.all(['a', 'b', 'c'].map((data) => inbox.put('1', data)));

    expect(news).toEqual([true, false, false]);
    expect(await inbox.waiting(9)).toEqual([{ id: '1', data: 'a' }]);
  });

  test('keeps the order when the clock is set back', async () => {
    const clock = openHandClock(NOW);
    const inbox = openInbox(given.store, 'test', clock);
    await inbox.put('1', '');
    clock.turnTo(NOW - HOUR);
    await inbox.put('2', '');

    expect((await inbox.waiting(9)).map(({ id }) => id)).toEqual(['1', '2']);
  });

  test('belongs to one channel', async () => {
    const clock = openHandClock(NOW);
    const [one, other] = [openInbox(given.store, 'one', clock), openInbox(given.store, 'other', clock)];

    expect(await one.put('1', 'its own')).toBe(true);
    expect(await other.put('1', 'another')).toBe(true);
    await other.done('1');

    expect(await one.waiting(9)).toEqual([{ id: '1', data: 'its own' }]);
  });

  test('knows after a restart what waits, and what was there before', async () => {
    const clock = openHandClock(NOW);
    const inbox = openInbox(given.store, 'test', clock);
    await inbox.put('1', 'handled');
    await inbox.put('2', 'waits');
    await inbox.done('1');
    await given.store.close();

    const store = await given.place.open();
    const again = openInbox(store, 'test', clock);
    expect(await again.waiting(9)).toEqual([{ id: '2', data: 'waits' }]);
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

  test('rejects when an update could not be kept, so that it is not confirmed', async () => {
    const inbox = openInbox(given.store, 'test', openHandClock(NOW));
    await given.store.close();

    await expect(inbox.put('1', '')).rejects.toBeInstanceOf(StoreError);
    await expect(inbox.waiting(1)).rejects.toBeInstanceOf(StoreError);
    await expect(inbox.done('1')).rejects.toBeInstanceOf(StoreError);
  });
});
