/** Tells one measure in full: its words, who leads, who supports, when it is due, and what else its item holds. */
import type { Measure } from '../plan/schema.ts';
import { dueInFull, leadCell } from './cells.ts';
import { answered, listPart } from './list.ts';
import { measureTitle, sectionTitle, unitNames } from './names.ts';
import { askFullText } from './questions.ts';
import { type Part, type Scene, tellsOf } from './scene.ts';

/** One measure in full; several in a table, with how to see each in full. */
export function textPart(scene: Scene): Part {
  const [measure, ...others] = scene.measures;
  if (!measure || others.length > 0) return severalTexts(scene);
  const fields = fieldsOf(scene, measure);
  return {
    ...answered(tellsOf(scene.query), scene.measures),
    blocks: [
      { kind: 'heading', text: scene.wording.list.titleOf(measure.id, measureTitle(scene, measure)) },
      { kind: 'quote', text: measure.text },
      { kind: 'fields', fields },
    ],
    choices: siblingsOf(scene, measure).map((sibling) => askFullText(scene, sibling)),
  };
}

function severalTexts(scene: Scene): Part {
  const part = listPart(scene);
  const choices = scene.measures.slice(0, 3).map((measure) => askFullText(scene, measure));
  const [first] = choices;
  if (!first || scene.measures.length < 2) return part;
  return {
    ...part,
    blocks: [...part.blocks, { kind: 'note', text: scene.wording.list.inFull(first.send) }],
    choices,
  };
}

function fieldsOf(scene: Scene, measure: Measure): { label: string; value: string }[] {
  const { label, cell } = scene.wording;
  const names = (mentions: readonly { name: string }[]) =>
    unitNames(
      scene,
      mentions.map(({ name }) => name),
    );
  const open = (shown: string) => (measure.openEnded ? cell.andOthersSaid(shown) : shown);
  const named = names(measure.supports) || cell.noneNamed;
  const collective = names(measure.collectives);
  const section = scene.ledger.plan.sections.find((candidate) => candidate.id === measure.section);
  const siblings = siblingsOf(scene, measure).map(({ id }) => id);
  return [
    { label: label.lead, value: leadCell(scene, measure) },
    // 等 stands at the end of the whole list, so it is said with what comes last.
    { label: label.namedSupport, value: collective === '' ? open(named) : named },
    ...(collective === '' ? [] : [{ label: label.collective, value: open(collective) }]),
    { label: label.due, value: dueInFull(scene, measure.due) },
    ...(section ? [{ label: label.section, value: sectionTitle(scene, section) }] : []),
    ...(siblings.length > 0 ? [{ label: label.siblings, value: scene.wording.listed(siblings) }] : []),
  ];
}

function siblingsOf(scene: Scene, measure: Measure): Measure[] {
  return (scene.ledger.ofItem.get(measure.item) ?? []).filter((sibling) => sibling !== measure);
}
