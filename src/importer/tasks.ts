/** Reads the chapters of tasks: sections, numbered items, and a measure up to each bracket of responsibilities. */
import type { Place } from '../plan/schema.ts';
import { type Bracket, readBracket } from './bracket.ts';
import { type Chapter, headingPlace, holds, type Mark } from './outline.ts';
import type { Part } from './parts.ts';
import type { Remarks } from './remarks.ts';
import { lineAt, type SeedText, trimPlace } from './seed-text.ts';

export interface RawSection {
  id: number;
  numeral: string;
  place: Place;
}

export interface RawMeasure {
  item: number;
  section: number;
  /** With number and bracket; and the words alone. */
  place: Place;
  words: Place;
  bracket: Bracket;
  bracketPlace: Place;
}

/** A measure that has begun and still waits for its bracket. */
interface Begun {
  place: number;
  words: number;
  /** Whether it began with a paragraph of its own that has no number. */
  loose: boolean;
}

export class TaskReader {
  readonly sections: RawSection[] = [];
  readonly measures: RawMeasure[] = [];
  readonly parts: Part[] = [];
  private readonly seed: SeedText;
  private readonly remarks: Remarks;
  private readonly yearOfPlan: number | undefined;
  /** What begins an item: 1. or, where there is no such number, (一). */
  private readonly itemMark: Mark['kind'];
  private readonly linesOfItems = new Map<number, number>();
  private section: number | undefined;
  private item: number | undefined;
  private begun: Begun | undefined;

  constructor(seed: SeedText, remarks: Remarks, itemMark: Mark['kind'], yearOfPlan: number | undefined) {
    this.seed = seed;
    this.remarks = remarks;
    this.itemMark = itemMark;
    this.yearOfPlan = yearOfPlan;
  }

  /** Reads a chapter. Tells where, in the last one, the words begin that follow the last measure: they close the plan. */
  read({ heading, marks }: Chapter, last: boolean): number | undefined {
    const holdsSections = this.itemMark === 'item' && marks.some(({ kind }) => kind === 'heading');
    this.item = undefined;
    this.section = undefined;
    if (holdsSections) this.parts.push({ kind: 'heading', place: heading.place });
    else {
      this.openSection(heading);
      this.remarks.finding('section-is-chapter', heading.place[0], { words: this.excerpt(headingPlace(heading)) });
    }
    let expected = 1;
    for (const mark of marks) {
      if (holdsSections && mark.kind === 'heading') {
        this.finish();
        if (mark.number !== expected) this.misnumbered('section-order', mark, expected);
        expected = mark.number + 1;
        this.openSection(mark);
      } else if (this.item === undefined && mark.kind !== this.itemMark) this.aside(mark);
      else this.readParagraph(mark);
    }
    return last ? this.trailing() : this.finish();
  }

  /** Responsibilities before the first chapter belong to nothing. */
  readFront(marks: readonly Mark[]): void {
    for (const mark of marks) {
      if (holds(mark)) this.outside(mark.place);
    }
  }

  private openSection(mark: Mark): void {
    const place = headingPlace(mark);
    if (holds(mark)) this.outside(mark.place);
    if (place[0] === place[1]) this.remarks.problem('nameless-heading', mark.place[0]);
    this.item = undefined;
    this.section = this.sections.length + 1;
    this.sections.push({ id: this.section, numeral: mark.numeral, place });
    this.parts.push({ kind: 'section', place: mark.place });
  }

  private readParagraph(mark: Mark): void {
    if (mark.kind === this.itemMark) this.openItem(mark);
    else this.begun ??= { place: mark.place[0], words: mark.place[0], loose: true };
    for (const { place, insides } of mark.found.spans) {
      this.close(place, readBracket(this.seed.folded, insides, this.yearOfPlan));
      const rest = trimPlace(this.seed.text, [place[1], mark.place[1]]);
      if (rest[0] < rest[1]) this.begun = { place: rest[0], words: rest[0], loose: false };
    }
    if (mark.found.unclosed === undefined) return;
    this.remarks.problem('unclosed-bracket', mark.found.unclosed, {
      words: this.excerpt([mark.found.unclosed, mark.place[1]]),
    });
    this.begun = undefined;
  }

  private openItem(mark: Mark): void {
    this.finish();
    const line = lineAt(this.seed.text, mark.place[0]);
    const before = this.linesOfItems.get(mark.number);
    const expected = Math.max(0, ...this.linesOfItems.keys()) + 1;
    if (before !== undefined) this.remarks.problem('item-twice', mark.place[0], { item: mark.number, before });
    else if (mark.number !== expected) this.misnumbered('item-order', mark, expected);
    if (before === undefined) this.linesOfItems.set(mark.number, line);
    if (this.section === undefined) this.outside(mark.place);
    this.item = mark.number;
    this.begun = { place: mark.place[0], words: mark.body, loose: false };
  }

  private close(span: Place, bracket: Bracket): void {
    const begun = this.begun ?? { place: span[0], words: span[0], loose: false };
    const words = trimPlace(this.seed.text, [begun.words, span[0]]);
    const place = trimPlace(this.seed.text, [begun.place, span[1]]);
    if (words[0] === words[1]) this.remarks.problem('empty-measure', place[0], { item: this.item ?? '' });
    this.measures.push({ item: this.item ?? 0, section: this.section ?? 0, place, words, bracket, bracketPlace: span });
    this.parts.push({ kind: 'measure', place });
    this.begun = undefined;
  }

  /** What has begun must have ended with a bracket by now. */
  private finish(): undefined {
    if (this.begun) {
      this.remarks.problem('missing-bracket', this.begun.place, {
        words: this.excerpt([this.begun.words, this.begun.words + 40]),
      });
    }
    this.begun = undefined;
  }

  private trailing(): number | undefined {
    if (!this.begun?.loose) return this.finish();
    const from = this.begun.place;
    this.begun = undefined;
    return from;
  }

  private aside(mark: Mark): void {
    if (holds(mark)) this.outside(mark.place);
    else {
      this.remarks.finding('aside', mark.place[0], { words: this.excerpt(mark.place) });
      this.parts.push({ kind: 'aside', place: mark.place });
    }
  }

  private outside(place: Place): void {
    this.remarks.problem('outside-section', place[0], { words: this.excerpt(place) });
  }

  private misnumbered(code: 'section-order' | 'item-order', mark: Mark, expected: number): void {
    this.remarks.problem(code, mark.place[0], { found: mark.numeral, expected });
  }

  private excerpt([from, to]: Place): string {
    const words = this.seed.text.slice(from, to).split(/[\r\n]/u)[0] ?? '';
    return words.length > 24 ? `${words.slice(0, 24)}…` : words;
  }
}
