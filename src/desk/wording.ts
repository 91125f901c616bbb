/** The desk's own sentences: the welcome, and the apology for a failure. */
import type { Day } from '../time/day.ts';

export const FAILED = {
  zh: (reference: string) => `抱歉，处理这条消息时出了故障，请稍后再试。如需反映，请提供编号 ${reference}。`,
  en: (reference: string) =>
    `Sorry, something failed while handling this message. Please try again later; its reference is ${reference}.`,
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
