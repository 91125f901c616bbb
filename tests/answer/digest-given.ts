/** Short ways to compose digests of the real plan, for the tests of digests. */
import { composeDigest, type Digest, type DigestOrder } from '../../src/answer/digest.ts';
import { renderPlain } from '../../src/answer/plain.ts';
import type { Lang } from '../../src/conversation.ts';
import { type Ledger, loadLedger } from '../../src/plan/load.ts';
import type { Watch } from '../../src/plan/query.ts';
import type { Measure, Plan } from '../../src/plan/schema.ts';
import { type Calendar, openCalendar } from '../../src/time/working-days.ts';
import { day, ledger, planData, unitsData } from './given.ts';

export const calendar: Calendar = openCalendar();
export const OWN: Watch = { where: { mine: 'either' } };

export interface Given extends Partial<Omit<DigestOrder, 'since' | 'units' | 'on'>> {
  today?: string;
  lang?: Lang;
  unit?: string | string[];
  since?: string | null;
  on?: string;
  ledger?: Ledger;
  calendar?: Calendar;
}

/** The digest of 市编办, in Chinese, a week after the last one, unless told otherwise. */
export function digest(today: string, given: Given = {}): Digest | null {
  const {
    lang = 'zh',
    unit = '市编办',
    since = null,
    on,
    ledger: plan = ledger,
    calendar: days = calendar,
    ...order
  } = given;
  return composeDigest(
    { ledger: plan, today: day(today), lang, calendar: days },
    {
      watch: OWN,
      words: '',
      units: [unit].flat(),
      since: since === null ? null : day(since),
      before: null,
      late: false,
      afterPause: false,
      saidOver: false,
      ...(on !== undefined && { on: day(on) }),
      ...order,
    },
  );
}

export function textOf(composed: Digest | null): string {
  if (!composed) throw new Error('there is nothing to say');
  return renderPlain(composed.reply);
}

/** Ids of the measures that stand in tables of tasks, as they stand. */
export function listedIds({ reply: { blocks } }: Digest): string[] {
  return blocks.flatMap((block) => (block.kind === 'table' ? block.rows.map(([id = '']) => id) : []));
}

/** The real plan with its data edited, and its English words left out. */
export function edited(edit: (plan: Plan) => void): Ledger {
  const plan = structuredClone(planData) as Plan;
  edit(plan);
  return loadLedger(plan, unitsData, null);
}

export function measureOf({ measures }: Plan, id: string): Measure {
  const measure = measures.find((candidate) => candidate.id === id);
  if (!measure) throw new Error(`the plan has no ${id}`);
  return measure;
}

export function setDue(plan: Plan, id: string, due: string): void {
  measureOf(plan, id).due = { wording: `${due}完成`, day: day(due), place: [0, 1] };
}
