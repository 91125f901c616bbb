/** /handover: a liaison who leaves gives role and private subscriptions to another person; both get the list. */
import { asWritten } from '../src/answer/names.ts';
import { idOf, personName, roleText } from '../src/answer/people.ts';
import { choice, told } from '../src/answer/told.ts';
import { titleOf } from '../src/answer/watching.ts';
import { officeWording } from '../src/answer/wording/office.ts';
import { scheduleText } from '../src/answer/wording/schedule.ts';
import type { Answer, World } from '../src/conversation.ts';
import type { Grant, Need, Person } from '../src/session.ts';
import { type Command, explainCommand } from './command.ts';

export const handover: Command = {
  name: 'handover',
  names: { zh: ['移交'], en: ['handover'] },
  summary: { zh: '联络员把身份和自己的订阅移交给别人', en: 'a liaison hands role and own subscriptions over' },
  usage: { zh: '/移交 姓名', en: '/handover name' },
  examples: { zh: ['/移交 张三'], en: ['/handover Zhang San'] },
  isAdministration: true,
  records: true,
  needs: (args): readonly Need[] =>
    args.trim() === '' ? [] : [{ what: 'people', said: args.trim() }, { what: 'own' }],
  run(args, _context, world) {
    const { handover: wording } = officeWording(world.lang).rights;
    const { person, found } = world.session;
    const grants = person.grants.filter(({ role }) => role === 'liaison');
    if (grants.length === 0) return told(world, [wording.nothing], { outcome: 'refuse' });
    const said = args.trim();
    if (said === '') return explainCommand(handover, world, 'clarify');
    const people = (found.people ?? []).filter(({ key }) => key !== person.key);
    const [to, other] = people;
    if (!to) {
      const sentence = found.people?.length ? wording.yourself : wording.notFound(asWritten(said));
      return told(world, [sentence], { outcome: 'not_found' });
    }
    if (other) return several(world, people, said);
    if (to.direct === null) return told(world, [wording.notYet(personName(to))], { outcome: 'refuse' });
    return handOver(world, to, grants);
  },
};

function several(world: World, people: readonly Person[], said: string): Answer {
  const { several: sentence } = officeWording(world.lang).rights.handover;
  const choices = people.map(({ key, name }) =>
    choice(`/${handover.names[world.lang][0]} ${idOf(key)}`, `${asWritten(name)} ${idOf(key)}`),
  );
  return told(world, [sentence(asWritten(said))], { outcome: 'clarify', choices });
}

function handOver(world: World, to: Person, grants: Grant[]): Answer {
  const { handover: wording } = officeWording(world.lang).rights;
  const { person, found } = world.session;
  const own = found.own ?? [];
  const list = [
    ...grants.map((grant) => wording.role(roleText(world, grant))),
    ...own.map((one) => wording.subscription(titleOf(world, one), scheduleText(one.schedule, world.lang))),
  ].join('\n');
  const notice = told(world, [wording.notice(personName(person))], { blocks: [{ kind: 'text', text: list }] }).reply;
  return told(world, [wording.done(personName(to))], {
    blocks: [
      { kind: 'text', text: list },
      { kind: 'note', text: wording.groups },
    ],
    effects: [{ kind: 'hand-over', to: to.key, grants, subscriptions: own.map(({ id }) => id), notice }],
  });
}
