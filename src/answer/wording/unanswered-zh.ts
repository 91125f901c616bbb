/** What is said in Chinese when a question is not answered, and the questions that are offered, `en` having the same keys. */
export const unansweredZh = {
  notFound: {
    items: (numbers: string) => `规划没有第${numbers}项。`,
    range: (first: number, last: number) => `规划编号为第${first}–${last}项。`,
    oneMeasure: (item: number) => `第${item}项只有一项任务。`,
    severalMeasures: (item: number, count: number) =>
      `第${item}项有 ${count} 项任务，编号 ${item}.1–${item}.${count}。`,
    elsewhere: (numbers: string, asked: string, actual: string) => `第${numbers}项不在${asked}部分，在${actual}部分。`,
    section: (count: number) => `没有这个部分，规划共有 ${count} 个部分。`,
    phase: (count: number) => `没有这个阶段，规划共有 ${count} 个阶段。`,
    topic: (words: string) => `规划原文没有提到“${words}”。`,
    nearest: '以下任务的文字较为接近，供选择。',
    unit: (said: string) => `规划没有点名“${said}”。`,
    mayInclude: (addressed: readonly string[]) => `可能属于${addressed.join('、')}。`,
    collective: (name: string, tasks: number) => `${name}（${tasks} 项任务）`,
    nearestUnits: (names: string) => `名称最接近的单位：${names}。`,
  },
  unclear: {
    words: (words: string) => `没有读懂“${words}”，请换个说法。`,
    pattern: '没有读懂这个问题，请换个说法。',
    ambiguous: '这句话不止一种理解，请选择一种。',
    context: '前面没有可以接着问的问题，请把问题说完整。',
    unknownUnit: (words: string) => `规划没有点名“${words}”这个单位。`,
    unknownTopic: (words: string) => `规划原文没有提到“${words}”。`,
    date: (words: string) => `日期“${words}”不存在或读不懂。`,
    noDate: '日期不存在或读不懂。',
    dateForms: '可以写：2017年6月、2017年6月底前、2017-06-30、本月、三季度、30天内。',
    reschedule: '订阅的时间和内容不能直接修改，请先退订，再按新的时间和内容订阅。',
    progress: '规划只写明任务、分工和时限，没有记载进展和完成情况，无法回答。',
    act: '只能回答规划内容，不能代为修改、发送或通知。',
    offTopic: (title: string) => `只能回答《${title}》的内容。`,
    tooLong: '问题太长，请控制在 500 字以内。',
    empty: '请输入问题。',
    unknownCommand: (words: string) => `没有“${words}”这个命令。`,
    noCommand: '没有这个命令。',
    canAsk: '可以问任务、牵头单位、配合单位、完成时限和原文。',
  },
  ownUnit: {
    which: '请先说明您的单位，或者直接问某个单位的任务。',
  },
  greeting: (title: string) => `您好。我回答《${title}》的任务、牵头单位、配合单位、完成时限和原文，例如：`,

  courtesy: { thanks: '不客气。', noted: '好的。', bye: '再见。' },
  unconfirmed: '订阅还没有确认，需要请发送“确认”，不需要请发送“取消”。',

  /** Questions that are offered as next steps; each is understood as it stands. */
  ask: {
    item: (id: string) => `第${id}项`,
    fullText: (id: string) => `第${id}项全文`,
    whoLeads: (id: string) => `第${id}项谁牵头`,
    unitTasks: (unit: string) => `${unit}的任务`,
    dueOn: (year: number, month: number, day: number) => `${year}年${month}月${day}日到期的任务`,
    thisMonth: '本月到期的任务',
    next: '最近到期的任务',
    overdue: '逾期的任务',
    sectionTasks: (_section: number, numeral: string) => `第${numeral}部分的任务`,
    phases: '实施步骤有哪些阶段',
    about: '介绍一下规划',
    titled: (question: string, title: string) => `${question}　${title}`,
  },
};

export type Unanswered = typeof unansweredZh;
