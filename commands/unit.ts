/** /unit: what one unit has to do with the plan: what it leads and what it supports. */
import { askUnder, type Command, explainCommand, inRole, readConditions } from './command.ts';

export const unit: Command = {
  name: 'unit',
  names: { zh: ['单位'], en: ['unit', 'department'] },
  summary: { zh: '一个单位牵头和配合的任务', en: 'what a unit leads and supports' },
  usage: { zh: '/单位 名称', en: '/unit name' },
  examples: { zh: ['/单位 市编办', '/单位 财政局'], en: ['/unit finance bureau'] },
  argument: { zh: '单位名称', en: 'the name of the unit' },
  run(args, context, world) {
    if (args.trim() === '') return explainCommand(unit, world, 'clarify');
    const read = readConditions(args, context);
    if (read.kind === 'unclear') return read;
    if (!read.where.units) return { kind: 'unclear', reason: 'unknown-unit', words: [args.trim()], choices: [] };
    return askUnder({ tell: 'measures', where: inRole(read.where, 'either') }, read);
  },
};
