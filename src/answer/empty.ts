/** Helps when nothing meets the conditions: the nearest deadline instead, or what else the unit does. */
import type { Choice } from '../conversation.ts';
import type { UnitFilter } from '../plan/query.ts';
import type { Measure } from '../plan/schema.ts';
import { selectMeasures } from '../plan/select.ts';
import type { Day } from '../time/day.ts';
import { unitName } from './names.ts';
import { membershipsSaid } from './profile.ts';
import { askDueOn, askUnit } from './questions.ts';
import { isOnly, type Part, type Scene } from './scene.ts';

export function emptyPart(scene: Scene): Part {
  const deadline = nearestDeadline(scene);
  const units = deadline ? [] : (scene.query.where.units ?? []).map((filter) => otherRoles(scene, filter));
  const sentences = [nothingSaid(scene), ...(deadline ? [deadline.said] : []), ...units.flatMap(({ said }) => said)];
  return {
    blocks: [{ kind: 'text', text: scene.wording.sentences(sentences) }],
    choices: [...(deadline?.choices ?? []), ...units.flatMap(({ choices }) => choices)],
  };
}

function nothingSaid({ query, wording, today }: Scene): string {
  const { due, relative } = query.where;
  if (relative === 'overdue') return wording.empty.nothingOverdue(today);
  if (relative === 'next') return wording.empty.nothingAhead(today);
  return due ? wording.empty.inPeriod : wording.empty.none;
}

/** The deadline nearest to the period under the same other conditions: the next one, else the one before. */
function nearestDeadline(scene: Scene): { said: string; choices: Choice[] } | undefined {
  const { query, wording, today, ledger, view } = scene;
  const { due, relative, ...where } = query.where;
  if (!due && relative !== 'next' && relative !== 'overdue') return undefined;
  const all = selectMeasures(ledger, { where, ...(query.except ? { except: query.except } : {}) }, view);
  const days = [...Map.groupBy(all, (measure) => measure.due?.day ?? null)].flatMap(([day, measures]) =>
    day === null ? [] : [{ day, measures }],
  );
  const isAhead = (day: Day) => (due ? due.to !== null && day > due.to : day >= today);
  const ahead = days.filter(({ day }) => isAhead(day)).sort((a, b) => (a.day < b.day ? -1 : 1))[0];
  const behind = days.filter(({ day }) => !isAhead(day)).sort((a, b) => (a.day > b.day ? -1 : 1))[0];
  const found = ahead ?? behind;
  if (!found) return undefined;
  const say = ahead ? wording.empty.next : wording.empty.previous;
  const alone = isOnly(query, 'due') || isOnly(query, 'relative');
  return { said: say(found.day, found.measures.length, alone), choices: [choiceFor(scene, found.day, found.measures)] };
}

/** Only a question without other conditions can be asked again by its day; with a unit, the unit's tasks are offered. */
function choiceFor(scene: Scene, day: Day, measures: readonly Measure[]): Choice {
  const name = scene.query.where.units?.[0]?.names[0] ?? (scene.query.where.mine ? scene.view.mine[0] : undefined);
  const byDay = isOnly(scene.query, 'due') || isOnly(scene.query, 'relative') || measures.length === 0;
  return byDay || name === undefined ? askDueOn(scene, day) : askUnit(scene, name);
}

/** What a unit does in any role, when it has nothing in the role that was asked for. */
function otherRoles(scene: Scene, { names }: UnitFilter): { said: string[]; choices: Choice[] } {
  const { ledger, wording } = scene;
  const said: string[] = [];
  const choices: Choice[] = [];
  for (const name of names) {
    if (ledger.collectiveNamed.has(name)) continue;
    const leads = ledger.ledBy.get(name)?.length ?? 0;
    const supports = ledger.supportedBy.get(name)?.length ?? 0;
    const memberships = membershipsSaid(scene, [name]);
    said.push(wording.empty.roles(unitName(scene, name), leads, supports), memberships);
    if (leads + supports > 0) choices.push(askUnit(scene, name));
  }
  return { said: said.filter((sentence) => sentence !== ''), choices };
}
