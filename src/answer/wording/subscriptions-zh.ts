/** What is said in Chinese about subscriptions; `subscriptions-en.ts` has the same keys. */

export const subscriptionsZh = {
  /** How a subscription was read: which tasks, and when. */
  read: (reading: string, schedule: string) => `${reading}；${schedule}发送`,
  periodMoves: (words: string) => `“${words}”在每次发送时按当天计算。`,
  dayOff: (nominal: string, slot: string) => `${nominal}是休息日，改在${slot}发送。`,
  periodStays: (words: string, day: string) => `其中“${words}”仍从${day}算起。`,
  holidaysUnknown: (years: readonly number[]) =>
    `${years.join('、')}年放假安排尚未公布，以上时间按周一至周五、扣除日期固定的节日推算，公布后可能调整。`,
  outsideHours: (slot: string) => `约定时间不在工作时间（工作日 08:30–17:30）内，改在${slot}发送。`,
  preview: (slot: string) => `按此订阅，上一次（${slot}）会发送：`,
  previewEmpty: (slot: string) => `按此订阅，上一次（${slot}）没有可发的内容，不会发送。`,
  firstContent: (slot: string) => `按目前的规划，第一次有内容是${slot}。`,
  otherLanguage: '发到本会话的周报用英文；要改用中文，请发送“/语言 中文”。',
  noContent: '按目前的规划，今后没有可发的内容。',
  relative: { overdue: '逾期', next: '最近到期' },
  nextTwo: (first: string, second: string) => `接下来两次：${first}；${second}。`,
  askConfirm: '请在 5 分钟内回复“确认”开始，或回复“取消”。',
  confirm: '确认',
  cancel: '取消',
  /** A subscription without words of its own. */
  wholeUnit: (unit: string) => `${unit}的任务`,
  ownUnit: '本单位的任务',
  items: (numbers: string) => `关注第${numbers}项`,
  itemsAsked: (numbers: string) => `第${numbers}项`,

  already: (title: string) => `已有相同的订阅：${title}。`,
  alreadyFollowed: (numbers: string) => `已经关注第${numbers}项。`,
  /** It is asked for in another topic of the group than the one in which it comes. */
  movesHere: '本会话已有相同的订阅，目前发到另一话题；确认后改发到这里。',
  followedMoveHere: '本会话关注的各项目前发到另一话题；确认后都改发到这里。',
  movedHere: '原来发到另一话题，现改发到这里。',
  sentThere: '发到提出订阅时所在的话题，不是这里。',
  inOtherTopic: (title: string) => `${title}（发到另一话题）`,
  tooMany: (most: number) => `一个会话最多 ${most} 个订阅，请先退订不需要的。`,
  bindFirst: '本群还没有绑定单位，不知道要看哪个单位的任务。',
  sayUnitFirst: '还不知道您的单位，不知道要看哪个单位的任务。',
  unitFor: (example: string) => `例如：${example}`,
  bind: (unit: string) => `/绑定 ${unit}`,
  iam: (unit: string) => `/我是 ${unit}`,
  notRead: {
    time: (words: string) => (words === '' ? '没有读懂发送时间。' : `没有读懂发送时间“${words}”。`),
    filter: (words: string) => (words === '' ? '没有读懂要订阅的内容。' : `没有读懂“${words}”。`),
    schedule: (schedule: string) => `已读懂的时间：${schedule}。`,
    words: (words: string) => `已读懂的内容：${words}。`,
    example: (example: string) => `可以这样写：${example}`,
  },
  onlyItems: '关注只收编号，例如：/关注 第24项。按单位或期限订阅，请用：/订阅',

  subscribed: (title: string, schedule: string) => `已订阅：${title}，${schedule}发送。`,
  next: (slot: string) => `下次发送：${slot}。`,
  nothingNext: '已暂停，恢复后发送。',
  subscribedAlready: (title: string, schedule: string) => `已经订阅：${title}，${schedule}发送。`,
  toEnd: '不再需要时，请发送“退订”。',
  nothingToConfirm: '没有等待确认的订阅。',
  /** Somebody taps the button under what another one was shown. */
  ofAnother: (name: string) => `这个订阅由${name}提出，须由${name}本人确认或取消。`,
  replaced: '这之后您又提出了新的订阅，这里的按钮不再有效，请确认或取消最新的一个。',
  buttonGone: '这里的按钮已经失效，没有作任何改动。现有的订阅请发送“订阅情况”查看。',
  unitChanged: '提出订阅以后，单位已经变更，原来的没有生效；现按变更后的单位列出，请重新确认。',
  expired: '确认已超过 5 分钟，没有生效，请重新发送订阅。',
  cancelled: '已取消，没有新增订阅。',
  withdrawn: '前面那个等待确认的订阅已取消。',
  nothingToCancel: '没有等待确认的订阅，不需要取消。',

  none: '本会话没有订阅。',
  noneAnywhere: '目前没有任何订阅。',
  which: '本会话有几个订阅，请选择退订哪一个。',
  noNumber: (number: number, count: number) => `没有第 ${number} 个订阅，本会话共有 ${count} 个。`,
  notFollowed: (numbers: string) => `没有关注第${numbers}项。`,
  unsubscribe: (number: number) => `退订 ${number}`,
  goneAlready: '这个订阅已经退订。',
  labelled: (what: string, title: string) => `${what}　${title}`,
  ended: (titles: string) => `已退订：${titles}。`,
  unfollowed: (numbers: string) => `已不再关注第${numbers}项。`,
  stillFollowed: (numbers: string) => `仍在关注第${numbers}项。`,

  paused: (until: string | null) => (until === null ? '订阅已暂停，恢复前不发送。' : `订阅已暂停，${until}起恢复。`),
  toResume: '提前恢复请回复“恢复”。',
  notUntil: '没有读懂暂停到哪一天，或者那一天不在今天以后。例如：/暂停 到下周一',
  notPaused: '本会话的订阅没有暂停。',
  resumed: '订阅已恢复。',
  nextOf: (title: string, slot: string) => `${title}，下次 ${slot}`,

  tooSoon: '一分钟内只能预览一次，请稍后再试。',
  nothingNow: '今天没有可发的内容。没有内容时不发送。',
  previewNow: '预览，内容按今天计算：',
  /** A digest for which there is no room beside the others. */
  previewMore: (title: string, command: string) => `${title}：请发送“${command}”查看`,

  columns: ['序号', '内容', '发送时间', '下次', '状态'],
  chatColumn: '会话',
  live: '正常',
  pausedUntil: (until: string | null) => (until === null ? '暂停' : `暂停至${until}`),
  rest: (shown: number, total: number) => `共 ${total} 个订阅，这里列出 ${shown} 个。`,
};

export type SubscriptionsWording = typeof subscriptionsZh;
