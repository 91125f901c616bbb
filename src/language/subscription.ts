/** Reads what somebody wants to hear, and when: the schedule is found and taken out, the rest is read as a question would be. */
import type { Choice, Unclear, UnclearReason } from '../conversation.ts';
import type { Watch } from '../plan/query.ts';
import type { Schedule } from '../time/schedule.ts';
import { itemList } from './item-list.ts';
import { withNearUnits } from './near-units.ts';
import { type Normal, normalise, originalWords } from './normalise.ts';
import type { Parts } from './parts.ts';
import { type Context, MOST_CHARACTERS, readQuery } from './question.ts';
import { unfinishedAt, wordsBeside } from './schedules/around.ts';
import { asks, isList, timeInFilter } from './schedules/doubts.ts';
import { type FoundSchedule, findSchedule } from './schedules/find.ts';
import { type Piece, withSpaces } from './schedules/piece.ts';
import { movesWithDay, watchOf } from './watch.ts';

export { readUntil } from './schedules/until.ts';

/** A subscription that was read whole; `words` are the filter as it was written, empty and without a watch when none was. */
export interface SubscriptionRead {
  kind: 'subscription';
  words: string;
  watch: Watch | null;
  schedule: Schedule | null;
}

export interface SubscriptionNotRead {
  kind: 'not-read';
  part: 'time' | 'filter';
  read: { schedule: Schedule | null; words: string };
  /** What could not be read, as it was written. */
  words: string[];
  /** Whole messages that would be read. */
  choices: Choice[];
}

type FilterRead = { watch: Watch | null } | { part: 'time' | 'filter'; words: string[]; sends: string[] };

/** Everything that the plan has, said in so many words. */
const WHOLE_PLAN =
  /^(?:(?:全部|所有|一切|整个|全)的?)+(?:规划|任务|措施|事项|工作|项目)+的?$|^(?:全部|所有|一切)的?$|^(?:everything|all)(?: of (?:it|them))?(?: (?:the )?(?:tasks|measures|items))?(?: (?:in|of) the plan)?$|^(?:the )?(?:whole|entire) plan$/u;
/** What a digest holds anyway. */
const NOTHING = /^(?:的?(?:任务|措施|事项|工作)的?|(?:the )?(?:tasks?|measures?))?$/u;
/** 本群牵头的: a group speaks of its unit. */
const GROUPS_OWN =
  /(?:本群|我们群|咱们群)(?=的?(?:牵头|配合|负责|承担|主办|协办|任务|措施|工作|事项))|(?:this|our) group's/gu;
