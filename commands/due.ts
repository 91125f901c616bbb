/** /due: what is due in a period, in this month when none is named; or when an item is due. */
import { monthAround } from '../src/time/period.ts';
import { ask, askUnder, type Command, readConditions } from './command.ts';

export const due: Command = {
  name: 'due',
  names: { zh: ['到期', '时限', '期限'], en: ['due', 'deadline'] },
  summary: { zh: '某段时间到期的任务，不写就是本月', en: 'what is due in a period; this month if none is given' },
  usage: { zh: '/到期 [期限] [单位]，或 /到期 编号', en: '/due [period] [unit], or /due number' },
  examples: {
    zh: ['/到期 2017年6月', '/到期 2017年底前 市编办', '/到期 24'],
    en: ['/due June 2017', '/due 2018', '/due 24'],
  },
  run(args, context) {
    if (args.trim() === '') return ask({ tell: 'measures', where: { due: monthAround(context.today) } });
    const read = readConditions(args, context);
    if (read.kind === 'unclear') return read;
    const { items, topic, due: period } = read.where;
    return askUnder({ tell: (items || topic) && !period ? 'due' : 'measures', where: {} }, read);
  },
};
