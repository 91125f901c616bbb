/** Ending subscriptions: which one is meant, what is changed, and how to have it back. */
import { describe, expect, test } from 'vitest';
import type { Subscription } from '../../src/session.ts';
import { at, bound, followed, people, proposalOf, weekly } from '../given-session.ts';
import { type Given, type Ran, say, TODAY } from './given.ts';

const sends = ({ reply }: Ran) => reply.choices.map(({ send }) => send);
const having = (...subscriptions: Subscription[]): Given => ({ chat: { ...bound, subscriptions } });
const LIAISON: Given = { person: people.liaison, chat: bound };

describe('/unsubscribe', () => {
  const worded = { ...weekly, id: 's-3', words: '第三部分', watch: { where: { section: [3] } } };

  test('ends the only one', () => {
    expect(say('/退订', having(weekly)).changes).toEqual([{ kind: 'unsubscribe', ids: ['s-1'] }]);
  });

  test('of several asks which, and each choice ends that one', () => {
    const ran = say('/退订', having(weekly, followed));

    expect(ran).toMatchObject({ facts: { outcome: 'clarify' }, changes: [] });
    expect(sends(ran)).toEqual(['/退订 1#s-1', '/退订 2#s-2']);
    for (const [index, send] of sends(ran).entries())
      expect(say(send, having(weekly, followed)).changes).toEqual([{ kind: 'unsubscribe', ids: [`s-${index + 1}`] }]);
  });

  test('a choice that was shown ends that subscription wherever it stands now, and no other', () => {
    const [, second = ''] = sends(say('/退订', having(weekly, followed, worded)));

    expect(say(second, having(followed, worded)).changes).toEqual([{ kind: 'unsubscribe', ids: ['s-2'] }]);
    const gone = say(second, having(weekly, worded));
    expect(gone).toMatchObject({ facts: { outcome: 'not_found' }, changes: [] });
    expect(gone.text).toContain('这个订阅已经退订');
    expect(say(second, having(weekly)).changes).toEqual([]);
  });

  test.each<[string, Subscription, string]>([
    ['the digest of the unit', weekly, '/订阅'],
    [
      'one with words and a time of its own',
      { ...worded, schedule: { every: 'week', weekday: 5, at: '16:00' as typeof weekly.schedule.at } },
      '/订阅 每周五 16:00 第三部分',
    ],
    ['items', followed, '/关注 第7、24项'],
  ])('offers to subscribe to %s again, and that proposes the same', (_what, one, again) => {
    const ran = say('/退订', having(one));
    expect(sends(ran)).toEqual([again]);
    const [change] = say(again, LIAISON).changes;
    const { watch, schedule } = one;
    expect(change).toMatchObject({ kind: 'propose', proposal: { subscription: { watch, schedule } } });
  });

  test('does not offer what would not be read as it was', () => {
    const handed = { ...worded, words: '市编办：我们牵头的' };
    expect(sends(say('/退订', having(handed)))).toEqual([]);
  });

  test('an item is found in whichever subscription follows it', () => {
    const moved = { ...followed, id: 's-4', watch: { where: { items: ['30', '31'] } } };

    expect(say('/退订 第31项', having(followed, moved)).changes).toEqual([
      { kind: 'subscribe', subscription: { ...moved, watch: { where: { items: ['30'] } } } },
    ]);
    expect(say('/退订 第24项、第31项', having(followed, moved)).changes).toMatchObject([
      { subscription: { id: 's-2', watch: { where: { items: ['7'] } } } },
      { subscription: { id: 's-4', watch: { where: { items: ['30'] } } } },
    ]);
    expect(say('/退订 第7项、第24项、第30项', having(followed, moved)).changes).toEqual([
      { kind: 'subscribe', subscription: { ...moved, watch: { where: { items: ['31'] } } } },
      { kind: 'unsubscribe', ids: ['s-2'] },
    ]);
  });

  test('all, or the only wish of somebody who has none, withdraws what waits to be confirmed', () => {
    const pending = proposalOf({ ...worded, id: 's-9' }, at(TODAY, '10:05'));

    expect(say('退订 全部', { ...having(weekly), pending }).changes).toEqual([
      { kind: 'unsubscribe', ids: ['s-1'] },
      { kind: 'withdraw' },
    ]);
    for (const text of ['退订 全部', '/退订'])
      expect(say(text, { ...LIAISON, pending })).toMatchObject({
        changes: [{ kind: 'withdraw' }],
        text: '已取消，没有新增订阅。',
      });
  });

  test.each([
    ['/退订 2', ['s-2']],
    ['/退订 全部', ['s-1', 's-2', 's-3']],
    ['/退订 第三部分', ['s-3']],
    ['/退订 第7项、第24项', ['s-2']],
  ])('%s ends %j', (text, ids) => {
    expect(say(text, having(weekly, followed, worded)).changes).toEqual([{ kind: 'unsubscribe', ids }]);
  });

  test('stops following one item of several', () => {
    expect(say('/退订 第24项', having(weekly, followed)).changes).toEqual([
      { kind: 'subscribe', subscription: { ...followed, watch: { where: { items: ['7'] } } } },
    ]);
  });

  test.each([
    ['/退订 9', 'clarify'],
    ['/退订 第30项', 'not_found'],
    ['/退订 呱呱', 'clarify'],
  ])('%s ends nothing', (text, outcome) => {
    expect(say(text, having(weekly, followed))).toMatchObject({ facts: { outcome }, changes: [] });
  });

  test('says that there is nothing to end', () => {
    expect(say('/退订', LIAISON)).toMatchObject({ facts: { outcome: 'not_found' }, changes: [] });
  });
});
