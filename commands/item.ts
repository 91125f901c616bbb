/** /item: one item, or one measure of it, in full. */
import { askUnder, type Command, explainCommand, readConditions } from './command.ts';

export const item: Command = {
  name: 'item',
  names: { zh: ['项', '原文', '任务'], en: ['item', 'text', 'task'] },
  summary: { zh: '一项任务的原文、分工和时限', en: 'one item in full: text, units, deadline' },
  usage: { zh: '/项 编号或主题', en: '/item number or topic' },
  examples: { zh: ['/项 24', '/项 4.3', '/项 河长制'], en: ['/item 24', '/item 4.3'] },
  argument: { zh: '编号或主题', en: 'a number or a topic' },
  run(args, context, world) {
    if (args.trim() === '') return explainCommand(item, world, 'clarify');
    const read = readConditions(args, context);
    if (read.kind === 'unclear') return read;
    if (!read.where.items && !read.where.topic) return explainCommand(item, world, 'clarify');
    return askUnder({ tell: 'text', where: {} }, read);
  },
};
