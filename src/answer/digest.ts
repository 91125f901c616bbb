/** Composes the weekly digest: what one chat hears unasked about what it watches, true on the day on which it is sent. */
import type { Lang, Reply } from '../conversation.ts';
import { filterOn } from '../language/watch.ts';
import type { Ledger } from '../plan/load.ts';
import type { Measure } from '../plan/schema.ts';
import { selectMeasures } from '../plan/select.ts';
import type { Day } from '../time/day.ts';
import type { Calendar } from '../time/working-days.ts';
import { changesFor } from './digest-changes.ts';
import { type Contents, writeDigest } from './digest-reply.ts';
import type { DigestOrder, Telling } from './digest-telling.ts';
import { sortByTerm } from './digest-terms.ts';
import { digestEn } from './wording/digest-en.ts';
import { digestZh } from './wording/digest-zh.ts';
import { en } from './wording/en.ts';
import { zh } from './wording/zh.ts';

export type { DigestOrder } from './digest-telling.ts';

export interface DigestWorld {
  ledger: Ledger;
  today: Day;
  lang: Lang;
  calendar: Calendar;
}

export interface Digest {
  reply: Reply;
  /**
   * Ids of all that the digest is about, in document order: what is overdue; what is due this week, within 30 days, or
   * later in the period that the watch itself names; and what changed and is still in the plan. Whether a measure is
   * listed or, for want of room, only counted makes no difference. What is plainly counted as due later is not among them.
   */
  measures: string[];
  /** Whether it says that the plan's period is over. */
  saysOver: boolean;
}

/**
 * The digest, or null when there is nothing to say: nothing became overdue since the last one, nothing is due within 30
 * days or in the watch's own period, nothing changed. The first one of all has something to say when anything is overdue.
 * When the plan's period is over, one digest says so, and those after it speak only of changes.
 */
export function composeDigest(world: DigestWorld, order: DigestOrder): Digest | null {
  const telling = tellingOf(world, order);
  const { ledger, today } = world;
  const meant = selectMeasures(ledger, telling.filter, { today, mine: order.units });
  const changes = changesFor(telling, meant);
  const whole = today > ledger.plan.to ? wholeWatch(telling) : [];
  const isOver = whole.length > 0 && whole.every(({ due }) => due === null || due.day < today);
  if (isOver && order.saidOver && changes.length === 0) return null;
  const saysOver = isOver && !order.saidOver;
  const terms = sortByTerm(telling, meant);
  const saysTotal = order.since === null && terms.overdue.length > 0;
  if (terms.groups.length === 0 && changes.length === 0 && !saysOver && !saysTotal) return null;
  const overdue = isOver ? whole.filter(({ due }) => due !== null) : terms.overdue;
  const about = inOrder(ledger, [
    ...overdue,
    ...terms.groups.flatMap(({ measures }) => measures),
    ...changes.flatMap((change) => (change.kind === 'removed' ? [] : [change.after])),
  ]);
  const contents: Contents = { terms: { ...terms, overdue }, changes, about, isOver, saysOver };
  return { reply: writeDigest(telling, contents), measures: about.map(({ id }) => id), saysOver };
}

function tellingOf({ ledger, today, lang, calendar }: DigestWorld, order: DigestOrder): Telling {
  const [wording, told] = lang === 'en' ? [en, digestEn] : [zh, digestZh];
  return {
    ledger,
    today,
    lang,
    asker: null,
    wording,
    told,
    calendar,
    order,
    filter: filterOn(order.watch, order.on ?? today),
  };
}

/** What the watch means at any time: a plan that is over has nothing more in any period that moves with the day. */
function wholeWatch({ ledger, today, order }: Telling): Measure[] {
  const { relative: _relative, ...where } = order.watch.where;
  const { except } = order.watch;
  return selectMeasures(ledger, { where, ...(except && { except }) }, { today, mine: order.units });
}

/** Each once, as they stand in the document. */
function inOrder({ positions }: Ledger, measures: readonly Measure[]): Measure[] {
  const placeOf = (measure: Measure) => positions.get(measure) ?? -1;
  return [...new Set(measures)].sort((a, b) => placeOf(a) - placeOf(b));
}
