/** Tells which units lead or support most or fewest of the measures, or how many each: a plain number, neither praise nor blame. */
import type { Counted } from '../plan/query.ts';
import { contains } from '../time/period.ts';
import { phaseTitle, sectionTitle, unitName } from './names.ts';
import { askUnit } from './questions.ts';
import type { Part, Scene } from './scene.ts';
import { perCollective, perDay, perLead, perSection, perSupport } from './tally.ts';

/** A unit, section or phase with its number of measures. */
interface Rank {
  name: string;
  shown: string;
  tasks: number;
}

export function rankingPart(scene: Scene): Part {
  const { of, order = 'most' } = scene.query;
  const ranks = ranksOf(scene, of);
  const limit = order === 'each' ? ranks.length : (scene.query.limit ?? 1);
  const sorted = [...ranks].sort((a, b) => (order === 'fewest' ? a.tasks - b.tasks : b.tasks - a.tasks));
  const last = sorted[Math.min(limit, sorted.length) - 1];
  if (!last) return { blocks: [{ kind: 'text', text: scene.wording.ranking.nobody }] };
  // Whoever has as many as the last one asked for belongs to the answer too.
  const chosen = sorted.filter(({ tasks }) => (order === 'fewest' ? tasks <= last.tasks : tasks >= last.tasks));
  const isUnit = of !== 'sections' && of !== 'phases';
  const isChosen = new Set(chosen);
  const inPlanOrder = ranks.filter((entry) => isChosen.has(entry)).map(({ name }) => name);
  return {
    blocks: [
      ...tiers(chosen).map((tier) => ({ kind: 'text' as const, text: tierText(scene, tier) })),
      ...(isUnit ? [{ kind: 'note' as const, text: scene.wording.ranking.byExactName }] : []),
    ],
    remarks: of === 'supports' ? collectivesSaid(scene) : [],
    units: isUnit ? inPlanOrder : [],
    choices: isUnit && chosen.length <= 3 ? chosen.map(({ name }) => askUnit(scene, name)) : [],
    count: sorted[0]?.tasks ?? 0,
  };
}

/** Everything that can be ranked, in the order in which the plan first mentions it. */
function ranksOf(scene: Scene, of: Counted | undefined): Rank[] {
  const { measures, ledger } = scene;
  if (of === 'sections') {
    const counts = perSection(measures);
    return ledger.plan.sections.map((section) => rank(sectionTitle(scene, section), counts.get(section.id) ?? 0));
  }
  if (of === 'phases') {
    const days = [...perDay(measures)];
    return ledger.plan.phases.map((phase) => {
      const within = days.filter(([day]) => day !== null && contains(phase, day));
      const tasks = within.reduce((sum, [, count]) => sum + count, 0);
      return rank(phaseTitle(scene, phase), tasks);
    });
  }
  const tasks = of === 'supports' ? perSupport(measures) : perLead(measures);
  return [...tasks].map(([name, count]) => ({ name, shown: unitName(scene, name), tasks: count }));
}

function rank(shown: string, tasks: number): Rank {
  return { name: shown, shown, tasks };
}

/** Neighbours with the same number, together. */
function tiers(ranks: readonly Rank[]): Rank[][] {
  return [...Map.groupBy(ranks, ({ tasks }) => tasks).values()];
}

function tierText({ wording, query }: Scene, tier: readonly Rank[]): string {
  const { ranking } = wording;
  const shown = wording.listed(tier.map((entry) => entry.shown));
  const tasks = tier[0]?.tasks ?? 0;
  const isEqual = tier.length > 1;
  if (query.of === 'supports') return ranking.supports(shown, tasks, isEqual);
  if (query.of === 'sections' || query.of === 'phases') return ranking.sections(shown, tasks, isEqual);
  return ranking.leads(shown, tasks, isEqual);
}

/** Collectives are never ranked among the named units; they are told apart. */
function collectivesSaid(scene: Scene): string[] {
  const { ranking, profile } = scene.wording;
  const said = [...perCollective(scene.measures)].map(([name, tasks]) =>
    profile.membership(tasks, unitName(scene, name)),
  );
  return said.length > 0 ? [ranking.collectives(said)] : [];
}
