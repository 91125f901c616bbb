/** The two things that are set on the terminal and are no questions: who asks (`as 市编办`) and on which day (`now 2017-06-15`). */
import { type Day, parseDay } from '../../time/day.ts';

export type Setting =
  | { kind: 'as'; unit: string | null }
  /** null is the real day again; 'unread' a day that does not exist or is written otherwise. */
  | { kind: 'now'; day: Day | null | 'unread' };

const AS = /^as(?:\s+(?!of\b)(?<unit>.+))?$/iu;
/** Only what looks like a date is one: "now what" is a question. */
const NOW = /^now(?:\s+(?<day>\d\S*))?$/iu;

/** Reads a line as a setting; null when it is something to ask. */
export function readSetting(line: string): Setting | null {
  const text = line.normalize('NFKC').trim();
  const as = AS.exec(text);
  if (as) return { kind: 'as', unit: as.groups?.unit?.trim() ?? null };
  const now = NOW.exec(text);
  if (!now) return null;
  const said = now.groups?.day;
  return { kind: 'now', day: said === undefined ? null : (parseDay(said) ?? 'unread') };
}
