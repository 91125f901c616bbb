/** Reads the outline chapter by chapter: every paragraph becomes part of the plan, or is set aside with a remark. */
import type { Passage, Phase, Place } from '../plan/schema.ts';
import { type Chapter, headingPlace, type Outline } from './outline.ts';
import { type Part, type PartKind, spanOf } from './parts.ts';
import { readPhases } from './phases.ts';
import type { Remarks } from './remarks.ts';
import type { SeedText } from './seed-text.ts';
import { TaskReader } from './tasks.ts';
import type { Years } from './years.ts';

export interface Draft {
  preamble: Passage | null;
  requirements: Passage | null;
  closing: Passage | null;
  phases: Phase[];
  tasks: TaskReader;
  parts: Part[];
}

/** The chapters in document order. Only the first ones may set requirements, only the last ones may close the plan. */
export function readDraft(seed: SeedText, outline: Outline, years: Years | undefined, remarks: Remarks): Draft {
  const { title, front, chapters } = outline;
  const opening = leading(chapters, 'requirements');
  const ending = leading(chapters.toReversed(), 'closing').reverse();
  const tasks = new TaskReader(seed, remarks, itemMark(chapters), onlyYear(years));
  const draft: Draft = { preamble: null, requirements: null, closing: null, phases: [], tasks, parts: [] };
  const passage = (kind: PartKind, place: Place | undefined): Passage | null => {
    if (place) draft.parts.push({ kind, place });
    return place ? { text: seed.text.slice(...place), place } : null;
  };
  if (title) draft.parts.push({ kind: 'title', place: title });
  draft.preamble = passage('preamble', spanOf(front.map(({ place }) => place)));
  tasks.readFront(front);
  if (opening[0]) draft.parts.push({ kind: 'heading', place: opening[0].heading.place });
  draft.requirements = passage('requirements', spanOf(placesOf(opening).slice(1)));
  const between = chapters.filter((chapter) => !opening.includes(chapter) && !ending.includes(chapter));
  const tail = readChapters(seed, between, draft, remarks);
  draft.closing = passage('closing', spanOf([...tail, ...placesOf(ending)]));
  draft.parts.push(...tasks.parts);
  return draft;
}

/** Reads phases and tasks; gives back what follows the last measure. */
function readChapters(seed: SeedText, chapters: readonly Chapter[], draft: Draft, remarks: Remarks): Place[] {
  const last = chapters.findLast(({ kind }) => kind === 'tasks');
  let tail: Place[] = [];
  for (const chapter of chapters) {
    if (chapter.kind === 'tasks') {
      const from = draft.tasks.read(chapter, chapter === last);
      if (from !== undefined) tail = [[from, chapter.marks.at(-1)?.place[1] ?? from]];
    } else if (chapter.kind === 'phases') {
      const { phases, parts } = readPhases(seed, chapter, remarks);
      const before = draft.phases.length;
      draft.phases.push(...phases.map((phase) => ({ ...phase, id: before + phase.id })));
      draft.parts.push(...parts);
    } else setAside(seed, chapter, draft.parts, remarks);
  }
  return tail;
}

/** Items begin with 1. or, where the tasks have no such number, with (一). */
function itemMark(chapters: readonly Chapter[]): 'item' | 'heading' {
  const tasks = chapters.filter(({ kind }) => kind === 'tasks');
  return tasks.some(({ marks }) => marks.some(({ kind }) => kind === 'item')) ? 'item' : 'heading';
}

function onlyYear(years: Years | undefined): number | undefined {
  return years && years.from.slice(0, 4) === years.to.slice(0, 4) ? Number(years.from.slice(0, 4)) : undefined;
}

/** The run of chapters of this kind that the list begins with. */
function leading(chapters: readonly Chapter[], kind: Chapter['kind']): Chapter[] {
  const end = chapters.findIndex((chapter) => chapter.kind !== kind);
  return end < 0 ? [...chapters] : chapters.slice(0, end);
}

function placesOf(chapters: readonly Chapter[]): Place[] {
  return chapters.flatMap(({ heading, marks }) => [heading.place, ...marks.map(({ place }) => place)]);
}

function setAside(seed: SeedText, chapter: Chapter, parts: Part[], remarks: Remarks): void {
  const words = seed.text.slice(...headingPlace(chapter.heading));
  if (chapter.kind === undefined) remarks.problem('unknown-heading', chapter.heading.place[0], { words });
  else remarks.finding('aside', chapter.heading.place[0], { words });
  for (const place of placesOf([chapter])) parts.push({ kind: 'aside', place });
}
