/** /lead: who leads an item or a topic; or, given a unit, what it leads. */
import { askUnder, type Command, explainCommand, inRole, readConditions } from './command.ts';

export const lead: Command = {
  name: 'lead',
  names: { zh: ['牵头', '谁牵头'], en: ['lead', 'who'] },
  summary: { zh: '一项任务由谁牵头，或一个单位牵头哪些任务', en: 'who leads an item, or what a unit leads' },
  usage: { zh: '/牵头 编号、主题或单位', en: '/lead number, topic or unit' },
  examples: { zh: ['/牵头 24', '/牵头 河长制', '/牵头 市编办'], en: ['/lead 24', '/lead 4.3'] },
  argument: { zh: '编号、主题或单位', en: 'a number, a topic or a unit' },
  run(args, context, world) {
    if (args.trim() === '') return explainCommand(lead, world, 'clarify');
    const read = readConditions(args, context);
    if (read.kind === 'unclear') return read;
    const where = inRole(read.where, 'lead');
    return askUnder({ tell: where.units ? 'measures' : 'leads', where }, read);
  },
};
