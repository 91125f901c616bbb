/** The desk's own sentences: the welcome, and the apology for a failure. */
import type { Day } from '../time/day.ts';

export const FAILED = {
  zh: (reference: string) => `抱歉，处理这条消息时出了故障，请稍后再试。如需反映，请提供编号 ${reference}。`,
  en: (reference: string) =>
    `Sorry, something failed while handling this message. Please try again later; its reference is ${reference}.`,
};

/** The records can't be reached; the plan can. */
export const CANNOT_SAVE = {
  zh: () => '目前无法保存或读取记录，这次操作没有生效，请稍后再试。查询规划不受影响。已记入日志并报告管理员。',
  en: () =>
    'Records can neither be read nor saved at the moment, so nothing was changed; please try again later. Questions about the plan are answered as usual. The administrator has been told.',
};

/** The records can't be reached, and only they tell who may ask. */
export const CANNOT_CHECK = {
  zh: () => '目前无法读取记录，不能确认您是否已登记，暂不能回答或办理，请稍后再试。已记入日志并报告管理员。',
  en: () =>
    'Records can’t be read at the moment, so it can’t be told whether you are registered, and nothing can be answered or done; please try again later. The administrator has been told.',
};

/** A voice message, a picture or the like. */
export const WORDLESS = {
  zh: () => '机器人只能读文字，看不了语音、图片和文件，请把问题写成文字发来。',
  en: () => 'I can only read text, not voice messages, pictures or files. Please type your question.',
};

/** Somebody else was quicker. */
export const OVERTAKEN = {
  zh: () => '刚才已有变化，这次操作没有生效，请重新发送。',
  en: () => 'Things have changed in the meantime, so nothing was done. Please send it again.',
};

/** What stood under a button is forgotten, or can't be looked up. */
export const NOT_KNOWN = {
  zh: () => '这个按钮已经失效，请重新提问。',
  en: () => 'This button no longer works. Please ask again.',
};

/** A message that was said before and has been changed. */
export const EDITED = {
  zh: () => '修改过的消息只当作提问，不据此办理事项。需要办理的，请另发一条新消息。',
  en: () => 'A message that was edited is only read as a question; nothing is done on it. Please send a new message.',
};

/** Why the records can't be reached, by the code of the error. */
const REASON: Readonly<Record<string, string>> = {
  full: '磁盘已满',
  down: '连接不上',
  'in-use': '被别的程序占用',
  lost: '磁盘写入失败',
};

/** To the owners; both languages, because nothing is known of them but their address. `open`: whether anybody may ask. */
export const OUTAGE = {
  begins: (code: string, remedy: string, open: boolean) => [
    `机器人暂时无法读写记录（${REASON[code] ?? code}）。查询规划照常${open ? '' : '（无法确认身份的人暂不答复，总管理员除外）'}，绑定、订阅等改动暂不受理，应发的周报等恢复后补发。`,
    `Duban can't reach its records (${code}). Questions are answered as usual${open ? '' : ', except where it can’t be told who asks'}; changes are declined, and digests wait. ${remedy}`,
  ],
  ends: () => [
    '机器人的记录已恢复正常，应发未发的周报会补发。',
    'Duban reaches its records again; digests that were owed follow.',
  ],
};

export const TOO_MANY = {
  zh: () => '您的消息有些密集，请稍等一分钟再问。',
  en: () => 'That is a lot at once. Please wait a minute before you ask again.',
};

export const MEMBERS_ONLY = {
  zh: () => '本机器人只回答已绑定的工作群和已登记人员的问题。请向管理员要邀请码，然后发送：/加入 邀请码',
  en: () =>
    'This bot answers only in its bound groups and for registered people. Please ask the administrator for an invitation code and send: /join CODE',
};

/** To somebody who writes as a chat, and so can't be registered. */
export const MEMBERS_ONLY_ANONYMOUS = {
  zh: () =>
    '本机器人只回答已绑定的工作群和已登记人员的问题。您现在以群或频道的名义（匿名）发言，请改用本人身份，或与机器人私聊。',
  en: () =>
    'This bot answers only in its bound groups and for registered people. You write anonymously, in the name of a group or channel; please use your own name, or write to the bot in private.',
};

/** What somebody sees first; both languages, because nobody has said a word yet. */
export const WELCOME = {
  what: (title: string, items: number, measures: number) => [
    `督办：用平常的话询问《${title}》，共 ${items} 项、${measures} 项任务，每个回答都注明出处。输入“帮助”看更多。`,
    `Duban answers questions about this plan, in Chinese or English, with the source. Type "help" for more.`,
  ],
  today: (today: Day) => [`今天按 ${today} 计算。 Today is ${today}.`],
  over: (end: Day) => [
    `规划期已于 ${end} 结束。如需以当时的日期提问，请输入 now 加日期，例如：now 2017-06-15`,
    `The plan's period ended on ${end}. To ask as of a day within it, type: now 2017-06-15`,
  ],
  examples: ['第24项谁牵头', '2017年底前到期的任务', 'which tasks are due next'],
};
