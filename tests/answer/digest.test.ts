/** The digest as a department reads it: what is new, what is near, what else there is, and when it keeps silent. */
import { describe, expect, it } from 'vitest';
import type { Watch } from '../../src/plan/query.ts';
import type { Calendar } from '../../src/time/working-days.ts';
import { calendar, digest, edited, type Given, listedIds, measureOf, OWN, setDue, textOf } from './digest-given.ts';
import { period } from './given.ts';

const TOPIC = { watch: { where: { topic: ['河长制'] } }, words: '有关河长制', unit: [] };

describe('a digest', () => {
  it('tells a unit what it leads and when, in working days', () => {
    expect(textOf(digest('2017-06-19', { unit: '市国土局' }))).toBe(
      [
        '周报：市国土局　2017年6月19日（周一）　《鄂州市法治政府建设规划(2016—2020年)》',
        '本周之后、30 天内到期，牵头 4 项：2017年6月30日（周五），还有 9 个工作日',
        '编号  任务',
        '5     加强规划管理和督查',
        '6.1   对全市土地资源利用情况进行摸底',
        '6.2   深化农村集体产权制度改革',
        '10    组建民生事务管理委员会',
        '来源：《鄂州市法治政府建设规划(2016—2020年)》第5–6、10项（公开发布文本）',
        '1. 市国土局的任务',
      ].join('\n'),
    );
  });

  it('shows who leads to those who support, and keeps their tasks apart', () => {
    const support = digest('2017-12-11', { unit: '市质监局' });

    expect(textOf(support)).toContain('30 天内到期，点名配合 1 项：2017年12月31日（周日），还有 14 个工作日');
    expect(textOf(support)).toMatch(/4\.4 .* 市食药局$/mu);

    const both = digest('2017-12-11', { unit: '市农委' });
    expect(textOf(both)).toMatch(/牵头 1 项：[^项]*\n编号 {2}任务\n9\.2 /u);
    expect(textOf(both)).toMatch(/点名配合 1 项：[^项]*\n编号 {2}任务 +牵头单位\n4\.4 .*市食药局/u);
  });

  it('never counts what addresses a collective that the unit may belong to', () => {
    const composed = digest('2017-12-25', { unit: '市编办' });

    expect(composed?.measures).toEqual(['3', '4.1', '4.3', '4.7', '11.1', '32', '38', '40']);
    expect(textOf(composed)).not.toContain('市直各部门');
  });

  it('tells a collective what addresses it, as such', () => {
    expect(textOf(digest('2017-06-26', { unit: '各街道办事处' }))).toContain('本周到期，面向各街道办事处 3 项：');
    const text = textOf(digest('2017-12-18', { unit: '市直各部门' }));
    expect(text).toContain('完成时限已过的共 9 项（面向市直各部门）');
    expect(text).not.toContain('统称');
  });

  it('parts this week from the 30 days and counts the rest', () => {
    const plan = edited((changed) => {
      setDue(changed, '3', '2017-06-19');
      setDue(changed, '4.1', '2017-06-25');
      setDue(changed, '4.3', '2017-06-26');
      setDue(changed, '4.7', '2017-07-19');
      setDue(changed, '11.1', '2017-07-20');
    });
    const text = textOf(digest('2017-06-19', { ledger: plan }));

    expect(text).toMatch(
      /本周到期，牵头 2 项：\n2017年6月19日（周一），今天到期\n.*\n3 .*\n2017年6月25日（周日），还有 4 个工作日\n/u,
    );
    expect(text).toMatch(
      /本周之后、30 天内到期，牵头 2 项：\n2017年6月26日（周一），还有 5 个工作日\n[\s\S]*2017年7月19日/u,
    );
    expect(text).toContain('以后到期的还有 7 项（牵头）');
    expect(text).not.toContain('2017年7月20日');
  });

  it('says of what passed since the last one which it is, and of all that passed how many', () => {
    const text = textOf(digest('2018-01-02', { unit: '市政府法制办', since: '2017-12-25' }));

    expect(text).toContain('上期以来完成时限已过，牵头 10 项：2017年12月31日（周日）\n');
    expect(text).toContain('完成时限已过的共 11 项（牵头），规划没有记载是否已经完成。');
    expect(text).toContain('\n2. 市政府法制办逾期的任务');
  });

  it('takes what was due on the day of the last one for newly passed, and what was due before for known', () => {
    const passed = (since: string | null) => digest('2018-01-08', { since })?.measures ?? null;

    expect(passed('2017-12-31')).toHaveLength(8);
    expect(passed('2018-01-01')).toBeNull();
    expect(digest('2018-01-07', { since: null })?.measures).toHaveLength(8);
    expect(textOf(digest('2018-01-07'))).toContain('近 7 天完成时限已过');
  });

  it('is the first one for a unit that subscribed late: it says what passed in all, and where the list is', () => {
    const text = textOf(digest('2018-03-05'));

    expect(text).toContain('完成时限已过的共 8 项（牵头），规划没有记载是否已经完成。');
    expect(text).toContain('以后到期的还有 3 项');
    expect(text).toContain('\n2. 市编办逾期的任务');
    expect(text).not.toContain('近 7 天');
    expect(digest('2018-03-12', { since: '2018-03-05' })).toBeNull();
    expect(digest('2017-03-06', { unit: '市教育局' })).toBeNull();
  });

  it('keeps silent when nothing passed, nothing is near and nothing changed', () => {
    expect(digest('2017-03-06')).toBeNull();
    expect(digest('2018-03-05', { since: '2018-02-26' })).toBeNull();
    expect(digest('2017-06-19', { unit: [] })).toBeNull();
  });

  it('says in one sentence each that it is late and that it follows a pause', () => {
    const text = textOf(digest('2017-12-11', { late: true, afterPause: true, since: '2017-11-27' }));

    expect(text).toContain('补发：原定时间没有发出，或未能确认已经发出。');
    expect(text).toContain('暂停期间没有发送，本期接续暂停前的上一期。');
  });

  it('goes on from no other after a pause when it is the first', () => {
    expect(textOf(digest('2017-12-11', { afterPause: true, since: null }))).not.toContain('暂停');
  });

  it('names the unit beside words that do not', () => {
    const own = { watch: { where: { mine: 'lead' as const } }, words: '我们牵头的' };

    expect(textOf(digest('2017-12-11', own))).toContain('周报：市编办“我们牵头的”　');
    expect(textOf(digest('2017-12-11', { ...own, lang: 'en' }))).toContain(
      ': Staffing Office (市编办), “我们牵头的”, ',
    );
  });

  it('is called what it is when it comes every month', () => {
    expect(textOf(digest('2017-12-11', { every: 'month' }))).toContain('月报：市编办');
    expect(textOf(digest('2017-12-11', { every: 'month', lang: 'en' }))).toMatch(/^Monthly digest: /u);
  });

  it('shows all names of what may be one unit, and says that nobody knows', () => {
    const text = textOf(digest('2017-12-25', { unit: ['市人社局', '市人社局(公务员局)', '市公务员局'] }));

    expect(text).toContain('规划没有说明这些名称是否为同一单位，这里一并列出。');
    expect(text).toMatch(/30 .*市公务员局/u);
    expect(text).toContain('\n1. 市人社局的任务');
  });
});

