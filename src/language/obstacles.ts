/** Finds what forbids an answer whatever else was read: operators without a rule, words that nothing read. */
import type { Parts } from './parts.ts';
import type { Word } from './phrases/words.ts';
import { type FailureReason, failure, type Reading } from './reading.ts';
import { isWord, type Token } from './token.ts';

/** In this order: what somebody wants done is refused before what they want known is discussed. */
const OPERATORS: readonly (readonly [Word, FailureReason])[] = [
  ['act', 'act'],
  ['progress', 'progress'],
  ['off-topic', 'off-topic'],
  ['why', 'pattern'],
  ['compare', 'pattern'],
  ['not', 'pattern'],
];

const UNIT_NAME =
  /^(?:鄂州)?(?:市|区|县|省|国家)?[\p{Script=Han}]{1,10}(?:局|委|办|办公室|院|厅|部|署|中心|公司|集团|委员会|管委会|协会|学校|大学|医院|银行|支队|大队|总队|街道|镇|乡|馆|社|台|联|会)$/u;
const UNIT_NAME_EN =
  /(?:^| )(?:bureau|office|department|ministry|commission|committee|agency|administration|university|hospital|school|company|authority|association|court)s?(?: |$)/u;

/** The failure that stands in the way of any answer, if there is one. */
export function obstacleIn(parts: Parts, text: string): Reading | undefined {
  const unread = parts.tokens.filter((token) => token.is === 'unread' || (token.is === 'topic' && !token.known));
  for (const [word, reason] of OPERATORS) {
    const found = parts.tokens.filter((token) => isWord(token, word));
    if (found.length > 0 && (unread.length === 0 || reason !== 'pattern')) return failure(reason, found);
  }
  if (unread.length === 0) return undefined;
  return failure(reasonFor(unread, parts, text), unread);
}

function reasonFor(unread: readonly Token[], parts: Parts, text: string): FailureReason {
  const [run] = unread;
  if (!run || unread.length > 1) return 'words';
  const words = text.slice(run.start, run.end);
  if (UNIT_NAME.test(words) || UNIT_NAME_EN.test(words)) return 'unknown-unit';
  // The rest is a question of its own (… 谁牵头): then the run is a topic that the plan does not have.
  const rest = parts.tokens.filter((token) => token !== run);
  const frame = rest.every((token) =>
    isWord(
      token,
      'who',
      'lead',
      'lead-unit',
      'support',
      'support-unit',
      'when',
      'about',
      'task',
      'list',
      'be',
      'content',
      'unit',
      'due',
      'done',
      'and',
    ),
  );
  return frame ? 'unknown-topic' : 'words';
}
