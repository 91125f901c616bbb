/** Reads a bracket of responsibilities, labelled (牵头单位:A;配合单位:B) or told (A牵头,B配合,2025年底前完成). */
import type { Place } from '../plan/schema.ts';
import { type Deadline, readDeadline } from './deadline.ts';
import { splitOutside } from './groups.ts';
import { isCollective, isName, looksLikeUnit, openEnd, splitJoined } from './names.ts';
import { isLabel, type Labelled, labelAt, type Role, verbAt } from './roles.ts';

export interface Named {
  place: Place;
  role: Role;
  collective: boolean;
}

/** What can't be read in a bracket. */
export type BracketFault = {
  code: 'unknown-label' | 'unreadable-in-bracket' | 'name-without-role';
  place: Place;
};

export interface Bracket {
  names: Named[];
  /** Roles whose list ends with 等. */
  openEnded: Set<Role>;
  dues: { place: Place; deadline: Deadline }[];
  faults: BracketFault[];
}

const SEPARATORS = '、,;。\n\r';
const JOINTLY = /(?:牵头)?会同/u;

/** Reads a bracket, or several that follow one another, given without the outer signs; what can't be read is listed. */
export function readBracket(folded: string, insides: readonly Place[], yearOfPlan?: number): Bracket {
  const reader = new Reader(folded, yearOfPlan);
  for (const inside of insides) {
    for (const part of splitOutside(folded, inside, SEPARATORS)) reader.read(part);
    reader.endBracket();
  }
  return reader.bracket;
}

class Reader {
  private readonly folded: string;
  private readonly yearOfPlan: number | undefined;
  readonly bracket: Bracket = { names: [], openEnded: new Set(), dues: [], faults: [] };
  /** Names that still wait for the verb that gives them their role. */
  private waiting: { place: Place; open: boolean }[] = [];
  /** The role of the label that the list stands under, or of 会同. */
  private listRole: Role | undefined;
  /** After 会同 the verb belongs to the first unit alone. */
  private joint = false;
  private underDue = false;
  /** The end of the last clause. */
  private end = 0;
  /** Under a label that is not known the names are not judged: the label is the fault. */
  private underUnknown = false;

  constructor(folded: string, yearOfPlan: number | undefined) {
    this.folded = folded;
    this.yearOfPlan = yearOfPlan;
  }

  read(part: Place): void {
    // Under a label only 、 goes on with a list: in 牵头单位:A,B配合 the verb is B's alone.
    if (this.listRole && /[^、\s]/u.test(this.folded.slice(this.end, part[0]))) this.settle();
    this.end = part[1];
    const labelled = labelAt(this.wordsOf(part));
    if (labelled) this.readLabelled(part, labelled);
    else this.readClause(part);
  }

  endBracket(): void {
    this.settle();
    this.listRole = undefined;
    this.joint = false;
    this.underDue = false;
    this.underUnknown = false;
  }

  private readLabelled(part: Place, labelled: Labelled): void {
    this.endBracket();
    this.underDue = labelled.label === 'due';
    this.underUnknown = labelled.label === undefined;
    this.listRole = labelled.label === 'due' ? undefined : labelled.label;
    const rest: Place = [part[0] + labelled.length, part[1]];
    if (!labelled.label) this.fault('unknown-label', [part[0], part[0] + labelled.length]);
    else if (rest[0] < rest[1]) this.readClause(rest);
  }

  private readClause(part: Place): void {
    const deadline = readDeadline(this.wordsOf(part), this.yearOfPlan);
    if (deadline) this.bracket.dues.push({ place: part, deadline });
    else if (this.underDue) this.fault('unreadable-in-bracket', part);
    else this.readUnits(part);
  }

  private readUnits(part: Place): void {
    const words = this.wordsOf(part);
    const joint = JOINTLY.exec(words);
    if (joint && joint.index > 0) this.readJoint(part, joint.index, joint[0].length);
    else {
      const verb = verbAt(words);
      if (verb?.from !== 0) this.wait([part[0], part[0] + (verb?.from ?? words.length)]);
      if (verb) this.endClause(verb.role);
    }
  }

  /** A会同B负责: A leads, and whoever is named up to the verb supports. Under a label it would contradict the label. */
  private readJoint(part: Place, at: number, length: number): void {
    if (this.listRole) this.fault('unreadable-in-bracket', part);
    else {
      this.wait([part[0], part[0] + at]);
      this.settle('lead');
      this.listRole = 'support';
      this.joint = true;
      this.readUnits([part[0] + at + length, part[1]]);
    }
  }

  private endClause(role: Role): void {
    this.settle(this.joint ? 'support' : role);
    this.joint = false;
    this.listRole = undefined;
  }

  private wait(part: Place): void {
    const words = this.wordsOf(part);
    const by = /^由\s*/u.exec(words)?.[0].length ?? 0;
    const open = openEnd(words);
    const place: Place = [part[0] + by, part[1] - open];
    if (place[0] >= place[1]) {
      // 等单位 after a comma: it opens the list before it.
      const last = this.waiting.at(-1);
      if (last) last.open = true;
      else this.fault('unreadable-in-bracket', part);
      return;
    }
    const names = splitJoined(this.folded, place);
    for (const [index, name] of names.entries()) {
      if (isName(this.wordsOf(name)) && !isLabel(this.wordsOf(name)))
        this.waiting.push({ place: name, open: open > 0 && index === names.length - 1 });
      else this.fault('unreadable-in-bracket', name);
    }
  }

  /** Gives everybody who waits the role of the verb, else of the label. */
  private settle(verb?: Role): void {
    const role = verb ?? this.listRole;
    for (const { place, open } of this.waiting) {
      if (!role) {
        if (!this.underUnknown) this.fault('name-without-role', place);
        continue;
      }
      this.bracket.names.push({ place, role, collective: isCollective(this.wordsOf(place)) });
      if (open) this.bracket.openEnded.add(role);
    }
    this.waiting = [];
  }

  private fault(code: BracketFault['code'], place: Place): void {
    this.bracket.faults.push({ code, place });
  }

  private wordsOf([from, to]: Place): string {
    return this.folded.slice(from, to);
  }
}

/**
 * Whether the bracket's inside speaks of responsibilities. At the end of a paragraph a hint is enough, so that a
 * misspelt label is reported; within a sentence it must be beyond doubt, so that 著作权(版权) stays text.
 */
export function isResponsibility(folded: string, inside: Place, atEnd: boolean): boolean {
  const words = folded.slice(inside[0], inside[1]);
  if (opensResponsibility(words)) return true;
  if (atEnd) return /(?:单位|部门|时限)\s*:|牵头|(?:负责|配合|落实|参与)$|(?:负责|配合|完成)[,;。]|完成$/u.test(words);
  return splitOutside(folded, inside, SEPARATORS).some(([from, to]) => {
    const clause = folded.slice(from, to);
    const verb = verbAt(clause);
    const name = verb ? clause.slice(0, verb.from) : '';
    return looksLikeUnit(name.slice(0, name.length - openEnd(name))) || isCollective(name);
  });
}

/** Whether words after an opening bracket start a list of responsibilities: 牵头单位: … */
export function opensResponsibility(words: string): boolean {
  const label = labelAt(words.trimStart())?.label;
  return label !== undefined;
}
