/** What differs between two readings of a plan: which measures came, went, got another number, or say something else. */
import type { Ledger } from './load.ts';
import type { Measure } from './schema.ts';

/** What may differ of one measure. `supports` are the named ones and the collectives, and whether the list is open. */
export type ChangedPart = 'text' | 'leads' | 'supports' | 'due';

/** `renumbered`: the text is the same, under another number; `parts` is then what else differs, often nothing. */
export type Change =
  | { kind: 'added'; after: Measure }
  | { kind: 'removed'; before: Measure }
  | { kind: 'renumbered' | 'changed'; before: Measure; after: Measure; parts: ChangedPart[] };

/**
 * The changes in document order of the plan as it is now, what was removed at the end; empty when nothing differs.
 * A measure is the same one when its id and text are, or else when its text is, or else when its id is: so an item that
 * is put in between renumbers those behind it instead of changing the text of each.
 */
export function changesBetween(before: Ledger, after: Ledger): Change[] {
  if (before === after) return [];
  const earlier = pairsOf(before, after);
  const kept = new Set(earlier.values());
  const removed = before.plan.measures.filter((measure) => !kept.has(measure));
  return [
    ...after.plan.measures.flatMap((measure) => changeOf(earlier.get(measure), measure)),
    ...removed.map((measure): Change => ({ kind: 'removed', before: measure })),
  ];
}

/** For each measure of the plan as it is now, the one that it was. */
function pairsOf(before: Ledger, after: Ledger): ReadonlyMap<Measure, Measure> {
  const pairs = new Map<Measure, Measure>();
  const open = new Set(before.plan.measures);
  const pair = (find: (measure: Measure) => Measure | undefined): void => {
    for (const measure of after.plan.measures) {
      const found = pairs.has(measure) ? undefined : find(measure);
      if (!found || !open.delete(found)) continue;
      pairs.set(measure, found);
    }
  };
  const sameId = (measure: Measure) => before.measures.get(measure.id);
  pair((measure) => (sameId(measure)?.text === measure.text ? sameId(measure) : undefined));
  if (open.size > 0) {
    const byText = Map.groupBy(open, ({ text }) => text);
    pair(({ text }) => byText.get(text)?.find((candidate) => open.has(candidate)));
    pair(sameId);
  }
  return pairs;
}

function changeOf(before: Measure | undefined, after: Measure): Change[] {
  if (!before) return [{ kind: 'added', after }];
  const parts = differingParts(before, after);
  if (before.id !== after.id) return [{ kind: 'renumbered', before, after, parts }];
  return parts.length > 0 ? [{ kind: 'changed', before, after, parts }] : [];
}

function differingParts(before: Measure, after: Measure): ChangedPart[] {
  const isSame: Record<ChangedPart, boolean> = {
    due: before.due?.day === after.due?.day && before.due?.wording === after.due?.wording,
    leads: sameNames(before.leads, after.leads),
    supports:
      sameNames(before.supports, after.supports) &&
      sameNames(before.collectives, after.collectives) &&
      before.openEnded === after.openEnded,
    text: before.text === after.text,
  };
  return (['due', 'leads', 'supports', 'text'] as const).filter((part) => !isSame[part]);
}

/** The order of names in a bracket is no fact that the plan explains. */
function sameNames(before: Measure['leads'], after: Measure['leads']): boolean {
  if (before.length !== after.length) return false;
  const names = new Set(before.map(({ name }) => name));
  return after.every(({ name }) => names.has(name));
}
