/** /iam: from which unit somebody is, as they say; it counts for questions only. */
import { asWritten, unitName, unitNames } from '../src/answer/names.ts';
import { refusalOfAnonymous } from '../src/answer/refusal.ts';
import { settingOf } from '../src/answer/scene.ts';
import { choice, told } from '../src/answer/told.ts';
import { unitNotNamed } from '../src/answer/unit-not-named.ts';
import { officeWording } from '../src/answer/wording/office.ts';
import type { Answer, World } from '../src/conversation.ts';
import { nameInPlan, resolveAsker } from '../src/language/asker.ts';
import { type Command, examplesText } from './command.ts';

export const iam: Command = {
  name: 'iam',
  names: { zh: ['我是'], en: ['iam'] },
  summary: { zh: '说明自己的单位', en: 'say which unit you are from' },
  usage: { zh: '/我是 单位', en: '/iam unit' },
  examples: { zh: ['/我是 市编办'], en: ['/iam finance bureau'] },
  isAdministration: true,
  records: true,
  run(args, _context, world) {
    return refusalOfAnonymous(world) ?? (args.trim() === '' ? unitOfPerson(world) : claim(world, args));
  },
};

function unitOfPerson(world: World): Answer {
  const { person: wording } = officeWording(world.lang).rights;
  const said = world.session.person.unit;
  const usage = wording.usage(examplesText(iam, world.lang));
  if (said === null) return told(world, [wording.unknown, usage]);
  const names = resolveAsker(world.ledger, said)?.units ?? [];
  if (names.length === 0) return told(world, [wording.fromUnnamed(asWritten(said)), usage]);
  return told(world, [wording.from(unitNames(settingOf(world), names))]);
}

function claim(world: World, said: string): Answer {
  const { rights, subscriptions } = officeWording(world.lang);
  const unit = nameInPlan(world.ledger, said);
  if (unit === null) return unitNotNamed(world, said, subscriptions.iam);
  const setting = settingOf(world);
  const names = resolveAsker(world.ledger, unit)?.units ?? [];
  const sentences = [
    rights.person.done(unitName(setting, unit)),
    ...(names.length > 1 ? [rights.group.unreconciled(unitNames(setting, names))] : []),
    rights.person.readingOnly,
  ];
  return told(world, sentences, {
    choices: [choice(world.lang === 'zh' ? '我的任务' : 'my tasks')],
    effects: [{ kind: 'bind-person', unit }],
  });
}
