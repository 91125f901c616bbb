/** What owners are told, once: deliveries that failed, and a year whose holidays are not known. */
import { describe, expect, test } from 'vitest';
import { WORDING } from '../../src/digest/wording.ts';
import { noteChat, setChatLang } from '../../src/store/chats.ts';
import { retry } from '../../src/store/failures.ts';
import { notePerson } from '../../src/store/people.ts';
import type { Day } from '../../src/time/day.ts';
import { at, deliveries, MINUTE, MONDAY, openStation, subscribe } from './given.ts';

const DUE = at(MONDAY);

/** So many groups whose slot has come; the platform refuses all but the last. */
async function failing(groups: number, given: Parameters<typeof openStation>[0] = {}) {
  const station = await openStation(given);
  for (let group = 0; group < groups; group += 1) await subscribe(station, { chat: `test:${group}` });
  station.treatments.push(...Array.from({ length: groups }, () => ({ kind: 'refuse' }) as const));
  await station.digests.passTo(DUE);
  return station;
}

describe('failures', () => {
  test('are gathered for five minutes and told to the owner in one message', async () => {
    const station = await failing(2);
    await station.digests.passTo(DUE + 5 * MINUTE - 1);
    expect(station.platform.taken).toEqual([]);

    await station.digests.passTo(DUE + 5 * MINUTE);
    expect(station.platform.taken.map(({ chat }) => chat)).toEqual(['direct-owner']);
    const text = station.platform.taken[0]?.text ?? '';
    expect(text).toContain('2 份没有送达。');
    expect(text).toMatch(/市国土局工作群.*2017年6月19日（周一）09:00.*平台拒收/u);
    expect(text).toContain('“/重发”');

    await station.digests.passTo(DUE + 60 * MINUTE);
    expect(station.platform.taken).toHaveLength(1);
  });

  test('beyond the first ten are counted', async () => {
    const station = await failing(12);
    await station.digests.passTo(DUE + 5 * MINUTE);

    expect(station.platform.taken[0]?.text).toContain('另有 2 份没有列出。');
  });

  test('are told in the private chat from which the owner wrote, in its language', async () => {
    const station = await openStation();
    await station.store.transaction(async (db) => {
      await noteChat(db, { key: 'test:p7', channel: 'test', kind: 'private', title: null }, DUE);
      await setChatLang(db, 'test:p7', 'en');
      await notePerson(db, { key: 'test:owner', channel: 'test', name: 'Wang', direct: 'test:p7' }, DUE);
    });
    await subscribe(station, { chat: 'test:group', next: DUE, nominal: MONDAY as Day });
    station.treatments.push({ kind: 'gone' });
    await station.digests.passTo(DUE + 5 * MINUTE);

    expect(station.platform.taken).toMatchObject([{ chat: 'p7' }]);
    expect(station.platform.taken[0]?.text).toMatch(/1 not delivered\..*the chat is gone or the bot was removed/su);
  });

  test('of a retry are told again', async () => {
    const station = await failing(1);
    await station.digests.passTo(DUE + 5 * MINUTE);
    await station.store.read((db) => retry(db, null, station.clock.now()));
    station.treatments.push({ kind: 'refuse' });
    await station.digests.passTo(DUE + 20 * MINUTE);

    expect(station.platform.taken).toHaveLength(2);
  });

  test('of the notice itself are not told, which would never end', async () => {
    const station = await failing(1);
    station.treatments.push({ kind: 'refuse' });
    await station.digests.passTo(DUE + 60 * MINUTE);

    expect((await deliveries(station)).map(({ kind, state }) => [kind, state])).toEqual([
      ['digest', 'dead'],
      ['notice', 'dead'],
    ]);
  });

  test('wait for a process on which an owner can be reached', async () => {
    const station = await failing(1, { owners: ['elsewhere:owner'] });
    await station.digests.passTo(DUE + 60 * MINUTE);
    expect((await deliveries(station)).map(({ reported }) => reported)).toEqual([0]);

    await station.another({ owners: ['test:owner'] }).run();
    expect((await deliveries(station))[0]?.reported).toBe(1);
  });
});

describe('a year whose holidays are not known', () => {
  test('is told to every owner once, from November of the year before', async () => {
    const station = await openStation({ start: at('2026-10-30', '09:00'), owners: ['test:one', 'test:two'] });
    await station.digests.run();
    expect(station.platform.taken).toEqual([]);

    await station.digests.passTo(at('2026-11-02', '09:00'));
    await station.digests.run();
    await station.another({ owners: ['test:one', 'test:two'] }).passTo(at('2026-12-01', '09:00'));

    expect(station.platform.taken.map(({ chat }) => chat).toSorted()).toEqual(['direct-one', 'direct-two']);
    expect(station.platform.taken[0]?.text).toContain('data/calendar/2027.json');
  });
});

describe('the wording', () => {
  test.each(['zh', 'en'] as const)('says nothing of a kind of failure that did not happen (%s)', (lang) => {
    const { counts } = WORDING[lang].failures;
    expect(counts(1, 0)).not.toContain('0');
    expect(counts(0, 1)).not.toContain('0');
    expect(counts(2, 3)).toMatch(/2.*3/u);
  });

  test.each(['zh', 'en'] as const)('has a reason for every code, also for one that it does not know (%s)', (lang) => {
    const { reason } = WORDING[lang].failures;
    const codes = ['gone', 'refused', 'not-sent', 'unconfirmed', 'crashed', 'error', null, 'never heard of'];
    expect(codes.map(reason).filter((text) => text === '')).toEqual([]);
    expect(reason('error')).toBe(reason(null));
  });
});
