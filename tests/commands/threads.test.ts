/** Topics of a group: what is asked for in one is sent there, and what moves from one to another is said before and after. */
import { describe, expect, test } from 'vitest';
import type { Subscription } from '../../src/session.ts';
import { at, bound, followed, people, proposalOf, weekly } from '../given-session.ts';
import { type Given, type Ran, say } from './given.ts';

/** The liaison writes in topic 77, in a group that has those subscriptions. */
const writing = (...subscriptions: Subscription[]): Given & { thread: string } => ({
  person: people.liaison,
  chat: { ...bound, subscriptions },
  thread: '77',
});
const elsewhere = { ...weekly, thread: '78' };
const pending = (subscription: Subscription) => proposalOf(subscription, at('2017-06-15', '10:05'));

function proposed({ changes }: Ran): Subscription {
  const [change] = changes;
  if (change?.kind !== 'propose') throw new Error('nothing was proposed');
  return change.proposal.subscription;
}

function made({ changes }: Ran): Subscription {
  const [change] = changes;
  if (change?.kind !== 'subscribe') throw new Error('nothing was subscribed to');
  return change.subscription;
}

describe('what is asked for in a topic', () => {
  test('is for that topic, and says nothing of topics where nothing moves', () => {
    const ran = say('/订阅', writing());

    expect(proposed(ran)).toMatchObject({ id: 's-new', thread: '77' });
    expect(ran.text).not.toContain('话题');
    expect(proposed(say('/关注 第24项', writing())).thread).toBe('77');
    expect(proposed(say('/订阅', { ...writing(), thread: null })).thread).toBeNull();
  });

  test('stays there when it is confirmed in another one, and the confirmation says so', () => {
    const there = say('/确认', { ...writing(), pending: pending(elsewhere) });
    const here = say('/确认', { ...writing(), pending: pending({ ...weekly, thread: '77' }) });

    expect(made(there).thread).toBe('78');
    expect(there.text).toContain('发到提出订阅时所在的话题，不是这里。');
    expect(made(here).thread).toBe('77');
    expect(here.text).not.toContain('话题');
    expect(say('confirm', { ...writing(), lang: 'en', pending: pending(elsewhere) }).text).toContain(
      'It is sent to the topic in which it was asked for, not here.',
    );
  });
});

describe('the same, asked for in another topic', () => {
  test('moves, with all that was sent of it, and both are said', () => {
    const paused = { since: at('2017-06-10'), until: at('2017-06-20', '00:00') };
    const before = { ...elsewhere, since: weekly.nominal, paused };
    const shown = say('/订阅', writing(before));
    const ran = say('/确认', { ...writing(before), pending: pending(proposed(shown)) });

    expect(shown.text).toContain('本会话已有相同的订阅，目前发到另一话题；确认后改发到这里。');
    expect(proposed(shown)).toMatchObject({ id: 's-1', thread: '77', since: weekly.nominal });
    expect(made(ran)).toMatchObject({ ...before, thread: '77', next: at('2017-06-20', '08:30') });
    expect(ran.text).toContain('原来发到另一话题，现改发到这里。');
  });

  test('is proposed without what only the store keeps of it, or it could not be read again', () => {
    const kept = { ...elsewhere, planVersion: 'v1', saidOver: false };

    expect(proposed(say('/订阅', writing(kept)))).toEqual({ ...weekly, thread: '77' });
    expect(Object.keys(proposed(say('/关注 第35项', writing({ ...kept, follows: true }))))).not.toContain('saidOver');
  });

  test('moves as what it is, also when it is what is followed', () => {
    const one = { ...followed, words: '', watch: { where: { items: ['24'] } }, thread: '78' };
    const shown = proposed(say('/订阅 第24项', writing(one)));

    expect(shown).toMatchObject({ id: 's-2', follows: true, thread: '77' });
    expect(made(say('/确认', { ...writing(one), pending: pending(shown) }))).toMatchObject({ id: 's-2', thread: '77' });
  });

  test('moves out of all topics in the same way', () => {
    const shown = say('/subscribe', { ...writing(elsewhere), thread: null, lang: 'en' });

    expect(proposed(shown)).toMatchObject({ id: 's-1', thread: null });
    expect(shown.text).toContain('once you confirm, it will be sent here instead');
  });

  test('is there already when it was in this topic', () => {
    const ran = say('/订阅', writing({ ...weekly, thread: '77' }));

    expect(ran.changes).toEqual([]);
    expect(ran.text).toContain('已有相同的订阅：市编办的任务。');
  });

  test('that somebody else subscribed to meanwhile moves too, and is not there twice', () => {
    const shown = { ...weekly, id: 's-new', thread: '77' };

    expect(made(say('/确认', { ...writing(elsewhere), pending: pending(shown) }))).toMatchObject({
      id: 's-1',
      thread: '77',
    });
    const already = say('/确认', { ...writing({ ...weekly, thread: '77' }), pending: pending(shown) });
    expect(already.changes).toEqual([]);
    expect(already.text).toContain('已有相同的订阅');
  });

  test('as an item that is followed alone there already is not sent twice, and it is said where it comes', () => {
    const subscribed = { ...weekly, words: '第24项', watch: { where: { items: ['24'] } }, thread: '78' };
    const ran = say('/关注 第24项', writing(subscribed));

    expect(ran.changes).toEqual([]);
    expect(ran.text).toContain('已有相同的订阅：第24项（发到另一话题）。');
  });

  test('at another time is another subscription', () => {
    const shown = say('/订阅 每周五', writing(elsewhere));

    expect(proposed(shown).id).toBe('s-new');
    expect(shown.text).not.toContain('话题');
  });
});

