/** Answers "my tasks" of somebody whose unit is unknown, or not named by the plan. */
import type { Answer } from '../conversation.ts';
import type { Ledger } from '../plan/load.ts';
import { nearestUnits } from '../plan/nearest.ts';
import type { Query } from '../plan/query.ts';
import type { Collective } from '../plan/schema.ts';
import { asWritten, unitName, unitNames } from './names.ts';
import { plainAnswer } from './plain-answer.ts';
import { addressed } from './profile.ts';
import { askUnit, fewChoices, unitQuestions } from './questions.ts';
import type { Setting } from './scene.ts';

export function ownUnitObstacle(setting: Setting, query: Query): Answer | undefined {
  if (!query.where.mine && !query.except?.mine) return undefined;
  const { asker, wording } = setting;
  if (!asker) return plainAnswer(setting, 'clarify', [wording.ownUnit.which], unitQuestions(setting), query);
  return asker.units.length === 0 ? notNamed(setting, asker.said, query) : undefined;
}

function notNamed(setting: Setting, said: string, query: Query): Answer {
  const { ledger, wording } = setting;
  const collectives = addressed(ledger, collectivesThatMayInclude(ledger, said));
  const shown = collectives.map(({ collective, tasks }) =>
    wording.notFound.collective(unitName(setting, collective.name), tasks),
  );
  const places = collectives.flatMap(({ collective: { covers } }) => (covers === 'municipal' ? [] : covers));
  const names = nearestUnits(
    ledger,
    places.reduce((words, place) => words.replace(place, ''), said),
  );
  const sentences = [
    wording.notFound.unit(asWritten(said)),
    ...(shown.length > 0 ? [wording.notFound.mayInclude(shown)] : []),
    ...(names.length > 0 ? [wording.notFound.nearestUnits(unitNames(setting, names))] : []),
  ];
  const choices = [...collectives.map(({ collective }) => collective.name), ...names].map((name) =>
    askUnit(setting, name),
  );
  return plainAnswer(setting, 'not_found', sentences, fewChoices(choices), query);
}

/** A collective that covers a place or body named in what was said; otherwise those that cover every municipal unit. */
function collectivesThatMayInclude({ units: { collectives } }: Ledger, said: string): Collective[] {
  const covering = collectives.filter(
    ({ covers, aliases }) =>
      covers !== 'municipal' && [...covers, ...aliases.zh].some((name) => said.includes(name.replace(/^各/u, ''))),
  );
  return covering.length > 0 ? covering : collectives.filter(({ covers }) => covers === 'municipal');
}
