/** /audit: who changed what, here or anywhere. */
import { auditAnswer } from '../src/answer/audit.ts';
import { refusalOf } from '../src/answer/refusal.ts';
import { type Command, explainCommand, foldWord, HOLDERS, saysAll } from './command.ts';

/** Folding leaves no space between Chinese and a number. */
const ARGUMENTS = /^(?<whose>[^\d\s第]*)\s*(?:第?(?<page>[1-9]\d{0,3})页?)?$/u;

export const audit: Command = {
  name: 'audit',
  names: { zh: ['审计', '记录'], en: ['audit', 'log'] },
  summary: { zh: '最近的更改记录', en: 'the last changes' },
  usage: { zh: '/审计 [全部] [第几页]', en: '/audit [all] [page]' },
  examples: { zh: ['/审计', '/审计 全部', '/审计 2'], en: ['/audit', '/audit all', '/audit 2'] },
  isAdministration: true,
  offersExamples: true,
  right: 'chat',
  records: true,
  needs: (args) => {
    const { everywhere, page } = readPage(args) ?? { everywhere: false, page: 0 };
    return [{ what: 'audit', everywhere, page }, HOLDERS];
  },
  run(args, _context, world) {
    const asked = readPage(args);
    if (!asked) return explainCommand(audit, world, 'clarify');
    const { everywhere, page } = asked;
    const all = world.lang === 'zh' ? ' 全部' : ' all';
    const older = `/${audit.names[world.lang][0]}${everywhere ? all : ''} ${page + 2}`;
    return (everywhere ? refusalOf(world, 'office') : undefined) ?? auditAnswer(world, { everywhere, page, older });
  },
};

/** Which page (from 0) of which trail; null when the arguments say something else. */
function readPage(args: string): { everywhere: boolean; page: number } | null {
  const said = ARGUMENTS.exec(foldWord(args))?.groups;
  if (!said) return null;
  const everywhere = saysAll(said.whose ?? '');
  if (said.whose && !everywhere) return null;
  return { everywhere, page: Number(said.page ?? 1) - 1 };
}
