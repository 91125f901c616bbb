/** /mine: the tasks of the asker's own unit. */
import type { Role } from '../src/plan/query.ts';
import { askWhere, type Command, foldWord } from './command.ts';

const ROLES: readonly { role: Role; word: RegExp }[] = [
  { role: 'only lead', word: /^(?:单独牵头|only\s+lead)\s*/u },
  { role: 'lead', word: /^(?:牵头|lead)\s*/u },
  { role: 'support', word: /^(?:配合|support)\s*/u },
];

export const mine: Command = {
  name: 'mine',
  names: { zh: ['我的', '我的任务', '本单位'], en: ['mine', 'my'] },
  summary: { zh: '本单位牵头和配合的任务', en: "your unit's tasks: lead, then support" },
  usage: { zh: '/我的 [牵头|配合] [期限]', en: '/mine [lead|support] [period]' },
  examples: {
    zh: ['/我的', '/我的 牵头', '/我的 牵头 2017年底前'],
    en: ['/mine', '/mine lead', '/mine lead by the end of 2017'],
  },
  run(args, context) {
    const text = foldWord(args);
    const role = ROLES.find(({ word }) => word.test(text));
    const rest = role ? text.replace(role.word, '') : args;
    return askWhere({ tell: 'measures', where: { mine: role?.role ?? 'either' } }, rest, context);
  },
};
