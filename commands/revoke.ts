/** /revoke: takes a role from somebody. */
import { asWritten } from '../src/answer/names.ts';
import { idOf, personName, roleText } from '../src/answer/people.ts';
import { refusalOf } from '../src/answer/refusal.ts';
import { settingOf } from '../src/answer/scene.ts';
import { choice, told } from '../src/answer/told.ts';
import { officeWording } from '../src/answer/wording/office.ts';
import type { Answer, World } from '../src/conversation.ts';
import { readRole } from '../src/language/granted-role.ts';
import { mayGrant, rightToGrant } from '../src/rights.ts';
import type { Grant, GrantedRole, Person } from '../src/session.ts';
import { type Command, explainCommand, foldWord, HOLDERS } from './command.ts';

export const revoke: Command = {
  name: 'revoke',
  names: { zh: ['撤销'], en: ['revoke'] },
  summary: { zh: '撤销一个人的身份', en: "take somebody's role away" },
  usage: { zh: '/撤销 姓名 [身份]', en: '/revoke name [role]' },
  examples: { zh: ['/撤销 张三', '/撤销 张三 联络员'], en: ['/revoke Zhang San', '/revoke Zhang San liaison'] },
  argument: { zh: '姓名', en: 'the name' },
  isAdministration: true,
  records: true,
  needs: () => [HOLDERS],
  run(args, _context, world) {
    const { person, found } = world.session;
    const mayAny = person.isOwner || person.grants.some(({ role }) => role !== 'member');
    const denied = mayAny ? undefined : refusalOf(world, 'office');
    if (denied) return denied;
    const { named, said, role } = whoIsMeant(found.holders ?? [], args.trim());
    if (said === '') return explainCommand(revoke, world, 'clarify');
    const { revoke: wording } = officeWording(world.lang).rights;
    const [one, other] = named;
    if (!one) return told(world, [wording.notFound(asWritten(said))], { outcome: 'not_found' });
    if (other) return several(world, named, said, role);
    return revokeFrom(world, one, role);
  },
};

interface Meant {
  named: readonly Person[];
  /** The name without the role. */
  said: string;
  role: GrantedRole | null;
}

/** Whose role is meant: somebody who is called exactly that wins over somebody whose name stands beside a role. */
function whoIsMeant(holders: readonly Person[], args: string): Meant {
  const exact = holders.filter((holder) => isCalled(holder, args));
  if (exact.length > 0) return { named: exact, said: args, role: null };
  const { role, rest } = readRole(args);
  return { named: holders.filter((holder) => isCalled(holder, rest)), said: rest, role };
}

function isCalled({ name, key }: Person, said: string): boolean {
  return foldWord(name) === foldWord(said) || idOf(key) === said || key === said;
}

function several(world: World, people: readonly Person[], said: string, role: GrantedRole | null): Answer {
  const { rights } = officeWording(world.lang);
  const only = role === null ? '' : ` ${rights.role[role]}`;
  const choices = people.map(({ key, name }) =>
    choice(`/${revoke.names[world.lang][0]} ${key}${only}`, `${asWritten(name)} ${idOf(key)}`),
  );
  return told(world, [rights.revoke.several(asWritten(said))], { outcome: 'clarify', choices });
}

/** Takes every role that is meant and may be taken; says which ones stay. */
function revokeFrom(world: World, from: Person, role: GrantedRole | null): Answer {
  const { rights } = officeWording(world.lang);
  const name = personName(world, from);
  const meant = from.grants.filter((grant) => role === null || grant.role === role);
  if (meant.length === 0) {
    const sentence = role === null ? rights.revoke.owner(name) : rights.revoke.noRole(name, rights.role[role]);
    return told(world, [sentence], { outcome: role === null ? 'refuse' : 'not_found' });
  }
  const taken = meant.filter((grant) => mayGrant(world.session.person, grant));
  const [first] = meant;
  if (taken.length === 0 && first)
    return refusalOf(world, rightToGrant(first)) ?? explainCommand(revoke, world, 'clarify');
  const kept = from.grants.filter((grant) => !taken.includes(grant));
  const shown = (grants: readonly Grant[]) =>
    settingOf(world).wording.listed(grants.map((grant) => roleText(world, grant)));
  const sentences = [
    rights.revoke.done(name, shown(taken)),
    ...(kept.length > 0 ? [rights.revoke.kept(shown(kept))] : []),
    ...(taken.some((grant) => grant.role !== 'member') ? [rights.revoke.codes] : []),
  ];
  return told(world, sentences, {
    effects: taken.map((grant) => ({ kind: 'revoke', person: from.key, grant })),
  });
}
