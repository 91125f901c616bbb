/** /group: binds a group to a unit, or says to which it is bound. */
import { unitName, unitNames } from '../src/answer/names.ts';
import { refusalOf, refusalOfAnonymous } from '../src/answer/refusal.ts';
import { settingOf } from '../src/answer/scene.ts';
import { choice, told } from '../src/answer/told.ts';
import { unitNotNamed } from '../src/answer/unit-not-named.ts';
import { officeWording } from '../src/answer/wording/office.ts';
import type { Answer, World } from '../src/conversation.ts';
import { nameInPlan, resolveAsker } from '../src/language/asker.ts';
import { unitsOfLiaison } from '../src/rights.ts';
import { type Command, choicesFrom, HOLDERS } from './command.ts';

export const group: Command = {
  name: 'group',
  names: { zh: ['绑定', '群'], en: ['group', 'bind'] },
  summary: { zh: '把本群绑定到一个单位', en: 'bind this group to a unit' },
  usage: { zh: '/绑定 [单位]，在群里使用', en: '/group [unit], in a group' },
  examples: { zh: ['/绑定 市编办', '/绑定'], en: ['/group finance bureau', '/group'] },
  isAdministration: true,
  records: true,
  needs: () => [HOLDERS],
  run(args, _context, world) {
    const { rights } = officeWording(world.lang);
    if (world.session.chat.kind === 'private') return told(world, [rights.group.privately], { outcome: 'refuse' });
    return args.trim() === '' ? bindingOf(world) : (refusalOfAnonymous(world) ?? bind(world, args));
  },
};

function bindingOf(world: World): Answer {
  const { rights, subscriptions } = officeWording(world.lang);
  const { unit } = world.session.chat;
  if (unit !== null) return told(world, [rights.group.bound(unitName(settingOf(world), unit))]);
  const [example = ''] = group.examples[world.lang];
  const own = unitsOfLiaison(world.session.person);
  return told(world, [rights.group.unbound, rights.group.usage(example)], {
    choices: choicesFrom(own.map(subscriptions.bind)),
  });
}

function bind(world: World, said: string): Answer {
  const { ledger, session } = world;
  const setting = settingOf(world);
  const unit = nameInPlan(ledger, said);
  if (unit === null) return unitNotNamed(world, said, officeWording(world.lang).subscriptions.bind);
  const before = session.chat.unit;
  const { group: wording } = officeWording(world.lang).rights;
  const denied = refusalOf(world, { unit }) ?? (before === null ? undefined : refusalOf(world, { unit: before }));
  if (denied) return denied;
  const name = unitName(setting, unit);
  if (before === unit) return told(world, [wording.already(name)]);
  const names = resolveAsker(ledger, unit)?.units ?? [];
  const count = session.chat.subscriptions.length;
  const sentences = [
    before === null ? wording.done(name) : wording.moved(unitName(setting, before), name),
    ...(names.length > 1 ? [wording.unreconciled(unitNames(setting, names))] : []),
    count > 0 ? wording.subscriptionsStay(count) : wording.whatNext,
  ];
  return told(world, sentences, {
    choices: count > 0 ? [] : [choice(world.lang === 'zh' ? '/订阅' : '/subscribe')],
    effects: [{ kind: 'bind-chat', unit }],
  });
}
