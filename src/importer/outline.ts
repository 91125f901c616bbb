/** Splits the document at its headings, and tells what each paragraph begins with. */
import type { Place } from '../plan/schema.ts';
import { readNumeral } from '../time/numerals.ts';
import type { SeedText } from './seed-text.ts';
import { findSpans, type Spans } from './spans.ts';

/** One paragraph: what it begins with, and where its words begin after that. */
export interface Mark {
  kind: 'chapter' | 'heading' | 'item' | 'plain';
  place: Place;
  /** Behind the marker: 一、 (一) 1. */
  body: number;
  numeral: string;
  number: number;
  found: Spans;
}

export type ChapterKind = 'requirements' | 'phases' | 'tasks' | 'closing';

export interface Chapter {
  heading: Mark;
  /** Undefined for a heading that is not known and brings no responsibilities. */
  kind: ChapterKind | undefined;
  marks: Mark[];
}

export interface Outline {
  title: Place | undefined;
  /** What stands between the title and the first chapter. */
  front: Mark[];
  chapters: Chapter[];
}

/**
 * Names of chapters; the first that fits counts, so that 工作要求 closes and 总体要求 opens.
 * A chapter that brings responsibilities holds tasks whatever it is called.
 */
const CHAPTERS: readonly { kind: ChapterKind; pattern: RegExp }[] = [
  { kind: 'closing', pattern: /保障|组织领导|组织实施|组织推进|工作要求|有关要求|督促|督查|附则/u },
  { kind: 'requirements', pattern: /要求|指导思想|总体思路|总体目标|工作目标|主要目标|基本原则|目标任务/u },
  { kind: 'phases', pattern: /步骤|阶段|进度安排|时间安排|工作安排/u },
  { kind: 'tasks', pattern: /任务|措施|重点工作|工作重点|工作内容|事项/u },
];

const MARKERS: readonly { kind: Mark['kind']; pattern: RegExp }[] = [
  { kind: 'chapter', pattern: /^(?<numeral>[一二三四五六七八九十]{1,3})、\s*/u },
  { kind: 'heading', pattern: /^\((?<numeral>[一二三四五六七八九十]{1,3})\)\s*/u },
  // Not 1.5万人 and not 3.2: a number that goes on is no item number. 1.2017年 is one.
  { kind: 'item', pattern: /^(?<numeral>\d{1,3})\s*[.、](?!\d{1,3}(?!\d))\s*/u },
];

/** The document's title, chapters and paragraphs. */
export function outlineOf(seed: SeedText): Outline {
  const [title, ...paragraphs] = seed.paragraphs;
  const outline: Outline = { title, front: [], chapters: [] };
  for (const mark of paragraphs.map((place) => markOf(seed.folded, place))) {
    if (mark.kind === 'chapter') outline.chapters.push({ heading: mark, kind: undefined, marks: [] });
    else (outline.chapters.at(-1)?.marks ?? outline.front).push(mark);
  }
  for (const chapter of outline.chapters) chapter.kind = kindOf(seed.folded, chapter);
  return outline;
}

/** The words of the heading behind its numeral. */
export function headingPlace(mark: Mark): Place {
  return [mark.body, mark.place[1]];
}

/** Whether the paragraph speaks of responsibilities. */
export function holds({ found }: Pick<Mark, 'found'>): boolean {
  return found.spans.length > 0 || found.unclosed !== undefined;
}

function markOf(folded: string, place: Place): Mark {
  const words = folded.slice(...place);
  const found = findSpans(folded, place);
  for (const { kind, pattern } of MARKERS) {
    const match = pattern.exec(words);
    const numeral = match?.groups?.numeral ?? '';
    const number = readNumeral(numeral);
    // A whole chapter heading has no responsibilities of its own.
    if (!match || number === undefined || (kind === 'chapter' && holds({ found }))) continue;
    return { kind, place, body: place[0] + match[0].length, numeral, number, found };
  }
  return { kind: 'plain', place, body: place[0], numeral: '', number: 0, found };
}

function kindOf(folded: string, { heading, marks }: Chapter): ChapterKind | undefined {
  if (marks.some(holds)) return 'tasks';
  const title = folded.slice(...headingPlace(heading));
  return CHAPTERS.find(({ pattern }) => pattern.test(title))?.kind;
}
