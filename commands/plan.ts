/** /plan: what the plan is, its sections and its phases. */
import { ask, type Command, explainCommand, foldWord } from './command.ts';

const PHASES = new Set(['阶段', '实施阶段', '实施步骤', 'phases', 'stages']);

export const plan: Command = {
  name: 'plan',
  names: { zh: ['规划', '概况'], en: ['plan', 'about'] },
  summary: { zh: '规划概况，或实施阶段', en: 'the plan in short, or its phases' },
  usage: { zh: '/规划 [阶段]', en: '/plan [phases]' },
  examples: { zh: ['/规划', '/规划 阶段'], en: ['/plan', '/plan phases'] },
  run(args, _context, world) {
    const wanted = foldWord(args);
    if (wanted === '') return ask({ tell: 'about', where: {} });
    return PHASES.has(wanted) ? ask({ tell: 'phases', where: {} }) : explainCommand(plan, world, 'clarify');
  },
};
