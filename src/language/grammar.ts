/** Reads the parts of one cover: what forbids an answer first, then the kinds of questions, each by its own table. */
import type { Ledger } from '../plan/load.ts';
import type { Filter, Query } from '../plan/query.ts';
import { selectMeasures } from '../plan/select.ts';
import type { Day } from '../time/day.ts';
import { claimIn } from './claim.ts';
import { composeQuery } from './compose.ts';
import { type Draft, draftOf } from './draft.ts';
import { followUp } from './follow-up.ts';
import { obstacleIn } from './obstacles.ts';
import { has, type Parts } from './parts.ts';
import type { Word } from './phrases/words.ts';
import { namesOtherPlan, readPhaseQuestion, readPlanQuestion, readSectionQuestion } from './plan-questions.ts';
import { failure, type Reading } from './reading.ts';
import { tellsOf } from './tells.ts';
import { isWord } from './token.ts';
import { picksPartOfOne, topicsMeet } from './traps.ts';
import { leavesWordsUnused } from './unused.ts';

export interface Setting {
  text: string;
  ledger: Ledger;
  today: Day;
  /** The query last answered in this conversation. */
  last: Query | null;
}

const UNFINISHED =
  /[由把于向给从以跟及被]$| (?:the|a|an|than|(?:has|have|had|needs?|wants?|going|supposed|expected|is|are|was|were) to|to be|must|should|will|(?:that|which|who) (?:is|are))$/u;

/** Reads the parts of one cover. */
export function readParts(parts: Parts, setting: Setting): Reading {
  if (parts.tokens.every((token) => isWord(token, 'me'))) return failure('pattern', parts.tokens);
  const chat = readChat(parts);
  if (chat) return chat;
  if (greetsInside(parts)) return failure('pattern', parts.tokens);
  const obstacle = obstacleIn(parts, setting.text, setting.today);
  if (obstacle) return obstacle;
  // 编办和, 2017年6月底前由: the sentence was sent before it was finished.
  if (
    UNFINISHED.test(setting.text) ||
    isWord(parts.tokens.at(-1), 'and', 'or', 'except') ||
    has(parts, 'help', 'more', 'previous')
  )
    return failure('pattern', parts.tokens);
  const draft = draftOf(parts, setting.today);
  if (draft.problem === 'date') return failure('date', datesOf(parts));
  if (draft.problem === 'pattern' || !topicsMeet(draft, setting)) return failure('pattern', parts.tokens);
  if (namesOtherPlan(draft, setting.ledger)) return failure('off-topic', datesOf(parts));
  return readDraft(draft, setting);
}

/** 干得好: a greeting opens or closes a question; inside it the word means something else. */
function greetsInside(parts: Parts): boolean {
  const plain = parts.tokens.map((token) => !isWord(token, 'greeting', 'shift', 'yesno'));
  const [first, last] = [plain.indexOf(true), plain.lastIndexOf(true)];
  return parts.tokens.some((token, at) => isWord(token, 'greeting') && at > first && at < last);
}

/** Greetings, 帮助, 更多 and 上一页 stand alone, or among their like. */
function readChat(parts: Parts): Reading | undefined {
  const alone = (...words: Word[]) => parts.tokens.every((token) => isWord(token, ...words));
  if (has(parts, 'greeting') && alone('greeting', 'shift', 'yesno')) return { is: 'greeting' };
  if (has(parts, 'help') && alone('help', 'greeting', 'yesno', 'shift', 'it')) return { is: 'command', name: 'help' };
  if (has(parts, 'previous') && alone('previous', 'greeting', 'yesno', 'shift')) return { is: 'turn', pages: -1 };
  const more =
    has(parts, 'more') && alone('more', 'greeting', 'list', 'exists', 'yesno', 'it', 'item', 'task', 'shift');
  return more ? { is: 'turn', pages: 1 } : undefined;
}

function readDraft(draft: Draft, setting: Setting): Reading {
  const { parts } = draft;
  const special = readPlanQuestion(draft) ?? readPhaseQuestion(draft, setting.ledger) ?? readSectionQuestion(draft);
  if (special) return finish(special, draft, setting);
  const claim = claimIn(draft, setting.last);
  if (claim) return finish(claim, draft, setting);
  const tells = tellsOf(draft);
  const follow = followUp(draft, tells, setting.last, (query) => howMany(query, setting));
  if (follow) return follow === 'context' ? failure('context', parts.tokens) : finish(follow, draft, setting);
  if (draft.problem === 'ambiguous-units') return failure('ambiguous-units', parts.tokens);
  const query = composeQuery(draft, tells);
  return finish(query === undefined || picksPartOfOne(query, setting) ? 'pattern' : query, draft, setting);
}

/** How many measures a query is about; whose 我的 is, is not known here, and a unit has several. */
function howMany(query: Query, { ledger, today }: Setting): number {
  if (query.where.mine) return Number.POSITIVE_INFINITY;
  return selectMeasures(ledger, query, { today, mine: [] }).length;
}

/** A unit whose names the plan never reconciles stands for all of them; what was supposed of it (claim) is compared as it was said. */
function allThatCouldBeMeant(where: Filter, ledger: Ledger): Filter {
  if (!where.units) return where;
  const units = where.units.map((unit) => {
    const [name, second] = unit.names;
    const names = second === undefined ? ledger.units.unreconciled.find((set) => set.includes(name ?? '')) : undefined;
    return names ? { ...unit, names } : unit;
  });
  return { ...where, units };
}

function finish(query: Query | 'pattern', draft: Draft, { ledger }: Setting): Reading {
  if (query === 'pattern' || leavesWordsUnused(draft.parts, query)) return failure('pattern', draft.parts.tokens);
  return {
    is: 'query',
    query: { ...query, where: allThatCouldBeMeant(query.where, ledger) },
    otherDates: draft.otherDates,
  };
}

function datesOf(parts: Parts) {
  return parts.tokens.filter((token) => token.is === 'date');
}