describe('what is followed', () => {
  const there = { ...followed, thread: '78' };

  test('is one list, which comes in the topic in which an item was last added', () => {
    const shown = say('/关注 第35项', writing(there));

    expect(proposed(shown)).toMatchObject({ id: 's-2', thread: '77', watch: { where: { items: ['7', '24', '35'] } } });
    expect(shown.text).toContain('本会话关注的各项目前发到另一话题；确认后都改发到这里。');
    const ran = say('/确认', { ...writing(there), pending: pending(proposed(shown)) });
    expect(made(ran)).toMatchObject({ id: 's-2', thread: '77' });
    expect(ran.text).toContain('现改发到这里');
  });

  test('moves when an item of it is asked for in another topic', () => {
    expect(proposed(say('/关注 第24项', writing(there)))).toMatchObject({ id: 's-2', thread: '77' });
    expect(say('/关注 第24项', writing({ ...followed, thread: '77' })).text).toContain('已经关注第24项');
  });

  test('stays in its topic when an item is taken out of it from elsewhere', () => {
    expect(made(say('/退订 第24项', writing(there)))).toMatchObject({ id: 's-2', thread: '78' });
  });

  test('that has ended since it was shown begins anew, without a pause of then', () => {
    const paused = { since: at('2017-06-10'), until: null };
    const shown = { ...there, paused, thread: '77' };

    expect(made(say('/确认', { ...writing(), pending: pending(shown) }))).toMatchObject({
      paused: null,
      next: at('2017-06-19', '09:00'),
    });
  });
});

describe('what holds for the whole group', () => {
  const both = writing({ ...weekly, thread: '77' }, { ...followed, thread: '78' });

  test('is listed in every topic; what comes in another one says so', () => {
    const { text } = say('/订阅情况', both);

    expect(text).toMatch(/1[^\n]*市编办的任务/u);
    expect(text).toMatch(/2[^\n]*关注第7、24项（发到另一话题）/u);
    expect(text).not.toContain('市编办的任务（');
    expect(say('/subscriptions', { ...both, lang: 'en' }).text).toContain('(sent to another topic)');
    expect(say('/订阅情况', { ...both, thread: null }).text.match(/发到另一话题/gu)).toHaveLength(2);
  });

  test('is paused and ended from any topic', () => {
    expect(say('/暂停', both).changes).toMatchObject([
      { kind: 'reschedule', subscriptions: [{ thread: '77' }, { thread: '78' }] },
    ]);
    expect(say('/退订 全部', both).changes).toMatchObject([{ kind: 'unsubscribe', ids: ['s-1', 's-2'] }]);
  });
});

test('what is handed over to a person is in no topic', () => {
  const to = { ...people.nobody, key: 'test:new', name: '周新', direct: 'test:new-direct' };
  const { changes } = say('/移交 周新', { person: people.liaison, found: { people: [to], own: [elsewhere] } });

  expect(changes).toMatchObject([{ subscriptions: [{ id: 's-1', chat: 'test:new-direct', thread: null }] }]);
});

test('the trail says what was moved', () => {
  const entry = { at: at('2017-06-15'), person: 'test:li', name: '李明', chat: bound.key, before: null, after: null };
  const audit = [
    { ...entry, action: 'change-topic', subject: '7 24' },
    { ...entry, action: 'topic-gone', subject: '编办工作群' },
  ];
  const { text } = say('/audit', { person: people.owner, chat: bound, found: { audit } });

  expect(text).toMatch(/订阅改发到另一话题[^\n]*第7、24项/u);
  expect(text).toMatch(/话题已删除或关闭[^\n]*编办工作群/u);
});
