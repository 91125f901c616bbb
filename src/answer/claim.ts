/** Says whether what the asker supposed is so, before the fact is told. */
import type { Measure } from '../plan/schema.ts';
import { hasRole } from '../plan/select.ts';
import { contains, type Period } from '../time/period.ts';
import { dueCell } from './cells.ts';
import { numbersOf, unitName, unitNames } from './names.ts';
import { type Scene, tellsOf } from './scene.ts';
import { leadsOf } from './tally.ts';

/** One sentence for each thing supposed; none when nothing was, or when there is nothing to compare with. */
export function claimSentences(scene: Scene): string[] {
  const { claim } = scene.query;
  if (!claim || scene.measures.length === 0) return [];
  return [
    ...(claim.units && claim.units.length > 0 ? [unitsSentence(scene, claim.units)] : []),
    ...(claim.due ? [dueSentence(scene, claim.due)] : []),
  ];
}

function unitsSentence(scene: Scene, claimed: readonly string[]): string {
  const { measures, wording } = scene;
  const role = tellsOf(scene.query).includes('supports') ? 'support' : 'lead';
  const holdings = claimed.map((name) => ({ name, held: heldBy(scene, claimed, name, role) }));
  const shown = unitNames(scene, claimed);
  const numbers = numbersOf(scene, measures);
  if (holdings.every(({ held }) => held.length === measures.length)) {
    if (role === 'support') return wording.claim.amongSupports(numbers, shown);
    if (scene.query.claim?.only && !measures.every((measure) => hasNoOther(measure, claimed, role)))
      return wording.claim.notOnly(numbers, shown);
    const sole = measures.every((measure) => measure.leads.every(({ name }) => claimed.includes(name)));
    return sole ? wording.claim.allLeads(numbers, shown) : wording.claim.amongLeads(numbers, shown);
  }
  if (holdings.some(({ held }) => held.length > 0)) {
    const each = holdings.map(({ name, held }) =>
      held.length > 0
        ? wording.claim.holds(unitName(scene, name), numbersOf(scene, held))
        : wording.claim.holdsNone(unitName(scene, name)),
    );
    return role === 'lead' ? wording.claim.someLead(each) : wording.claim.someSupport(each);
  }
  if (role === 'support') return wording.claim.notSupport(numbers, shown);
  return measures.length === 1
    ? wording.claim.notLead(numbers, unitNames(scene, leadsOf(measures)))
    : wording.claim.noneLeads(shown);
}

/** Whether nobody beside the claimed units has the role. */
function hasNoOther(measure: Measure, claimed: readonly string[], role: 'lead' | 'support'): boolean {
  const holders = role === 'lead' ? measure.leads : [...measure.supports, ...measure.collectives];
  return holders.every(({ name }) => claimed.includes(name));
}

/** The measures in which the unit has the role; several unreconciled names claimed at once stand for one another. */
function heldBy(scene: Scene, claimed: readonly string[], name: string, role: 'lead' | 'support'): Measure[] {
  const set = scene.ledger.units.unreconciled.find((names) => names.includes(name));
  const meant = set ? set.filter((one) => claimed.includes(one)) : [name];
  return scene.measures.filter((measure) => meant.some((one) => hasRole(measure, one, role)));
}

function dueSentence(scene: Scene, period: Period): string {
  const { measures, wording } = scene;
  const fits = measures.filter(({ due }) => due !== null && contains(period, due.day));
  const [only, second] = measures;
  if (only && !second) {
    const numbers = numbersOf(scene, measures);
    if (!only.due) return wording.claim.noDue(numbers);
    const due = dueCell(scene, only.due);
    return fits.length > 0 ? wording.claim.dueYes(numbers, due) : wording.claim.dueNo(numbers, due);
  }
  if (fits.length === measures.length) return wording.claim.dueAll;
  return fits.length === 0 ? wording.claim.dueNone : wording.claim.someMeasures(numbersOf(scene, fits));
}
