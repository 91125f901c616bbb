/** What keeps a query from being answered: it names something that the plan does not have. */
import type { Answer } from '../conversation.ts';
import type { Filter, Query } from '../plan/query.ts';
import { findTopic } from '../plan/search.ts';
import { measuresNumbered } from '../plan/select.ts';
import { asWritten, sectionTitle } from './names.ts';
import { ownUnitObstacle } from './own-unit.ts';
import { plainAnswer } from './plain-answer.ts';
import { asChoice, askMeasure, fewChoices } from './questions.ts';
import { referencesText } from './reading.ts';
import { missingItems } from './remarks.ts';
import type { Setting } from './scene.ts';

/** The answer that says what is missing; undefined when nothing is. */
export function obstacleTo(setting: Setting, query: Query): Answer | undefined {
  return (
    ownUnitObstacle(setting, query) ??
    itemsObstacle(setting, query) ??
    partObstacle(setting, query) ??
    elsewhereObstacle(setting, query) ??
    topicObstacle(setting, query)
  );
}

/** None of the item numbers exists; when some do, the rest is only remarked upon. */
function itemsObstacle(setting: Setting, query: Query): Answer | undefined {
  const asked = query.where.items ?? [];
  const missing = missingItems(setting, asked);
  if (missing.length === 0 || missing.length < asked.length) return undefined;
  const { notFound } = setting.wording;
  const items = [...new Set(missing.map((reference) => Number(reference.split('.')[0])))];
  const known = items.filter((item) => setting.ledger.ofItem.has(item));
  const sentences = [
    notFound.items(referencesText(setting, missing)),
    ...known.map((item) => sizeOf(setting, item)),
    ...(known.length < items.length ? [rangeOf(setting)] : []),
  ];
  const choices = [...known, ...items.map((item) => nearestItem(setting, item))]
    .flatMap((item) => measuresNumbered(setting.ledger, String(item)).slice(0, 1))
    .map((measure) => asChoice(setting.wording.ask.item(String(measure.item))));
  return plainAnswer(setting, 'not_found', sentences, fewChoices(choices), query);
}

function sizeOf({ ledger, wording: { notFound } }: Setting, item: number): string {
  const count = ledger.ofItem.get(item)?.length ?? 0;
  return count === 1 ? notFound.oneMeasure(item) : notFound.severalMeasures(item, count);
}

function rangeOf({ ledger, wording: { notFound } }: Setting): string {
  const { items } = ledger.plan;
  return notFound.range(items[0]?.id ?? 1, items.at(-1)?.id ?? 1);
}

function nearestItem({ ledger }: Setting, item: number): number {
  const first = ledger.plan.items[0]?.id ?? item;
  const last = ledger.plan.items.at(-1)?.id ?? item;
  return Math.min(Math.max(item, first), last);
}

function partObstacle(setting: Setting, query: Query): Answer | undefined {
  const { sections, phases } = setting.ledger.plan;
  const { notFound, ask } = setting.wording;
  const has = (parts: readonly { id: number }[], id: number) => parts.some((part) => part.id === id);
  const filters = filtersOf(query);
  if (filters.some(({ section }) => section?.some((id) => !has(sections, id))))
    return plainAnswer(setting, 'not_found', [notFound.section(sections.length)], [asChoice(ask.about)], query);
  if (filters.some(({ phase }) => phase !== undefined && !has(phases, phase)))
    return plainAnswer(setting, 'not_found', [notFound.phase(phases.length)], [asChoice(ask.phases)], query);
  return undefined;
}

/** 第三部分第24项: the item exists, but not there; where it is, is said. */
function elsewhereObstacle(setting: Setting, query: Query): Answer | undefined {
  const { ledger, wording } = setting;
  const { items = [], section = [] } = query.where;
  const measures = items.flatMap((item) => measuresNumbered(ledger, item));
  if (section.length === 0 || measures.length === 0) return undefined;
  if (measures.some((measure) => section.includes(measure.section))) return undefined;
  const titled = (isMeant: (id: number) => boolean) =>
    wording.listed(ledger.plan.sections.filter(({ id }) => isMeant(id)).map((part) => sectionTitle(setting, part)));
  const asked = titled((id) => section.includes(id));
  const actual = titled((id) => measures.some((measure) => measure.section === id));
  const sentence = wording.notFound.elsewhere(referencesText(setting, items), asked, actual);
  const choices = measures.map(({ item }) => asChoice(wording.ask.item(String(item))));
  return plainAnswer(setting, 'not_found', [sentence], fewChoices(choices), query);
}

function topicObstacle(setting: Setting, query: Query): Answer | undefined {
  const { ledger, wording } = setting;
  for (const words of filtersOf(query).flatMap(({ topic }) => topic ?? [])) {
    const hit = findTopic(ledger.topics, words);
    if (hit.how !== 'none') continue;
    const nearest = hit.nearest.flatMap((id) => ledger.measures.get(id) ?? []);
    const sentences = [
      wording.notFound.topic(asWritten(words)),
      ...(nearest.length > 0 ? [wording.notFound.nearest] : []),
    ];
    const choices = nearest.map((measure) => askMeasure(setting, measure));
    return plainAnswer(setting, 'not_found', sentences, choices, query);
  }
  return undefined;
}

function filtersOf({ where, except }: Query): Filter[] {
  return except ? [where, except] : [where];
}
