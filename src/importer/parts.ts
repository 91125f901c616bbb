/** The document as an unbroken row of parts, which proves that nothing of it was lost. */
import type { Place } from '../plan/schema.ts';

export type PartKind =
  | 'title'
  | 'preamble'
  | 'heading'
  | 'requirements'
  | 'phase'
  | 'section'
  | 'measure'
  | 'closing'
  /** Words that no fact of the plan holds; the report lists them. */
  | 'aside';

export interface Part {
  kind: PartKind;
  place: Place;
}

/** The places between and around the parts that hold more than white space; and those that two parts share. */
export function lostPlaces(folded: string, parts: readonly Part[]): Place[] {
  const row = parts.map(({ place }) => place).sort((a, b) => a[0] - b[0]);
  const starts = [...row.map(([from]) => from), folded.length];
  const ends = [0, ...row.map(([, to]) => to)];
  return starts.flatMap((start, index): Place[] => {
    const end = ends[index] ?? 0;
    if (start < end) return [[start, end]];
    return folded.slice(end, start).trim() === '' ? [] : [[end, start]];
  });
}

/** The place from the first of the places to the end of the last one. */
export function spanOf(places: readonly Place[]): Place | undefined {
  const first = places[0];
  const last = places.at(-1);
  return first && last ? [first[0], last[1]] : undefined;
}
