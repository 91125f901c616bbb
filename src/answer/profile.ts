/** A unit's profile: what it leads, what it supports by name, and how many measures address a collective it may belong to. */
import type { Block } from '../conversation.ts';
import type { Ledger } from '../plan/load.ts';
import type { Collective, Measure } from '../plan/schema.ts';
import { hasRole } from '../plan/select.ts';
import { tableOf } from './cells.ts';
import { unitName, unitNames } from './names.ts';
import { mostUrgent, PAGE_SIZE, pageStart } from './order.ts';
import { askFullText } from './questions.ts';
import { isOnly, type Part, type Scene, type Setting, tellsOf } from './scene.ts';

/** The unit whose profile the query asks for, by all names that may be meant; undefined for any other query. */
export function profiledUnit({ query, view }: Scene): readonly string[] | undefined {
  const tells = tellsOf(query);
  if (tells.length > 1 || tells[0] !== 'measures' || query.limit !== undefined) return undefined;
  if (isOnly(query, 'mine')) return query.where.mine === 'either' ? view.mine : undefined;
  const [units, ...others] = query.where.units ?? [];
  if (!units || others.length > 0 || !isOnly(query, 'units') || units.role !== 'either') return undefined;
  return units.names.length === 1 || units.match === 'any' ? units.names : undefined;
}

export function profilePart(scene: Scene, names: readonly string[]): Part {
  const leads = scene.measures.filter((measure) => names.some((name) => hasRole(measure, name, 'lead')));
  const isLed = new Set(leads);
  const supports = scene.measures.filter((measure) => !isLed.has(measure));
  const blocks: Block[] = [{ kind: 'heading', text: unitNames(scene, names) }];
  if (scene.measures.length === 0)
    blocks.push({ kind: 'text', text: scene.wording.profile.neither(unitNames(scene, names)) });
  blocks.push(...rolesBlocks(scene, names, leads, supports));
  for (const said of [membershipsSaid(scene, names), ...meaningsOf(scene, names)])
    if (said !== '') blocks.push({ kind: 'text', text: said });
  const [first] = mostUrgent(leads, scene.today, 1);
  return { blocks, choices: first ? [askFullText(scene, first)] : [], lines: scene.measures.length };
}

/** Leads then supports, each by urgency, on one run of pages. */
function rolesBlocks(
  scene: Scene,
  names: readonly string[],
  leads: readonly Measure[],
  supports: readonly Measure[],
): Block[] {
  const { profile, list } = scene.wording;
  const isCollective = names.some((name) => scene.ledger.collectiveNamed.has(name));
  const supported = isCollective
    ? profile.addressed(supports.length, unitNames(scene, names))
    : profile.supports(supports.length);
  const ordered = [...mostUrgent(leads, scene.today), ...mostUrgent(supports, scene.today)];
  const start = pageStart(ordered.length, scene.page);
  const shown = ordered.slice(start, start + PAGE_SIZE);
  const rest = ordered.length - start - shown.length;
  const isLed = new Set(leads);
  const blocks: Block[] = [];
  const add = (text: string, rows: readonly Measure[]) => {
    if (rows.length > 0) blocks.push({ kind: 'text', text }, tableOf(scene, rows, ['lead', 'due']));
  };
  add(
    profile.leads(leads.length),
    shown.filter((measure) => isLed.has(measure)),
  );
  add(
    supported,
    shown.filter((measure) => !isLed.has(measure)),
  );
  if (rest > 0) blocks.push({ kind: 'note', text: list.more[scene.place ?? 'private'](rest) });
  else if (scene.page > 0) blocks.push({ kind: 'note', text: list.lastPage });
  return blocks;
}

/** How many measures address each collective that these units may belong to; empty when none does. */
export function membershipsSaid(setting: Setting, names: readonly string[]): string {
  const { profile } = setting.wording;
  const addressed = membershipsOf(setting.ledger, names).map(({ collective, tasks }) =>
    profile.membership(tasks, unitName(setting, collective.name)),
  );
  return addressed.length > 0 ? profile.memberships(addressed) : '';
}

/** The collectives that cover any of these units and are addressed by the plan. */
function membershipsOf(ledger: Ledger, names: readonly string[]): { collective: Collective; tasks: number }[] {
  if (names.some((name) => ledger.collectiveNamed.has(name))) return [];
  return addressed(
    ledger,
    ledger.units.collectives.filter(
      ({ covers }) => covers === 'municipal' || names.some((name) => covers.includes(name)),
    ),
  );
}

/** These collectives with the number of measures that address them; those that the plan does not use are left out. */
export function addressed(
  ledger: Ledger,
  collectives: readonly Collective[],
): { collective: Collective; tasks: number }[] {
  return collectives
    .map((collective) => ({ collective, tasks: ledger.supportedBy.get(collective.name)?.length ?? 0 }))
    .filter(({ tasks }) => tasks > 0);
}

function meaningsOf(scene: Scene, names: readonly string[]): string[] {
  return names.flatMap((name) => {
    const collective = scene.ledger.collectiveNamed.get(name);
    return collective ? [scene.wording.profile.meaning(unitName(scene, name), collective.meaning[scene.lang])] : [];
  });
}
