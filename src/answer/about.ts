/** Tells what the plan is: its period, aim, requirements, size, sections and phases; or one section with its measures. */
import type { Block } from '../conversation.ts';
import { bySection } from './count.ts';
import { listPart, pagedTable, totalOf } from './list.ts';
import { phaseTitle, planTitle, sectionTitle } from './names.ts';
import { asChoice, askWhatIsDue, fewChoices } from './questions.ts';
import { isWholePlan, type Part, type Scene } from './scene.ts';
import { leadsOf } from './tally.ts';

export function aboutPart(scene: Scene): Part {
  if (scene.query.where.section) return sectionPart(scene);
  return isWholePlan(scene.query) ? planPart(scene) : listPart(scene);
}

function planPart(scene: Scene): Part {
  const { wording, ledger } = scene;
  const { plan, words } = ledger;
  const passages: Block[] = [];
  if (scene.lang === 'en' && words) passages.push({ kind: 'text', text: words.plan.summary });
  else {
    const { aim, requirements } = wording.about;
    for (const [text, passage] of [
      [aim, plan.preamble],
      [requirements, plan.requirements],
    ] as const)
      if (passage) passages.push({ kind: 'heading', text }, { kind: 'quote', text: passage.text });
  }
  const first = plan.sections[0];
  return {
    measures: [],
    blocks: [{ kind: 'fields', fields: fieldsOf(scene) }, ...passages, bySection(scene, plan.measures)],
    choices: fewChoices([
      ...(plan.phases.length > 0 ? [asChoice(wording.ask.phases)] : []),
      ...(first ? [asChoice(wording.ask.sectionTasks(first.id, first.numeral.replace(/[()（）]/gu, '')))] : []),
      askWhatIsDue(scene),
    ]),
  };
}

function fieldsOf(scene: Scene): { label: string; value: string }[] {
  const { wording, ledger } = scene;
  const { plan } = ledger;
  const { label, about, count } = wording;
  const size = count.size(plan.items.length, plan.measures.length, leadsOf(plan.measures).length);
  return [
    { label: label.title, value: planTitle(scene) },
    { label: label.period, value: about.period(plan.from.slice(0, 4), plan.to.slice(0, 4)) },
    { label: label.size, value: size },
    ...plan.phases.map((phase) => ({
      label: phaseTitle(scene, phase),
      value: wording.read.period(phase.from, phase.to),
    })),
  ];
}

function sectionPart(scene: Scene): Part {
  const { ledger, measures, query } = scene;
  const asked = ledger.plan.sections.filter((section) => query.where.section?.includes(section.id));
  return {
    measures,
    lines: measures.length,
    blocks: [
      ...asked.map((section) => ({ kind: 'heading' as const, text: sectionTitle(scene, section) })),
      { kind: 'text', text: totalOf(scene, measures) },
      ...pagedTable(scene, measures, ['lead', 'due']),
    ],
  };
}
