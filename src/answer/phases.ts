/** Tells the phases of the plan: their days, which one today is in, or in which phase a measure is due. */
import type { Block } from '../conversation.ts';
import type { Measure, Phase } from '../plan/schema.ts';
import type { Day } from '../time/day.ts';
import { contains } from '../time/period.ts';
import { numbersOf, phaseTitle } from './names.ts';
import { isOnly, isWholePlan, type Part, type Scene } from './scene.ts';
import { perDay } from './tally.ts';

export function phasesPart(scene: Scene): Part {
  const { ledger, query } = scene;
  if (isWholePlan(query)) return told(scene, ledger.plan.phases, true);
  const asked = ledger.plan.phases.filter((phase) => phase.id === query.where.phase);
  if (isOnly(query, 'phase')) return told(scene, asked, false);
  const { phases, texts } = phasesOfMeasures(scene);
  const part = told(scene, phases, true);
  return { ...part, blocks: [...texts, ...part.blocks], measures: scene.measures };
}

function told(scene: Scene, phases: readonly Phase[], brief: boolean): Part {
  const fields = phases.map((phase) => ({ label: phaseTitle(scene, phase), value: spanOf(scene, phase) }));
  return {
    blocks: [
      ...(fields.length > 0 ? [{ kind: 'fields' as const, fields }] : []),
      ...(brief ? [] : phases.map((phase) => ({ kind: 'quote' as const, text: phase.text }))),
      { kind: 'text', text: todayIn(scene, phases) },
    ],
    measures: [],
    due: [...new Set(phases.flatMap((phase) => [phase.from, phase.to]))].sort(),
  };
}

function spanOf({ ledger, wording }: Scene, phase: Phase): string {
  const tasks = [...perDay(ledger.plan.measures)].reduce(
    (sum, [day, count]) => (day !== null && contains(phase, day) ? sum + count : sum),
    0,
  );
  return wording.phases.span(phase.from, phase.to, phase.wording, tasks);
}

/** Where today stands: in one of these phases, before the first of them that is still to come, or after the last. */
function todayIn(scene: Scene, phases: readonly Phase[]): string {
  const { today, wording } = scene;
  const now = phases.find((phase) => contains(phase, today));
  if (now) return wording.phases.now(today, phaseTitle(scene, now));
  const ahead = phases.find((phase) => today < phase.from);
  if (ahead) return wording.phases.before(today, phaseTitle(scene, ahead));
  const last = phases.reduce<Phase | undefined>((so, phase) => (so && so.to > phase.to ? so : phase), undefined);
  return last ? wording.phases.after(today, phaseTitle(scene, last)) : '';
}

function phasesOfMeasures(scene: Scene): { phases: Phase[]; texts: Block[] } {
  const { ledger, measures, wording } = scene;
  const inPhase = (day: Day) => ledger.plan.phases.find((phase) => contains(phase, day));
  const groups = Map.groupBy(measures, ({ due }) => (due === null ? 'undated' : (inPhase(due.day) ?? 'outside')));
  const say = (phase: Phase | 'undated' | 'outside', members: readonly Measure[]) => {
    const numbers = numbersOf(scene, members);
    if (phase === 'undated') return wording.phases.undated(numbers);
    return phase === 'outside' ? wording.phases.outside(numbers) : wording.phases.of(numbers, phaseTitle(scene, phase));
  };
  return {
    phases: ledger.plan.phases.filter((phase) => groups.has(phase)),
    texts: [...groups].map(([phase, members]) => ({ kind: 'text', text: say(phase, members) })),
  };
}
