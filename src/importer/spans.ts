/** Finds the responsibilities in a paragraph: where they begin and end, and the brackets they stand in. */
import type { Place } from '../plan/schema.ts';
import { isResponsibility, opensResponsibility } from './bracket.ts';
import { readDeadline } from './deadline.ts';
import { findGroups } from './groups.ts';

export interface Span {
  /** With the bracket's signs and the full stop behind it. */
  place: Place;
  insides: Place[];
}

export interface Spans {
  spans: Span[];
  /** Where a bracket of responsibilities opens that is never closed. */
  unclosed: number | undefined;
}

/** The responsibilities in the paragraph, in order. Brackets that follow one another directly count as one. */
export function findSpans(folded: string, paragraph: Place): Spans {
  if (opensResponsibility(folded.slice(...paragraph)))
    return { spans: [{ place: paragraph, insides: [paragraph] }], unclosed: undefined };
  const groups = findGroups(folded, paragraph);
  const opened = groups.unclosed.find((at) => opensResponsibility(folded.slice(at + 1, paragraph[1])));
  const spans: Span[] = [];
  for (const [from, to] of groups.closed) {
    if (opened !== undefined && from > opened) break;
    const inside: Place = [from + 1, to - 1];
    const end = afterStop(folded, to, paragraph[1]);
    const before = spans.at(-1);
    const says = isResponsibility(folded, inside, end === paragraph[1]);
    if (before?.place[1] === from && (says || readDeadline(folded.slice(...inside)))) {
      before.place = [before.place[0], end];
      before.insides.push(inside);
    } else if (says) spans.push({ place: [from, end], insides: [inside] });
  }
  const last = spans.at(-1)?.place[1] ?? paragraph[0];
  const hinted = groups.unclosed.find((at) => at >= last && isResponsibility(folded, [at + 1, paragraph[1]], true));
  return { spans, unclosed: opened ?? hinted };
}

function afterStop(folded: string, at: number, end: number): number {
  const stop = /^\s*[。.;]?\s*/u.exec(folded.slice(at, end))?.[0].length ?? 0;
  return at + stop;
}
