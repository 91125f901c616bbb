/** What changed in the plan since the last digest, of what the watch meant then or means now. */
import type { Block } from '../conversation.ts';
import { filterOn } from '../language/watch.ts';
import { type Change, type ChangedPart, changesBetween } from '../plan/changes.ts';
import type { Ledger } from '../plan/load.ts';
import type { Measure, Mention } from '../plan/schema.ts';
import { selectMeasures } from '../plan/select.ts';
import { dueCell } from './cells.ts';
import { fewNames, type Telling } from './digest-telling.ts';
import { measureTitle } from './names.ts';

/** The changes that concern the watch; `meant` is what it means today. */
export function changesFor(telling: Telling, meant: readonly Measure[]): Change[] {
  const { order, ledger, today } = telling;
  if (!order.before) return [];
  const changes = changesBetween(order.before, ledger);
  if (changes.length === 0) return [];
  const then = order.since ?? today;
  const view = { today: then, mine: order.units };
  const concerned = new Set([...meant, ...selectMeasures(order.before, filterOn(order.watch, then), view)]);
  return changes.filter(
    (change) =>
      (change.kind !== 'removed' && concerned.has(change.after)) ||
      (change.kind !== 'added' && concerned.has(change.before)),
  );
}

/** How many there are and the first of them, each on one line. */
export function changesBlocks(telling: Telling, changes: readonly Change[], shown: number): Block[] {
  const { told, wording } = telling;
  const rows = changes.slice(0, shown).map((change) => rowOf(telling, change));
  const rest = changes.length - rows.length;
  return [
    { kind: 'text', text: told.changes.count(changes.length, rows.length > 0) },
    ...(rows.length > 0 ? [{ kind: 'table' as const, columns: [wording.label.id, told.changes.label], rows }] : []),
    ...(rows.length > 0 && rest > 0 ? [{ kind: 'note' as const, text: told.changes.rest(rest) }] : []),
  ];
}

function rowOf(telling: Telling, change: Change): string[] {
  const { changes } = telling.told;
  switch (change.kind) {
    case 'added': {
      const { after } = change;
      const leads = fewNames(telling, namesOf(after.leads));
      return [after.id, changes.added(measureTitle(telling, after), leads, dueCell(telling, after.due))];
    }
    case 'removed':
      return [change.before.id, changes.removed(measureTitle(asBefore(telling), change.before))];
    case 'renumbered':
    case 'changed': {
      const { kind, before, after, parts } = change;
      const said = parts.map((part) => partText(telling, part, before, after));
      if (kind === 'renumbered') said.unshift(changes.renumbered(before.id, after.id));
      return [after.id, changes.changed(measureTitle(telling, after), said)];
    }
  }
}

/** Titles of what is gone are those of the plan as it was: the number may be another measure's by now. */
function asBefore(telling: Telling): { ledger: Ledger; lang: Telling['lang'] } & Telling {
  return { ...telling, ledger: telling.order.before ?? telling.ledger };
}

function partText(telling: Telling, part: ChangedPart, before: Measure, after: Measure): string {
  const { changes } = telling.told;
  if (part === 'text') return changes.text;
  if (part === 'due') return changes.due(dueCell(telling, before.due), dueCell(telling, after.due));
  const listed = ({ leads, supports, collectives }: Measure) =>
    namesOf(part === 'leads' ? leads : [...supports, ...collectives]);
  const added = listed(after).filter((name) => !listed(before).includes(name));
  const dropped = listed(before).filter((name) => !listed(after).includes(name));
  return changes.units(part, fewNames(telling, added), fewNames(telling, dropped));
}

function namesOf(mentions: readonly Mention[]): string[] {
  return mentions.map(({ name }) => name);
}