/** 周一 in front of the rest could be when to send or when it is due. */
const WEEKDAY_FIRST =
  /^(?:(?:周|週|星期|礼拜|禮拜)[一二三四五六日天]|(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?=[\s,，])/iu;
/** Reasons for which a name may only be misspelt; after 不是 it would be the opposite. */
const UNKNOWN: ReadonlySet<UnclearReason> = new Set<UnclearReason>(['unknown-unit', 'unknown-topic', 'words']);
/** Periods are counted in days, weeks and months. */
const WORKING_DAYS = /[\d〇零一二两三四五六七八九十百几]+\s*个?\s*工作日\s*(?:[之以]?[内前后])?/u;
/** Longer questions are shown whole: each word costs another reading. */
const MOST_WORDS = 10;
const HAN = /\p{Script=Han}/u;

/**
 * Reads what stands behind 订阅: a schedule, a filter, both or nothing. All of it is read, or it says which words were not.
 * Where only `items` can be meant, a bare number before the time is one: 关注 24 每周一.
 */
export function readSubscription(
  text: string,
  context: Context,
  about: 'anything' | 'items' = 'anything',
): SubscriptionRead | SubscriptionNotRead {
  if ([...text].length > MOST_CHARACTERS) return notRead('filter', { schedule: null, words: '' }, [], []);
  const whole = withSpaces(normalise(text));
  const unfinished = unfinishedAt(whole.text);
  const spaced = unfinished ? { ...whole, text: whole.text.slice(0, unfinished.start) } : whole;
  const found = findSchedule(spaced.text);
  const words = wordsBeside(found.pieces, spaced);
  const [piece] = found.pieces;
  const isBefore =
    piece !== undefined && words === wordsBeside([], { ...spaced, text: spaced.text.slice(0, piece.start) });
  const hasTime = found.pieces.some(({ is }) => is === 'time') || (about === 'items' && isBefore);
  const lacksTime = found.schedule !== null && !hasTime;
  const items = about === 'items' && !lacksTime ? itemList(words) : undefined;
  const filter = readFilter(items ?? words, lacksTime, context);
  const { schedule, wrong } = found;
  if (wrong.length > 0) {
    const read = { schedule: null, words: 'watch' in filter && filter.watch ? words : '' };
    const sentences = 'watch' in filter ? bothHalves(found, spaced) : [];
    return notRead('time', read, wordsOf(wrong, spaced), sentences);
  }
  if (unfinished) {
    const read = { schedule, words: 'watch' in filter && filter.watch ? words : '' };
    return notRead('filter', read, [originalWords(whole, unfinished.start, unfinished.end)], []);
  }
  if ('watch' in filter) {
    return { kind: 'subscription', words: filter.watch ? words : '', watch: filter.watch, schedule };
  }
  const [weekday] = WEEKDAY_FIRST.exec(words) ?? [];
  if (weekday && !schedule) return notRead('time', { schedule, words: '' }, [weekday], []);
  const times = wordsOf(found.pieces, spaced).join(' ');
  const sends = filter.sends.filter((send) => 'watch' in readFilter(send, false, context));
  return notRead(
    filter.part,
    { schedule, words: '' },
    filter.words,
    sends.map((send) => `${times} ${send}`),
  );
}

/** `lacksTime`: a bare number could be the hour. */
function readFilter(words: string, lacksTime: boolean, context: Context): FilterRead {
  const folded = normalise(words).text;
  if (NOTHING.test(folded)) return { watch: null };
  if (WHOLE_PLAN.test(folded)) return { watch: { where: {} } };
  const [workingDays] = WORKING_DAYS.exec(words) ?? [];
  if (workingDays) return { part: 'filter', words: [workingDays.trim()], sends: [] };
  const unitsOwn = folded.replace(GROUPS_OWN, HAN.test(folded) ? '我们' : 'our');
  const said = unitsOwn === folded ? words : unitsOwn;
  const read = readQuery(said, { ...context, last: null });
  if (read.kind === 'unclear') return unread(read, words, context);
  const { query, parts } = read;
  const normal = normalise(said);
  const time = timeInFilter(parts, lacksTime);
  if (time) return { part: 'time', words: [originalWords(normal, time.start, time.end)], sends: [] };
  if (!isList(query, parts, context.today)) {
    const asked = asks(query, parts) ? listBefore(normal, parts, context) : undefined;
    return asked ?? { part: 'filter', words: [words], sends: [] };
  }
  const watch = watchOf(query, parts, context.today);
  if (!('date' in watch)) return { watch };
  return { part: 'filter', words: [originalWords(normal, watch.date.start, watch.date.end)], sends: [] };
}

/** 第24项谁牵头: what asks is not read, and the list that stands before it is offered. */
function listBefore(normal: Normal, { tokens }: Parts, context: Context): FilterRead | undefined {
  for (const { start } of tokens.slice(1, MOST_WORDS).toReversed()) {
    const list = originalWords(normal, 0, start).trim();
    const read = readQuery(list, { ...context, last: null });
    if (read.kind === 'read' && isList(read.query, read.parts, context.today))
      return { part: 'filter', words: [originalWords(normal, start, normal.text.length).trim()], sends: [list] };
  }
  return undefined;
}

/** What else could be meant, with all else that was said; a choice that would fix a date that was meant to move is none. */
function unread({ reason, words, choices }: Unclear, whole: string, context: Context): FilterRead {
  const [said] = words;
  const notRead = { part: 'filter' as const, words: words.length > 0 ? [...words] : [whole] };
  if (said === undefined) return { ...notRead, sends: [] };
  if (movesWithDay(normalise(said).text, context.today))
    return { ...notRead, sends: [whole.replace(said, said.replace(/^in (?=\S+ \S+$)/iu, 'within '))] };
  if (UNKNOWN.has(reason)) return { ...notRead, sends: withNearUnits(context.lexicon.ledger, whole, said) };
  const sends = reason === 'ambiguous' ? choices.map(({ send }) => send) : [];
  return { ...notRead, sends: sends.filter((send) => namesUnitOrDate(send, context)) };
}

/** The choices that come with any question (the next task, help) are no filter. */
function namesUnitOrDate(send: string, context: Context): boolean {
  const read = readQuery(send, { ...context, last: null });
  return read.kind === 'read' && (read.query.where.units ?? read.query.where.due) !== undefined;
}

/** The words of the pieces; a time right behind its days stays with them. */
function wordsOf(pieces: readonly Piece[], spaced: Normal): string[] {
  const stretches: { start: number; end: number }[] = [];
  for (const { start, end } of pieces) {
    const last = stretches.at(-1);
    if (last && /^[ ,的]{0,2}(?:(?:on|at) )?$/u.test(spaced.text.slice(last.end, start))) last.end = end;
    else stretches.push({ start, end });
  }
  return stretches.map(({ start, end }) => originalWords(spaced, start, end));
}

/** 每周五4点: in the afternoon and in the morning, to choose from; nobody says 上午2点. */
function bothHalves({ wrong }: FoundSchedule, spaced: Normal): string[] {
  const [open, other] = wrong;
  if (open?.is !== 'half-day' || other) return [];
  const before = originalWords(spaced, 0, open.start);
  const time = originalWords(spaced, open.start, open.end);
  const after = originalWords(spaced, open.end, spaced.text.length);
  const [first, second] = HAN.test(spaced.text)
    ? [`下午${time}`, `上午${time}`]
    : [`${time} in the afternoon`, `${time} in the morning`];
  const sentences = [first, second].map((said) => `${before} ${said} ${after}`.trim());
  return sentences.filter((said) => findSchedule(withSpaces(normalise(said)).text).schedule !== null);
}

function notRead(
  part: SubscriptionNotRead['part'],
  read: SubscriptionNotRead['read'],
  words: string[],
  sentences: readonly string[],
): SubscriptionNotRead {
  const sends = sentences.map((said) => `${HAN.test(said) ? '订阅' : 'subscribe'} ${said.trim()}`);
  return { kind: 'not-read', part, read, words, choices: sends.map((send) => ({ label: send, send })) };
}
