/** /section: the tasks of one section of the plan. */
import { askWhere, type Command, explainCommand, foldWord } from './command.ts';

/** A bare numeral would be read as an item; after this command it is a section. */
const NUMERAL = /^[(（]?(?<numeral>\d{1,2}|[一二三四五六七八九十]{1,3})[)）]?$/u;

export const section: Command = {
  name: 'section',
  names: { zh: ['部分'], en: ['section', 'part'] },
  summary: { zh: '规划某一部分的任务', en: 'the tasks of one section' },
  usage: { zh: '/部分 序号或标题', en: '/section number' },
  examples: { zh: ['/部分 三', '/部分 4'], en: ['/section 3'] },
  argument: { zh: '序号或标题', en: 'a number' },
  run(args, context, world) {
    if (args.trim() === '') return explainCommand(section, world, 'clarify');
    const numeral = NUMERAL.exec(foldWord(args))?.groups?.numeral;
    return askWhere({ tell: 'measures', where: {} }, numeral ? `第${numeral}部分` : args, context);
  },
};
