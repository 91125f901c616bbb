/** /stats: how many tasks there are, of the whole plan or of a part of it. */
import { askWhere, type Command } from './command.ts';

export const stats: Command = {
  name: 'stats',
  names: { zh: ['统计', '数量'], en: ['stats', 'count'] },
  summary: { zh: '任务数，全规划的或一部分的', en: 'how many tasks, in all or under conditions' },
  usage: { zh: '/统计 [单位、期限、部分]', en: '/stats [unit, period, section]' },
  examples: { zh: ['/统计', '/统计 市编办', '/统计 2017年底前'], en: ['/stats', '/stats 2017'] },
  run(args, context) {
    return askWhere({ tell: 'count', where: {} }, args, context);
  },
};
