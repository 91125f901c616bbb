/** Reads the chapter of phases: name, years and what is to happen in them. */
import type { Phase, Place } from '../plan/schema.ts';
import type { Chapter } from './outline.ts';
import type { Part } from './parts.ts';
import type { Remarks } from './remarks.ts';
import type { SeedText } from './seed-text.ts';
import { readYears } from './years.ts';

const OPENING = /^(?<title>[^(。,:;]{2,30}?)\s*\((?<wording>[^()]*)\)\s*[。.:]?\s*/u;

/** The phases of one chapter. A paragraph that opens no phase goes on with the one before it. */
export function readPhases(
  seed: SeedText,
  { heading, marks }: Chapter,
  remarks: Remarks,
): { phases: Phase[]; parts: Part[] } {
  const phases: Phase[] = [];
  const parts: Part[] = [{ kind: 'heading', place: heading.place }];
  for (const { place, body, kind } of marks) {
    const opening = OPENING.exec(seed.folded.slice(body, place[1]));
    const wording = opening?.groups?.wording ?? '';
    const years = readYears(wording);
    const title = opening?.groups?.title ?? '';
    const last = phases.at(-1);
    if (opening && years) {
      const words: Place = [body + opening[0].length, place[1]];
      phases.push({
        id: phases.length + 1,
        title: seed.text.slice(body, body + title.length),
        wording: verbatim(seed, body + opening[0].indexOf('(') + 1, wording.length),
        ...years,
        text: seed.text.slice(...(words[0] < words[1] ? words : place)),
        place,
      });
      parts.push({ kind: 'phase', place });
    } else if (opening && (kind !== 'plain' || /(?:阶段|时期|步骤)$/u.test(title))) {
      remarks.problem('phase-years', place[0], { title, wording });
    } else if (last) extend(seed, last, parts, place);
    else {
      remarks.finding('aside', place[0], { words: seed.text.slice(place[0], place[0] + 24) });
      parts.push({ kind: 'aside', place });
    }
  }
  if (phases.length === 0) remarks.finding('no-phases', heading.place[0]);
  return { phases, parts };
}

function extend(seed: SeedText, phase: Phase, parts: Part[], place: Place): void {
  const from = phase.place[1] - phase.text.length;
  phase.place = [phase.place[0], place[1]];
  phase.text = seed.text.slice(from, place[1]);
  parts.splice(-1, 1, { kind: 'phase', place: phase.place });
}

function verbatim(seed: SeedText, from: number, length: number): string {
  return seed.text.slice(from, from + length);
}
