/** Every sentence of the digest in Chinese; `digest-en.ts` has the same keys. */
import type { Role } from '../../plan/query.ts';

export const digestZh = {
  kind: { week: '周报', month: '月报' },
  /** What a telephone shows of it unopened are the first words: for whom it is comes before the plan's long name. */
  title: (kind: string, plan: string, whom: string, day: string) => `${kind}：${whom}　${day}　《${plan}》`,
  /** The filter as it was written, after the unit when that is not in the words. */
  words: (words: string, unit: string) => `${unit}“${words}”`,
  period: (period: string) => `到期时间：${period}。`,
  andMore: (names: string, count: number, _others: number) => `${names}等 ${count} 个单位`,
  late: '补发：原定时间没有发出，或未能确认已经发出。',
  unreconciled: '规划没有说明这些名称是否为同一单位，这里一并列出。',
  afterPause: '暂停期间没有发送，本期接续暂停前的上一期。',

  /** When a group is due; `since` is the day of the last digest. */
  term: {
    passed: (since: string | null): string => (since === null ? '近 7 天完成时限已过' : '上期以来完成时限已过'),
    overdue: (_since: string | null) => '完成时限已过',
    week: (_since: string | null) => '本周到期',
    month: (_since: string | null) => '本周之后、30 天内到期',
    period: (_since: string | null) => '30 天之后到期',
  },
  share: { lead: '牵头', support: '点名配合', all: '' },
  /** What is addressed to a collective that is watched; the plan's name of it. */
  addressed: (names: string) => `面向${names}`,
  /** A unit as it is called within a sentence. */
  called: (name: string) => name,
  /** `本周到期，牵头 2 项`. */
  group: (term: string, share: string, tasks: number) => `${term}${share === '' ? '' : `，${share}`} ${tasks} 项`,
  groupOf: (group: string, listed: boolean) => `${group}${listed ? '：' : '。'}`,
  groupOn: (group: string, day: string) => `${group}：${day}`,
  dueOn: (day: string, left: string) => `${day}，${left}`,
  dueToday: '今天到期',
  workingDaysLeft: (days: number) => (days > 0 ? `还有 ${days} 个工作日` : '今天之后没有工作日'),

  counted: (tasks: number, shares: readonly string[]) =>
    `${tasks} 项${shares.length > 0 ? `（${shares.join('、')}）` : ''}`,
  shareOf: (share: string, tasks: number) => `${share} ${tasks} 项`,
  notListed: (tasks: number) => `限于篇幅，以上有 ${tasks} 项没有逐项列出。`,
  overdue: (counted: string) => `完成时限已过的共 ${counted}，规划没有记载是否已经完成。`,
  later: (counted: string) => `以后到期的还有 ${counted}。`,
  undated: (counted: string) => `未写明完成时限的有 ${counted}。`,
  lists: '看清单可以问下面的问题。',
  unknownYears: (years: readonly number[]) =>
    `${years.join('、')}年放假安排尚未公布，工作日暂按周一至周五、扣除日期固定的节日计算。`,
  over: (from: string, to: string, tasks: number, kind: string) =>
    `规划期（${from}–${to}年）已经结束。${
      tasks > 0 ? `所关注的任务中，完成时限已过的有 ${tasks} 项，规划没有记载是否已经完成。` : ''
    }除非规划有改动，今后不再发送${kind}；不再需要的，请说“退订”。`,

  changes: {
    label: '改动',
    count: (tasks: number, listed: boolean) => `上期以来规划有改动，涉及 ${tasks} 项${listed ? '：' : '。'}`,
    rest: (tasks: number) => `另有 ${tasks} 项改动没有列出。`,
    added: (title: string, leads: string, due: string) =>
      `新增：${title}（${leads === '' ? '' : `${leads}牵头，`}完成时限：${due}）`,
    removed: (title: string) => `删去：${title}`,
    changed: (title: string, said: readonly string[]) => `${title}：${said.join('；')}`,
    renumbered: (before: string, after: string) => `编号由 ${before} 改为 ${after}`,
    text: '原文文字有改动',
    due: (before: string, after: string) => `完成时限由“${before}”改为“${after}”`,
    units: (part: 'leads' | 'supports', added: string, dropped: string) => {
      const label = part === 'leads' ? '牵头单位' : '配合单位';
      const said = [...(dropped === '' ? [] : [`去掉${dropped}`]), ...(added === '' ? [] : [`增加${added}`])];
      return said.length > 0 ? `${label}${said.join('，')}` : `${label}的写法有改动`;
    },
  },

  /** Questions that are answered as they stand; the subject is what these make of a unit, a section or a topic. */
  ask: {
    unit: (unit: string, role: Role) =>
      ({ either: unit, lead: `${unit}牵头`, support: `${unit}配合`, 'only lead': `${unit}单独牵头` })[role],
    section: (_section: number, numeral: string) => `第${numeral}部分`,
    topic: (words: string) => `有关“${words}”`,
    items: (numbers: string) => `第${numbers}项的完成时限`,
    all: (subject: string) => `${subject}的任务`,
    overdue: (subject: string | null) => (subject === null ? '逾期的任务' : `${subject}逾期的任务`),
    soon: (subject: string | null) => `${subject ?? ''}30天内到期的任务`,
    dueFrom: (day: string) => `${day}以后到期的任务`,
  },
};

export type DigestWording = typeof digestZh;
