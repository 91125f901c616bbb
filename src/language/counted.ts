/** Finds what a question about a number counts. */
import type { Counted } from '../plan/query.ts';
import type { Draft } from './draft.ts';
import { placesOf } from './parts.ts';
import { isWord } from './token.ts';

/** The noun that 多少 counts: the nearest one after it, else one before it (任务总数); measures when none is named. */
export function countedOf(draft: Draft): Counted {
  const { parts, roles } = draft;
  const [many = 0] = placesOf(parts, 'many');
  const supports = roles.asked.some(({ tell }) => tell === 'supports');
  const nouns = placesOf(parts, 'task', 'item', 'unit', 'who', 'lead-unit', 'support-unit', 'section', 'phase');
  const at = nouns.find((place) => place > many) ?? nouns.at(-1);
  const token = at === undefined ? undefined : parts.tokens[at];
  if (isWord(token, 'unit', 'who', 'lead-unit', 'support-unit')) return supports ? 'supports' : 'leads';
  if (isWord(token, 'section')) return 'sections';
  if (isWord(token, 'phase')) return 'phases';
  // 几项任务: the task says what the 项 is.
  return isWord(token, 'item') && !isWord(parts.tokens[(at ?? 0) + 1], 'task') ? 'items' : 'measures';
}
