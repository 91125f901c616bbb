/** /next: what is due soonest from today on. */
import { askWhere, type Command } from './command.ts';

export const next: Command = {
  name: 'next',
  names: { zh: ['下一个', '最近', '临近'], en: ['next', 'upcoming'] },
  summary: { zh: '今天起最先到期的任务', en: 'what is due soonest from today on' },
  usage: { zh: '/下一个 [单位]', en: '/next [unit]' },
  examples: { zh: ['/下一个', '/下一个 市编办'], en: ['/next'] },
  run(args, context) {
    return askWhere({ tell: 'measures', where: { relative: 'next' } }, args, context);
  },
};
