/** Confirming, pausing, resuming and listing subscriptions: what is said, and exactly what is changed. */
import { describe, expect, test } from 'vitest';
import type { Session, Subscription } from '../../src/session.ts';
import type { Day } from '../../src/time/day.ts';
import { at, bound, direct, followed, nobody, owner, people, proposalOf, weekly } from '../given-session.ts';
import { type Given, say, TODAY } from './given.ts';

const having = (...subscriptions: Subscription[]): Given => ({ chat: { ...bound, subscriptions } });
const LIAISON: Given = { person: people.liaison, chat: bound };

describe('/confirm and /cancel', () => {
  const waiting = (subscription: Subscription, expires = at(TODAY, '10:05')): Partial<Session> => ({
    pending: proposalOf(subscription, expires),
  });

  test('switches on what was shown, and tells the next time', () => {
    const { text, changes } = say('/确认', { ...LIAISON, ...waiting(weekly) });

    expect(changes).toEqual([
      { kind: 'subscribe', subscription: weekly, confirms: proposalOf(weekly, at(TODAY, '10:05')) },
    ]);
    expect(text).toBe('已订阅：市编办的任务，每周一 09:00发送。下次发送：2017年6月19日（周一）09:00。');
  });

  test('a slot that passed while it waited is not the next one', () => {
    const shown = { ...weekly, next: at(TODAY, '09:58'), nominal: TODAY as Day };
    expect(say('/确认', { ...LIAISON, ...waiting(shown) }).changes).toMatchObject([
      { subscription: { next: at('2017-06-19', '09:00'), nominal: '2017-06-19' } },
    ]);
  });

  test('after five minutes it is too late', () => {
    const ran = say('/确认', { ...LIAISON, ...waiting(weekly, at(TODAY)) });

    expect(ran.facts.outcome).toBe('clarify');
    expect(ran.text).toContain('超过 5 分钟');
    expect(ran.changes).toEqual([{ kind: 'withdraw' }]);
  });

  test('nothing waits, nothing happens', () => {
    expect(say('/确认', LIAISON)).toMatchObject({ facts: { outcome: 'clarify' }, changes: [] });
    expect(say('/取消', LIAISON)).toMatchObject({ facts: { outcome: 'help' }, changes: [] });
  });

  test('what somebody else added meanwhile is neither lost nor added twice', () => {
    const shown = { ...followed, id: 's-new', watch: { where: { items: ['30'] } } };

    expect(say('/确认', { ...having(followed), ...waiting(shown) }).changes).toMatchObject([
      { kind: 'subscribe', subscription: { id: followed.id, watch: { where: { items: ['7', '24', '30'] } } } },
    ]);
    expect(say('/确认', { ...having(weekly), ...waiting({ ...weekly, id: 's-new' }) }).changes).toEqual([]);
  });

  test('what is paused stays paused', () => {
    const paused = { ...followed, next: null, nominal: null, paused: { since: at(TODAY), until: null } };
    const shown = { ...followed, watch: { where: { items: ['30'] } } };

    expect(say('/确认', { ...having(paused), ...waiting(shown) }).changes).toMatchObject([
      { subscription: { next: null, nominal: null, paused: paused.paused } },
    ]);
  });

  test('cancel drops it', () => {
    expect(say('/取消', { ...LIAISON, ...waiting(weekly) }).changes).toEqual([{ kind: 'withdraw' }]);
  });
});

