/** One delivery after another: what is sent, what is written down before and after, and what follows from each outcome. */
import { describe, expect, test } from 'vitest';
import type { Subscription } from '../../src/session.ts';
import { disableChat, findChat, setChatLang, setQuiet } from '../../src/store/chats.ts';
import { enqueueNotice } from '../../src/store/deliveries.ts';
import { bindPerson, notePerson } from '../../src/store/people.ts';
import { savePlanVersion } from '../../src/store/plans.ts';
import { endSubscriptions, findSubscription, reschedule } from '../../src/store/subscriptions.ts';
import type { Day } from '../../src/time/day.ts';
import type { Instant, TimeOfDay } from '../../src/time/instant.ts';
import { slotAfterPause, slotOnReturn } from '../../src/time/schedule.ts';
import { edited, measureOf } from '../answer/digest-given.ts';
import { ledger } from '../answer/given.ts';
import { carrierTo } from '../fakes/platform.ts';
import {
  at,
  calendar,
  deliveries,
  HOUR,
  kept,
  MINUTE,
  MONDAY,
  openStation,
  states,
  subscribe,
  until,
} from './given.ts';

const DUE = at(MONDAY);

/** A station with one group whose slot has come. */
async function due(given: Parameters<typeof openStation>[0] = {}) {
  const station = await openStation(given);
  const subscription = await subscribe(station);
  station.clock.turnTo(DUE);
  return { ...station, subscription };
}

/** What /pause does to the subscription. */
async function pauseUntil(
  { store, clock }: Awaited<ReturnType<typeof openStation>>,
  made: Subscription,
  until: Instant | null,
) {
  const paused = { since: clock.now(), until };
  const slot = slotAfterPause(made.schedule, paused, calendar, true);
  const changed = { ...made, paused, next: slot?.instant ?? null, nominal: slot?.nominal ?? null };
  await store.read((db) => reschedule(db, [changed]));
}

