/** Subscribing and following: what is shown, and exactly what is proposed. */
import { describe, expect, test } from 'vitest';
import type { Subscription } from '../../src/session.ts';
import { at, bound, followed, group, nobody, people, proposalOf, weekly } from '../given-session.ts';
import { type Given, type Ran, say, TODAY } from './given.ts';

const sends = ({ reply }: Ran) => reply.choices.map(({ send }) => send);
const having = (...subscriptions: Subscription[]): Given => ({ chat: { ...bound, subscriptions } });
const LIAISON: Given = { person: people.liaison, chat: bound };

function proposed({ changes }: Ran): Subscription {
  const [change] = changes;
  if (change?.kind !== 'propose') throw new Error('nothing was proposed');
  return change.proposal.subscription;
}

describe('/subscribe alone', () => {
  test('in a bound group proposes the weekly digest of its unit, and changes nothing else', () => {
    const ran = say('/订阅', LIAISON);

    expect(ran.facts.outcome).toBe('confirm');
    expect(ran.changes).toEqual([
      {
        kind: 'propose',
        proposal: {
          id: 's-new',
          subscription: { ...weekly, id: 's-new' },
          units: ['市编办'],
          message: 'm1',
          expires: at(TODAY, '10:05'),
        },
      },
    ]);
    expect(ran.text).toContain('理解为：市编办牵头或配合的任务；每周一 09:00发送');
    expect(ran.text).toContain('接下来两次：2017年6月19日（周一）09:00；2017年6月26日（周一）09:00。');
    expect(sends(ran).slice(0, 2)).toEqual(['/确认 s-new', '/取消 s-new']);
  });

  test('tells the next two instants, and all that is meant on that day', () => {
    const { facts } = say('/订阅', LIAISON);

    expect(facts.next).toEqual([at('2017-06-19', '09:00'), at('2017-06-26', '09:00')]);
    expect(facts.measures).toEqual(say('市编办的任务').facts.measures);
  });

  test('says the same in English', () => {
    const ran = say('/subscribe', { ...LIAISON, lang: 'en' });

    expect(ran.facts).toEqual(say('/订阅', LIAISON).facts);
    expect(ran.changes).toEqual(say('/订阅', LIAISON).changes);
    expect(sends(ran).slice(0, 2)).toEqual(['/confirm s-new', '/cancel s-new']);
  });

  test('in a group that is bound to nothing asks to bind it', () => {
    const ran = say('/订阅', { chat: group });

    expect(ran).toMatchObject({ facts: { outcome: 'clarify' }, changes: [] });
    expect(ran.text).toContain('例如：/绑定 市编办');
  });

  test('in private is for the unit of the person, and asks for it', () => {
    const person = { ...nobody, unit: '财政局' };

    expect(say('/订阅', { person: nobody }).text).toContain('例如：/我是 市编办');
    expect(say('/订阅', { person }).text).toContain('市财政局牵头或配合的任务');
    expect(say('/订阅', { person: { ...nobody, unit: '市教育局' } }).facts.outcome).toBe('not_found');
  });

  test('for one of the three names that the plan does not reconcile means all three', () => {
    const { text } = say('/订阅', { chat: { ...bound, unit: '市公务员局' } });
    expect(text).toContain('市人社局或市人社局(公务员局)或市公务员局牵头或配合的任务');
  });
});

describe('/subscribe with words', () => {
  test('reads the time and the filter, and evaluates the filter as of the day', () => {
    const ran = say('/订阅 每周五16:00 市水务局牵头的', LIAISON);

    expect(proposed(ran)).toMatchObject({
      watch: { where: { units: [{ names: ['市水务局'], match: 'any', role: 'lead' }] } },
      schedule: { every: 'week', weekday: 5, at: '16:00' },
      next: at('2017-06-16', '16:00'),
      nominal: '2017-06-16',
    });
    expect(ran.facts.measures).toEqual(say('市水务局牵头的任务').facts.measures);
  });

  test('keeps a period that moves with the day in words, and says so', () => {
    const ran = say('/订阅 市水务局 30天内到期的', LIAISON);

    expect(proposed(ran).watch.period).toBeDefined();
    expect(proposed(ran).watch.where.due).toBeUndefined();
    expect(ran.text).toContain('在每次发送时按当天计算');
    expect(ran.text).toContain('2017-06-15至2017-07-15到期');
  });

  test('shows what would have been sent last time', () => {
    const { text } = say('/订阅 市水务局', LIAISON);

    expect(text).toContain('按此订阅，上一次（2017年6月12日（周一）09:00）会发送：');
    expect(text).toContain('2017年6月30日');
    expect(say('/订阅 第三部分', LIAISON).text).toContain('没有可发的内容，不会发送');
  });

  test('says that a slot on a day off moves, and one outside office hours', () => {
    const september = { ...LIAISON, today: '2017-09-28' };

    expect(say('/订阅', september).text).toContain(
      '2017年10月2日（周一）是休息日，改在2017年10月9日（周一）09:00发送。',
    );
    expect(say('/订阅 每周五20:00', LIAISON).text).toContain('约定时间不在工作时间');
    expect(say('/订阅 每周五16:00', LIAISON).text).not.toMatch(/休息日|不在工作时间/u);
  });

  test('what could not be read completely is not guessed: what was read, what was not, an example', () => {
    const ran = say('/订阅 每周五16:00 呱呱呱', LIAISON);

    expect(ran).toMatchObject({ facts: { outcome: 'clarify' }, changes: [] });
    expect(ran.text).toContain('已读懂的时间：每周五 16:00。');
    expect(ran.text).toContain('呱呱呱');
    expect(ran.text).toContain('可以这样写：/订阅');
  });

  test('items that the plan does not have are not found', () => {
    expect(say('/订阅 第99项', LIAISON)).toMatchObject({ facts: { outcome: 'not_found' }, changes: [] });
  });

  test('“our tasks” needs a unit; what names another needs none', () => {
    expect(say('/订阅 我们牵头的', { chat: group }).facts.outcome).toBe('clarify');
    expect(say('/订阅 市水务局牵头的', { chat: group }).facts.outcome).toBe('confirm');
  });
});