describe('a watch without a unit', () => {
  it('names its words and the leads', () => {
    const text = textOf(digest('2017-06-19', TOPIC));

    expect(text).toContain('周报：“有关河长制”　');
    expect(text).toContain('30 天内到期 1 项：2017年6月30日（周五），还有 9 个工作日');
    expect(text).toMatch(/7 .* 市水务局$/mu);
    expect(text).toContain('\n1. 有关“河长制”的任务');
  });

  it('lists what lies in its own period however far it is', () => {
    const due = period('2018-01-01', '2018-12-31');
    const watch = { where: { units: [{ names: ['市编办'], match: 'any' as const, role: 'lead' as const }], due } };
    const composed = digest('2017-06-19', { watch, words: '市编办牵头2018年到期的', unit: [] });

    expect(composed?.measures).toEqual(['1', '24', '28']);
    expect(textOf(composed)).toContain('30 天之后到期 3 项：2018年12月31日（周一），还有 ');
    expect(textOf(composed)).not.toContain('以后到期的还有');
  });

  it('reads a period that moves with the day anew', () => {
    const watch = { where: { section: [3] }, period: '本月' };

    expect(digest('2017-06-19', { watch, words: '本月第三部分', unit: [] })).toBeNull();
    const composed = digest('2017-12-11', { watch, words: '本月第三部分', unit: [] });
    expect(composed?.measures).toEqual(['22', '23']);
    expect(textOf(composed)).toContain('到期时间：2017-12-01至2017-12-31。');
  });

  it('counts the words of a period from the day that it was due on, and everything else from today', () => {
    const watch = { where: { section: [3] }, period: '本月' };
    const put = { watch, words: '本月第三部分', unit: [], since: '2017-12-04', on: '2017-12-31' };
    const text = textOf(digest('2018-01-02', put));

    expect(text).toContain('到期时间：2017-12-01至2017-12-31。');
    expect(text).toContain('上期以来完成时限已过 2 项：2017年12月31日（周日）');
    expect(text).toMatch(/周报：.*2018年1月2日/u);
    expect(digest('2018-01-02', { ...put, on: '2018-01-02' })).toBeNull();
  });

  it('offers no list of what is due later when nothing is', () => {
    const questions = (today: string, where: Watch['where']) =>
      digest(today, { watch: { where }, words: '', unit: [] })?.reply.choices.map(({ send }) => send);

    expect(questions('2017-12-18', {})).toContain('2018-01-18以后到期的任务');
    expect(questions('2021-01-04', {})).toEqual(['逾期的任务']);
    expect(questions('2021-01-04', { section: [1, 3] })).toEqual(['逾期的任务']);
  });

  it('leaves out what is excepted', () => {
    const watch = { where: {}, except: { section: [1] } };

    expect(digest('2017-06-19', { watch, words: '', unit: [] })?.measures).toEqual(['35.1', '35.2', '42']);
  });

  it('counts what does not fit and offers the questions that show it', () => {
    const composed = digest('2017-12-18', { watch: { where: {} }, words: '', unit: [] });
    const text = textOf(composed);
    const listed = composed ? listedIds(composed).length : 0;

    expect(text).toContain('30 天内到期 28 项：');
    expect(listed).toBeGreaterThan(15);
    expect(text).toContain(`限于篇幅，以上有 ${28 - listed} 项没有逐项列出。`);
    expect(composed?.reply.choices.map(({ send }) => send)).toEqual([
      '2018-01-18以后到期的任务',
      '逾期的任务',
      '30天内到期的任务',
    ]);
  });
});

