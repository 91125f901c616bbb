/** One measure's facts as they stand in a line: who leads, who supports, when it is due, how many days are left. */
import type { Block } from '../conversation.ts';
import type { Due, Measure } from '../plan/schema.ts';
import { type Day, daysBetween } from '../time/day.ts';
import { measureTitle, unitNames } from './names.ts';
import type { Setting } from './scene.ts';

export type Column = 'lead' | 'support' | 'due';

/** A table with one row per measure: id, title, and the columns that were asked for. */
export function tableOf(setting: Setting, measures: readonly Measure[], columns: readonly Column[]): Block {
  const { label } = setting.wording;
  const heads = columns.flatMap((column) => (column === 'due' ? [label.due, label.days] : [label[column]]));
  return {
    kind: 'table',
    columns: [label.id, label.task, ...heads],
    rows: measures.map((measure) => [
      measure.id,
      measureTitle(setting, measure),
      ...columns.flatMap((column) => cellsOf(setting, measure, column)),
    ]),
  };
}

function cellsOf(setting: Setting, measure: Measure, column: Column): string[] {
  if (column === 'due') return [dueCell(setting, measure.due), daysCell(setting, measure.due)];
  return [column === 'lead' ? leadCell(setting, measure) : supportCell(setting, measure)];
}

export function leadCell(setting: Setting, measure: Measure): string {
  return namesOf(setting, measure.leads);
}

/** Named supports, then collectives; an open list says so. */
export function supportCell(setting: Setting, measure: Measure): string {
  const { cell } = setting.wording;
  const named = namesOf(setting, measure.supports);
  const collective = namesOf(setting, measure.collectives);
  const all = named && collective ? cell.namedAndCollective(named, collective) : named || collective;
  if (all === '') return cell.noSupport;
  return measure.openEnded ? cell.andOthers(all) : all;
}

export function dueCell({ wording }: Setting, due: Due | null): string {
  return due ? wording.cell.due(dueWording(due), due.day) : wording.cell.noDue;
}

export function dueInFull({ wording, today }: Setting, due: Due | null): string {
  if (!due) return wording.cell.noDue;
  return wording.cell.dueInFull(dueWording(due), due.day, daysUntil(due.day, today, wording));
}

/** How far the day is from today, in words; empty without a day. */
function daysCell({ wording, today }: Setting, due: Due | null): string {
  return due ? daysUntil(due.day, today, wording) : '';
}

export function daysUntil(day: Day, today: Day, { cell }: Setting['wording']): string {
  const days = daysBetween(today, day);
  if (days === 0) return cell.dueToday;
  return days > 0 ? cell.daysLeft(days) : cell.daysPast(-days);
}

/** The plan's wording without the verb: 2017年6月底前完成 is told as 2017年6月底前. */
export function dueWording(due: Due): string {
  return due.wording.replace(/完成$/u, '');
}

function namesOf(setting: Setting, mentions: readonly { name: string }[]): string {
  return unitNames(
    setting,
    mentions.map(({ name }) => name),
  );
}
