/** What every sentence of a digest needs, and whom the digest is for. */
import type { Ledger } from '../plan/load.ts';
import type { Query, Role, UnitFilter, Watch } from '../plan/query.ts';
import type { Day } from '../time/day.ts';
import type { Schedule } from '../time/schedule.ts';
import type { Calendar } from '../time/working-days.ts';
import { asWritten, unitName } from './names.ts';
import { conditionsOf, referencesText } from './reading.ts';
import type { Setting } from './scene.ts';
import type { DigestWording } from './wording/digest-zh.ts';

const MOST_NAMES = 3;

export interface DigestOrder {
  watch: Watch;
  /** The filter as it was written; empty for all that concerns the chat's unit. */
  words: string;
  /** The plan's names of the chat's unit; may be empty. */
  units: readonly string[];
  /** The day of the last digest that was sent; null when this is the first. */
  since: Day | null;
  /** The plan as of the last digest, when it has changed since. */
  before: Ledger | null;
  /** It could not be sent, or not be known to be sent, when it was due. */
  late: boolean;
  /** It is the first after a pause. */
  afterPause: boolean;
  /** An earlier digest said that the plan's period is over. */
  saidOver: boolean;
  /** The day on which it was due, however far it was put off: the words of a period are counted from it. Today when not said. */
  on?: Day;
  /** For how many characters of plain text there is room, where that is less than a whole message. */
  room?: number;
  /** How often it comes, which names it; weekly when not said. */
  every?: Schedule['every'];
}

export interface Telling extends Setting {
  calendar: Calendar;
  told: DigestWording;
  order: DigestOrder;
  /** What the watch means today. */
  filter: Pick<Query, 'where' | 'except'>;
}

/** The one unit (by all names that may be meant) that the watch is about, and in which role; undefined for any other watch. */
export function watchedUnit({ order }: Telling): { names: readonly string[]; role: Role } | undefined {
  const { mine, units } = order.watch.where;
  if (mine) return { names: order.units, role: mine };
  const [only, ...others] = units ?? [];
  return only && others.length === 0 && isOneOf(only) ? only : undefined;
}

function isOneOf({ names, match }: UnitFilter): boolean {
  return names.length === 1 || match === 'any';
}

/** Whether the names are of one set that the plan never reconciles: nobody knows whether they are one unit. */
export function areUnreconciled({ ledger }: Telling, names: readonly string[]): boolean {
  return names.length > 1 && ledger.units.unreconciled.some((set) => names.every((name) => set.includes(name)));
}

/** For whom or for which words the digest is. */
export function subjectOf(telling: Telling): string {
  const { order, told, wording } = telling;
  const words = asWritten(order.words);
  // Words such as 我们牵头的 do not say whose they are.
  const isNamed = words !== '' && order.watch.where.mine === undefined;
  const unit = isNamed ? '' : fewNames(telling, watchedUnit(telling)?.names ?? []);
  if (words !== '') return told.words(words, unit);
  if (unit !== '') return unit;
  const { where } = order.watch;
  const conditions = conditionsOf(telling, where);
  if (where.items && conditions.length === 1) return wording.read.items(referencesText(telling, where.items));
  return conditions.length > 0 ? wording.read.tasks(conditions) : wording.read.wholePlan;
}

/** The names; of more than a few, the first ones and how many there are. */
export function fewNames(telling: Telling, names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).map((name) => unitName(telling, name));
  const listed = telling.wording.listed(shown);
  return names.length > MOST_NAMES ? telling.told.andMore(listed, names.length, names.length - MOST_NAMES) : listed;
}
