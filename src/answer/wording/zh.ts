/** Every sentence that the bot says in Chinese; `en.ts` has the same keys. */
import { unansweredZh } from './unanswered-zh.ts';

export const zh = {
  ...unansweredZh,

  /** Between names, and between conditions. */
  listed: (words: readonly string[]) => words.join('、'),
  eitherOf: (words: readonly string[]) => words.join('或'),
  sentences: (said: readonly string[]) => said.join(''),
  label: {
    id: '编号',
    task: '任务',
    lead: '牵头单位',
    support: '配合单位',
    namedSupport: '点名配合单位',
    collective: '统称',
    due: '完成时限',
    days: '距今天',
    section: '所属部分',
    siblings: '同项其他任务',
    year: '到期年份',
    tasks: '任务数',
    sectionTitle: '部分',
    title: '名称',
    period: '规划期',
    size: '规模',
  },

  read: {
    /** The whole note on how a question was read. */
    as: (subject: string, asked: readonly string[], beside: readonly string[]) =>
      `理解为：${subject}${asked.length > 0 ? `，${asked.join('、')}` : ''}${beside.map((said) => `；${said}`).join('')}`,
    tasks: (conditions: readonly string[]) => `${conditions.join('、')}的任务`,
    asked: {
      text: '原文',
      leads: '由谁牵头',
      supports: '由谁配合',
      due: '何时完成',
      phases: '实施阶段',
      about: '概况',
    },
    whichPhase: '属于哪个阶段',
    number: {
      measures: '有多少',
      items: '有多少项',
      leads: '有多少个牵头单位',
      supports: '有多少个配合单位',
      sections: '有几个部分',
      phases: '有几个阶段',
    },
    rankLeads: (order: 'most' | 'fewest') => `哪个单位牵头最${order === 'most' ? '多' : '少'}`,
    rankSupports: (order: 'most' | 'fewest') => `哪个单位配合最${order === 'most' ? '多' : '少'}`,
    eachLeads: '各单位牵头多少',
    eachSupports: '各单位点名配合多少',
    rankSections: (order: 'most' | 'fewest') => `哪个部分最${order === 'most' ? '多' : '少'}`,
    rankPhases: (order: 'most' | 'fewest') => `哪个阶段到期最${order === 'most' ? '多' : '少'}`,
    firstFew: (limit: number) => `取前 ${limit} 个`,
    wholePlan: '全部任务',
    planPhases: '规划的实施阶段',
    planAbout: '规划概况',
    items: (numbers: string) => `第${numbers}项`,
    /** As one condition among others. */
    inItems: (numbers: string) => `第${numbers}项`,
    lead: (units: string, several: 'one' | 'any' | 'all') => `${units}${several === 'all' ? '共同' : ''}牵头`,
    onlyLead: (units: string) => `${units}单独牵头`,
    support: (units: string, several: 'one' | 'any' | 'all') => `${units}${several === 'all' ? '共同' : ''}配合`,
    either: (units: string, several: 'one' | 'any' | 'all') => `${units}${several === 'all' ? '都' : ''}牵头或配合`,
    own: (units: string) => (units === '' ? '您的单位' : `您的单位（${units}）`),
    dueOn: (day: string) => `${day}当日到期`,
    dueBetween: (from: string, to: string) => `${from}至${to}到期`,
    dueUntil: (to: string) => `${to}及以前到期`,
    dueSince: (from: string) => `${from}及以后到期`,
    dueEver: '写明完成时限',
    section: (titles: string) => `${titles}部分`,
    sectionAlone: (titles: string) => `${titles}部分`,
    missingSection: (id: number) => `第${id}`,
    topic: (words: string) => `有关“${words}”`,
    phase: (title: string) => `${title}到期`,
    overdue: (today: string) => `完成时限早于${today}`,
    next: (today: string) => `${today}起最近到期`,
    first: '最早到期',
    last: '最晚到期',
    except: (conditions: readonly string[]) => `不含${conditions.join('、')}的任务`,
    exceptItems: (items: string) => `不含${items}`,
    claimUnits: (units: string) => `核对单位：${units}`,
    claimDue: (period: string) => `核对时限：${period}`,
    period: (from: string | null, to: string | null) =>
      from === to && from !== null
        ? from
        : from === null
          ? `${to ?? ''}及以前`
          : to === null
            ? `${from}及以后`
            : `${from}至${to}`,
  },

  /** One measure's cells. */
  cell: {
    dueToday: '今天到期',
    daysLeft: (days: number) => `还有 ${days} 天`,
    daysPast: (days: number) => `已过 ${days} 天`,
    noDue: '未写明',
    noneNamed: '未点名具体单位',
    noSupport: '未写明',
    due: (wording: string, _day: string) => wording,
    dueInFull: (wording: string, day: string, days: string) => `${wording}（${day}），${days}`,
    andOthers: (units: string) => `${units}等`,
    andOthersSaid: (units: string) => `${units}等（原文以“等”结尾，没有全部列出）`,
    namedAndCollective: (named: string, collective: string) => `${named}；${collective}`,
  },

  list: {
    total: (tasks: number, items: number) =>
      tasks === items ? `共 ${tasks} 项任务。` : `共 ${tasks} 项任务，规划编号 ${items} 项。`,
    ofItem: (item: number, tasks: number) => `第${item}项共有 ${tasks} 项任务。`,
    more: {
      private: (rest: number) => `回复“更多”看其余 ${rest} 项。`,
      group: (rest: number) => `选“更多”，或引用本条回复“更多”，看其余 ${rest} 项。`,
      elsewhere: (rest: number) => `其余 ${rest} 项没有列出。`,
    },
    lastPage: '以上已全部列出。',
    /** On the buttons; both are understood when somebody types them. */
    next: '更多',
    previous: '上一页',
    onDay: {
      next: (day: string, days: string, tasks: number) => `最近的完成时限是 ${day}，${days}，有 ${tasks} 项任务。`,
      first: (day: string, tasks: number) => `最早的完成时限是 ${day}，有 ${tasks} 项任务。`,
      last: (day: string, tasks: number) => `最晚的完成时限是 ${day}，有 ${tasks} 项任务。`,
    },
    inFull: (question: string) => `看其中一项的原文，请说“${question}”。`,
    titleOf: (id: string, title: string) => `第${id}项　${title}`,
  },

  profile: {
    leads: (tasks: number) => `牵头 ${tasks} 项任务`,
    supports: (tasks: number) => `点名配合 ${tasks} 项任务`,
    addressed: (tasks: number, collective: string) => `${tasks} 项任务面向${collective}`,
    neither: (unit: string) => `规划没有点名由${unit}牵头或配合的任务。`,
    memberships: (addressed: readonly string[]) => `另有 ${addressed.join('、')}。`,
    membership: (tasks: number, collective: string) => `${tasks} 项面向${collective}`,
    meaning: (name: string, meaning: string) => `${name}：${meaning}。`,
  },

  count: {
    tasks: (tasks: number, items: number) =>
      tasks === items ? `${tasks} 项任务。` : `${tasks} 项任务，规划编号 ${items} 项。`,
    items: (items: number, tasks: number) =>
      tasks === items
        ? `${items} 项，共 ${tasks} 项任务。`
        : `规划编号 ${items} 项，共 ${tasks} 项任务（有的编号下不止一项）。`,
    leads: (units: number) => `${units} 个牵头单位。`,
    leadsNamed: (units: number, names: string) => `牵头单位共 ${units} 个：${names}。`,
    supportsNamed: (named: number, names: string) => `点名配合单位共 ${named} 个：${names}。`,
    collectivesNamed: (names: string) => `面向的统称：${names}。`,
    supports: (named: number, collectives: number) =>
      collectives === 0 ? `${named} 个点名配合单位。` : `${named} 个点名配合单位，另有 ${collectives} 个统称。`,
    sections: (sections: number) => `${sections} 个部分。`,
    phases: (phases: number) => `${phases} 个阶段。`,
    size: (items: number, tasks: number, leads: number) => `${items} 项，${tasks} 项任务，${leads} 个牵头单位`,
    noYear: '未写明时限',
    year: (year: string) => `${year}年`,
  },

  ranking: {
    leads: (units: string, tasks: number, equal: boolean) => `${units}，${equal ? '各' : ''}牵头 ${tasks} 项任务。`,
    supports: (units: string, tasks: number, equal: boolean) =>
      `${units}，${equal ? '各' : ''}点名配合 ${tasks} 项任务。`,
    sections: (titles: string, tasks: number, equal: boolean) => `${titles}，${equal ? '各' : ''}${tasks} 项任务。`,
    byExactName: '按规划写明的名称计数，不表示工作量大小。',
    collectives: (addressed: readonly string[]) => `统称另计：${addressed.join('、')}。`,
    nobody: '所问任务都没有点名具体的配合单位。',
  },

  phases: {
    span: (from: string, to: string, wording: string, tasks: number) =>
      `${from}至${to}（${wording}），${tasks} 项任务到期`,
    now: (today: string, title: string) => `今天（${today}）处于${title}。`,
    before: (today: string, title: string) => `今天（${today}）尚未进入${title}。`,
    after: (today: string, title: string) => `今天（${today}）已过${title}。`,
    of: (numbers: string, title: string) => `第${numbers}项的完成时限在${title}内。`,
    outside: (numbers: string) => `第${numbers}项的完成时限不在任何阶段内。`,
    undated: (numbers: string) => `第${numbers}项没有写明完成时限。`,
  },

  about: {
    period: (from: string, to: string) => `${from}年至${to}年`,
    aim: '制定目的',
    requirements: '总体要求',
    numbered: (_section: number, numeral: string, title: string) => `（${numeral}）${title}`,
  },

  empty: {
    none: '没有符合条件的任务。',
    inPeriod: '这段时间没有到期的任务。',
    nothingOverdue: (today: string) => `截至 ${today}，没有完成时限已过的任务。`,
    nothingAhead: (today: string) => `${today} 起没有任务到期。`,
    next: (day: string, tasks: number, alone: boolean) =>
      `${alone ? '此后' : '同样条件下，此后'}最近的完成时限是 ${day}，有 ${tasks} 项任务。`,
    previous: (day: string, tasks: number, alone: boolean) =>
      `${alone ? '此前' : '同样条件下，此前'}最近的完成时限是 ${day}，有 ${tasks} 项任务。`,
    roles: (unit: string, leads: number, supports: number) => `${unit}牵头 ${leads} 项、点名配合 ${supports} 项任务。`,
  },

  claim: {
    allLeads: (numbers: string, units: string) => `是的，第${numbers}项由${units}牵头。`,
    amongLeads: (numbers: string, units: string) => `是的，第${numbers}项的牵头单位中有${units}。`,
    notOnly: (numbers: string, units: string) => `不是只有${units}。第${numbers}项还有其他单位。`,
    amongSupports: (numbers: string, units: string) => `是的，第${numbers}项的配合单位中有${units}。`,
    notLead: (numbers: string, leads: string) => `不是。第${numbers}项由${leads}牵头。`,
    notSupport: (numbers: string, units: string) => `不是。第${numbers}项的配合单位中没有${units}。`,
    noneLeads: (units: string) => `不是。以下任务都不由${units}牵头。`,
    someLead: (each: readonly string[]) => `不全是。牵头情况：${each.join('；')}。`,
    someSupport: (each: readonly string[]) => `不全是。配合情况：${each.join('；')}。`,
    holds: (unit: string, numbers: string) => `${unit}为第${numbers}项`,
    holdsNone: (unit: string) => `${unit}没有`,
    someMeasures: (numbers: string) => `不全是。只有第${numbers}项符合，其余不符合。`,
    dueYes: (numbers: string, due: string) => `是的，第${numbers}项的完成时限是${due}。`,
    dueNo: (numbers: string, due: string) => `不是。第${numbers}项的完成时限是${due}。`,
    dueAll: '是的，以下任务的完成时限都在此期间。',
    dueNone: '不是。以下任务的完成时限都不在此期间。',
    noDue: (numbers: string) => `不是。第${numbers}项没有写明完成时限。`,
  },

  remark: {
    planOver: (from: string, to: string) => `规划期（${from}–${to}年）已经结束，时限均为规划原定。`,
    overdue: '以上任务的完成时限已过；规划没有记载是否已经完成。',
    near: (words: string, id: string, title: string) => `原文没有“${words}”的原话，按最接近的第${id}项“${title}”回答。`,
    missing: (numbers: string) => `规划没有第${numbers}项，以下只回答其余各项。`,
    missingExcept: (numbers: string) => `规划没有第${numbers}项，无需排除。`,
    unreconciled: (names: string, count: number) => `规划用了${names} ${count} 个名称，没有说明是否为同一单位。`,
    unreconciledShown: (names: string) => `这里按${names}回答。`,
    unreconciledAll: '这里一并列出。',
    unreconciledOther: (name: string, tasks: number) => `${name}有 ${tasks} 项任务。`,
  },

  source: (title: string, numbers: string | null, edition: string) =>
    `来源：《${title}》${numbers === null ? '' : `第${numbers}项`}（${edition}）`,
  manyNumbers: (numbers: string, tasks: number) => `${numbers}等 ${tasks} `,
};

export type Wording = typeof zh;
