/** Reads a text as a question about the plan: it becomes a query, or a plain statement of what was not understood. */
import type { Asked, Choice, Lang, Request, Unclear, UnclearReason } from '../conversation.ts';
import type { Filter, Query } from '../plan/query.ts';
import { selectMeasures } from '../plan/select.ts';
import type { Day } from '../time/day.ts';
import type { Period } from '../time/period.ts';
import { courtesyIn } from './courtesy.ts';
import { coversOf } from './cover.ts';
import { draftOf } from './draft.ts';
import { readParts } from './grammar.ts';
import { type Lattice, latticeOf } from './lattice.ts';
import type { Lexicon } from './lexicon.ts';
import { type Normal, normalise, originalWords } from './normalise.ts';
import { obstacleIn } from './obstacles.ts';
import { pageTurnIn } from './page-turn.ts';
import { type Parts, partsOf } from './parts.ts';
import { type FailureReason, failure, type Reading } from './reading.ts';
import { dateChoices, suggestChoices } from './suggest.ts';
import { isWord, type Token } from './token.ts';
import { readTopics } from './topic.ts';

export interface Context {
  lexicon: Lexicon;
  today: Day;
  /** The query last answered in this conversation, for follow-ups and paging. */
  last: Asked | null;
  /** In which language questions are offered; in that of the text when it is not said. */
  lang?: Lang;
}

/** Longer messages are no questions, and reading them would only cost time. */
export const MOST_CHARACTERS = 500;
/** Some characters fold to a dozen others (㍿): then the folded text is what costs. */
export const MOST_FOLDED = 2 * MOST_CHARACTERS;

/** Reads a question. Never throws; a text that it can't read whole becomes an Unclear that names the words. */
export function readQuestion(normal: Normal, context: Context): Request {
  const turn = pageTurnIn(normal.text);
  if (turn) return pageOfLast(context, turn);
  const read = readWhole(normal, context);
  return 'kind' in read ? read : requestOf(read, normal, context);
}

/** Reads a text that must be a query, and gives the parts that it was read from: a subscription looks at both. */
export function readQuery(text: string, context: Context): { kind: 'read'; query: Query; parts: Parts } | Unclear {
  if ([...text].length > MOST_CHARACTERS) return unclear('too-long');
  const normal = normalise(text);
  // Readings that tell the same today may differ on the day when it counts.
  const read = readWhole(normal, context, (readings) => new Set(readings.map(whereOf)).size === 1);
  if ('kind' in read) return read;
  const request = requestOf(read, normal, context);
  if (request.kind === 'query') return { kind: 'read', query: request.query, parts: read.parts };
  return request.kind === 'unclear' ? request : unclear('pattern', [text.trim()]);
}

function whereOf({ reading }: Covered): string {
  return JSON.stringify(reading.is === 'query' ? [reading.query.where, reading.query.except] : reading);
}

/** The one reading of the whole text; of several the first, when they are alike. */
function readWhole(
  normal: Normal,
  context: Context,
  alike: (readings: readonly Covered[]) => boolean = (readings) => meanTheSame(readings, context),
): Covered | Unclear {
  if (normal.text.length > MOST_FOLDED) return unclear('too-long');
  if (!/[\p{L}\p{N}]/u.test(normal.text)) return unclear('empty', [], suggestions(normal, context, 'pattern', [], []));
  const readings = readingsOf(normal, context);
  const answerable = distinct(readings.filter(({ reading }) => reading.is !== 'failure'));
  const [first, second] = answerable;
  if (first && second && !alike(answerable))
    return unclear('ambiguous', [normal.original.trim()], suggestions(normal, context, 'pattern', [], first.tokens));
  if (first) return first;
  const [failed] = readings.toSorted((a, b) => weightOf(a.reading) - weightOf(b.reading));
  return failed ? explain(failed, normal, context) : unclear('pattern');
}

