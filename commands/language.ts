/** /language: in which language this chat is answered. */
import { plainAnswer } from '../src/answer/plain-answer.ts';
import { refusalOf } from '../src/answer/refusal.ts';
import { settingOf } from '../src/answer/scene.ts';
import type { Lang } from '../src/conversation.ts';
import { type Command, explainCommand, foldWord, HOLDERS } from './command.ts';

const LANGUAGES: Readonly<Record<Lang, readonly string[]>> = {
  zh: ['zh', '中文', '汉语', 'chinese'],
  en: ['en', '英文', '英语', 'english'],
};
const DONE = { zh: '本会话以后用中文回答。', en: 'This chat is answered in English from now on.' };

export const language: Command = {
  name: 'language',
  names: { zh: ['语言'], en: ['language', 'lang'] },
  summary: { zh: '本会话用中文还是英文回答', en: 'answer this chat in Chinese or English' },
  usage: { zh: '/语言 中文|英文', en: '/language zh|en' },
  examples: { zh: ['/语言 中文', '/语言 英文'], en: ['/language en', '/language zh'] },
  argument: { zh: '中文或英文', en: 'zh or en' },
  records: true,
  needs: (args) => (readLang(args) ? [HOLDERS] : []),
  run(args, _context, world) {
    const lang = readLang(args);
    if (!lang) return explainCommand(language, world, 'clarify');
    // It is also the language of the digests that everybody here gets.
    const denied = refusalOf(world, 'chat');
    if (denied) return denied;
    return { ...plainAnswer(settingOf(world), 'help', [DONE[lang]], []), effects: [{ kind: 'set-language', lang }] };
  },
};

function readLang(args: string): Lang | undefined {
  const wanted = foldWord(args);
  return (['zh', 'en'] as const).find((candidate) => LANGUAGES[candidate].includes(wanted));
}
