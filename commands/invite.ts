/** /invite: a code with which one person takes a role, once and within a day. */

import { roleText } from '../src/answer/people.ts';
import { refusalOf, refusalOfAnonymous } from '../src/answer/refusal.ts';
import { told } from '../src/answer/told.ts';
import { unitNotNamed } from '../src/answer/unit-not-named.ts';
import { officeWording } from '../src/answer/wording/office.ts';
import { slotText } from '../src/answer/wording/schedule.ts';
import type { Answer, World } from '../src/conversation.ts';
import { nameInPlan } from '../src/language/asker.ts';
import { readRole } from '../src/language/granted-role.ts';
import { mayGrant, rightToGrant } from '../src/rights.ts';
import type { Grant } from '../src/session.ts';
import { type Command, examplesText, HOLDERS } from './command.ts';

const VALID_MS = 24 * 3_600_000;

export const invite: Command = {
  name: 'invite',
  names: { zh: ['邀请'], en: ['invite'] },
  summary: { zh: '要一个邀请码，让人成为联络员或成员', en: 'get a code that makes somebody a liaison or member' },
  usage: { zh: '/邀请 单位 联络员|成员，或 /邀请 管理员', en: '/invite unit liaison|member, or /invite admin' },
  examples: {
    zh: ['/邀请 市编办 联络员', '/邀请 市编办 成员', '/邀请 管理员'],
    en: ['/invite finance bureau liaison', '/invite admin'],
  },
  isAdministration: true,
  records: true,
  needs: () => [HOLDERS],
  run(args, _context, world) {
    const { invite: wording } = officeWording(world.lang).rights;
    const grant = refusalOfAnonymous(world) ?? readGrant(world, args);
    if ('facts' in grant) return grant;
    const { person, chat } = world.session;
    if (!mayGrant(person, grant)) {
      const denied = refusalOf(world, rightToGrant(grant));
      if (denied) return denied;
    }
    if (chat.kind === 'group') return told(world, [wording.privately], { outcome: 'refuse' });
    return inviteTo(world, grant);
  },
};

function inviteTo(world: World, grant: Grant): Answer {
  const { invite: wording } = officeWording(world.lang).rights;
  const { now, fresh } = world.session;
  const expires = now + VALID_MS;
  const sentences = [wording.done(roleText(world, grant), slotText(expires, world.lang)), wording.redeem(fresh.code)];
  return told(world, sentences, { effects: [{ kind: 'invite', code: fresh.code, grant, expires }] });
}

/** The role and the unit that were said; an answer that asks for what is missing otherwise. */
function readGrant(world: World, args: string): Grant | Answer {
  const { rights } = officeWording(world.lang);
  const { role, rest } = readRole(args);
  if (role === 'admin' && rest === '') return { role, unit: null };
  if (role === null || role === 'admin' || rest === '')
    return told(world, [rights.invite.which(examplesText(invite, world.lang))], { outcome: 'clarify' });
  const unit = nameInPlan(world.ledger, rest);
  if (unit !== null) return { role, unit };
  return unitNotNamed(world, rest, (name) => `/${invite.names[world.lang][0]} ${name} ${rights.role[role]}`);
}