/** Reads what may stand behind a command: only what narrows a list (units, dates, sections, topics, items). */
export function readWhere(text: string, context: Context): { kind: 'where'; where: Filter; except?: Filter } | Unclear {
  if ([...text].length > MOST_CHARACTERS) return unclear('too-long');
  const normal = normalise(text);
  if (normal.text.length > MOST_FOLDED) return unclear('too-long');
  const lattice = latticeOf(normal.text, context.lexicon, context.today);
  const covers = coversWithTopics(normal, context, lattice, false);
  const found: { where: Filter; except?: Filter }[] = [];
  let failed: Covered | undefined;
  for (const tokens of covers) {
    const parts = partsOf(tokens, normal.text);
    const draft = draftOf(parts, context.today);
    const obstacle =
      obstacleIn(parts, normal.text, context.today) ??
      (draft.problem ? failure(draft.problem, parts.tokens) : undefined);
    if (obstacle) failed ??= { tokens, parts, reading: obstacle };
    else found.push({ where: draft.where, ...(draft.except ? { except: draft.except } : {}) });
  }
  const [first] = found;
  if (first) return { kind: 'where', ...first };
  return failed ? explain(failed, normal, context) : unclear('empty');
}

interface Covered {
  tokens: readonly Token[];
  parts: Parts;
  reading: Reading;
}

/** The readings of the cheapest covers; where each of them has words that nothing reads, those of the eager ones. */
function readingsOf(normal: Normal, context: Context): Covered[] {
  const lattice = latticeOf(normal.text, context.lexicon, context.today);
  const readings = readingsWith(normal, context, lattice, false);
  if (!readings.every(({ reading }) => reading.is === 'failure' && LACKS_WORDS.has(reading.reason))) return readings;
  const eager = readingsWith(normal, context, lattice, true).filter(({ reading }) => reading.is !== 'failure');
  return eager.length > 0 ? eager : readings;
}

const LACKS_WORDS: ReadonlySet<FailureReason> = new Set<FailureReason>(['words', 'unknown-topic', 'unknown-unit']);

function readingsWith(normal: Normal, context: Context, lattice: Lattice, eager: boolean): Covered[] {
  const setting = {
    text: normal.text,
    ledger: context.lexicon.ledger,
    today: context.today,
    last: context.last?.query ?? null,
  };
  return coversWithTopics(normal, context, lattice, eager).map((tokens) => {
    const parts = partsOf(tokens, normal.text);
    return { tokens, parts, reading: readParts(parts, setting) };
  });
}

function coversWithTopics(normal: Normal, { lexicon }: Context, lattice: Lattice, eager: boolean): Token[][] {
  return coversOf(normal.text, lattice, eager).map((cover) => readTopics(cover, normal.text, lexicon));
}

function distinct(readings: readonly Covered[]): readonly Covered[] {
  if (readings.length < 2) return readings;
  const seen = new Map<string, Covered>();
  for (const covered of readings) seen.set(JSON.stringify(covered.reading), covered);
  const all = [...seen.values()];
  const found = all.filter((covered) => !all.some((other) => cutsDateOf(covered, other)));
  // 要求什么时候完成: the reading that tells the date beside the text leaves nothing of the other out.
  return found.filter(
    (covered) => !found.some((other) => other !== covered && tellsMore(other.reading, covered.reading)),
  );
}

/** Due next | monday, where the other reads due | next monday: what is left of a date that was cut is another date. */
function cutsDateOf(covered: Covered, other: Covered): boolean {
  const dates = ({ tokens }: Covered) => tokens.filter(({ is }) => is === 'date');
  return dates(covered).some((date) =>
    dates(other).some(
      ({ start, end }) => start <= date.start && end >= date.end && end - start > date.end - date.start,
    ),
  );
}

function tellsMore(more: Reading, less: Reading): boolean {
  if (more.is !== 'query' || less.is !== 'query') return false;
  const told = (query: Query) => [query.tell, ...(query.also ?? [])];
  const rest = ({ tell: _tell, also: _also, ...others }: Query) => JSON.stringify(others);
  return rest(more.query) === rest(less.query) && told(less.query).every((tell) => told(more.query).includes(tell));
}

