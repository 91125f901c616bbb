/** Who may use which command where: every role in a group of its unit, in a group that is bound to nothing, and in private. */
import { describe, expect, test } from 'vitest';
import type { Chat, Session } from '../../src/session.ts';
import { at, bound, direct, followed, group, holders, nobody, people, proposalOf, weekly } from '../given-session.ts';
import { say, TODAY } from './given.ts';

type Who = keyof typeof people;
const EVERYBODY = Object.keys(people) as Who[];
const ALL = EVERYBODY.join(' ');
const CHATS: Readonly<Record<string, Chat>> = { bound, group, direct };

/** A chat with subscriptions, one more to confirm, and everything found that a command may look up. */
function given(who: Who, chat: Chat): Partial<Session> {
  const subscriptions = [weekly, followed].map((one) => ({ ...one, chat: chat.key }));
  const subscription = { ...weekly, id: 's-3', chat: chat.key, watch: { where: { section: [3] } } };
  return {
    person: people[who],
    chat: { ...chat, subscriptions },
    pending: proposalOf(subscription, at(TODAY, '10:04')),
    found: {
      holders,
      audit: [],
      chats: [],
      own: [],
      people: [{ ...nobody, key: 'test:new', name: '周新' }],
      status: {
        lastSent: null,
        failures: { dead: 1, unknown: 0, waiting: 0 },
        schedulerRan: at(TODAY),
        engine: 'sqlite',
      },
    },
  };
}

/** Who is not refused: in a group of 市编办, in a group of no unit, and in private. */
const RULES: readonly [string, { bound: string; group: string; direct: string }][] = [
  ['第24项谁牵头', { bound: ALL, group: ALL, direct: ALL }],
  ['/help', { bound: ALL, group: ALL, direct: ALL }],
  ['/status', { bound: ALL, group: ALL, direct: ALL }],
  ['/subscriptions', { bound: ALL, group: ALL, direct: ALL }],
  ['/digest', { bound: ALL, group: ALL, direct: ALL }],
  ['/rights', { bound: ALL, group: ALL, direct: ALL }],
  ['/iam 市水务局', { bound: ALL, group: ALL, direct: ALL }],
  ['/language', { bound: ALL, group: ALL, direct: ALL }],
  ['/language en', { bound: 'owner admin liaison', group: 'owner admin', direct: ALL }],
  ['/cancel', { bound: ALL, group: ALL, direct: ALL }],
  ['/subscribe 第三部分', { bound: 'owner admin liaison', group: 'owner admin', direct: ALL }],
  ['/follow 第30项', { bound: 'owner admin liaison', group: 'owner admin', direct: ALL }],
  ['/confirm', { bound: 'owner admin liaison', group: 'owner admin', direct: ALL }],
  ['/unsubscribe 1', { bound: 'owner admin liaison', group: 'owner admin', direct: ALL }],
  ['/unsubscribe 第24项', { bound: 'owner admin liaison', group: 'owner admin', direct: ALL }],
  ['/pause', { bound: 'owner admin liaison', group: 'owner admin', direct: ALL }],
  ['/resume', { bound: 'owner admin liaison', group: 'owner admin', direct: ALL }],
  ['/audit', { bound: 'owner admin liaison', group: 'owner admin', direct: ALL }],
  ['/group', { bound: ALL, group: ALL, direct: '' }],
  ['/group 市编办', { bound: 'owner admin liaison', group: 'owner admin liaison', direct: '' }],
  ['/group 市财政局', { bound: 'owner admin', group: 'owner admin stranger', direct: '' }],
  ['/invite 市编办 成员', { bound: '', group: '', direct: 'owner admin liaison' }],
  ['/invite 市编办 联络员', { bound: '', group: '', direct: 'owner admin' }],
  ['/invite 管理员', { bound: '', group: '', direct: 'owner' }],
  ['/revoke 孙丽', { bound: 'owner admin liaison', group: 'owner admin liaison', direct: 'owner admin liaison' }],
  ['/revoke 张三', { bound: 'owner admin', group: 'owner admin', direct: 'owner admin' }],
  ['/revoke 赵强', { bound: 'owner', group: 'owner', direct: 'owner' }],
  ['/handover 周新', { bound: 'liaison stranger', group: 'liaison stranger', direct: 'liaison stranger' }],
  ['/subscriptions all', { bound: 'owner admin', group: 'owner admin', direct: 'owner admin' }],
  ['/audit all', { bound: 'owner admin', group: 'owner admin', direct: 'owner admin' }],
  ['/retry', { bound: 'owner admin', group: 'owner admin', direct: 'owner admin' }],
  ['/retry all', { bound: 'owner admin', group: 'owner admin', direct: 'owner admin' }],
  ['/quiet off', { bound: 'owner', group: 'owner', direct: 'owner' }],
];

describe.each(RULES)('%s', (text, allowed) => {
  test.each(Object.entries(allowed))('in the chat “%s” is for: %s', (name, expected) => {
    const chat = CHATS[name] ?? direct;
    const able = EVERYBODY.filter((who) => say(text, given(who, chat)).facts.outcome !== 'refuse');
    expect(able.join(' ')).toBe(expected);
  });

  test('changes nothing for those who are refused', () => {
    for (const chat of Object.values(CHATS)) {
      for (const who of EVERYBODY) {
        const { facts, changes } = say(text, given(who, chat));
        if (facts.outcome === 'refuse') expect(changes).toEqual([]);
      }
    }
  });
});

describe('a refusal says who can help', () => {
  test('by name, where the unit has a liaison', () => {
    const { facts, text } = say('/pause', { person: people.member, chat: bound, found: { holders } });

    expect(facts.outcome).toBe('refuse');
    expect(text).toBe('这件事由市编办联络员或管理员办理，请联系市编办联络员张三。');
  });

  test('in English too', () => {
    const given = { person: people.member, chat: bound, found: { holders }, lang: 'en' as const };
    expect(say('/pause', given).text).toMatch(
      /^This is for a liaison of the .*; please ask 张三 \(liaison of the .*\)\.$/u,
    );
  });

  test('else the administrator, else the owner', () => {
    const asked = (known: typeof holders) => say('/retry', { person: people.member, found: { holders: known } }).text;

    expect(asked(holders)).toBe('这件事由管理员办理，请联系管理员赵强。');
    expect(asked([people.owner])).toBe('这件事由总管理员办理，请联系总管理员王主任。');
    expect(asked([])).toBe('这件事由总管理员办理。');
    expect(say('/retry', { person: people.member }).text).toBe('这件事由总管理员办理。');
    expect(say('/绑定 市编办', { person: people.member, chat: group }).text).toBe(
      '这件事由市编办联络员或总管理员办理。',
    );
    expect(say('/retry', { person: people.member, lang: 'en' }).text).toBe('This is for the owner.');
  });

  test('an owner who is known by id only is called by the role', () => {
    const unnamed = { ...people.owner, name: 'owner' };
    expect(say('/retry', { person: people.member, found: { holders: [unnamed] } }).text).toBe('这件事由总管理员办理。');
  });

  test('a liaison in a group that nobody has bound can help themselves', () => {
    const { text, reply } = say('/subscribe', { person: people.liaison, chat: group, found: { holders } });

    expect(text).toContain('可以先把本群绑定到本单位');
    expect(reply.choices.map(({ send }) => send)).toEqual(['/绑定 市编办']);
  });
});
