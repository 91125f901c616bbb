/** What one answer is computed from: the world, the query, and the measures that it means. */
import type { Asker, Block, Choice, Lang, World } from '../conversation.ts';
import type { Ledger } from '../plan/load.ts';
import type { Query, Tell } from '../plan/query.ts';
import type { Measure } from '../plan/schema.ts';
import { selectMeasures, type Viewpoint } from '../plan/select.ts';
import type { ChatKind } from '../session.ts';
import type { Day } from '../time/day.ts';
import { en } from './wording/en.ts';
import { type Wording, zh } from './wording/zh.ts';

/** What every sentence needs, whatever was asked. */
export interface Setting {
  ledger: Ledger;
  today: Day;
  lang: Lang;
  asker: Asker | null;
  wording: Wording;
  /** Where the answer stands, which decides how one goes on from it; a private chat when it is not said. */
  place?: Place;
}

/** In a group the bot hears only what is addressed to it; `elsewhere` it hears nothing. */
export type Place = ChatKind | 'elsewhere';

/** A query that can be answered, with what it means today. */
export interface Scene extends Setting {
  query: Query;
  page: number;
  view: Viewpoint;
  /** In document order. */
  measures: readonly Measure[];
}

/** What answering one thing gives; parts of one answer are put together. */
export interface Part {
  blocks: Block[];
  choices?: Choice[];
  /** Remarks that follow the facts. */
  remarks?: string[];
  /** What the answer is about, when that is less than all measures of the scene. */
  measures?: readonly Measure[];
  units?: readonly string[];
  due?: readonly Day[];
  count?: number;
  /** How many lines its list has on all pages together. */
  lines?: number;
}

/** The setting of an answer in the language of the world. */
export function settingOf({ ledger, today, lang, asker, session, elsewhere }: World): Setting {
  const place = elsewhere ? 'elsewhere' : session.chat.kind;
  return { ledger, today, lang, asker, place, wording: lang === 'en' ? en : zh };
}

/** Selects the measures of the query. */
export function sceneOf(setting: Setting, query: Query, page: number): Scene {
  const view = { today: setting.today, mine: setting.asker?.units ?? [] };
  // The plan's own list, so that what is tallied of a whole plan is tallied once.
  const measures = isWholePlan(query) ? setting.ledger.plan.measures : selectMeasures(setting.ledger, query, view);
  return { ...setting, query, page, view, measures };
}

/** Everything that the query asks to be told, each once. */
export function tellsOf(query: Query): Tell[] {
  return query.also ? [...new Set([query.tell, ...query.also])] : [query.tell];
}

/** Whether the filter asks for the whole plan. */
export function isWholePlan(query: Query): boolean {
  return query.except === undefined && Object.values(query.where).every((part) => part === undefined);
}

/** Whether the filter consists of these parts alone. */
export function isOnly(query: Query, ...parts: (keyof Query['where'])[]): boolean {
  if (query.except) return false;
  const given = Object.entries(query.where).filter(([, part]) => part !== undefined);
  return given.length === parts.length && given.every(([name]) => parts.includes(name as keyof Query['where']));
}
