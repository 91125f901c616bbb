/** /handover: a liaison who leaves gives role and private subscriptions to another person; both get the list. */
import { asWritten, unitNames } from '../src/answer/names.ts';
import { idOf, personName, roleText } from '../src/answer/people.ts';
import { refusalOfAnonymous } from '../src/answer/refusal.ts';
import { settingOf } from '../src/answer/scene.ts';
import { choice, told } from '../src/answer/told.ts';
import { areSame, namingUnit, needsUnit, titleOf } from '../src/answer/watching.ts';
import { officeWording } from '../src/answer/wording/office.ts';
import { scheduleText } from '../src/answer/wording/schedule.ts';
import type { Answer, World } from '../src/conversation.ts';
import { resolveAsker } from '../src/language/asker.ts';
import type { Grant, Need, Person, Subscription } from '../src/session.ts';
import { type Command, explainCommand } from './command.ts';

export const handover: Command = {
  name: 'handover',
  names: { zh: ['移交'], en: ['handover'] },
  summary: { zh: '联络员把身份和自己的订阅移交给别人', en: 'a liaison hands role and own subscriptions over' },
  usage: { zh: '/移交 姓名', en: '/handover name' },
  examples: { zh: ['/移交 张三'], en: ['/handover Zhang San'] },
  argument: { zh: '对方的姓名', en: 'the name of the other person' },
  isAdministration: true,
  records: true,
  needs: (args): readonly Need[] =>
    args.trim() === '' ? [] : [{ what: 'people', said: args.trim() }, { what: 'own' }],
  run(args, _context, world) {
    const { handover: wording } = officeWording(world.lang).rights;
    const denied = refusalOfAnonymous(world);
    if (denied) return denied;
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
    if (to.direct === null) return told(world, [wording.notYet(personName(world, to))], { outcome: 'refuse' });
    return handOver(world, to, to.direct, grants);
  },
};

function several(world: World, people: readonly Person[], said: string): Answer {
  const { several: sentence } = officeWording(world.lang).rights.handover;
  const choices = people.map(({ key, name }) =>
    choice(`/${handover.names[world.lang][0]} ${idOf(key)}`, `${asWritten(name)} ${idOf(key)}`),
  );
  return told(world, [sentence(asWritten(said))], { outcome: 'clarify', choices });
}

function handOver(world: World, to: Person, direct: string, grants: Grant[]): Answer {
  const { handover: wording } = officeWording(world.lang).rights;
  const { person, found } = world.session;
  const names = unitNamesOfPerson(world, person);
  const own = (found.own ?? []).map((one) => ({ ...worded(world, one, names), chat: direct, thread: null }));
  const isThere = alreadyWith(world, to, direct);
  const list = [
    ...grants.map((grant) => wording.role(roleText(world, grant))),
    ...own.map((one) => {
      const line = wording.subscription(titleOf(world, one), scheduleText(one.schedule, world.lang));
      return isThere(one) ? wording.doubled(line) : line;
    }),
  ].join('\n');
  const notice = told(world, [wording.notice(personName(world, person))], { blocks: [{ kind: 'text', text: list }] });
  return told(world, [wording.done(personName(world, to))], {
    blocks: [
      { kind: 'text', text: list },
      { kind: 'note', text: `${wording.codes}${world.lang === 'zh' ? '' : ' '}${wording.groups}` },
    ],
    effects: [
      {
        kind: 'hand-over',
        to: to.key,
        grants,
        subscriptions: own.filter((one) => !isThere(one)),
        doubled: own.filter(isThere).map(({ id }) => id),
        notice: notice.reply,
      },
    ],
  });
}

/** The subscription with the unit by name, in the watch and in its words: with somebody else 本单位 is another unit. */
function worded(world: World, one: Subscription, names: readonly string[]): Subscription {
  if (!needsUnit(one.watch) || names.length === 0) return one;
  const { rights, subscriptions } = officeWording(world.lang);
  const unit = unitNames(settingOf(world), names);
  const words = one.words === '' ? subscriptions.wholeUnit(unit) : rights.handover.ofUnit(unit, one.words);
  return { ...one, words, watch: namingUnit(one.watch, names) };
}

/** Whether the other side has the same already, with their own unit by name. */
function alreadyWith(world: World, to: Person, direct: string): (one: Subscription) => boolean {
  const names = unitNamesOfPerson(world, to);
  const theirs = (world.session.found.theirs ?? [])
    .filter(({ chat }) => chat === direct)
    .map((one) => (names.length > 0 ? { ...one, watch: namingUnit(one.watch, names) } : one));
  return (one) => theirs.some((other) => areSame(one, other));
}

function unitNamesOfPerson({ ledger }: World, { unit }: Person): readonly string[] {
  return unit === null ? [] : (resolveAsker(ledger, unit)?.units ?? []);
}
