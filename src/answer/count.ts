/** Tells how many: measures, items, units, sections or phases; for the whole plan with its statistics. */
import type { Block } from '../conversation.ts';
import type { Measure } from '../plan/schema.ts';
import { contains } from '../time/period.ts';
import { phaseTitle, sectionTitle, unitNames } from './names.ts';
import { isWholePlan, type Part, type Scene } from './scene.ts';
import { dueDays, itemsOf, leadsOf, perDay, perSection, supportsOf } from './tally.ts';

export function countPart(scene: Scene): Part {
  const { query, measures, wording } = scene;
  const tasks = measures.length;
  const items = itemsOf(measures);
  const whole = isWholePlan(query);
  switch (query.of ?? 'measures') {
    case 'measures':
      return part(tasks, wording.count.tasks(tasks, items), whole ? statistics(scene) : []);
    case 'items':
      // Within a filter the asker's 项 means the tasks; the sentence tells both numbers in any case.
      return whole
        ? part(items, wording.count.items(items, tasks), statistics(scene))
        : part(tasks, wording.count.tasks(tasks, items), []);
    case 'leads':
      return countLeads(scene);
    case 'supports':
      return countSupports(scene);
    case 'sections':
      return countSections(scene);
    case 'phases':
      return countPhases(scene);
  }
}

function part(count: number, sentence: string, blocks: Block[]): Part {
  return { count, blocks: [{ kind: 'text', text: sentence }, ...blocks] };
}

function countLeads(scene: Scene): Part {
  const leads = leadsOf(scene.measures);
  return part(leads.length, scene.wording.count.leads(leads.length), namesBlocks(scene, leads));
}

function countSupports(scene: Scene): Part {
  const { named, collectives } = supportsOf(scene.measures);
  return part(
    named.length,
    scene.wording.count.supports(named.length, collectives.length),
    namesBlocks(scene, [...named, ...collectives]),
  );
}

function namesBlocks(scene: Scene, names: readonly string[]): Block[] {
  return names.length === 0 ? [] : [{ kind: 'text', text: unitNames(scene, names) }];
}

function countSections(scene: Scene): Part {
  const count = isWholePlan(scene.query) ? scene.ledger.plan.sections.length : perSection(scene.measures).size;
  return {
    ...part(count, scene.wording.count.sections(count), [bySection(scene, scene.measures)]),
    ...(isWholePlan(scene.query) ? { measures: [] } : {}),
  };
}

function countPhases(scene: Scene): Part {
  const { ledger, measures, query, wording } = scene;
  const phases = isWholePlan(query)
    ? ledger.plan.phases
    : ledger.plan.phases.filter((phase) => dueDays(measures).some((day) => contains(phase, day)));
  const fields = phases.map((phase) => ({ label: phaseTitle(scene, phase), value: phase.wording }));
  return {
    ...part(phases.length, wording.count.phases(phases.length), fields.length > 0 ? [{ kind: 'fields', fields }] : []),
    ...(isWholePlan(query) ? { measures: [] } : {}),
  };
}

/** The plan in numbers: its size, by year, by section. */
function statistics(scene: Scene): Block[] {
  const { ledger, measures, wording } = scene;
  const { label, count } = wording;
  const size = count.size(ledger.plan.items.length, measures.length, leadsOf(measures).length);
  const years = new Map<string, number>();
  for (const [day, tasks] of perDay(measures)) {
    const year = day?.slice(0, 4) ?? '';
    years.set(year, (years.get(year) ?? 0) + tasks);
  }
  const known = [...years.keys()].filter((year) => year !== '').sort();
  const rows = known.map((year) => [count.year(year), String(years.get(year) ?? 0)]);
  const undated = years.get('') ?? 0;
  if (undated > 0) rows.push([count.noYear, String(undated)]);
  return [
    { kind: 'fields', fields: [{ label: label.size, value: size }] },
    { kind: 'table', columns: [label.year, label.tasks], rows },
    bySection(scene, measures),
  ];
}

/** How many of the measures stand in each section. */
export function bySection(scene: Scene, measures: readonly Measure[]): Block {
  const { label } = scene.wording;
  const counts = perSection(measures);
  return {
    kind: 'table',
    columns: [label.sectionTitle, label.tasks],
    rows: scene.ledger.plan.sections.flatMap((section) => {
      const tasks = counts.get(section.id) ?? 0;
      return tasks > 0 ? [[sectionTitle(scene, section), String(tasks)]] : [];
    }),
  };
}
