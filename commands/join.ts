/** /join: takes the role that an invitation code gives. */
import { unitName } from '../src/answer/names.ts';
import { roleText } from '../src/answer/people.ts';
import { refusalOfAnonymous } from '../src/answer/refusal.ts';
import { settingOf } from '../src/answer/scene.ts';
import { told } from '../src/answer/told.ts';
import { officeWording } from '../src/answer/wording/office.ts';
import type { Answer, World } from '../src/conversation.ts';
import type { Grant } from '../src/session.ts';
import { type Command, explainCommand } from './command.ts';

export const join: Command = {
  name: 'join',
  names: { zh: ['加入', '激活'], en: ['join'] },
  summary: { zh: '使用邀请码', en: 'use an invitation code' },
  usage: { zh: '/加入 邀请码', en: '/join code' },
  examples: { zh: ['/加入 K7QM2XHDTR'], en: ['/join K7QM2XHDTR'] },
  argument: { zh: '邀请码', en: 'the code' },
  isAdministration: true,
  forStrangers: true,
  records: true,
  needs: (args) => (codeOf(args) === '' ? [] : [{ what: 'invitation', code: codeOf(args) }]),
  run(args, _context, world) {
    const { join: wording } = officeWording(world.lang).rights;
    const denied = refusalOfAnonymous(world, wording.anonymous);
    if (denied) return denied;
    const code = codeOf(args);
    if (code === '') return explainCommand(join, world, 'clarify');
    const { state, grant } = world.session.found.invitation ?? { state: 'unknown', grant: null };
    if (state === 'open' && grant) return take(world, code, grant);
    if (state === 'used' || state === 'expired') return told(world, [wording[state]], { outcome: 'refuse' });
    return told(world, [wording.unknown], { outcome: 'not_found' });
  },
};

/** Width, case, spaces and hyphens make no difference when a code is typed from paper. */
function codeOf(args: string): string {
  return args
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/gu, '');
}

/** Somebody whose unit is not known is from the unit of the role. */
function take(world: World, code: string, grant: Grant): Answer {
  const { join: wording } = officeWording(world.lang).rights;
  const { person } = world.session;
  const role = roleText(world, grant);
  if (person.grants.some((held) => held.role === grant.role && held.unit === grant.unit))
    return told(world, [wording.has(role)]);
  const unit = person.unit === null ? grant.unit : null;
  const sentences = [wording.done(role), ...(unit === null ? [] : [wording.unit(unitName(settingOf(world), unit))])];
  return told(world, sentences, {
    effects: [{ kind: 'join', code, grant }, ...(unit === null ? [] : [{ kind: 'bind-person' as const, unit }])],
  });
}
