/** Writes a digest out, as much of it as one message of ordinary length holds. */
import type { Block, Reply } from '../conversation.ts';
import type { Change } from '../plan/changes.ts';
import type { Measure } from '../plan/schema.ts';
import { partsOf } from '../time/day.ts';
import { changesBlocks } from './digest-changes.ts';
import { groupBlocks } from './digest-groups.ts';
import { type DigestQuestions, questionsOn } from './digest-questions.ts';
import { areUnreconciled, subjectOf, type Telling, watchedUnit } from './digest-telling.ts';
import { byShare, type Group, shareText, type Term, type Terms } from './digest-terms.ts';
import { planTitle } from './names.ts';
import { renderPlain } from './plain.ts';
import { fewChoices } from './questions.ts';
import { periodText } from './reading.ts';
import { sourceOf } from './source.ts';
import { dayText } from './wording/schedule.ts';

/** What a message of ordinary length holds, in characters of plain text. */
const MOST_CHARACTERS = 1200;
/** More changes than these would leave no room for what is due. */
const MOST_CHANGES = 5;

export interface Contents {
  terms: Terms;
  changes: readonly Change[];
  /** What the digest is about, in document order. */
  about: readonly Measure[];
  /** Nothing is due any more; then nothing is counted either. */
  isOver: boolean;
  saysOver: boolean;
}

/** A part of the digest of which the first lines can be shown and the others be counted. */
interface Piece {
  lines: number;
  term: Term | null;
  blocks(shown: number): Block[];
}

/** The reply with as many lines as fit; what comes last is left out first. */
export function writeDigest(telling: Telling, contents: Contents): Reply {
  const pieces = piecesOf(telling, contents);
  const frame = frameOf(telling, contents);
  const room = Math.min(telling.order.room ?? MOST_CHARACTERS, MOST_CHARACTERS);
  const written = (lines: number) => replyWith(telling, frame, pieces, lines);
  const fits = (reply: Reply) => renderPlain(reply).length <= room;
  let beyond = pieces.reduce((sum, piece) => sum + piece.lines, 0);
  let best = written(beyond);
  if (fits(best)) return best;
  best = written(0);
  for (let fitting = 0; beyond - fitting > 1; ) {
    const middle = (fitting + beyond) >>> 1;
    const reply = written(middle);
    if (fits(reply)) {
      fitting = middle;
      best = reply;
    } else beyond = middle;
  }
  return best;
}

/** The parts that are listed, the most urgent first; changes stand before what is not due this week. */
function piecesOf(telling: Telling, { terms, changes }: Contents): Piece[] {
  const pieces = terms.groups.map((group) => groupPiece(telling, group));
  if (changes.length === 0) return pieces;
  const firstLater = terms.groups.findIndex(({ term }) => term === 'month' || term === 'period');
  pieces.splice(firstLater < 0 ? pieces.length : firstLater, 0, {
    lines: Math.min(changes.length, MOST_CHANGES),
    term: null,
    blocks: (shown) => changesBlocks(telling, changes, shown),
  });
  return pieces;
}

function groupPiece(telling: Telling, group: Group): Piece {
  return { lines: group.measures.length, term: group.term, blocks: (shown) => groupBlocks(telling, group, shown) };
}

/** What stands around the lists, whatever of them is shown. */
interface Frame {
  head: Block[];
  counts: string[];
  tail: Block[];
  questions: DigestQuestions;
  hasOverdue: boolean;
}

function frameOf(telling: Telling, contents: Contents): Frame {
  const { told, order, ledger, lang, today } = telling;
  const { terms, about, isOver, saysOver } = contents;
  const kind = told.kind[order.every ?? 'week'];
  const over = told.over(ledger.plan.from.slice(0, 4), ledger.plan.to.slice(0, 4), terms.overdue.length, kind);
  return {
    head: [
      { kind: 'heading', text: told.title(kind, planTitle(telling), subjectOf(telling), dayText(today, lang)) },
      ...notes([...marksOf(telling), ...(isOver ? [] : periodSaid(telling))]),
      ...(saysOver ? [{ kind: 'text' as const, text: over }] : []),
    ],
    counts: isOver ? [] : countsOf(telling, terms),
    tail: [...notes(calendarNotes(telling, terms)), { kind: 'source', text: sourceOf(telling, about) }],
    questions: questionsOn(telling),
    hasOverdue: terms.overdue.length > 0,
  };
}

