/** What a stretch of a question can mean, before the grammar looks at the whole. */
import type { DateReading } from '../time/reading/read-dates.ts';
import type { Word } from './phrases/words.ts';

export type Meaning =
  | { is: 'word'; word: Word }
  | { is: 'unit'; names: readonly string[] }
  /** An ordinary word (环保, finance) that is a unit only in a unit's place. */
  | { is: 'bare-unit'; names: readonly string[] }
  /** A member of a collective (鄂城区), which the plan does not name by itself. */
  | { is: 'member'; collective: string }
  /** Item numbers or measure ids, as in Filter.items. `sure` is false for a number with nothing that says item. */
  | { is: 'items'; items: readonly string[]; sure: boolean }
  | { is: 'date'; reading: DateReading }
  | { is: 'sections'; sections: readonly number[] }
  | { is: 'phases'; phases: readonly number[] }
  | { is: 'topic'; words: string; known: boolean }
  /** 前三名: so many of a ranking. */
  | { is: 'limit'; limit: number }
  /** 第二段: a measure of the item that was spoken of before. */
  | { is: 'part'; part: number }
  /** Spaces, punctuation, emoji. */
  | { is: 'gap' }
  /** Characters that nothing reads. */
  | { is: 'unread' };

export type Token = Meaning & { start: number; end: number };

/** Whether the token is one of these words. */
export function isWord(token: Token | undefined, ...words: readonly Word[]): boolean {
  return token?.is === 'word' && words.includes(token.word);
}