describe('/pause and /resume', () => {
  const until = (day: string) => ({ since: at(TODAY), until: at(day, '00:00') });

  test('until a day: the next slot is after it', () => {
    const { text, changes } = say('/暂停 到2017年6月20日', having(weekly));

    expect(changes).toEqual([
      {
        kind: 'reschedule',
        subscriptions: [
          { ...weekly, paused: until('2017-06-20'), next: at('2017-06-20', '08:30'), nominal: '2017-06-19' },
        ],
      },
    ]);
    expect(text).toContain('2017年6月20日（周二）起恢复');
  });

  test('a pause in which nothing is missed needs no catch-up', () => {
    expect(say('/暂停 到下周一', having(weekly)).changes).toEqual([
      { kind: 'reschedule', subscriptions: [{ ...weekly, paused: until('2017-06-19') }] },
    ]);
  });

  test('without an end there is no next slot', () => {
    expect(say('/暂停', having(weekly)).changes).toEqual([
      {
        kind: 'reschedule',
        subscriptions: [{ ...weekly, paused: { since: at(TODAY), until: null }, next: null, nominal: null }],
      },
    ]);
  });

  test('a pause within a pause began when the first did', () => {
    const paused = { ...weekly, next: null, nominal: null, paused: { since: at('2017-06-09'), until: null } };
    expect(say('/暂停', having(paused)).changes).toMatchObject([
      { subscriptions: [{ paused: { since: at('2017-06-09') } }] },
    ]);
  });

  test.each(['/暂停 昨天', '/暂停 到今天', '/暂停 呱呱'])('%s pauses nothing; the day must lie ahead', (text) => {
    const ran = say(text, having(weekly));

    expect(ran).toMatchObject({ facts: { outcome: 'clarify' }, changes: [] });
    expect(ran.text).toBe('没有读懂暂停到哪一天，或者那一天不在今天以后。例如：/暂停 到下周一');
    expect(say(text, { ...having(weekly), lang: 'en' }).text).toContain('does not lie ahead');
  });

  test('resuming ends the pause now, with one catch-up for what was missed', () => {
    const paused = { ...weekly, next: null, nominal: null, paused: { since: at('2017-06-02'), until: null } };

    expect(say('/恢复', having(paused)).changes).toEqual([
      {
        kind: 'reschedule',
        subscriptions: [
          {
            ...weekly,
            paused: { since: at('2017-06-02'), until: at(TODAY) },
            next: at(TODAY),
            nominal: '2017-06-12',
          },
        ],
      },
    ]);
  });

  test('a pause that has ended by itself is none', () => {
    const over = { ...weekly, paused: { since: at('2017-06-01'), until: at('2017-06-10') } };

    expect(say('/恢复', having(over))).toMatchObject({ facts: { outcome: 'help' }, changes: [] });
    expect(say('/订阅情况', having(over)).text).toContain('正常');
  });

  test('without subscriptions there is nothing to pause', () => {
    for (const text of ['/暂停', '/恢复']) expect(say(text, LIAISON).facts.outcome).toBe('not_found');
  });
});

describe('/subscriptions', () => {
  test('lists those of the chat as /unsubscribe numbers them', () => {
    const { text } = say('/订阅情况', { ...having(weekly, followed), person: nobody });

    expect(text).toMatch(/1 +市编办的任务 +每周一 09:00 +2017年6月19日（周一）09:00 +正常/u);
    expect(text).toMatch(/2 +关注第7、24项/u);
  });

  test('lists every chat for the owner, and cuts a long list', () => {
    const chats = Array.from({ length: 40 }, (_, index) => ({
      ...bound,
      title: `群${index}`,
      subscriptions: [weekly],
    }));
    const { text } = say('/订阅情况 全部', { person: owner, chat: direct, found: { chats } });

    expect(text).toContain('共 40 个订阅，这里列出 30 个');
    expect(text).toContain('群29');
    expect(text).not.toContain('群30');
  });

  test('calls private chats by who is alone with the bot there', () => {
    const chats = [{ ...direct, subscriptions: [weekly] }];
    const places = new Map([[direct.key, { title: null, person: people.liaison }]]);
    const { text } = say('/订阅情况 全部', { person: owner, found: { chats, places } });

    expect(text).toContain('张三的私聊');
  });

  test('says that there are none', () => {
    expect(say('/订阅情况', LIAISON).facts.outcome).toBe('not_found');
    expect(say('/订阅情况 全部', { person: owner }).facts.outcome).toBe('not_found');
  });
});
