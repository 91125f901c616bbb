/** What is shown before a subscription is switched on: true, also where holidays are unknown or the plan's period ends. */
import { describe, expect, test } from 'vitest';
import { renderPlain } from '../../src/answer/plain.ts';
import { proposalAnswer } from '../../src/answer/proposal.ts';
import type { Lang } from '../../src/conversation.ts';
import type { Watch } from '../../src/plan/query.ts';
import type { Schedule } from '../../src/time/schedule.ts';
import { bound, sessionOn, weekly } from '../given-session.ts';
import { weekly as monday, monthly, working } from '../time/given-schedule.ts';
import { day, ledger, unit } from './given.ts';

interface Proposed {
  today: string;
  lang?: Lang;
  watch?: Watch;
  words?: string;
  schedule?: Schedule;
}

/** What a group of 市编办 is shown at ten o'clock. */
function shown({ today, lang = 'zh', watch = { where: { mine: 'either' } }, words = '', ...given }: Proposed): string {
  const session = sessionOn(today, { chat: { ...bound, subscriptions: [] } });
  const { next: _next, nominal: _nominal, ...subscription } = weekly;
  const proposed = { ...subscription, watch, words, ...given };
  const world = { ledger, today: day(today), lang, asker: null, session };
  return renderPlain(proposalAnswer(world, proposed).reply);
}

describe('towards the end of the plan’s period', () => {
  test('the digest that says so is the first with something to say', () => {
    const watch: Watch = { where: { units: unit('市编办') }, period: '本月' };
    const text = shown({ today: '2020-12-15', watch, words: '市编办牵头的 本月到期的' });

    expect(text).toContain('上一次（2020年12月14日（周一）09:00）没有可发的内容');
    expect(text).toContain('第一次有内容是2021年1月4日（周一）09:00');
  });

  test('after it, the one that says so would have been sent last', () => {
    const text = shown({ today: '2021-02-03' });

    expect(text).toContain('按此订阅，上一次（2021年2月1日（周一）09:00）会发送：');
    expect(text).toContain('所关注的任务中，完成时限已过的有 11 项');
    expect(text).not.toContain('没有可发的内容');
  });
});

describe('a unit that subscribes late', () => {
  test('is shown that the first digest tells what passed', () => {
    const text = shown({ today: '2018-03-08' });

    expect(text).toContain('按此订阅，上一次（2018年3月5日（周一）09:00）会发送：');
    expect(text).toContain('完成时限已过的共 8 项');
  });
});

describe('a slot that moves into another month', () => {
  const watch: Watch = { where: { units: unit('市编办') }, period: '本月' };

  test('carries the month that was meant, and says so', () => {
    const text = shown({
      today: '2018-01-03',
      watch,
      words: '市编办牵头的 本月到期的',
      schedule: monthly(31, '09:00'),
    });

    expect(text).toContain('按此订阅，上一次（2018年1月2日（周二）09:00）会发送：');
    expect(text).toContain('到期时间：2017-12-01至2017-12-31。');
  });

  test('is named with the day from which its period is counted', () => {
    const said = { today: '2017-12-04', watch, words: '市编办牵头的 本月到期的', schedule: monthly(31, '09:00') };

    expect(shown(said)).toContain('其中“本月”仍从2017年12月31日（周日）算起。');
    expect(shown({ ...said, lang: 'en' })).toContain('is still counted from Sunday 31 December 2017.');
    expect(shown({ ...said, watch: { where: { units: unit('市编办') } } })).not.toContain('算起');
    expect(shown({ ...said, schedule: working('last', '09:00') })).not.toContain('算起');
  });
});

describe('a year whose holidays are not announced', () => {
  test('is said beside the times that lie in it', () => {
    const note = '2027年放假安排尚未公布，以上时间按周一至周五、扣除日期固定的节日推算，公布后可能调整。';

    expect(shown({ today: '2027-02-01' })).toContain(
      `接下来两次：2027年2月8日（周一）09:00；2027年2月15日（周一）09:00。\n${note}`,
    );
    expect(shown({ today: '2026-12-22' })).toContain(note);
    expect(shown({ today: '2026-12-08' })).not.toContain('尚未公布');
    expect(shown({ today: '2027-02-01', lang: 'en' })).toContain('The holidays of 2027 are not announced yet');
  });
});

describe('the length', () => {
  const names = [...ledger.ledBy.keys()].slice(0, 5);
  const watches: Watch[] = [
    { where: {} },
    { where: {}, period: '30天内' },
    { where: { section: [1, 2, 3] }, except: { section: [4] } },
    { where: { relative: 'overdue' } },
    { where: { units: [{ names, match: 'any', role: 'either' }] }, period: '今年' },
    { where: { mine: 'either' } },
  ];
  const days = ['2016-11-28', '2017-06-20', '2017-12-20', '2018-01-03', '2018-12-28', '2021-01-05', '2027-02-01'];

  test.each(['zh', 'en'] as const)('is about that of one message, in %s', (lang) => {
    const words = 'overdue tasks of the land bureau and the water affairs bureau and others';
    const schedules = [monday(1, '09:00'), monday(6, '20:00'), monthly(31, '09:00')];
    const lengths = days.flatMap((today) =>
      watches.flatMap((watch) => schedules.map((schedule) => shown({ today, lang, watch, words, schedule }).length)),
    );

    expect(Math.max(...lengths)).toBeGreaterThan(1200);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(1500);
  });
});
