/** How units, measures, sections and item numbers are named in a reply. */
import type { Ledger } from '../plan/load.ts';
import type { Measure, Phase, Section } from '../plan/schema.ts';
import type { Setting } from './scene.ts';

const LONGEST_ECHO = 30;
const MOST_RUNS = 12;

/** The plan's own name; in an English reply after the English one. */
export function unitName({ ledger, lang }: Setting, name: string): string {
  if (lang === 'zh') return name;
  const english = ledger.unitNamed.get(name)?.en ?? ledger.collectiveNamed.get(name)?.en;
  return english === undefined ? name : `${english} (${name})`;
}

export function unitNames(setting: Setting, names: readonly string[]): string {
  return setting.wording.listed(names.map((name) => unitName(setting, name)));
}

export function measureTitle({ ledger, lang }: Setting, measure: Measure): string {
  return (lang === 'en' ? ledger.words?.measures[measure.id]?.title : undefined) ?? measure.title;
}

export function sectionTitle({ ledger, lang, wording }: Setting, section: Section): string {
  const english = lang === 'en' ? ledger.words?.sections[String(section.id)]?.title : undefined;
  return wording.about.numbered(section.id, section.numeral.replace(/[()（）]/gu, ''), english ?? section.title);
}

export function phaseTitle({ ledger, lang }: Setting, phase: Phase): string {
  return (lang === 'en' ? ledger.words?.phases[String(phase.id)]?.title : undefined) ?? phase.title;
}

export function planTitle({ ledger, lang }: Setting): string {
  const english = lang === 'en' ? ledger.words?.plan.title : undefined;
  return english ?? ledger.plan.title;
}

/** The numbers of measures in document order, as short as they can be said: `1–3、4.1、6`. */
export function numbersOf({ ledger, wording }: Setting, measures: readonly Measure[]): string {
  const runs = runsOf(ledger, measures);
  const said = wording.listed(runs.slice(0, MOST_RUNS));
  return runs.length > MOST_RUNS ? wording.manyNumbers(said, measures.length) : said;
}

/** Neighbouring numbers put together: whole items, and measures of one item. Stops when there are too many to be said. */
function runsOf(ledger: Ledger, measures: readonly Measure[]): string[] {
  const runs: { from: string; to: string; next: string | undefined }[] = [];
  for (let at = 0; at < measures.length && runs.length <= MOST_RUNS; ) {
    const part = sameItem(measures, at);
    const [first] = part;
    if (!first) break;
    const all = ledger.ofItem.get(first.item) ?? [];
    if (part.length === all.length) extend(runs, String(first.item), String(first.item + 1));
    else for (const measure of part) extend(runs, measure.id, all[all.indexOf(measure) + 1]?.id);
    at += part.length;
  }
  return runs.map(({ from, to }) => (from === to ? from : `${from}–${to}`));
}

function sameItem(measures: readonly Measure[], from: number): readonly Measure[] {
  let end = from + 1;
  while (measures[end] !== undefined && measures[end]?.item === measures[from]?.item) end += 1;
  return measures.slice(from, end);
}

function extend(runs: { from: string; to: string; next: string | undefined }[], id: string, next: string | undefined) {
  const last = runs.at(-1);
  if (last?.next === id) Object.assign(last, { to: id, next });
  else runs.push({ from: id, to: id, next });
}

/** Somebody's words as they may be shown: without control characters and marks that reorder text, and not too long. */
export function asWritten(words: string): string {
  const shown = [...words.replace(/[\p{C}\s]+/gu, ' ').trim()];
  return shown.length > LONGEST_ECHO ? `${shown.slice(0, LONGEST_ECHO).join('')}…` : shown.join('');
}
