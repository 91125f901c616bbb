/** Turns what was read of a measure into plan data, and remarks on everything odd in its responsibilities. */
import type { Due, Measure, Mention, Place } from '../plan/schema.ts';
import { looksLikeUnit } from './names.ts';
import type { Remarks } from './remarks.ts';
import type { Role } from './roles.ts';
import type { SeedText } from './seed-text.ts';
import type { RawMeasure } from './tasks.ts';
import { cutTitle, titleOf } from './titles.ts';
import type { Years } from './years.ts';

export interface Context {
  seed: SeedText;
  remarks: Remarks;
  /** Titles chosen by an editor, by measure id. */
  titles: ReadonlyMap<string, string>;
  years: Years | undefined;
}

/** The measures with their ids: the item's number, with a position where the item has several. */
export function assembleMeasures(raw: readonly RawMeasure[], context: Context): Measure[] {
  const ofItem = Map.groupBy(raw, ({ item }) => item);
  const measures = raw.map((one) => {
    const siblings = ofItem.get(one.item) ?? [];
    return assemble(one, siblings.length === 1 ? `${one.item}` : `${one.item}.${siblings.indexOf(one) + 1}`, context);
  });
  for (const [item, several] of ofItem) {
    if (several.length > 1)
      context.remarks.finding('several-measures', several[0]?.place[0] ?? null, { item, count: several.length });
  }
  const ids = new Set(measures.map(({ id }) => id));
  for (const id of context.titles.keys()) {
    if (!ids.has(id)) context.remarks.problem('title-of-nothing', null, { id });
  }
  return measures;
}

function assemble(raw: RawMeasure, id: string, context: Context): Measure {
  const { seed, remarks } = context;
  const at = raw.bracketPlace[0];
  const text = seed.text.slice(...raw.words);
  for (const { code, place } of raw.bracket.faults)
    remarks.problem(code, place[0], { id, words: seed.text.slice(...place) });
  const { leads, supports, collectives } = unitsOf(raw, id, context);
  if (leads.length === 0 && raw.bracket.faults.length === 0) remarks.problem('no-lead', at, { id });
  const openEnded = openEndOf(raw, id, context);
  return {
    id,
    item: raw.item,
    section: raw.section,
    title: titleFor(id, text, raw.place, context),
    text,
    place: raw.place,
    leads,
    supports,
    collectives,
    openEnded,
    due: dueOf(raw, id, context),
  };
}

function unitsOf(raw: RawMeasure, id: string, { seed, remarks }: Context) {
  const { names } = raw.bracket;
  const leading: Role = names.some(({ role }) => role === 'lead') ? 'lead' : 'responsible';
  const seen = new Set<string>();
  const lists = { leads: [] as Mention[], supports: [] as Mention[], collectives: [] as Mention[] };
  // Leads first, so that a unit named in both roles counts as a lead.
  const inOrder = [...names.filter(({ role }) => role === leading), ...names.filter(({ role }) => role !== leading)];
  for (const { place, role, collective } of inOrder) {
    const name = seed.text.slice(...place);
    const values = { id, name };
    if (seen.has(name)) {
      remarks.finding('unit-twice', place[0], values);
      continue;
    }
    seen.add(name);
    const leads = role === leading;
    if (leads && collective) remarks.finding('collective-leads', place[0], values);
    if (!collective && !looksLikeUnit(seed.folded.slice(...place))) remarks.finding('unusual-name', place[0], values);
    if (/[(]/u.test(seed.folded.slice(...place))) remarks.finding('nested-name', place[0], values);
    lists[leads ? 'leads' : collective ? 'collectives' : 'supports'].push({ name, place });
  }
  return lists;
}

function openEndOf(raw: RawMeasure, id: string, { remarks }: Context): boolean {
  const { openEnded, names } = raw.bracket;
  const leading: Role = names.some(({ role }) => role === 'lead') ? 'lead' : 'responsible';
  if (openEnded.has(leading)) remarks.finding('open-leads', raw.bracketPlace[0], { id });
  const open = [...openEnded].some((role) => role !== leading);
  if (open) remarks.finding('open-supports', raw.bracketPlace[0], { id });
  return open;
}

function dueOf(raw: RawMeasure, id: string, { seed, remarks, years }: Context): Due | null {
  const { dues } = raw.bracket;
  const wordings = dues.map(({ place }) => seed.text.slice(...place));
  if (dues.length === 0) remarks.finding('due-none', raw.bracketPlace[0], { id });
  if (dues.length > 1) remarks.problem('due-several', raw.bracketPlace[0], { id, wordings: wordings.join('、') });
  const [due] = dues;
  const [wording = ''] = wordings;
  if (!due) return null;
  const { place, deadline } = due;
  const values = { id, wording };
  if (deadline.kind === 'impossible') remarks.problem('due-impossible', place[0], values);
  if (deadline.kind === 'open') remarks.finding('due-open', place[0], values);
  if (deadline.kind === 'recurring') remarks.finding('due-recurring', place[0], values);
  if (deadline.kind !== 'day') return null;
  for (const note of deadline.notes) remarks.finding(`due-${note}`, place[0], { ...values, day: deadline.day });
  if (years && (deadline.day < years.from || deadline.day > years.to))
    remarks.finding('due-outside', place[0], { ...values, ...years });
  return { wording, day: deadline.day, place };
}

function titleFor(id: string, text: string, place: Place, { titles, remarks }: Context): string {
  const chosen = titles.get(id);
  if (chosen !== undefined) {
    if (chosen === '' || !text.includes(chosen)) remarks.problem('title-not-verbatim', place[0], { id, title: chosen });
    return chosen;
  }
  const title = titleOf(text);
  if (title === undefined) remarks.finding('title-cut', place[0], { id, title: cutTitle(text) });
  return title ?? cutTitle(text);
}
