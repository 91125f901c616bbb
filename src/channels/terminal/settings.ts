/** What is set on the terminal and is no question: who asks (`as`), when (`now`), in which chat (`chat`) and as which person (`person`). */
import { type Day, parseDay } from '../../time/day.ts';
import { type Instant, instantAt, parseTime } from '../../time/instant.ts';

export type Setting =
  | { kind: 'as'; unit: string | null }
  /** null is the real time again; 'unread' a moment that does not exist or is written otherwise. */
  | { kind: 'now'; at: Instant | null | 'unread' }
  /** A group by name; null is the person's private chat. */
  | { kind: 'chat'; group: string | null }
  /** null is the owner, who sits at the terminal. */
  | { kind: 'person'; name: string | null };

const AS = /^as(?:\s+(?!of\b)(?<unit>.+))?$/iu;
/** Only what looks like a date is one: "now what" is a question. */
const NOW = /^now(?:\s+(?<day>\d\S*)(?:\s+(?<time>\S+))?)?$/iu;
/** One word: "person in charge of item 24" is a question. What begins with @ names a private chat, and no group. */
const WHERE = /^(?<kind>chat|person)(?:\s+(?<name>(?!@)\S{1,40}))?$/iu;
const MORNING = '10:00';

/** Reads a line as a setting; null when it is something to ask. */
export function readSetting(line: string): Setting | null {
  const text = line.normalize('NFKC').trim();
  const as = AS.exec(text);
  if (as) return { kind: 'as', unit: as.groups?.unit?.trim() ?? null };
  const where = WHERE.exec(text)?.groups;
  if (where) {
    const name = where.name ?? null;
    return where.kind?.toLowerCase() === 'chat' ? { kind: 'chat', group: name } : { kind: 'person', name };
  }
  const now = NOW.exec(text);
  if (!now) return null;
  return { kind: 'now', at: now.groups?.day === undefined ? null : readMoment(now.groups.day, now.groups.time) };
}

function readMoment(said: string, time = MORNING): Instant | 'unread' {
  const day: Day | undefined = parseDay(said);
  const at = parseTime(time.padStart(5, '0'));
  return day && at ? instantAt(day, at) : 'unread';
}
