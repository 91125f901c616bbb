/** Tells about several measures in a table, one line each, and about one in a few fields. */
import type { Block } from '../conversation.ts';
import type { Relative, Tell } from '../plan/query.ts';
import type { Measure } from '../plan/schema.ts';
import { type Column, daysUntil, dueInFull, leadCell, supportCell, tableOf } from './cells.ts';
import { measureTitle, unitNames } from './names.ts';
import { mostUrgent, PAGE_SIZE, pageStart } from './order.ts';
import { askFullText } from './questions.ts';
import { isOnly, type Part, type Scene, type Setting, tellsOf } from './scene.ts';
import { dueDays, itemsOf, leadsOf, supportsOf } from './tally.ts';

/** Measures, leads, supports and due days, together when several are asked for in one breath. */
export function listPart(scene: Scene): Part {
  const tells = tellsOf(scene.query);
  const measures = limited(scene);
  const [only] = measures;
  if (only && measures.length === 1) {
    const asked = tells.includes('measures') || tells.includes('text');
    return {
      ...answered(tells, measures),
      blocks: asked ? [tableOf(scene, measures, columnsOf(tells))] : oneMeasure(scene, only, tells),
      choices: [askFullText(scene, only)],
    };
  }
  return { ...answered(tells, measures), blocks: severalMeasures(scene, measures, tells), lines: measures.length };
}

/** What these tells answer to *who* and *when*. */
export function answered(tells: readonly Tell[], measures: readonly Measure[]): Omit<Part, 'blocks'> {
  const supports = tells.includes('supports') ? supportsOf(measures) : { named: [], collectives: [] };
  const leads = tells.includes('leads') ? leadsOf(measures) : [];
  return {
    measures,
    units: [...new Set([...leads, ...supports.named, ...supports.collectives])],
    due: tells.includes('due') ? dueDays(measures) : [],
  };
}

function limited({ query, measures, today }: Scene): readonly Measure[] {
  if (query.limit === undefined || query.limit >= measures.length) return measures;
  const chosen = new Set(mostUrgent(measures, today, query.limit));
  return measures.filter((measure) => chosen.has(measure));
}

function columnsOf(tells: readonly Tell[]): Column[] {
  const all = tells.includes('measures') || tells.includes('text');
  return [
    ...(all || tells.includes('leads') ? (['lead'] as const) : []),
    ...(tells.includes('supports') ? (['support'] as const) : []),
    ...(all || tells.includes('due') ? (['due'] as const) : []),
  ];
}

function oneMeasure(scene: Scene, measure: Measure, tells: readonly Tell[]): Block[] {
  const { label, list } = scene.wording;
  const fields = [
    ...(tells.includes('leads') ? [{ label: label.lead, value: leadCell(scene, measure) }] : []),
    ...(tells.includes('supports') ? [{ label: label.support, value: supportCell(scene, measure) }] : []),
    ...(tells.includes('due') ? [{ label: label.due, value: dueInFull(scene, measure.due) }] : []),
  ];
  return [
    { kind: 'heading', text: list.titleOf(measure.id, measureTitle(scene, measure)) },
    { kind: 'fields', fields },
  ];
}

function severalMeasures(scene: Scene, measures: readonly Measure[], tells: readonly Tell[]): Block[] {
  // Asked by number, measures stand as in the document; otherwise the most urgent comes first.
  const byNumber = isOnly(scene.query, 'items') && !tells.includes('measures');
  const said = [openingOf(scene, measures), ...namesSaid(scene, measures, tells)];
  return [
    ...said.map((text) => ({ kind: 'text' as const, text })),
    ...pagedTable(scene, measures, columnsOf(tells), byNumber),
  ];
}

/** When the lines go over several pages, whoever asked *who* gets all names at once. */
function namesSaid(scene: Scene, measures: readonly Measure[], tells: readonly Tell[]): string[] {
  if (measures.length <= PAGE_SIZE || scene.page > 0) return [];
  const { count } = scene.wording;
  const leads = tells.includes('leads') ? leadsOf(measures) : [];
  const { named, collectives } = tells.includes('supports') ? supportsOf(measures) : { named: [], collectives: [] };
  return [
    ...(leads.length > 0 ? [count.leadsNamed(leads.length, unitNames(scene, leads))] : []),
    ...(named.length > 0 ? [count.supportsNamed(named.length, unitNames(scene, named))] : []),
    ...(collectives.length > 0 ? [count.collectivesNamed(unitNames(scene, collectives))] : []),
  ];
}

/** The table of the page that was asked for, and how to see the rest. */
export function pagedTable(
  scene: Scene,
  measures: readonly Measure[],
  columns: readonly Column[],
  inDocumentOrder = false,
): Block[] {
  const start = pageStart(measures.length, scene.page);
  const end = start + PAGE_SIZE;
  const shown = (inDocumentOrder ? measures : mostUrgent(measures, scene.today, end)).slice(start, end);
  const rest = measures.length - start - shown.length;
  const { list } = scene.wording;
  const blocks: Block[] = [tableOf(scene, shown, columns)];
  if (rest > 0) blocks.push({ kind: 'note', text: list.more[scene.place ?? 'private'](rest) });
  else if (scene.page > 0) blocks.push({ kind: 'note', text: list.lastPage });
  return blocks;
}

function openingOf(scene: Scene, measures: readonly Measure[]): string {
  const day = measures[0]?.due?.day;
  const said = onDay[scene.query.where.relative ?? 'overdue'];
  return (day && said?.(scene, day, measures.length)) || totalOf(scene, measures);
}

/** How many there are; of one item alone, that they are all its measures or some of them. */
export function totalOf({ wording, ledger }: Setting, measures: readonly Measure[]): string {
  const items = itemsOf(measures);
  const item = measures[0]?.item;
  const isWholeItem = item !== undefined && items === 1 && ledger.ofItem.get(item)?.length === measures.length;
  return isWholeItem ? wording.list.ofItem(item, measures.length) : wording.list.total(measures.length, items);
}

type OnDay = (scene: Scene, day: NonNullable<Measure['due']>['day'], tasks: number) => string;

const onDay: Partial<Record<Relative, OnDay>> = {
  next: ({ wording, today }, day, tasks) => wording.list.onDay.next(day, daysUntil(day, today, wording), tasks),
  first: ({ wording }, day, tasks) => wording.list.onDay.first(day, tasks),
  last: ({ wording }, day, tasks) => wording.list.onDay.last(day, tasks),
};