/** Why it comes when it comes, and for several names of perhaps one unit. */
function marksOf(telling: Telling): string[] {
  const { told, order } = telling;
  return [
    ...(order.late ? [told.late] : []),
    // The first of all goes on from no other.
    ...(order.afterPause && order.since !== null ? [told.afterPause] : []),
    ...(areUnreconciled(telling, watchedUnit(telling)?.names ?? []) ? [told.unreconciled] : []),
  ];
}

/** Which days are meant by a period that moves with the day. */
function periodSaid(telling: Telling): string[] {
  const { due } = telling.filter.where;
  return telling.order.watch.period !== undefined && due ? [telling.told.period(periodText(telling, due))] : [];
}

/** How many dates have passed in all, how many tasks are due later, and how many have no date. */
function countsOf(telling: Telling, { overdue, later, undated }: Terms): string[] {
  const { told } = telling;
  const count = (say: (counted: string) => string, measures: readonly Measure[]) =>
    measures.length > 0 ? [say(told.counted(measures.length, sharesSaid(telling, measures)))] : [];
  return [...count(told.overdue, overdue), ...count(told.later, later), ...count(told.undated, undated)];
}

/** How many of each share; when all are of one, only which. */
function sharesSaid(telling: Telling, measures: readonly Measure[]): string[] {
  const { told } = telling;
  const shares = [...byShare(telling, measures)].filter(([share]) => share !== 'all');
  return shares.map(([share, some]) =>
    shares.length === 1 ? shareText(telling, share) : told.shareOf(shareText(telling, share), some.length),
  );
}

/** That the holidays of a year to which days were counted are not announced yet. */
function calendarNotes({ told, today, calendar }: Telling, { groups }: Terms): string[] {
  const days = groups.flatMap(({ term, measures }) => (term === 'passed' ? [] : (measures.at(-1)?.due?.day ?? [])));
  const last = days.sort().at(-1);
  if (!last) return [];
  const years: number[] = [];
  for (let { year } = partsOf(today); year <= partsOf(last).year; year += 1) {
    if (!calendar.isKnown(year)) years.push(year);
  }
  return years.length > 0 ? [told.unknownYears(years)] : [];
}

function replyWith(telling: Telling, frame: Frame, pieces: readonly Piece[], lines: number): Reply {
  const { told, wording } = telling;
  const { head, counts, tail, questions, hasOverdue } = frame;
  const { listed, missing, cut } = listedOf(pieces, lines);
  const counted = [...(missing > 0 ? [told.notListed(missing)] : []), ...counts];
  const choices = fewChoices([
    ...(questions.all ? [questions.all] : []),
    ...(hasOverdue ? [questions.overdue] : []),
    ...(cut.has('week') || cut.has('month') ? [questions.soon] : []),
  ]);
  const lists = choices.length > 0 ? [told.lists] : [];
  const closing = counted.length > 0 ? [wording.sentences([...counted, ...lists])] : [];
  return { blocks: [...head, ...listed, ...closing.map((text): Block => ({ kind: 'text', text })), ...tail], choices };
}

/** The parts with so many lines in all; how many tasks are then not listed, and in which terms. Changes say that themselves. */
function listedOf(pieces: readonly Piece[], lines: number): { listed: Block[]; missing: number; cut: Set<Term> } {
  const listed: Block[] = [];
  const cut = new Set<Term>();
  let left = lines;
  let missing = 0;
  for (const { lines: wanted, term, blocks } of pieces) {
    const shown = Math.min(left, wanted);
    left -= shown;
    listed.push(...blocks(shown));
    if (term === null || shown === wanted) continue;
    missing += wanted - shown;
    cut.add(term);
  }
  return { listed, missing, cut };
}

function notes(texts: readonly string[]): Block[] {
  return texts.map((text) => ({ kind: 'note', text }));
}
