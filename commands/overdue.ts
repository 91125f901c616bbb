/** /overdue: what was due before today. */
import { askWhere, type Command } from './command.ts';

export const overdue: Command = {
  name: 'overdue',
  names: { zh: ['逾期', '超期'], en: ['overdue', 'late'] },
  summary: { zh: '完成时限已过的任务', en: 'what was due before today' },
  usage: { zh: '/逾期 [单位]', en: '/overdue [unit]' },
  examples: { zh: ['/逾期', '/逾期 市法制办'], en: ['/overdue'] },
  run(args, context) {
    return askWhere({ tell: 'measures', where: { relative: 'overdue' } }, args, context);
  },
};
