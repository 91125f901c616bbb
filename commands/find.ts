/** /find: the tasks whose text carries some words. */
import { ask, type Command, explainCommand } from './command.ts';

export const find: Command = {
  name: 'find',
  names: { zh: ['查找', '搜索', '查'], en: ['find', 'search'] },
  summary: { zh: '原文里有某些字词的任务', en: 'tasks whose text has these words' },
  usage: { zh: '/查找 字词', en: '/find words' },
  examples: { zh: ['/查找 河长制', '/查找 行政复议'], en: ['/find river chief'] },
  argument: { zh: '要查的字词', en: 'the words to look for' },
  run(args, _context, world) {
    const words = args.replace(/["'“”‘’「」]/gu, ' ').trim();
    if (words === '') return explainCommand(find, world, 'clarify');
    // Chinese is written without spaces: one there parts two topics. In English it stands inside of one.
    const topic = /\p{Script=Han}/u.test(words) ? words.split(/\s+/u) : [words];
    return ask({ tell: 'measures', where: { topic } });
  },
};