describe('an attempt that comes to nothing', () => {
  const waiting = (expires: string): Given => ({
    ...having(weekly),
    pending: proposalOf({ ...weekly, id: 's-2', watch: { where: { section: [3] } } }, at(TODAY, expires)),
  });

  test.each(['/订阅 每周五16:00 呱呱呱', '订阅 第99项', '/订阅', '/关注 呱呱呱', '/关注', '/关注 99'])(
    'after %s nothing waits to be confirmed any more, and it says so',
    (text) => {
      const ran = say(text, waiting('10:05'));

      expect(ran.changes).toEqual([{ kind: 'withdraw' }]);
      expect(ran.text).toContain('前面那个等待确认的订阅已取消');
    },
  );

  test('says nothing of one that had expired', () => {
    expect(say('/订阅 呱呱呱', waiting('09:59')).text).not.toContain('等待确认');
  });

  test('one that succeeds takes the place of the one before', () => {
    expect(say('/订阅 第二部分', waiting('10:05')).changes.map(({ kind }) => kind)).toEqual(['propose']);
  });
});

describe('/subscribe when it can’t be added', () => {
  test('says that there is the same already, paused or not', () => {
    const paused = { ...weekly, next: null, nominal: null, paused: { since: at(TODAY), until: null } };

    expect(say('/订阅', having(weekly))).toMatchObject({ facts: { outcome: 'help' }, changes: [] });
    expect(say('/订阅', having(weekly)).text).toContain('已有相同的订阅：市编办的任务。下次发送：2017年6月19日');
    expect(say('/订阅', having(paused)).text).toContain('已暂停，恢复后发送');
    expect(say('/订阅 每周五16:00', having(weekly)).facts.outcome).toBe('confirm');
  });

  test('a chat has at most ten', () => {
    const some = (count: number) =>
      Array.from({ length: count }, (_, index) => ({
        ...weekly,
        id: `s-${index}`,
        watch: { where: { items: [`${index + 1}`] } },
      }));

    expect(say('/订阅', having(...some(9))).facts.outcome).toBe('confirm');
    expect(say('/订阅', having(...some(10)))).toMatchObject({ facts: { outcome: 'refuse' }, changes: [] });
  });

  test('after the plan’s period it can be added, and says that the period is over', () => {
    const { facts, text } = say('/订阅', { ...LIAISON, today: '2026-11-23' });

    expect(facts.outcome).toBe('confirm');
    expect(text).toContain('规划期（2016–2020年）已经结束');
  });
});

describe('/follow', () => {
  test('collects items in one subscription', () => {
    const first = proposed(say('/关注 第24项、第7项', LIAISON));
    const added = proposed(say('/关注 30', having(followed)));

    expect(first).toEqual({ ...followed, id: 's-new', next: weekly.next });
    expect(added).toEqual({ ...followed, watch: { where: { items: ['7', '24', '30'] } } });
  });

  test('a measure of an item that is followed as a whole adds nothing', () => {
    const all4 = { ...followed, watch: { where: { items: ['4'] } } };
    expect(say('/关注 4.1', having(all4))).toMatchObject({ facts: { outcome: 'help' }, changes: [] });
  });

  test('a time that is named counts for all that is followed', () => {
    expect(proposed(say('/关注 第24项 每周五16:00', having(followed)))).toMatchObject({
      id: followed.id,
      schedule: { weekday: 5, at: '16:00' },
      watch: followed.watch,
    });
  });

  test.each([
    ['/关注 市编办', 'clarify'],
    ['/关注', 'clarify'],
    ['/关注 99', 'not_found'],
    ['/关注 24', 'help'],
  ])('%s changes nothing', (text, outcome) => {
    expect(say(text, having(followed))).toMatchObject({ facts: { outcome }, changes: [] });
  });
});

test('the preview is in the language in which digests come, and says so where that is another', () => {
  const chat = { ...bound, lang: null };
  const ran = say('/subscribe', { chat, lang: 'en', today: '2017-12-05' });

  expect(ran.text).toContain('/language en');
  expect(ran.text).toMatch(/上期|周报/u);
  expect(say('/subscribe', { chat: { ...bound, lang: 'en' }, lang: 'en', today: '2017-12-05' }).text).not.toMatch(
    /周报/u,
  );
});
