/** From slots that are due to deliveries that are owed. */
import { describe, expect, test } from 'vitest';
import { replan, scheduleDue } from '../../src/digest/schedule.ts';
import { disableChat, enableChat } from '../../src/store/chats.ts';
import { lockPace, pushPace } from '../../src/store/paces.ts';
import { reschedule } from '../../src/store/subscriptions.ts';
import type { Day } from '../../src/time/day.ts';
import { writeInstant } from '../../src/time/instant.ts';
import { slotOnReturn } from '../../src/time/schedule.ts';
import { at, calendar, deliveries, EARLY, HOUR, kept, openStation, subscribe } from './given.ts';

describe('the schedule', () => {
  test('owes nothing before the slot, and says when it is', async () => {
    const station = await openStation();
    await subscribe(station);

    expect(await scheduleDue(station.parts, at('2017-06-19') - 1)).toBe(at('2017-06-19'));
    expect(await deliveries(station)).toEqual([]);
  });

  test('has nothing to wait for without subscriptions', async () => {
    const station = await openStation();
    expect(await scheduleDue(station.parts, EARLY)).toBeNull();
  });

  test('owes one delivery when the slot has come, and moves on to the next', async () => {
    const station = await openStation();
    await subscribe(station);

    expect(await scheduleDue(station.parts, at('2017-06-19'))).toBe(at('2017-06-26'));

    const [owed, ...others] = await deliveries(station);
    expect(others).toEqual([]);
    expect(owed).toMatchObject({
      slot: 'test:group/s/2017-06-19',
      kind: 'digest',
      chat: 'test:group',
      channel: 'test',
    });
    expect(owed).toMatchObject({ subscription: 'test:group/s', state: 'queued', due_at: at('2017-06-19'), late: 0 });
    expect(await kept(station)).toMatchObject({ next: at('2017-06-26'), nominal: '2017-06-26' });
  });

  test('owes it once, however many replicas look at once', async () => {
    const station = await openStation();
    for (let chat = 0; chat < 30; chat += 1) await subscribe(station, { chat: `test:${chat}` });

    await Promise.all([1, 2, 3, 4].map(() => scheduleDue(station.parts, at('2017-06-19'))));

    expect(await deliveries(station)).toHaveLength(30);
  });

  test('owes everything that is due, however much it is', async () => {
    const station = await openStation();
    for (let chat = 0; chat < 250; chat += 1) await subscribe(station, { chat: `test:${chat}` });
    await scheduleDue(station.parts, at('2017-06-19'));

    expect(await deliveries(station)).toHaveLength(250);
  });

  test('does not let one subscription that can’t be read keep the others waiting', async () => {
    const station = await openStation();
    await subscribe(station, { chat: 'test:bad' });
    await subscribe(station);
    await station.store.read((db) =>
      db.updateTable('subscriptions').set({ schedule: '{' }).where('chat', '=', 'test:bad').execute(),
    );

    await scheduleDue(station.parts, at('2017-06-19'));

    expect((await deliveries(station)).map(({ chat }) => chat)).toEqual(['test:group']);
    expect(station.logged.map(({ event }) => event)).toEqual(['not scheduled']);
  });

  test('makes one delivery of several slots that were missed', async () => {
    const station = await openStation();
    await subscribe(station);
    await scheduleDue(station.parts, at('2017-07-05', '10:40'));

    expect((await deliveries(station)).map(({ slot, due_at }) => [slot, due_at])).toEqual([
      ['test:group/s/2017-06-19', at('2017-06-19')],
    ]);
    expect((await kept(station)).next).toBe(at('2017-07-10'));
  });

  test('moves on to a working day after a holiday', async () => {
    const station = await openStation({ start: at('2017-09-25', '07:50') });
    await subscribe(station);
    await scheduleDue(station.parts, at('2017-09-25'));

    const { next, nominal } = await kept(station);
    expect([writeInstant(next ?? 0), nominal]).toEqual(['2017-10-09T09:00:00+08:00', '2017-10-09']);
  });

  test('waits for the end of a pause, and then catches up once', async () => {
    const station = await openStation();
    const made = await subscribe(station);
    const since = at('2017-06-17');
    const until = at('2017-06-28', '00:00');
    const slot = slotOnReturn(made.schedule, since, until, calendar, true);
    const paused = { ...made, paused: { since, until }, next: slot.instant, nominal: slot.nominal };
    await station.store.read((db) => reschedule(db, [paused]));

    await scheduleDue(station.parts, at('2017-06-26', '12:00'));
    expect(await deliveries(station)).toEqual([]);

    await scheduleDue(station.parts, at('2017-06-28', '08:30'));
    expect((await deliveries(station)).map(({ slot: name }) => name)).toEqual(['test:group/s/2017-06-26']);
    expect((await kept(station)).next).toBe(at('2017-07-03'));
  });

  test('owes nothing while a pause has no end', async () => {
    const station = await openStation();
    const made = await subscribe(station);
    const paused = { ...made, paused: { since: EARLY, until: null }, next: null, nominal: null };
    await station.store.read((db) => reschedule(db, [paused]));

    expect(await scheduleDue(station.parts, at('2018-06-19'))).toBeNull();
    expect(await deliveries(station)).toEqual([]);
  });

  test('passes over a chat that the bot was removed from, and is late when it is back', async () => {
    const station = await openStation();
    await subscribe(station);
    await station.store.read((db) => disableChat(db, 'test:group', EARLY));
    await scheduleDue(station.parts, at('2017-06-21'));
    expect(await deliveries(station)).toEqual([]);

    await station.store.read((db) => enableChat(db, 'test:group'));
    await scheduleDue(station.parts, at('2017-06-21'));
    expect(await deliveries(station)).toHaveLength(1);
  });

  test('does not let one subscription that can’t be scheduled keep the others waiting', async () => {
    const station = await openStation();
    await subscribe(station, { chat: 'test:first' });
    await subscribe(station, { chat: 'test:other' });
    const faulty = {
      ...calendar,
      isWorkingDay(day: Day) {
        if (this.calls++ === 0) throw new Error('no such day');
        return calendar.isWorkingDay(day);
      },
      calls: 0,
    };
    await scheduleDue({ ...station.parts, calendar: faulty }, at('2017-06-19'));

    expect(await deliveries(station)).toHaveLength(1);
    expect(station.logged.map(({ event }) => event)).toEqual(['not scheduled']);
  });
});

describe('a clock that was turned back', () => {
  test('makes what was planned for later due in the new time', async () => {
    const station = await openStation();
    await subscribe(station);
    await scheduleDue(station.parts, at('2018-06-18'));
    await station.store.transaction((db) => pushPace(db, 'test', at('2018-06-18')));

    await replan(station.parts, EARLY);

    expect((await kept(station)).next).toBe(at('2017-06-19'));
    expect(await station.store.transaction((db) => lockPace(db, 'test'))).toBe(EARLY);
  });

  test('does not owe a slot twice that was served before', async () => {
    const station = await openStation();
    await subscribe(station);
    await scheduleDue(station.parts, at('2017-06-19'));
    await replan(station.parts, EARLY);
    await scheduleDue(station.parts, at('2017-06-19'));

    expect(await deliveries(station)).toHaveLength(1);
  });

  test('leaves a pause as it is', async () => {
    const station = await openStation();
    const made = await subscribe(station);
    const paused = { ...made, paused: { since: EARLY, until: EARLY + 800 * HOUR }, next: EARLY + 801 * HOUR };
    await station.store.read((db) => reschedule(db, [paused]));
    await replan(station.parts, EARLY);

    expect((await kept(station)).next).toBe(EARLY + 801 * HOUR);
  });
});
