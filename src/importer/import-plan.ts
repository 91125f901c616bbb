/** A document becomes a plan, with a report of what to check; with any problem there is a report and no plan. */
import type { Item, Measure, Place, Plan } from '../plan/schema.ts';
import { countMeasures, remarkOnPlan } from './checks.ts';
import { type Draft, readDraft } from './draft.ts';
import { assembleMeasures } from './measures.ts';
import { remarkOnEnumeration, remarkOnText } from './oddities.ts';
import { type Origin, readOrigin } from './origin.ts';
import { type Outline, outlineOf } from './outline.ts';
import { lostPlaces, type Part, spanOf } from './parts.ts';
import { Remarks } from './remarks.ts';
import type { Report } from './report.ts';
import { decodeSeed, type SeedText, seedText } from './seed-text.ts';
import { readTitles } from './titles.ts';
import { type Years, yearsInTitle } from './years.ts';

/** What the importer is given: file contents, and the document's name and hash as the plan will cite them. */
export interface Source {
  file: string;
  bytes: Uint8Array;
  sha256: string;
  /** The text of origin.md. */
  origin: string;
  /** The text of titles.json, if there is one. */
  titles: string | undefined;
}

export interface Imported {
  /** Null when there are problems. */
  plan: Plan | null;
  report: Report;
  /** The document from beginning to end; between the parts there is only white space. */
  parts: readonly Part[];
}

/** Reads the whole document and reports all its problems at once. */
export function importPlan(source: Source): Imported {
  const text = decodeSeed(source.bytes);
  const seed = seedText(text ?? '');
  const remarks = new Remarks(seed.text);
  const origin = readOrigin(source.origin, remarks);
  const titles = readTitles(source.titles, remarks);
  if (text === undefined) remarks.problem('not-utf8', null);
  const outline = outlineOf(seed);
  if (text !== undefined && !outline.title) remarks.problem('empty', null);
  const years = yearsOf(seed, outline, origin, remarks);
  const draft = readDraft(seed, outline, years, remarks);
  const measures = assembleMeasures(draft.tasks.measures, { seed, remarks, titles, years });
  if (outline.title) remark(seed, draft, measures, remarks);
  remarks.sort();
  const plan =
    remarks.problems.length === 0 && years && outline.title
      ? build(source, seed, origin, outline.title, years, draft, measures)
      : null;
  const { file, sha256, bytes } = source;
  return {
    plan,
    parts: draft.parts,
    report: {
      source: { file, sha256, length: seed.text.length, bytes: bytes.length },
      counts: { sections: draft.tasks.sections.length, phases: draft.phases.length, ...countMeasures(measures) },
      problems: remarks.problems,
      findings: remarks.findings,
    },
  };
}

function yearsOf(seed: SeedText, outline: Outline, origin: Origin, remarks: Remarks): Years | undefined {
  const { from, to } = origin;
  if (from && to) return { from, to };
  const years = outline.title && yearsInTitle(seed.folded.slice(...outline.title));
  if (outline.title && !years) remarks.problem('no-years', outline.title[0]);
  return years;
}

function remark(seed: SeedText, draft: Draft, measures: readonly Measure[], remarks: Remarks): void {
  if (measures.length === 0) remarks.problem('no-measures', null);
  remarkOnText(seed, remarks);
  for (const { id, place } of itemsOf(measures)) remarkOnEnumeration(seed, id, place, remarks);
  remarkOnPlan(measures, remarks);
  if (!draft.closing) remarks.finding('no-closing', null);
  // With problems whole paragraphs are missing anyway; their own lines say so.
  if (remarks.problems.length > 0) return;
  for (const [from, to] of lostPlaces(seed.folded, draft.parts)) {
    remarks.problem('lost-text', from, { words: seed.text.slice(from, Math.min(to, from + 24)) });
  }
}

function build(
  source: Source,
  seed: SeedText,
  origin: Origin,
  title: Place,
  years: Years,
  draft: Draft,
  measures: Measure[],
): Plan {
  const { preamble, requirements, closing, phases, tasks } = draft;
  return {
    id: origin.plan,
    region: origin.region,
    title: seed.text.slice(...title),
    edition: origin.edition,
    ...years,
    seed: { file: source.file, sha256: source.sha256, length: seed.text.length },
    preamble,
    requirements,
    closing,
    phases,
    sections: tasks.sections.map(({ id, numeral, place }) => ({
      id,
      numeral,
      title: seed.text.slice(...place),
      place,
    })),
    items: itemsOf(measures),
    measures,
  };
}

function itemsOf(measures: readonly Measure[]): Item[] {
  return [...Map.groupBy(measures, ({ item }) => item)].map(([id, its]) => ({
    id,
    section: its[0]?.section ?? 0,
    place: spanOf(its.map(({ place }) => place)) ?? [0, 0],
    measures: its.map((measure) => measure.id),
  }));
}