describe('a plan that was read again', () => {
  const before = edited((plan) => {
    setDue(plan, '24', '2017-12-31');
    measureOf(plan, '38').leads = measureOf(plan, '38').leads.filter(({ name }) => name !== '市编办');
    measureOf(plan, '32').leads.push({ name: '市财政局', place: [0, 1] });
    measureOf(plan, '40').text += '并加强培训。';
    setDue(plan, '5', '2018-12-31');
  });

  it('is told by what changed for the unit, old and new, and by nothing else', () => {
    const composed = digest('2017-03-06', { since: '2017-02-27', before });
    const text = textOf(composed);

    expect(text).toContain('上期以来规划有改动，涉及 4 项：');
    expect(text).toMatch(/24 .*完成时限由“2017-12-31”改为“2018年底”/u);
    expect(text).toMatch(/32 .*牵头单位去掉市财政局/u);
    expect(text).toMatch(/38 .*牵头单位增加市编办/u);
    expect(text).toMatch(/40 .*原文文字有改动/u);
    expect(composed?.measures).toEqual(['24', '32', '38', '40']);
  });

  it('speaks of what the watch meant then and no longer means', () => {
    const watch = { where: { due: period('2017-12-01', '2017-12-31') } };
    const changed = edited((plan) => setDue(plan, '3', '2018-06-30'));
    const since = '2017-11-27';
    const text = textOf(digest('2017-12-04', { watch, ledger: changed, before: edited(() => {}), since, unit: [] }));

    expect(text).toMatch(/3 .*完成时限由“2017年底”改为“2018-06-30”/u);
  });

  it('names what came, what went and what has another number', () => {
    const gone = edited((plan) => {
      plan.measures = plan.measures.filter(({ item }) => item !== 3);
      plan.items = plan.items.filter(({ id }) => id !== 3);
    });

    expect(textOf(digest('2017-03-06', { before: gone }))).toMatch(
      /3 .*新增：进一步深化行政审批制度改革（市编办牵头，完成时限：2017年底）/u,
    );
    const removed = digest('2017-03-06', { ledger: gone, before: edited(() => {}) });
    expect(textOf(removed)).toMatch(/3 .*删去：进一步深化行政审批制度改革/u);
    expect(removed?.measures).toEqual([]);
    const moved = edited((plan) => {
      Object.assign(measureOf(plan, '32'), { id: '50', item: 50 });
      Object.assign(plan.items.find(({ id }) => id === 32) ?? {}, { id: 50, measures: ['50'] });
    });
    expect(textOf(digest('2017-03-06', { ledger: moved, before: edited(() => {}) }))).toMatch(
      /50 .*着手政府追责体系建设：编号由 32 改为 50/u,
    );
  });

  it('is no news to those whom it does not concern', () => {
    expect(digest('2017-03-06', { unit: '市科技局', before })).toBeNull();
  });

  it('lists few changes of many', () => {
    const other = edited((plan) => {
      for (const measure of plan.measures) measure.text += '。';
    });
    const text = textOf(digest('2017-03-06', { before: other }));

    expect(text).toContain('上期以来规划有改动，涉及 11 项：');
    expect(text).toContain('另有 6 项改动没有列出。');
  });
});

