/** Checks that the parts of a plan, its units and its words fit together: what a schema can't see. */
import type { Problem } from './problem.ts';
import type { Measure, Plan, Units, Words } from './schema.ts';

const IMPORT = 'correct the seed and run `npm run import` again';

/** Every contradiction between and within the files; empty when they fit. */
export function checkLedger(plan: Plan, units: Units, words: Words | null): Problem[] {
  return [...checkPlan(plan), ...checkUnits(plan, units), ...(words ? checkWords(plan, words) : [])];
}

function checkPlan(plan: Plan): Problem[] {
  const problems: Problem[] = [];
  const sections = new Set(plan.sections.map((section) => section.id));
  const byId = new Map<string, Measure>();
  if (plan.from > plan.to)
    problems.push({ path: 'plan.to', message: 'the period ends before it begins', remedy: IMPORT });
  plan.measures.forEach((measure, index) => {
    const path = `plan.measures[${index}]`;
    if (byId.has(measure.id))
      problems.push({ path: `${path}.id`, message: `${measure.id} is there twice`, remedy: IMPORT });
    byId.set(measure.id, measure);
    if (measure.leads.length === 0)
      problems.push({ path: `${path}.leads`, message: `${measure.id} has no lead unit`, remedy: IMPORT });
    if (!measure.text.includes(measure.title))
      problems.push({ path: `${path}.title`, message: 'is not a verbatim part of the text', remedy: IMPORT });
    if (plan.sections.length > 0 && !sections.has(measure.section))
      problems.push({ path: `${path}.section`, message: `there is no section ${measure.section}`, remedy: IMPORT });
    if (measure.place[1] > plan.seed.length || measure.place[0] >= measure.place[1])
      problems.push({ path: `${path}.place`, message: 'lies outside the seed', remedy: IMPORT });
  });
  const listed = new Set<string>();
  plan.items.forEach((item, index) => {
    for (const id of item.measures) {
      listed.add(id);
      if (byId.get(id)?.item !== item.id)
        problems.push({
          path: `plan.items[${index}].measures`,
          message: `${id} is not a measure of item ${item.id}`,
          remedy: IMPORT,
        });
    }
  });
  for (const id of byId.keys()) {
    if (!listed.has(id)) problems.push({ path: 'plan.items', message: `no item lists measure ${id}`, remedy: IMPORT });
  }
  return problems;
}

function checkUnits(plan: Plan, units: Units): Problem[] {
  const problems: Problem[] = [];
  if (units.region !== plan.region)
    problems.push({
      path: 'units.region',
      message: `is ${units.region}, the plan says ${plan.region}`,
      remedy: 'give the file of that region',
    });
  const owners = new Map<string, string>();
  const claim = (path: string, alias: string, owner: string) => {
    const other = owners.get(alias);
    if (other !== undefined && other !== owner)
      problems.push({ path, message: `"${alias}" already means ${other}`, remedy: 'leave it to one of the two' });
    owners.set(alias, owner);
  };
  for (const [index, unit] of units.units.entries()) {
    const path = `units.units[${index}]`;
    for (const alias of [unit.name, ...unit.aliases.zh, ...unit.bare.zh]) claim(path, alias, unit.name);
    for (const alias of [unit.en, ...unit.aliases.en, ...unit.bare.en]) claim(path, alias.toLowerCase(), unit.name);
  }
  for (const [index, collective] of units.collectives.entries()) {
    const path = `units.collectives[${index}]`;
    for (const alias of [collective.name, ...collective.aliases.zh]) claim(path, alias, collective.name);
    for (const alias of [collective.en, ...collective.aliases.en]) claim(path, alias.toLowerCase(), collective.name);
  }
  const known = new Set([...units.units, ...units.collectives].map((unit) => unit.name));
  const named = plan.measures.flatMap((measure) => [...measure.leads, ...measure.supports, ...measure.collectives]);
  for (const name of new Set(named.map((mention) => mention.name))) {
    if (!known.has(name))
      problems.push({
        path: 'units.units',
        message: `${name} is named by the plan and missing here`,
        remedy: 'add it, with its aliases',
      });
  }
  units.unreconciled.forEach((names, index) => {
    for (const name of names) {
      if (!known.has(name))
        problems.push({
          path: `units.unreconciled[${index}]`,
          message: `there is no unit ${name}`,
          remedy: 'write a name of this file',
        });
    }
  });
  return problems;
}

function checkWords(plan: Plan, words: Words): Problem[] {
  const known: Record<'measures' | 'sections' | 'phases', Set<string>> = {
    measures: new Set(plan.measures.map((measure) => measure.id)),
    sections: new Set(plan.sections.map((section) => String(section.id))),
    phases: new Set(plan.phases.map((phase) => String(phase.id))),
  };
  return (['measures', 'sections', 'phases'] as const).flatMap((part) =>
    Object.keys(words[part])
      .filter((id) => !known[part].has(id))
      .map((id) => ({
        path: `words.${part}["${id}"]`,
        message: `the plan has no ${id}`,
        remedy: 'correct the id or drop the entry',
      })),
  );
}
