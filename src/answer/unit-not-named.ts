/** Says that the plan does not name a unit that somebody gave to a command, and offers the nearest names. */
import type { Answer, World } from '../conversation.ts';
import { nameInPlan } from '../language/asker.ts';
import { nearestUnits } from '../plan/nearest.ts';
import { asWritten, unitNames } from './names.ts';
import { settingOf } from './scene.ts';
import { choice, told } from './told.ts';

/** `send` writes the command with another unit. */
export function unitNotNamed(world: World, said: string, send: (unit: string) => string): Answer {
  const setting = settingOf(world);
  const { notFound } = setting.wording;
  const near = nearestUnits(world.ledger, said);
  const sentences = [
    notFound.unit(asWritten(said)),
    ...(near.length > 0 ? [notFound.nearestUnits(unitNames(setting, near))] : []),
  ];
  return told(world, sentences, {
    outcome: 'not_found',
    choices: near.map((name) => choice(send(unitAsked(world, name)))),
  });
}

/** A unit as it is written in a command: in an English reply in English, when that is read as the same unit. */
export function unitAsked({ ledger, lang }: World, name: string): string {
  const english = lang === 'en' ? (ledger.unitNamed.get(name) ?? ledger.collectiveNamed.get(name))?.en : undefined;
  return english !== undefined && nameInPlan(ledger, english) === name ? english : name;
}
