/** Remarks on the plan as a whole, and its counts: what only shows when all measures are known. */
import type { Measure, Mention, Place } from '../plan/schema.ts';
import type { Remarks } from './remarks.ts';
import type { Counts } from './report.ts';

/** Counts of names and days over the measures. */
export function countMeasures(measures: readonly Measure[]): Omit<Counts, 'sections' | 'phases'> {
  return {
    items: new Set(measures.map(({ item }) => item)).size,
    measures: measures.length,
    leads: namesIn(measures.flatMap(({ leads }) => leads)).size,
    supports: namesIn(measures.flatMap(({ supports }) => supports)).size,
    collectives: namesIn(measures.flatMap(({ collectives }) => collectives)).size,
    dated: measures.filter(({ due }) => due !== null).length,
  };
}

/** What the reader of the report should know about the whole plan. */
export function remarkOnPlan(measures: readonly Measure[], remarks: Remarks): void {
  remarkOnDues(measures, remarks);
  const collectives = namesIn(measures.flatMap((measure) => measure.collectives));
  if (collectives.size > 0) remarks.finding('collectives', null, { list: listed(collectives) });
  const naming = measures.filter(({ supports }) => supports.length > 0).map(({ id }) => id);
  if (naming.length > 0 && naming.length * 4 < measures.length)
    remarks.finding('named-supports', null, { ids: naming.join('、') });
  for (const list of likeNames(measures)) remarks.finding('like-names', null, { list });
}

function remarkOnDues(measures: readonly Measure[], remarks: Remarks): void {
  const dues = measures.flatMap(({ due }) => due ?? []);
  const wordings = new Map<string, number>();
  for (const { wording } of dues) wordings.set(wording, (wordings.get(wording) ?? 0) + 1);
  if (wordings.size > 0) remarks.finding('due-wordings', null, { kinds: wordings.size, list: listed(wordings) });
  const days = dues.map(({ day }) => day).sort();
  const last = measures.at(-1);
  const first = measures.filter(({ due }) => due?.day === days[0]);
  if (days[0] === undefined || !last || measures.length < 2) return;
  const place: Place = last.due?.place ?? last.place;
  if (first.every(({ item }) => item === last.item))
    remarks.finding('last-due-first', place[0], { item: last.item, day: days[0] });
}

/** Groups of names in which one holds the other but for a leading 市: 市人社局, 市人社局(公务员局), 市公务员局. */
function likeNames(measures: readonly Measure[]): string[] {
  const names = [...namesIn(measures.flatMap(({ leads, supports }) => [...leads, ...supports])).keys()];
  return names.flatMap((name) => {
    const within = names.filter((other) => other !== name && name.includes(other.replace(/^[省市区县]/u, '')));
    return within.length > 0 ? [[name, ...within].join('、')] : [];
  });
}

function namesIn(mentions: readonly Mention[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { name } of mentions) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

function listed(counts: ReadonlyMap<string, number>): string {
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([words, count]) => `${words} ×${count}`)
    .join('、');
}