function requestOf(covered: Covered, normal: Normal, context: Context): Request {
  const { reading } = covered;
  if (reading.is === 'greeting') return { kind: 'greeting', ...courtesyIn(normal.text) };
  if (reading.is === 'command') return { kind: 'command', name: reading.name, args: '' };
  if (reading.is === 'turn') return pageOfLast(context, (page) => page + reading.pages);
  if (reading.is === 'failure') return explain(covered, normal, context);
  const periods = differingPeriods(reading.query, reading.otherDates, context);
  const date = covered.tokens.find((token) => token.is === 'date');
  if (periods.length > 1 && date)
    return unclear('ambiguous', [originalWords(normal, date.start, date.end)], dateChoices(normal, date, periods));
  return { kind: 'query', query: reading.query, page: 0 };
}

/** Another page of what was answered last; pages count from 0. */
function pageOfLast({ last }: Context, turn: (page: number) => number): Request {
  return last ? { kind: 'query', query: last.query, page: Math.max(0, turn(last.page)) } : unclear('context');
}

/** Two readings that tell the same of the same measures need no question back. */
function meanTheSame(readings: readonly Covered[], { lexicon, today }: Context): boolean {
  const meant = readings.map(({ reading }) => {
    if (reading.is !== 'query' || reading.query.where.mine) return JSON.stringify(reading);
    const { where, except, ...asked } = reading.query;
    const chosen = selectMeasures(lexicon.ledger, { where, ...(except ? { except } : {}) }, { today, mine: [] });
    return JSON.stringify([asked, chosen.map((measure) => measure.id)]);
  });
  return new Set(meant).size === 1;
}

/** The periods that a date could mean, when they would give different measures. Whose 我的 is, is not known here: everybody's are compared. */
function differingPeriods(query: Query, others: readonly Period[], { lexicon, today }: Context): Period[] {
  const { mine: _mine, ...where } = query.where;
  if (others.length === 0 || !where.due) return [];
  const shown = (due: Period) =>
    selectMeasures(lexicon.ledger, { ...query, where: { ...where, due } }, { today, mine: [] })
      .map((measure) => measure.id)
      .join();
  const settled = shown(where.due);
  const differing = others.filter((other) => shown(other) !== settled);
  return differing.length > 0 ? [where.due, ...differing] : [];
}

/** Which failure speaks for all covers: the one that says most about what the person wrote. */
function weightOf(reading: Reading): number {
  const order: readonly FailureReason[] = [
    'act',
    'progress',
    'off-topic',
    'date',
    'ambiguous-units',
    'context',
    'pattern',
    'unknown-unit',
    'unknown-topic',
    'words',
  ];
  return reading.is === 'failure' ? order.indexOf(reading.reason) : -1;
}

function explain({ reading, tokens }: Covered, normal: Normal, context: Context): Unclear {
  if (reading.is !== 'failure') return unclear('pattern');
  const reason: UnclearReason = reading.reason === 'ambiguous-units' ? 'ambiguous' : reading.reason;
  const shown = reading.tokens.filter((token) => !isWord(token, 'filler'));
  const whole =
    reading.reason === 'pattern' &&
    shown.length === tokens.filter((token) => token.is !== 'gap' && !isWord(token, 'filler')).length;
  const words = whole ? [normal.original.trim()] : shown.map((token) => originalWords(normal, token.start, token.end));
  return unclear(reason, words, suggestions(normal, context, reading.reason, shown, tokens));
}

function suggestions(
  normal: Normal,
  context: Context,
  reason: FailureReason,
  culprits: readonly Token[],
  tokens: readonly Token[],
): Choice[] {
  return suggestChoices({ normal, lang: context.lang, ledger: context.lexicon.ledger, reason, culprits, tokens });
}

export function unclear(
  reason: UnclearReason,
  words: readonly string[] = [],
  choices: readonly Choice[] = [],
): Unclear {
  return { kind: 'unclear', reason, words: [...words], choices: [...choices] };
}