describe('a digest', () => {
  test('is sent to the chat at its slot, in Chinese unless the chat has another language', async () => {
    const station = await due();
    await subscribe(station, { chat: 'test:english', next: DUE, nominal: MONDAY as Day });
    await station.store.read((db) => setChatLang(db, 'test:english', 'en'));

    await station.digests.run();

    const texts = new Map(station.platform.taken.map(({ chat, text }) => [chat, text]));
    expect(texts.get('group')).toMatch(/周报：市国土局　2017年6月19日（周一）　《.*》\n/u);
    expect(texts.get('english')).toMatch(/Monday 19 June 2017/u);
    expect([...texts.values()].join()).not.toContain('补发');
    expect(await states(station)).toEqual(['sent', 'sent']);
  });

  test('is noted on its subscription in the same breath as sent', async () => {
    const station = await due({ planVersion: 'v2' });
    await station.digests.run();

    expect(await kept(station)).toMatchObject({ since: MONDAY, planVersion: 'v2', saidOver: false });
  });

  test('is marked when it is late', async () => {
    const station = await due();
    station.clock.pass(10 * MINUTE + 1);
    await station.digests.run();

    expect(station.platform.taken[0]?.text).toContain('补发');
  });

  test('that has nothing to say is not sent, and takes nothing from the next one', async () => {
    const station = await openStation();
    await subscribe(station, { watch: { where: { items: ['24'] } }, since: '2017-06-12' as Day });
    station.clock.turnTo(DUE);
    await station.digests.run();

    expect(station.platform.asked).toEqual([]);
    expect(await states(station)).toEqual(['empty']);
    expect((await kept(station)).since).toBe('2017-06-12');
  });

  test('tells what changed in the plan since the last one', async () => {
    const before = edited((plan) => {
      measureOf(plan, '5').leads = [{ name: '市编办', place: [0, 1] }];
    });
    const station = await due({ ledger: before, planVersion: 'old' });
    await station.digests.run();
    const renewed = station.another({ ledger, planVersion: 'new' });
    station.clock.turnTo(at('2017-06-26'));
    await renewed.run();

    expect(station.platform.taken[1]?.text).toMatch(/市编办.*市国土局/u);
    expect(await kept(station)).toMatchObject({ planVersion: 'new', since: '2017-06-26' });
  });

  test('goes without what changed when the plan of that time can’t be read any more', async () => {
    const station = await openStation();
    await subscribe(station);
    await station.store.read((db) => savePlanVersion(db, { version: 'v1', id: 'old', data: { plan: {} } }, DUE));
    station.clock.turnTo(DUE);
    await station.another({ planVersion: 'v2' }).run();

    expect(await states(station)).toEqual(['sent']);
    expect(station.logged).toMatchObject([{ level: 'warn', event: 'plan version not read', facts: { id: 'v1' } }]);
    expect((await kept(station)).planVersion).toBe('v2');
  });

  test('after a pause says so once', async () => {
    const station = await openStation();
    const made = await subscribe(station, { since: '2017-06-12' as Day });
    const [since, end] = [at('2017-06-17'), at('2017-06-28', '00:00')];
    const { instant, nominal } = slotOnReturn(made.schedule, since, end, calendar, true);
    const paused = { ...made, paused: { since, until: end }, next: instant, nominal };
    await station.store.read((db) => reschedule(db, [paused]));

    await station.digests.passTo(at('2017-07-03'));

    const [first, second] = station.platform.taken.map(({ text }) => text);
    expect(first).toContain('暂停期间没有发送');
    expect(second).not.toContain('暂停期间没有发送');
    expect((await kept(station)).paused).toBeNull();
  });

  test('in private is about the unit of the person', async () => {
    const station = await openStation();
    await subscribe(station, { chat: 'test:direct-li', unit: '市编办' });
    await station.store.transaction(async (db) => {
      await db.updateTable('chats').set({ kind: 'private' }).execute();
      await notePerson(db, { key: 'test:li', channel: 'test', name: '李明', direct: 'test:direct-li' }, DUE);
      await bindPerson(db, 'test:li', '国土局');
    });
    station.clock.turnTo(DUE);
    await station.digests.run();

    expect(station.platform.taken[0]?.text).toContain('周报：市国土局');
  });

  test.each(['ended', 'paused', 'disabled'])('of a subscription that is %s by now is dropped', async (how) => {
    const station = await due();
    station.treatments.push({ kind: 'fail' });
    await station.digests.run();
    const { store, subscription } = station;
    if (how === 'ended') await store.read((db) => endSubscriptions(db, [subscription.id], DUE));
    if (how === 'disabled') await store.read((db) => disableChat(db, subscription.chat, DUE));
    if (how === 'paused') {
      const paused = { ...subscription, paused: { since: DUE, until: null }, next: null, nominal: null };
      await store.read((db) => reschedule(db, [paused]));
    }
    station.clock.pass(MINUTE);
    await station.digests.run();

    expect(await states(station)).toEqual(['dropped']);
    expect(station.platform.taken).toEqual([]);
  });

  test('that a pause dropped is caught up once when the pause ends', async () => {
    const station = await openStation();
    const made = await subscribe(station, { since: '2017-06-12' as Day });
    // It waits until the next morning; somebody pauses in between.
    station.clock.turnTo(at(MONDAY, '18:00'));
    await station.digests.run();
    expect(await states(station)).toEqual(['queued']);
    await pauseUntil(station, made, at('2017-06-21', '00:00'));
    await station.digests.passTo(at('2017-06-20', '09:00'));
    expect(await states(station)).toEqual(['dropped']);
    expect(await kept(station)).toMatchObject({ next: at('2017-06-21', '08:30'), nominal: MONDAY });

    await station.digests.passTo(at('2017-06-26', '08:00'));
    expect(station.platform.taken.map(({ text }) => text.includes('暂停期间没有发送'))).toEqual([true]);
    expect(station.platform.taken[0]?.text).toContain('2017年6月21日（周三）');
    expect(station.platform.taken[0]?.text).not.toContain('补发');
    expect(await kept(station)).toMatchObject({ paused: null, next: at('2017-06-26') });
  });

  test('that a pause without an end dropped is caught up when somebody resumes', async () => {
    const station = await openStation();
    const made = await subscribe(station, { since: '2017-06-12' as Day });
    station.clock.turnTo(at(MONDAY, '18:00'));
    await station.digests.run();
    await pauseUntil(station, made, null);
    await station.digests.passTo(at('2017-06-20', '09:00'));

    const { paused } = await kept(station);
    expect(paused).toMatchObject({ until: null });
    expect(paused?.since).toBeLessThan(DUE);
  });

  test('counts the words of a period from the day on which it was wanted', async () => {
    const station = await openStation({ start: at('2017-12-04', '07:50') });
    const schedule = { every: 'month' as const, day: 31, at: '09:00' as TimeOfDay };
    await subscribe(station, { schedule, watch: { where: { section: [3] }, period: '本月' }, words: '本月第三部分' });
    await station.digests.passTo(at('2018-01-02'));

    expect(station.platform.taken[0]?.text).toContain('2017年12月31日');
    expect(station.platform.taken[0]?.text).toContain('2018年1月2日（周二）');
  });

  test('waits for office time, and goes at any hour where quiet hours are lifted', async () => {
    const station = await due();
    await subscribe(station, { chat: 'test:open', next: DUE, nominal: MONDAY as Day });
    await station.store.read((db) => setQuiet(db, 'test:open', false));
    station.clock.turnTo(at(MONDAY, '17:31'));
    await station.digests.run();
    expect(station.platform.taken.map(({ chat }) => chat)).toEqual(['open']);

    await station.digests.passTo(at('2017-06-20', '08:29'));
    expect(station.platform.taken).toHaveLength(1);
    await station.digests.passTo(at('2017-06-20', '08:30'));
    expect(station.platform.taken.map(({ chat }) => chat)).toEqual(['open', 'group']);
  });
});