describe('a plan whose period is over', () => {
  it('says so once, with how many dates lie behind, and how to unsubscribe', () => {
    const composed = digest('2021-01-04', { since: '2020-12-28' });

    expect(composed?.saysOver).toBe(true);
    expect(composed?.measures).toHaveLength(11);
    expect(textOf(composed)).toContain(
      '规划期（2016–2020年）已经结束。所关注的任务中，完成时限已过的有 11 项，规划没有记载是否已经完成。' +
        '除非规划有改动，今后不再发送周报；不再需要的，请说“退订”。',
    );
    expect(digest('2021-01-11', { since: '2021-01-04', saidOver: true })).toBeNull();
  });

  it('counts of a watch with a period of its own what lies in it', () => {
    const where = { mine: 'lead' as const, due: period('2018-01-01', '2018-12-31') };

    expect(textOf(digest('2021-01-04', { watch: { where }, words: '市编办牵头2018年到期的' }))).toContain(
      '完成时限已过的有 3 项',
    );
    const nothing = { mine: 'lead' as const, due: period('2019-06-01', '2019-06-30') };
    expect(digest('2021-01-04', { watch: { where: nothing }, words: '2019年6月到期的' })).toBeNull();
  });

  it('says so of a watch whose period moves with the day as well', () => {
    const composed = digest('2021-01-04', { watch: { ...OWN, period: '本月' }, words: '本月到期的' });

    expect(composed?.saysOver).toBe(true);
    expect(textOf(composed)).toContain('完成时限已过的有 11 项');
  });

  it('still speaks of changes afterwards, and does not repeat itself', () => {
    const before = edited((plan) => setDue(plan, '24', '2017-12-31'));
    const composed = digest('2021-01-11', { since: '2021-01-04', saidOver: true, before });

    expect(composed?.saysOver).toBe(false);
    expect(textOf(composed)).toContain('规划有改动，涉及 1 项');
    expect(textOf(composed)).not.toContain('已经结束');
  });

  it('is not over for those who still have something ahead', () => {
    const late = edited((plan) => setDue(plan, '3', '2021-01-20'));
    const composed = digest('2021-01-04', { ledger: late, saidOver: true });

    expect(composed?.saysOver).toBe(false);
    expect(textOf(composed)).toContain('30 天内到期，牵头 1 项：2021年1月20日（周三），还有 12 个工作日');
  });
});

describe('working days', () => {
  const unannounced = (...years: number[]): Calendar => ({
    ...calendar,
    isKnown: (year) => !years.includes(year) && calendar.isKnown(year),
  });

  it('are said to be a guess when the holidays of a year on the way are not announced', () => {
    const near = edited((plan) => setDue(plan, '3', '2018-01-10'));
    const note = '2018年放假安排尚未公布，工作日暂按周一至周五、扣除日期固定的节日计算。';

    expect(textOf(digest('2017-12-25', { ledger: near, calendar: unannounced(2018) }))).toContain(note);
    expect(textOf(digest('2017-12-25', { calendar: unannounced(2018) }))).not.toContain(note);
    expect(textOf(digest('2017-12-25', { ledger: near, calendar: unannounced(2017, 2018) }))).toContain('2017、2018年');
  });

  it('may be none before a day that is a holiday', () => {
    expect(textOf(digest('2017-12-29'))).toContain('2017年12月31日（周日），今天之后没有工作日');
  });
});

