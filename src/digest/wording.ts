/** The digest station's own sentences: what owners are told of deliveries and of the calendar. */

/** What is said of a failure; a code that is missing here is told as `other`. */
type Reasons = Readonly<Record<string, string>> & { readonly other: string };

const zhReasons: Reasons = {
  gone: '会话已不存在，或机器人已被移出，已停止向其发送',
  refused: '平台拒收',
  'not-sent': '多次发送未成功',
  unconfirmed: '平台没有确认，可能已送达',
  crashed: '发送时程序中断，可能已送达',
  other: '发送时出现故障，可能已送达',
};

const enReasons: Reasons = {
  gone: 'the chat is gone or the bot was removed from it; nothing more is sent there',
  refused: 'refused by the platform',
  'not-sent': 'could not be sent after several attempts',
  unconfirmed: 'not confirmed by the platform; it may have arrived',
  crashed: 'interrupted while sending; it may have arrived',
  other: 'a fault while sending; it may have arrived',
};

export const WORDING = {
  zh: {
    again: '【补发】程序曾在发送时中断，本条可能重复。',
    failures: {
      heading: '周报发送情况',
      counts: (dead: number, unknown: number) =>
        [dead > 0 ? `${dead} 份没有送达` : '', unknown > 0 ? `${unknown} 份不能确认是否送达` : '']
          .filter((part) => part !== '')
          .join('，')
          .concat('。'),
      columns: ['会话', '应发时间', '情况'],
      more: (count: number) => `另有 ${count} 份没有列出。`,
      reason: (code: string | null) => zhReasons[code ?? 'other'] ?? zhReasons.other,
      retry: '需要重发时，请发送“/重发”。不能确认的，对方可能再次收到，会注明“补发”。',
      command: { label: '重发', send: '/重发' },
    },
    calendar: (year: number) =>
      `${year} 年的放假和调休安排尚未收录。收录之前，周报按周一至周五、扣除日期固定的假日发送，可能与实际安排不一致。安排公布后，请补充 data/calendar/${year}.json。`,
    notStarted: (channel: string, why: string) => `${channel} 没有启动，其他渠道不受影响。原因：${why}`,
  },
  en: {
    again: '[Sent again] The program was interrupted while sending; you may have this message already.',
    failures: {
      heading: 'Digests that were not delivered',
      counts: (dead: number, unknown: number) =>
        [dead > 0 ? `${dead} not delivered` : '', unknown > 0 ? `${unknown} may or may not have arrived` : '']
          .filter((part) => part !== '')
          .join(', ')
          .concat('.'),
      columns: ['Chat', 'Due', 'What happened'],
      more: (count: number) => `${count} more not listed.`,
      reason: (code: string | null) => enReasons[code ?? 'other'] ?? enReasons.other,
      retry:
        'To send them again, send "/retry". Those that may have arrived could arrive twice; they are marked as sent late.',
      command: { label: 'Send again', send: '/retry' },
    },
    calendar: (year: number) =>
      `The holidays and make-up working days of ${year} are not known yet. Until they are, digests go out Monday to Friday except on fixed-date holidays, which may differ from the official arrangement. Once it is published, add data/calendar/${year}.json.`,
    notStarted: (channel: string, why: string) =>
      `${channel} was not started; other channels are not affected. Why: ${why}`,
  },
};
