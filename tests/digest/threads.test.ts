/** Threads of a chat: each digest goes into the thread in which it was asked for, and nothing else does. */
import { describe, expect, test } from 'vitest';
import type { Subscription } from '../../src/session.ts';
import { setQuiet } from '../../src/store/chats.ts';
import { enqueueNotice } from '../../src/store/deliveries.ts';
import { retry } from '../../src/store/failures.ts';
import { notePerson } from '../../src/store/people.ts';
import { forgetThread, reschedule, saveSubscription } from '../../src/store/subscriptions.ts';
import type { Day } from '../../src/time/day.ts';
import { at, HOUR, MINUTE, MONDAY, openStation, type Station, states, subscribe } from './given.ts';

const DUE = at(MONDAY);
const TUESDAY = at('2017-06-20');

/** A group with a weekly digest in a thread. */
async function inThread(given: Partial<Subscription> = {}) {
  const station = await openStation();
  const subscription = await subscribe(station, { thread: '77', ...given });
  return { ...station, subscription };
}

const threads = ({ platform }: Pick<Station, 'platform'>) => platform.taken.map(({ thread = null }) => thread);

async function moveTo({ store, clock }: Station, subscription: Subscription, thread: string | null): Promise<void> {
  const making = { by: 'test:li', at: clock.now(), planVersion: 'v1' };
  await store.read((db) => saveSubscription(db, { ...subscription, thread }, making));
}

describe('a digest', () => {
  test('goes into the thread of its subscription, week after week', async () => {
    const station = await inThread();
    await station.digests.passTo(at('2017-06-26'));

    expect(station.platform.taken).toMatchObject([
      { chat: 'group', thread: '77' },
      { chat: 'group', thread: '77' },
    ]);
  });

  test('outside all threads names none', async () => {
    const station = await inThread({ thread: null });
    await station.digests.passTo(DUE);

    expect(station.platform.taken[0]).not.toHaveProperty('thread');
  });

  test('stays apart from those of other threads that are due at the same moment', async () => {
    const station = await inThread();
    for (const [id, thread] of Object.entries({ other: '78', none: null, third: '77' })) {
      await subscribe(station, { id, thread, words: `本单位 ${id}` });
    }
    await station.digests.passTo(DUE);

    const sent = station.platform.taken.map(({ thread = null, text }) => [/本单位 (\w+)/u.exec(text)?.[1], thread]);
    expect(Object.fromEntries(sent)).toEqual({ undefined: '77', other: '78', none: null, third: '77' });
    expect(sent).toHaveLength(4);
  });

  test('that waits when its subscription moves goes where it is wanted now', async () => {
    const station = await inThread();
    station.clock.turnTo(at(MONDAY, '18:00'));
    await station.digests.run();
    expect(await states(station)).toEqual(['queued']);
    await moveTo(station, { ...station.subscription, next: at('2017-06-26'), nominal: '2017-06-26' as Day }, '78');
    await station.digests.passTo(TUESDAY);

    expect(threads(station)).toEqual(['78']);
  });

  test('that failed is tried again in its thread, also when somebody asks for it', async () => {
    const station = await inThread();
    station.treatments.push({ kind: 'fail' }, { kind: 'refuse' });
    await station.digests.passTo(DUE + MINUTE);
    expect(await states(station)).toEqual(['dead']);
    await station.store.read((db) => retry(db, 'test:group', station.clock.now()));
    await station.digests.run();

    expect(threads(station)).toEqual(['77']);
    expect(station.platform.asked.map(({ thread }) => thread)).toEqual(['77', '77', '77']);
    expect(station.platform.taken[0]?.text).toContain('补发');
  });

  test('that was interrupted is sent again in its thread', async () => {
    const station = await inThread();
    station.clock.turnTo(DUE);
    await station.digests.run();
    const lease = { state: 'sending', lease_by: 'dead', lease_until: DUE } as const;
    await station.store.read((db) =>
      db
        .updateTable('deliveries')
        .set({ ...lease, settled_at: null })
        .execute(),
    );
    await station.another().run();

    expect(threads(station)).toEqual(['77', '77']);
  });

  test('that catches up after a pause does so in its thread', async () => {
    const station = await inThread({ since: '2017-06-12' as Day });
    const paused = { since: at('2017-06-17'), until: at('2017-06-21', '00:00') };
    const next = { next: at('2017-06-21', '08:30'), nominal: MONDAY as Day };
    await station.store.read((db) => reschedule(db, [{ ...station.subscription, paused, ...next }]));
    await station.digests.passTo(at('2017-06-21'));

    expect(threads(station)).toEqual(['77']);
    expect(station.platform.taken[0]?.text).toContain('暂停期间没有发送');
  });

  test('of several weeks that were missed comes once, in its thread', async () => {
    const station = await inThread();
    station.clock.turnTo(at('2017-07-04'));
    await station.digests.run();

    expect(threads(station)).toEqual(['77']);
    expect(station.platform.taken[0]?.text).toContain('补发');
  });

  test('goes outside all threads when its thread is forgotten', async () => {
    const station = await inThread();
    await station.digests.passTo(DUE);
    await station.store.read((db) => forgetThread(db, 'test:group', '77'));
    await station.digests.passTo(at('2017-06-26'));

    expect(threads(station)).toEqual(['77', null]);
  });
});

describe('what goes to people in private', () => {
  test('is in no thread: what owners are told of failures, and other notices', async () => {
    const station = await inThread();
    const { store, clock } = station;
    const person = { key: 'test:owner', channel: 'test', name: '王主任', direct: 'test:direct-owner' };
    await store.transaction((db) => notePerson(db, person, clock.now()));
    await store.read((db) => setQuiet(db, 'test:group', false));
    const reply = { blocks: [{ kind: 'text' as const, text: '订阅已移交' }], choices: [] };
    await store.read((db) => enqueueNotice(db, { name: 'n', chat: 'test:direct-li', reply, now: DUE }));
    station.treatments.push({ kind: 'take' }, { kind: 'refuse' });
    await station.digests.passTo(DUE + HOUR);

    expect(station.platform.asked.map(({ chat, thread = null }) => [chat, thread]).toSorted()).toEqual([
      ['direct-li', null],
      ['direct-owner', null],
      ['group', '77'],
    ]);
    expect(station.platform.taken.map(({ text }) => text).join('\n')).toContain('平台拒收');
  });
});
