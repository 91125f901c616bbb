/** What must be said beside the facts: words that stand otherwise in the text, names the plan does not reconcile, a period that is over. */
import type { Choice } from '../conversation.ts';
import { findTopic } from '../plan/search.ts';
import { measuresNumbered } from '../plan/select.ts';
import { asWritten, measureTitle, unitName, unitNames } from './names.ts';
import { askUnit } from './questions.ts';
import { referencesText } from './reading.ts';
import { type Scene, type Setting, tellsOf } from './scene.ts';

/** What follows the reading: which words were taken for which measure, which items do not exist. */
export function remarksOnReading(scene: Scene): string[] {
  const { remark } = scene.wording;
  const { where, except } = scene.query;
  const missing = missingItems(scene, where.items);
  const missingExcept = missingItems(scene, except?.items);
  return [
    ...(missing.length > 0 ? [remark.missing(referencesText(scene, missing))] : []),
    ...(missingExcept.length > 0 ? [remark.missingExcept(referencesText(scene, missingExcept))] : []),
    ...[...(where.topic ?? []), ...(except?.topic ?? [])].flatMap((words) => nearRemark(scene, words)),
  ];
}

/** The item numbers among these that the plan does not have. */
export function missingItems({ ledger }: Setting, references: readonly string[] | undefined): string[] {
  return (references ?? []).filter((reference) => measuresNumbered(ledger, reference).length === 0);
}

function nearRemark(scene: Scene, words: string): string[] {
  const hit = findTopic(scene.ledger.topics, words);
  const measure = scene.ledger.measures.get(hit.measures[0] ?? '');
  if (hit.how !== 'near' || !measure) return [];
  return [scene.wording.remark.near(asWritten(words), measure.id, measureTitle(scene, measure))];
}

/** What follows the facts: that days have passed, that the plan's period is over. */
export function remarksOnFacts(scene: Scene): string[] {
  const { ledger, query, today, wording, measures } = scene;
  const { relative } = query.where;
  const told = tellsOf(query);
  const remarks: string[] = [];
  if (relative === 'overdue' && measures.length > 0) remarks.push(wording.remark.overdue);
  const concerned =
    measures.length === 0 || relative === 'overdue' || relative === 'next' || told.some((tell) => LISTING.has(tell));
  if (concerned && today > ledger.plan.to)
    remarks.push(wording.remark.planOver(ledger.plan.from.slice(0, 4), ledger.plan.to.slice(0, 4)));
  return remarks;
}

const LISTING = new Set<string>(['measures', 'about']);

/** For a question about one of several names that the plan does not reconcile: that it is so, and what the other names have. */
export function unreconciled(scene: Scene): { remarks: string[]; choices: Choice[] } {
  const { ledger, wording, query, view } = scene;
  const asked = new Set([
    ...(query.where.units ?? []).flatMap((units) => units.names),
    ...(query.where.mine ? view.mine : []),
    ...(query.claim?.units ?? []),
  ]);
  const remarks: string[] = [];
  const choices: Choice[] = [];
  for (const names of ledger.units.unreconciled) {
    const shown = names.filter((name) => asked.has(name));
    if (shown.length === 0) continue;
    const others = names.filter((name) => !asked.has(name));
    remarks.push(
      wording.sentences([
        wording.remark.unreconciled(unitNames(scene, names), names.length),
        others.length === 0
          ? wording.remark.unreconciledAll
          : wording.remark.unreconciledShown(unitNames(scene, shown)),
        ...others.map((name) => wording.remark.unreconciledOther(unitName(scene, name), tasksOf(scene, name))),
      ]),
    );
    choices.push(...others.map((name) => askUnit(scene, name)));
  }
  return { remarks, choices };
}

function tasksOf({ ledger }: Setting, name: string): number {
  return new Set([...(ledger.ledBy.get(name) ?? []), ...(ledger.supportedBy.get(name) ?? [])]).size;
}
