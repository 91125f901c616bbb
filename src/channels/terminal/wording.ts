/** What the terminal itself says, in both languages: the answers to `as` and `now`, and how to leave. */
import type { Day } from '../../time/day.ts';

export const WORDING = {
  zh: {
    as: (said: string, names: readonly string[]) =>
      names.includes(said) ? `已设为${said}提问。` : `已设为${said}提问，规划中的名称是${names.join('、')}。`,
    asUnnamed: (said: string) => `已设为${said}提问。规划没有点名这个单位，一般的问题照常回答。`,
    asNobody: '已取消提问单位。',
    now: (day: Day) => `今天按 ${day} 计算。`,
    nowReal: (day: Day) => `恢复为实际日期：${day}。`,
    nowUnread: '日期请写成 2017-06-15 的样子，例如：now 2017-06-15',
    keys: '输入问题后按回车。as 加单位名设定提问单位，now 加日期设定日期，Ctrl-D 退出。',
  },
  en: {
    as: (said: string, names: readonly string[]) =>
      names.includes(said) ? `Asking as ${said}.` : `Asking as ${said}; the plan calls it ${names.join(', ')}.`,
    asUnnamed: (said: string) =>
      `Asking as ${said}. The plan does not name this unit; other questions are answered as usual.`,
    asNobody: 'Asking as nobody in particular.',
    now: (day: Day) => `Today is taken as ${day}.`,
    nowReal: (day: Day) => `Back to the real day: ${day}.`,
    nowUnread: 'Please write the day like this: now 2017-06-15',
    keys: 'Type a question and press Enter. "as UNIT" sets who asks, "now DAY" the day; Ctrl-D leaves.',
  },
};
