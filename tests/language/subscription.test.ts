/** What a subscription is read as: its words, its schedule, what was not read, and how long a pause lasts. */
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openLedger } from '../../src/desk/open-ledger.ts';
import { buildLexicon } from '../../src/language/lexicon.ts';
import { readSubscription, readUntil } from '../../src/language/subscription.ts';
import type { Day } from '../../src/time/day.ts';

const lexicon = buildLexicon(openLedger(join(import.meta.dirname, '../../data'), 'ezhou-2016-2020'));
const context = { lexicon, today: '2017-06-15' as Day, last: null };

function read(text: string) {
  return readSubscription(text, context);
}

describe('a subscription', () => {
  it('gives the schedule, and the filter as it was written without the words around it', () => {
    expect(read('请每周一上午９点给本群发  市司法局牽頭的、30天内到期的任务,谢谢')).toEqual({
      kind: 'subscription',
      words: '市司法局牽頭的、30天内到期的任务',
      watch: { where: { units: [{ names: ['市司法局'], match: 'any', role: 'lead' }] }, period: '30天内' },
      schedule: { every: 'week', weekday: 1, at: '09:00' },
    });
  });

  it('without a filter watches what concerns the unit, without a time leaves the time open', () => {
    const nothing = { kind: 'subscription', words: '', watch: null, schedule: null };

    for (const text of ['', ' ', '周报', '给本群发周报', '任务', 'the digest please', 'tasks'])
      expect(read(text), text).toEqual(nothing);
  });

  it('has words that are read alike when the schedule is gone', () => {
    for (const text of ['市编办牵头的,每周五16:00,30天内到期的', 'at 9 on mondays my tasks due this month']) {
      const whole = read(text);
      if (whole.kind === 'not-read') throw new Error(`${text} was not read`);

      expect(read(whole.words)).toEqual({ ...whole, schedule: null });
    }
  });
});

describe('what was not read', () => {
  it('is named beside what was', () => {
    expect(read('每周五16:00 市旅游局牵头的')).toMatchObject({
      part: 'filter',
      read: { schedule: { every: 'week', weekday: 5, at: '16:00' }, words: '' },
      words: ['市旅游局'],
    });
    expect(read('每周一25点 市编办牵头的')).toMatchObject({
      part: 'time',
      read: { schedule: null, words: '市编办牵头的' },
      words: ['25点'],
    });
  });

  it('offers both halves of the day for an hour that could be of either', () => {
    const choices = (text: string) => {
      const found = read(text);
      return found.kind === 'not-read' ? found.choices.map(({ send }) => send) : [];
    };

    expect(choices('每周5点 逾期的')).toEqual([]);
    expect(choices('每周五 5点 逾期的')).toEqual(['订阅 每周五 下午5点 逾期的', '订阅 每周五 上午5点 逾期的']);
    expect(choices('每周五4点')).toEqual(['订阅 每周五 下午4点']);
    expect(choices('fridays 4:30 my tasks')).toContain('subscribe fridays 4:30 in the afternoon my tasks');
    expect(choices('市编办和市财政局牵头的 每周一')).toEqual([
      '订阅 每周一 市编办和市财政局共同牵头的任务',
      '订阅 每周一 市编办或市财政局牵头的任务',
    ]);
    expect(choices('mondays everything due in 30 days')).toEqual(['subscribe mondays everything due within 30 days']);
  });

  it('offers nothing against what was said', () => {
    expect(read('不是市编办牵头的')).toMatchObject({ choices: [] });
  });

  it('offers another unit only when its name is near, and keeps all else that was said', () => {
    const sends = (text: string) => {
      const found = read(text);
      return found.kind === 'not-read' ? found.choices.map(({ send }) => send) : [];
    };

    expect(sends('每周一 教育局牵头的任务')).toEqual([]);
    expect(sends('mondays tasks led by the Education Bureau')).toEqual([]);
    expect(sends('市发展改革局配合的 每周一')).toEqual(['订阅 每周一 市发改委配合的']);
    expect(sends('fridays tasks supported by the Finnance Bureau')).toEqual([
      'subscribe fridays tasks supported by the Finance Bureau',
    ]);
  });

  it('is only the word that an unfinished sentence ends with', () => {
    expect(read('每周一 市编办牵头的 和')).toMatchObject({
      read: { words: '市编办牵头的' },
      words: ['和'],
      choices: [],
    });
    expect(read('every Monday and')).toMatchObject({ part: 'filter', words: ['and'], choices: [] });
  });

  it('is never a bare number before the time when only items can be meant', () => {
    expect(readSubscription('24 每月1日', context, 'items')).toMatchObject({ watch: { where: { items: ['24'] } } });
    expect(readSubscription('每周一 24', context, 'items')).toMatchObject({ kind: 'not-read', words: ['24'] });
    expect(read('24 每月1日')).toMatchObject({ kind: 'not-read', words: ['24'] });
  });

  it('refuses a text that is too long', () => {
    expect(read('每周一 '.repeat(200))).toMatchObject({ kind: 'not-read', words: [] });
  });
});

describe('any text', () => {
  const pieces = fc.constantFrom(
    ...'每周 每周一 每月 周五 9点 下午 四点半 16:00 15日 第一个工作日 30天内到期的 本月 市编办 牵头 的 和 除了 第24项 逾期 每天 到 前 , 、 一 三 给本群发 周报 谁'.split(
      ' ',
    ),
    ...'every |monday |mondays |weekly |monthly |on the 15th |at 9 |9am |due |this month |and |except |item 24 |overdue |my tasks '.split(
      '|',
    ),
    ' ',
    '\ud800',
    '\u202e',
  );
  const texts = fc.oneof(
    fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary', maxLength: 60 }),
  );

  it('is read or not read, always alike, and what is not read is named from it', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const found = read(text);

        expect(read(text)).toEqual(found);
        if (found.kind === 'subscription') {
          expect(found.watch === null).toBe(found.words === '');
          return;
        }
        for (const { send } of found.choices) expect(send).toMatch(/^(?:订阅|subscribe) \S/u);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the end of a pause', () => {
  const until = (text: string) => readUntil(text, context);

  it.each([
    ['到下周一', '2017-06-19'],
    ['至7月1日', '2017-07-01'],
    ['到2017年7月1日', '2017-07-01'],
    ['到7月1日为止', '2017-07-01'],
    ['周报到下周一', '2017-06-19'],
    ['明天', '2017-06-16'],
    ['30天', '2017-07-15'],
    ['两周', '2017-06-29'],
    ['半个月', '2017-06-30'],
    ['一个月', '2017-07-15'],
    ['到7月', '2017-07-01'],
    ['到月底', '2017-07-01'],
    ['until next Monday', '2017-06-19'],
    ['till 1 July', '2017-07-01'],
    ['to 1 July 2017', '2017-07-01'],
    ['for two weeks', '2017-06-29'],
    ['2 weeks', '2017-06-29'],
    ['tomorrow', '2017-06-16'],
    ['until the end of the month', '2017-07-01'],
  ])('%s is %s, the first day on which it is on again', (text, day) => {
    expect(until(text)).toBe(day);
  });

  it.each([
    '',
    '到',
    '到今天',
    '到昨天',
    '到6月1日',
    '到2月30日',
    '到7月1日前',
    '到7月1日9点',
    '蓝鲸座',
    'until yesterday',
    'until further notice',
  ])('“%s” is none', (text) => {
    expect(until(text)).toBeNull();
  });
});
