/** The shapes of plan data, checked where data enters: the plan itself, the region's units, and the words people add by hand. */
import { z } from 'zod';
import { type Day, parseDay } from '../time/day.ts';

const text = z.string().min(1);
const day = z.string().transform((value, context): Day => {
  const read = parseDay(value);
  if (read) return read;
  context.addIssue({ code: 'custom', message: 'not a day: write it as YYYY-MM-DD' });
  return z.NEVER;
});

/** Where a fact stands in the seed: UTF-16 offsets, start included, end excluded. */
const place = z.tuple([z.int().min(0), z.int().min(0)]);
const passage = z.strictObject({ text, place });
const mention = z.strictObject({ name: text, place });
const due = z.strictObject({ wording: text, day, place });

const measure = z.strictObject({
  /** `24`, or `4.3` for the third measure of an item with several. */
  id: z.string().regex(/^\d+(\.\d+)?$/u, 'an id is an item number, or item number, dot and position: 24, 4.3'),
  item: z.int().positive(),
  section: z.int().positive(),
  /** A verbatim part of the text that names the measure. */
  title: text,
  /** The paragraph without its number and without its bracket of responsibilities. */
  text,
  place,
  leads: z.array(mention),
  /** Named supporting units; collectives such as 市直各部门 are kept apart. */
  supports: z.array(mention),
  collectives: z.array(mention),
  /** The list of supporting units ends with 等. */
  openEnded: z.boolean(),
  due: due.nullable(),
});

const item = z.strictObject({
  id: z.int().positive(),
  section: z.int().positive(),
  place,
  measures: z.array(text).min(1),
});
const section = z.strictObject({ id: z.int().positive(), numeral: text, title: text, place });
const phase = z.strictObject({ id: z.int().positive(), title: text, wording: text, from: day, to: day, text, place });

export const PlanSchema = z.strictObject({
  id: text,
  /** Which `data/units/<region>.json` names its units. */
  region: text,
  title: text,
  /** Which edition of the document the facts were read from, as shown in sources. */
  edition: text,
  /** First and last day of the plan's period. */
  from: day,
  to: day,
  seed: z.strictObject({ file: text, sha256: z.string().regex(/^[0-9a-f]{64}$/u), length: z.int().positive() }),
  preamble: passage.nullable(),
  requirements: passage.nullable(),
  closing: passage.nullable(),
  phases: z.array(phase),
  sections: z.array(section),
  items: z.array(item).min(1),
  measures: z.array(measure).min(1),
});

const names = z.strictObject({ zh: z.array(text), en: z.array(text) });
const bothNames = names.default({ zh: [], en: [] });

const unit = z.strictObject({
  /** Exactly as plans write it. */
  name: text,
  /** The full official name, when it is another. */
  full: text.optional(),
  en: text,
  kind: z.enum(['government', 'party', 'judicial', 'central']),
  /** Names that always mean this unit. */
  aliases: bothNames,
  /** Ordinary words (环保, 规划) that mean the unit only where a unit must stand. */
  bare: bothNames,
});

const collective = z.strictObject({
  name: text,
  en: text,
  aliases: bothNames,
  /** Who is meant, in one phrase for the reader. */
  meaning: z.strictObject({ zh: text, en: text }),
  /** Units known to belong to it, by name; `municipal` means every unit of the file. */
  covers: z.union([z.literal('municipal'), z.array(text)]),
  /** What people call single members that the plan never names: a question about one is told so, and offered the collective. */
  members: bothNames,
});

export const UnitsSchema = z.strictObject({
  region: text,
  name: z.strictObject({ zh: text, en: text }),
  units: z.array(unit).min(1),
  collectives: z.array(collective),
  /** Sets of names that the plans use and never reconcile: an answer about one shows them all and says so. */
  unreconciled: z.array(z.array(text).min(2)),
});

const named = z.strictObject({ title: text, topics: bothNames });

/** English titles and topic words, by id; written by hand, so a re-import never touches them. */
export const WordsSchema = z.strictObject({
  plan: z.strictObject({ title: text, summary: text, names: bothNames }),
  sections: z.record(z.string(), named),
  phases: z.record(z.string(), named),
  /** `gloss` is the whole text in English: it is searched, never shown, for only the plan's own words are the plan. */
  measures: z.record(z.string(), named.extend({ gloss: text.optional() })),
});

export type Place = z.infer<typeof place>;
export type Passage = z.infer<typeof passage>;
export type Mention = z.infer<typeof mention>;
export type Due = z.infer<typeof due>;
export type Measure = z.infer<typeof measure>;
export type Item = z.infer<typeof item>;
export type Section = z.infer<typeof section>;
export type Phase = z.infer<typeof phase>;
export type Plan = z.infer<typeof PlanSchema>;
export type Unit = z.infer<typeof unit>;
export type Collective = z.infer<typeof collective>;
export type Units = z.infer<typeof UnitsSchema>;
export type Words = z.infer<typeof WordsSchema>;
