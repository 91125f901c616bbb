/** The note that opens an answer: how the question was read. */
import type { Counted, Filter, Query, Role, Tell, UnitFilter } from '../plan/query.ts';
import type { Period } from '../time/period.ts';
import { asWritten, phaseTitle, sectionTitle, unitNames } from './names.ts';
import { isOnly, isWholePlan, type Setting, tellsOf } from './scene.ts';

/** The whole reading in one sentence: what was taken as the subject, what is asked of it, exceptions and suppositions. */
export function readingOf(setting: Setting, query: Query): string {
  const { read } = setting.wording;
  const asked = tellsOf(query).flatMap((tell) => askedOf(setting, query, tell));
  return read.as(subjectOf(setting, query), asked, besideOf(setting, query));
}

function subjectOf(setting: Setting, query: Query): string {
  const { read } = setting.wording;
  const { where, tell } = query;
  if (isOnly(query, 'items')) return read.items(referencesText(setting, where.items ?? []));
  if (tell === 'about' && isOnly(query, 'section'))
    return read.sectionAlone(sectionsText(setting, where.section ?? []));
  if (tell === 'phases' && isOnly(query, 'phase')) return phaseText(setting, where.phase ?? 0);
  const conditions = conditionsOf(setting, where);
  if (conditions.length > 0) return read.tasks(conditions);
  if (tell === 'phases') return read.planPhases;
  return tell === 'about' ? read.planAbout : read.wholePlan;
}

/** What is asked; nothing when the subject says it already. */
function askedOf({ wording: { read } }: Setting, query: Query, tell: Tell): string[] {
  if (tell === 'measures') return [];
  if (tell === 'count') return [read.number[query.of ?? 'measures']];
  if (tell === 'ranking') return [rankingOf(read, query.of, query.order ?? 'most')];
  if (tell === 'phases' && !isOnly(query, 'phase') && !isWholePlan(query)) return [read.whichPhase];
  if (tell === query.tell && (tell === 'phases' || tell === 'about')) return [];
  return [read.asked[tell]];
}

function rankingOf(
  read: Setting['wording']['read'],
  of: Counted | undefined,
  order: 'most' | 'fewest' | 'each',
): string {
  if (order === 'each') return of === 'supports' ? read.eachSupports : read.eachLeads;
  if (of === 'supports') return read.rankSupports(order);
  if (of === 'sections') return read.rankSections(order);
  return of === 'phases' ? read.rankPhases(order) : read.rankLeads(order);
}

function besideOf(setting: Setting, { except, claim, limit }: Query): string[] {
  const { read } = setting.wording;
  return [
    ...(limit === undefined ? [] : [read.firstFew(limit)]),
    ...(except ? [exceptionText(setting, except)] : []),
    ...(claim?.units ? [read.claimUnits(unitNames(setting, claim.units))] : []),
    ...(claim?.due ? [read.claimDue(periodText(setting, claim.due))] : []),
  ];
}

function exceptionText(setting: Setting, except: Filter): string {
  const { read } = setting.wording;
  const conditions = conditionsOf(setting, except);
  return except.items && conditions.length === 1
    ? read.exceptItems(read.items(referencesText(setting, except.items)))
    : read.except(conditions);
}

/** Every part of the filter as a condition; empty for an empty filter. */
export function conditionsOf(setting: Setting, where: Filter): string[] {
  const { read } = setting.wording;
  return [
    ...(where.items ? [read.inItems(referencesText(setting, where.items))] : []),
    ...(where.units ?? []).map((units) => unitsText(setting, units)),
    ...(where.mine ? [ownText(setting, where.mine)] : []),
    ...(where.section ? [read.section(sectionsText(setting, where.section))] : []),
    ...(where.phase === undefined ? [] : [read.phase(phaseText(setting, where.phase))]),
    ...(where.topic ?? []).map((words) => read.topic(asWritten(words))),
    ...(where.due ? [dueText(setting, where.due)] : []),
    ...(where.relative ? [relativeText(setting, where.relative)] : []),
  ];
}

/** Item numbers as they were asked for, runs put together. */
export function referencesText({ wording }: Setting, references: readonly string[]): string {
  const runs: { from: string; to: string }[] = [];
  for (const reference of new Set(references)) {
    const last = runs.at(-1);
    if (last && /^\d+$/u.test(reference) && Number(reference) === Number(last.to) + 1 && !last.to.includes('.'))
      last.to = reference;
    else runs.push({ from: reference, to: reference });
  }
  return wording.listed(runs.map(({ from, to }) => (from === to ? from : `${from}–${to}`)));
}

/** A period with both ends, or with the one it has. */
export function periodText({ wording }: Setting, period: Period): string {
  return wording.read.period(period.from, period.to);
}

function unitsText(setting: Setting, { names, match, role }: UnitFilter): string {
  const { wording } = setting;
  const several = names.length < 2 ? 'one' : match;
  const shown = names.map((name) => unitNames(setting, [name]));
  return roleText(wording.read, role, several === 'any' ? wording.eitherOf(shown) : wording.listed(shown), several);
}

function ownText(setting: Setting, role: Role): string {
  const { read } = setting.wording;
  const { units = [], said = '' } = setting.asker ?? {};
  const shown = units.length > 0 ? unitNames(setting, units) : asWritten(said);
  return roleText(read, role, read.own(shown), 'one');
}

function roleText(read: Setting['wording']['read'], role: Role, units: string, several: 'one' | 'any' | 'all'): string {
  if (role === 'only lead') return read.onlyLead(units);
  return read[role](units, several);
}

function sectionsText(setting: Setting, ids: readonly number[]): string {
  const { ledger, wording } = setting;
  const { sections } = ledger.plan;
  const known = sections.filter(({ id }) => ids.includes(id)).map((section) => sectionTitle(setting, section));
  const missing = ids.filter((id) => sections.every((section) => section.id !== id));
  return wording.listed([...known, ...missing.map((id) => wording.read.missingSection(id))]);
}

function phaseText(setting: Setting, id: number): string {
  const phase = setting.ledger.plan.phases.find((candidate) => candidate.id === id);
  return phase ? phaseTitle(setting, phase) : String(id);
}

function dueText({ wording: { read } }: Setting, { from, to }: Period): string {
  if (from === null) return to === null ? read.dueEver : read.dueUntil(to);
  if (to === null) return read.dueSince(from);
  return from === to ? read.dueOn(from) : read.dueBetween(from, to);
}

function relativeText({ wording: { read }, today }: Setting, relative: NonNullable<Filter['relative']>): string {
  if (relative === 'overdue' || relative === 'next') return read[relative](today);
  return read[relative];
}
