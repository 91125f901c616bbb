/** How units, measures, sections and item numbers are named in a reply. */
import type { Ledger } from '../plan/load.ts';
import type { Measure, Phase, Section } from '../plan/schema.ts';
import type { Setting } from './scene.ts';
import { columnsOf } from './width.ts';

/** In columns, of which a Chinese character takes two. */
const LONGEST_ECHO = 60;
const LONGEST_FILTER = 80;
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
function runsOf({ plan, ofItem }: Ledger, measures: readonly Measure[]): string[] {
  const first = plan.items[0]?.id ?? 0;
  const last = plan.items.at(-1)?.id ?? 0;
  if (measures === plan.measures && last - first + 1 === plan.items.length) return [runText(first, last)];
  const runs: Run[] = [];
  for (let at = 0; at < measures.length && runs.length <= MOST_RUNS; at += 1) {
    const measure = measures[at];
    if (!measure) break;
    // An id without a dot is a whole item.
    if (!measure.id.includes('.')) {
      extend(runs, measure.item, measure.item + 1);
      continue;
    }
    const all = ofItem.get(measure.item) ?? [];
    if (all.every((sibling, offset) => measures[at + offset] === sibling)) {
      extend(runs, measure.item, measure.item + 1);
      at += all.length - 1;
    } else {
      extend(runs, measure.id, all[all.indexOf(measure) + 1]?.id);
    }
  }
  return runs.map(({ from, to }) => runText(from, to));
}

/** Numbers of items, or ids of measures, and what would come next. */
interface Run {
  from: number | string;
  to: number | string;
  next: number | string | undefined;
}

function extend(runs: Run[], number: Run['to'], next: Run['next']): void {
  const last = runs.at(-1);
  if (last?.next === number) {
    last.to = number;
    last.next = next;
  } else {
    runs.push({ from: number, to: number, next });
  }
}

function runText(from: Run['from'], to: Run['to']): string {
  return from === to ? String(from) : `${from}–${to}`;
}

/** Somebody's words as they may be shown: without control characters and marks that reorder text, and not too long. */
export function asWritten(words: string): string {
  return cutTo(LONGEST_ECHO, words);
}

/** What somebody subscribes to, as they wrote it: it is echoed to be checked, so that more of it is shown. */
export function filterAsWritten(words: string): string {
  return cutTo(LONGEST_FILTER, words);
}

function cutTo(longest: number, words: string): string {
  const text = words.replace(/[\p{C}\s]+/gu, ' ').trim();
  let columns = 0;
  let end = 0;
  for (const character of text) {
    columns += columnsOf(character);
    if (columns > longest) return `${beforeWord(text.slice(0, end), character)}…`;
    end += character.length;
  }
  return text;
}

const WORD_END = /[\p{Script=Latin}\p{N}'’-]+$/u;

/** What is cut off before that character, without the beginning of the word that it belongs to. */
function beforeWord(cut: string, next: string): string {
  const whole = WORD_END.test(next) ? cut.replace(WORD_END, '') : cut;
  return (whole.trim() === '' ? cut : whole).trimEnd();
}
