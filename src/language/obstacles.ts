/** Finds what forbids an answer whatever else was read: operators without a rule, words that nothing read. */
import type { Day } from '../time/day.ts';
import { has, type Parts } from './parts.ts';
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

const FOREIGN_PREFIX = /(?:国家|中央|全国|总|[省市县区州镇乡部])$/u;
const UNIT_NOUN_NEXT =
  /^ (?:bureau|office|department|agency|ministry|commission|committee|administration|authority)(?![a-z])/u;
/** Has … been, have they …: what has happened, which the plan does not know. */
const PERFECT = /^(?:so |and )?(?:has|have|had) (?!to )/u;
/** When was item 24 completed. */
const PAST =
  /(?<![a-z])(?:was|were) [a-z0-9 ']*(?:finished|completed|done|closed|delivered|accomplished|achieved)(?![a-z])/u;
const PERFECT_LATER =
  /(?<![a-z])(?:has|have|had)(?![a-z]| to )[a-z ']*(?:finished|completed|done|closed|delivered|accomplished|achieved)(?![a-z])/u;
const COURT =
  /^(?:(?:municipal|city|district|people's|high|local|intermediate) )*(?:court|courts|university|hospital|school|schools|company|ministry)$/u;

/** The failure that stands in the way of any answer, if there is one. */
export function obstacleIn(parts: Parts, text: string, today: Day): Reading | undefined {
  const unread = parts.tokens.filter((token) => token.is === 'unread' || (token.is === 'topic' && !token.known));
  const foreign = parts.topics.find((topic) => namesForeignUnit(topic, parts, text));
  const stranger = parts.units.find((row) => row.foreign);
  if (stranger && unread.length === 0)
    return failure('unknown-unit', parts.tokens.slice(stranger.first, stranger.last + 1));
  if (foreign && unread.length === 0)
    return failure(
      'unknown-unit',
      parts.tokens.filter((token) => token.start === foreign.start),
    );
  for (const [word, reason] of OPERATORS) {
    if (!has(parts, word)) continue;
    if (word === 'act' && isSwap(parts, text)) continue;
    const found = parts.tokens.filter((token, at) => isWord(token, word) && !isHarmless(parts, at, text));
    if (found.length > 0 && (unread.length === 0 || reason !== 'pattern')) return failure(reason, found);
  }
  if (has(parts, 'start') && !has(parts, 'phase', 'plan') && parts.phases.length === 0)
    return failure('pattern', parts.tokens);
  if (hasStrayAction(parts))
    return failure(
      'words',
      parts.tokens.filter((token) => isWord(token, 'action')),
    );
  if (
    PERFECT.test(text) ||
    PERFECT_LATER.test(text) ||
    PAST.test(text) ||
    asksWhetherDone(parts) ||
    asksHowManyDone(parts, today)
  )
    return failure('progress', parts.tokens);
  const members = parts.tokens.filter((token) => token.is === 'member');
  if (members.length > 0) return failure('unknown-unit', members);
  if (unread.length === 0) return undefined;
  return failure(reasonFor(unread, parts, text), unread);
}

/** 到今天为止办结几条: 办结 before a number tells what was done, unless the date lies ahead (下季度要完成几项). */
function asksHowManyDone(parts: Parts, today: Day): boolean {
  return parts.tokens.some((token, at) => {
    const bare =
      isWord(token, 'done') && !/^(?:要|该|应|需|须|得|必|计划)/u.test(parts.text.slice(token.start, token.end));
    const ahead = parts.dates.some(({ reading: { period } }) => period.to === null || period.to > today);
    return bare && isWord(parts.tokens[at + 1], 'many') && !ahead;
  });
}

/** 推进 beside a topic or a role adds nothing to it; standing elsewhere it would be passed over. */
function hasStrayAction(parts: Parts): boolean {
  const carries = (token: Token | undefined) =>
    token !== undefined &&
    (token.is === 'topic' ||
      token.is === 'items' ||
      isWord(
        token,
        'who',
        'lead',
        'support',
        'co-lead',
        'lead-unit',
        'when',
        'done',
        'due',
        'it',
        'action',
        'task',
        'phase',
        'plan',
        'and',
        'be',
      ));
  return parts.tokens.some(
    (token, at) => isWord(token, 'action') && !carries(parts.tokens[at - 1]) && !carries(parts.tokens[at + 1]),
  );
}

/** 都搞完了吧, is item 24 finished: 完成 in a yes-no question without a date to compare with. */
function asksWhetherDone(parts: Parts): boolean {
  if (!has(parts, 'done') || has(parts, 'who', 'list', 'when', 'exists', 'many', 'most', 'fewest')) return false;
  const yesOrNo = has(parts, 'yesno') || isWord(parts.tokens[0], 'be');
  return yesOrNo && (parts.dates.length === 0 || parts.items.length + parts.topics.length === 0);
}

/** 换成监察局: nothing but another unit or item for the question before. */
function isSwap(parts: Parts, text: string): boolean {
  const [first, ...rest] = parts.tokens;
  return (
    /^换成?/u.test(text.slice(first?.start)) &&
    isWord(first, 'act') &&
    rest.length > 0 &&
    rest.every((token) => token.is !== 'word' || isWord(token, 'shift', 'yesno'))
  );
}

/** 国家 + 发改委, education + bureau: what stands before a unit's name makes it another unit. */
function namesForeignUnit(topic: Parts['topics'][number], parts: Parts, text: string): boolean {
  const behind = parts.tokens[topic.at + 1];
  const next = isWord(behind, 'be') && text.slice(topic.end).startsWith("'s ") ? parts.tokens[topic.at + 2] : behind;
  if (!next) return COURT.test(topic.words) && parts.tokens.length > 1;
  const touching = /^(?:'s)? ?$/u.test(text.slice(topic.end, next.start));
  if (next.is === 'unit' && touching) return FOREIGN_PREFIX.test(topic.words) || /[a-z]$/u.test(topic.words);
  if (touching && (UNIT_NOUN_NEXT.test(text.slice(topic.end)) || isWord(next, 'unit'))) return true;
  return COURT.test(topic.words) && !isWord(next, 'lead', 'about');
}

/** Whether an operator says nothing here: 没有 that closes a question, 不是 … 吗, 已经逾期. */
function isHarmless(parts: Parts, at: number, text: string): boolean {
  const token = parts.tokens[at];
  const words = text.slice(token?.start, token?.end);
  if (/^已经?$/u.test(words)) return has(parts, 'overdue');
  // Isn't item 8 led by the Water Bureau: a supposition, like 不是 … 吗.
  if (at === 0 && /^(?:isn't|aren't)$/u.test(words)) return parts.units.length > 0;
  if (words === '不是') return has(parts, 'yesno') && /[吗么]/u.test(text) && parts.units.length > 0;
  return closesQuestion(parts, at, text);
}

/** 有哪些任务没有: at the end of such a question 没有 asks, it does not deny. */
function closesQuestion(parts: Parts, at: number, text: string): boolean {
  const token = parts.tokens[at];
  const asks =
    token !== undefined && at === parts.tokens.length - 1 && /^没有?$/u.test(text.slice(token.start, token.end));
  return asks && text.slice(0, token.start).includes('有');
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
      'be',
    ),
  );
  return frame ? 'unknown-topic' : 'words';
}
