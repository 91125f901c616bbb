/** /audit: who changed what, here or anywhere. */
import { auditAnswer } from '../src/answer/audit.ts';
import { refusalOf } from '../src/answer/refusal.ts';
import { type Command, explainCommand, HOLDERS, saysAll } from './command.ts';

export const audit: Command = {
  name: 'audit',
  names: { zh: ['审计', '记录'], en: ['audit', 'log'] },
  summary: { zh: '最近的更改记录', en: 'the last changes' },
  usage: { zh: '/审计 [全部]', en: '/audit [all]' },
  examples: { zh: ['/审计', '/审计 全部'], en: ['/audit', '/audit all'] },
  isAdministration: true,
  right: 'chat',
  records: true,
  needs: (args) => [{ what: 'audit', everywhere: saysAll(args) }, HOLDERS],
  run(args, _context, world) {
    const everywhere = saysAll(args);
    if (args.trim() !== '' && !everywhere) return explainCommand(audit, world, 'clarify');
    return (everywhere ? refusalOf(world, 'office') : undefined) ?? auditAnswer(world, everywhere);
  },
};
