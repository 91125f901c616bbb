/** What the terminal itself says, in both languages: the answers to what is set there, whose message one sees, and how to leave. */
import type { Day } from '../../time/day.ts';
import type { Place } from './place.ts';

const me = { zh: '管理员本人', en: 'the owner' };

export const WORDING = {
  zh: {
    as: (said: string, names: readonly string[]) =>
      names.includes(said) ? `已设为${said}提问。` : `已设为${said}提问，规划中的名称是${names.join('、')}。`,
    asUnnamed: (said: string) => `已设为${said}提问。规划没有点名这个单位，一般的问题照常回答。`,
    asNobody: '已取消提问单位。',
    now: (moment: string) => `现在是 ${moment}。`,
    nowReal: (day: Day) => `恢复为实际日期：${day}。`,
    nowUnread: '日期请写成 2017-06-15 的样子，后面可以加时间，例如：now 2017-06-15 09:00',
    place: ({ person, group }: Place) =>
      `现在是${person ?? me.zh}，在${group === null ? '与机器人的私聊里' : `群“${group}”里`}。`,
    to: ({ person, group }: Place) => (group === null ? `发给 ${person ?? me.zh} 的私聊：` : `发到群“${group}”：`),
    keys: '输入问题后按回车。now 加日期设定日期，chat 加群名进群，person 加人名换人，as 加单位名设定提问单位，Ctrl-D 退出。',
  },
  en: {
    as: (said: string, names: readonly string[]) =>
      names.includes(said) ? `Asking as ${said}.` : `Asking as ${said}; the plan calls it ${names.join(', ')}.`,
    asUnnamed: (said: string) =>
      `Asking as ${said}. The plan does not name this unit; other questions are answered as usual.`,
    asNobody: 'Asking as nobody in particular.',
    now: (moment: string) => `It is now ${moment}.`,
    nowReal: (day: Day) => `Back to the real day: ${day}.`,
    nowUnread: 'Please write the day like this, with a time if wanted: now 2017-06-15 09:00',
    place: ({ person, group }: Place) =>
      `You are now ${person ?? me.en}, ${group === null ? 'in private with the bot' : `in the group "${group}"`}.`,
    to: ({ person, group }: Place) =>
      group === null ? `To ${person ?? me.en}, in private:` : `To the group "${group}":`,
    keys: 'Type a question and press Enter. "now DAY" sets the day, "chat GROUP" enters a group, "person NAME" changes who writes, "as UNIT" sets the asking unit; Ctrl-D leaves.',
  },
};