describe('when sending fails', () => {
  test('before it left, it is tried again after a while, and marked if that makes it late', async () => {
    const station = await due();
    station.treatments.push({ kind: 'fail' }, { kind: 'fail' });
    await station.digests.run();
    expect(await deliveries(station)).toMatchObject([
      { state: 'queued', attempts: 1, failure: 'not-sent', run_at: DUE + 30_000 },
    ]);

    await station.digests.passTo(DUE + 30_000 + 90_000);
    expect(await deliveries(station)).toMatchObject([{ state: 'sent', attempts: 3, failure: null }]);
    expect(station.platform.taken).toHaveLength(1);
  });

  test('eight times, it is dead, and nothing of the sort is noted on the subscription', async () => {
    const station = await due();
    station.treatments.push(...Array.from({ length: 8 }, () => ({ kind: 'fail' }) as const));
    await station.digests.passTo(DUE + 24 * HOUR);

    expect(await deliveries(station)).toMatchObject([
      { state: 'dead', attempts: 8, failure: 'not-sent' },
      { kind: 'notice' },
    ]);
    expect((await kept(station)).since).toBeNull();
  });

  test('because the platform refuses it, it is dead at once', async () => {
    const station = await due();
    station.treatments.push({ kind: 'refuse' });
    await station.digests.run();

    expect(await deliveries(station)).toMatchObject([{ state: 'dead', failure: 'refused', attempts: 1 }]);
    expect(station.logged).toMatchObject([
      { level: 'error', event: 'delivery', facts: { outcome: 'dead', code: 'refused' } },
    ]);
  });

  test('because the chat is gone, nothing more is sent there, and its history stays', async () => {
    const station = await due();
    station.treatments.push({ kind: 'gone' });
    await station.digests.passTo(at('2017-07-20'));

    const toGroup = station.platform.asked.filter(({ chat }) => chat === 'group');
    expect(toGroup).toHaveLength(1);
    expect((await deliveries(station))[0]).toMatchObject({ state: 'dead', failure: 'gone' });
    expect((await station.store.read((db) => findChat(db, 'test:group')))?.disabled).toBe(DUE);
    expect(await station.store.read((db) => findSubscription(db, 'test:group/s'))).not.toBeNull();
  });

  test('without an answer, it is unknown and never sent again by itself', async () => {
    const station = await due();
    station.treatments.push({ kind: 'hold' });
    const channels = [carrierTo(station.platform.url, { answerMs: 100 })];
    await station.another({ channels }).run();
    await station.digests.passTo(DUE + 30 * HOUR);

    expect((await deliveries(station))[0]).toMatchObject({ state: 'unknown', failure: 'unconfirmed' });
    expect(station.platform.taken.filter(({ chat }) => chat === 'group')).toHaveLength(1);
    expect((await kept(station)).since).toBeNull();
  });

  test('because the channel itself hangs, it is not waited for longer than a minute', async () => {
    const station = await due();
    station.treatments.push({ kind: 'hold' });
    const done = station.digests.run();
    await until(() => station.platform.taken.length === 1);
    expect(await states(station)).toEqual(['sending']);
    station.clock.pass(MINUTE);
    await done;

    expect(await deliveries(station)).toMatchObject([{ state: 'unknown', failure: 'error' }]);
  });

  test('because the platform asks all to wait, everybody waits as long as it asked', async () => {
    const station = await due();
    await subscribe(station, { chat: 'test:other', next: DUE, nominal: MONDAY as Day });
    station.treatments.push({ kind: 'busy', waitMs: 45_000, scope: 'channel' });
    await station.digests.passTo(DUE + 44_999);
    expect(station.platform.asked).toHaveLength(1);
    expect(await states(station)).toEqual(['queued', 'queued']);

    await station.digests.passTo(DUE + 45_000);
    expect(await states(station)).toEqual(['sent', 'sent']);
  });

  test('because one chat had too much, the others do not wait', async () => {
    const station = await due();
    await subscribe(station, { chat: 'test:other', next: DUE, nominal: MONDAY as Day });
    station.treatments.push({ kind: 'busy', waitMs: 45_000, scope: 'chat' });
    await station.digests.run();
    expect((await states(station)).toSorted()).toEqual(['queued', 'sent']);

    await station.digests.passTo(DUE + 45_000);
    expect(await states(station)).toEqual(['sent', 'sent']);
  });

  test('because it could not be composed, it is tried again like any other', async () => {
    const station = await due();
    const plan = Object.create(station.parts.ledger.plan, {
      to: {
        get() {
          throw new Error('no end');
        },
      },
    });
    const ledger = { ...station.parts.ledger, plan };
    const faulty = station.another({ ledger, planVersion: 'v3' });
    await faulty.run();

    expect(station.platform.asked).toEqual([]);
    expect(await deliveries(station)).toMatchObject([{ state: 'queued', attempts: 1, failure: 'not-sent' }]);
  });
});

describe('a notice', () => {
  test('is sent as it was written, and says when it may be a repetition', async () => {
    const station = await openStation({ start: DUE });
    const reply = { blocks: [{ kind: 'text' as const, text: '订阅已移交' }], choices: [] };
    for (const name of ['first', 'second']) {
      await station.store.read((db) => enqueueNotice(db, { name, chat: 'test:direct-li', reply, now: DUE }));
    }
    await station.store.read((db) =>
      db.updateTable('deliveries').set({ resent: 1 }).where('slot', '=', 'notice/second').execute(),
    );
    await station.digests.run();

    expect(
      station.platform.taken.map(({ chat, text }) => [chat, text.includes('补发'), text.includes('订阅已移交')]),
    ).toEqual([
      ['direct-li', false, true],
      ['direct-li', true, true],
    ]);
  });
});
