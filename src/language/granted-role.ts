/** Reads a role that people are given — administrator, liaison, member — at either end of some words. */
import type { GrantedRole } from '../session.ts';
import { normalise } from './normalise.ts';

const WORDS: readonly { role: GrantedRole; said: readonly string[] }[] = [
  { role: 'admin', said: ['管理员', 'administrator', 'admin'] },
  { role: 'liaison', said: ['联络员', 'liaison officer', 'liaison'] },
  { role: 'member', said: ['成员', 'member'] },
];

/** The role and the words without it; null for words that name none. `市编办联络员` needs no space. */
export function readRole(text: string): { role: GrantedRole | null; rest: string } {
  const words = text.normalize('NFKC').trim();
  const folded = normalise(words).text.trim();
  for (const { role, said } of WORDS) {
    for (const word of said) {
      if (folded.endsWith(word)) return { role, rest: cleaned(words.slice(0, words.length - word.length)) };
      if (folded.startsWith(word)) return { role, rest: cleaned(words.slice(word.length)) };
    }
  }
  return { role: null, rest: cleaned(words) };
}

/** Without what joins a role to a unit or a name: `liaison of`, `市编办的`. */
function cleaned(words: string): string {
  return words
    .trim()
    .replace(/^(?:of|for)\s+/iu, '')
    .replace(/\s+(?:as)$/iu, '')
    .replace(/的$/u, '')
    .trim();
}