describe('a digest in English', () => {
  const en = (today: string, given: Given) => textOf(digest(today, { lang: 'en', ...given }));

  it('says the same', () => {
    expect(en('2018-01-02', { unit: '市水务局', since: '2017-12-25', late: true })).toBe(
      [
        'Weekly digest: Water Affairs Bureau (市水务局), Tuesday 2 January 2018. Ezhou Rule-of-Law Government Plan (2016–2020)',
        'Sent late (补发): it could not be sent at its time, or was not confirmed as sent.',
        'Due date passed since the last digest, as lead: 1 task, on Sunday 31 December 2017',
        'Item  Task',
        '9.2   Protect lakes and basins with rules for green development',
        'Past their due date in all: 2 tasks (as lead); the plan does not say what has been completed. To see the lists, ask the questions below.',
        'Source: Ezhou Rule-of-Law Government Plan (2016–2020) (鄂州市法治政府建设规划(2016—2020年)), items 7, 9.2 (公开发布文本)',
        '1. tasks of the Water Affairs Bureau',
        '2. overdue tasks of the Water Affairs Bureau',
      ].join('\n'),
    );
  });

  it('counts what there was no room for', () => {
    const watch = { where: {} };

    expect(en('2017-12-18', { watch, unit: [] })).toMatch(/\nThere was no room to list \d+ of these tasks\. /u);
  });

  it('names a followed item as an item', () => {
    const text = en('2017-06-26', { watch: { where: { items: ['4.1', '7'] } }, unit: [] });

    expect(text).toMatch(/^Weekly digest: items 4\.1, 7, Monday 26 June 2017\. .*\n/u);
  });

  it('says of a collective what is addressed to it', () => {
    const text = en('2017-06-26', { unit: '各街道办事处' });

    expect(text).toContain('Due this week, addressed to the subdistrict offices: 3 tasks, on Friday 30 June 2017');
    expect(text).toContain('\n1. tasks of the subdistrict offices');
  });

  it('tells what changed', () => {
    const before = edited((plan) => {
      measureOf(plan, '38').leads = measureOf(plan, '38').leads.filter(({ name }) => name !== '市编办');
      measureOf(plan, '32').leads.push({ name: '市财政局', place: [0, 1] });
      measureOf(plan, '40').text += '并加强培训。';
    });
    const text = en('2017-03-06', { since: '2017-02-27', before });

    expect(text).toContain('The plan has changed since the last digest, in 3 tasks:');
    expect(text).toMatch(/32 .*: lead units: no longer Finance Bureau \(市财政局\)/u);
    expect(text).toMatch(/38 .*: lead units: now also Staffing Office \(市编办\)/u);
    expect(text).toMatch(/40 .*: wording changed/u);
  });

  it('counts the units that it does not name', () => {
    const names = ['市国土局', '市水务局', '市编办', '市财政局', '市农委'];
    const where = { units: [{ names, match: 'any' as const, role: 'either' as const }] };

    expect(en('2017-06-19', { watch: { where }, unit: [] })).toContain('Staffing Office (市编办) and 2 others, Monday');
  });

  it('cuts long words between words', () => {
    const watch = { where: { relative: 'overdue' as const } };
    const words = 'overdue tasks of the land bureau and the water affairs bureau and the staffing office';
    const text = en('2018-01-02', { watch, words, unit: [] });

    expect(text).toContain(': “overdue tasks of the land bureau and the water affairs…”, Tuesday');
  });

  it('says that the period is over', () => {
    expect(en('2021-01-04', { since: '2020-12-28' })).toContain(
      'The plan’s period (2016–2020) is over. Of the tasks watched here, 11 are past their due date; the plan does not ' +
        'say what has been completed. Unless the plan changes, there will be no further weekly digests; if you no longer ' +
        'need this subscription, say “unsubscribe”.',
    );
  });
});
