/** Says that the plan does not name a unit that somebody gave to a command, and offers the nearest names. */
import type { Answer, World } from '../conversation.ts';
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
  return told(world, sentences, { outcome: 'not_found', choices: near.map((name) => choice(send(name))) });
}
