/** What is said in Chinese about how the bot is doing and what was changed; `status-en.ts` has the same keys. */

export const statusZh = {
  label: {
    lastSent: '上次发送',
    nextDue: '下次发送',
    failures: '未送达',
    failuresHere: '未送达（本会话）',
    failuresEverywhere: '未送达（全部会话）',
    plan: '规划数据',
    calendar: '节假日',
    scheduler: '定时发送',
    store: '存储',
  },
  never: '还没有发送过',
  noNext: '没有待发的订阅',
  unknown: '目前查不到',
  counts: (dead: number, unknown: number, waiting: number) => `失败 ${dead}，结果不明 ${unknown}，等待发送 ${waiting}`,
  plan: (edition: string, version: string) => `${edition}，版本 ${version}`,
  yearKnown: (year: number) => `${year} 年放假和调休安排已收录`,
  yearMissing: (year: number) => `${year} 年放假和调休安排尚未收录，暂按周一至周五减去固定假日计算`,
  ran: (at: string) => `${at}运行过，正常`,
  stalled: (at: string | null) =>
    at === null ? '尚未运行，周报不会发出，请联系管理员。' : `${at}之后没有运行，已超过 5 分钟，请联系管理员。`,
  toRetry: (command: string) => `有没送达的，管理员可以发送“${command}”。结果不明的可能已经送到，重发会出现重复。`,

  retry: {
    none: '没有需要重发的。',
    elsewhere: '本会话没有需要重发的，其他会话有。全部重发请发送：/重发 全部',
    here: '本会话没送达和结果不明的已重新排队，将标明“补发”。',
    everywhere: '全部会话没送达和结果不明的已重新排队，将标明“补发”。',
  },

  audit: {
    columns: ['时间', '何人', '事项', '对象', '原来', '现在'],
    chatColumn: '会话',
    none: '还没有更改记录。',
    noneOlder: '没有更早的更改记录。',
    last: (count: number) => `最近 ${count} 条更改记录，新的在前。`,
    page: (page: number, count: number) => `第 ${page} 页，${count} 条更改记录，新的在前。`,
    older: (command: string) => `更早的请发送：${command}`,
    paused: (until: string | null) => (until === null ? '已暂停' : `暂停到 ${until}`),
    action: {
      'bind-chat': '绑定群',
      'bind-person': '说明单位',
      propose: '提出订阅',
      withdraw: '取消提议',
      subscribe: '订阅',
      unsubscribe: '退订',
      reschedule: '暂停或恢复',
      previewed: '预览',
      'set-quiet': '免打扰',
      'set-language': '语言',
      invite: '邀请',
      join: '加入',
      revoke: '撤销身份',
      'hand-over': '移交',
      retry: '重发',
    } as Record<string, string>,
    on: '开',
    off: '关',
    language: { zh: '中文', en: '英文' },
    retried: (count: string) => `${count} 条`,
  },
};

export type StatusWording = typeof statusZh;
