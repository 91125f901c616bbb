/** Every example of the commands about subscriptions and roles is answered, the same in both languages; and help lists all. */
import { describe, expect, test } from 'vitest';
import { commands, findCommand } from '../../commands/index.ts';
import { officeWording } from '../../src/answer/wording/office.ts';
import type { Lang } from '../../src/conversation.ts';
import {
  at,
  bound,
  direct,
  followed,
  group,
  holders,
  nobody,
  owner,
  people,
  proposalOf,
  weekly,
} from '../given-session.ts';
import { type Given, say, TODAY } from './given.ts';

const LANGS = ['zh', 'en'] as const;
const administration = commands.filter(({ isAdministration }) => isAdministration);

const found = {
  holders: [...holders, { ...people.liaison, key: 'test:zs', name: 'Zhang San' }],
  people: [{ ...nobody, key: 'test:new', name: '张三', direct: 'test:new-direct' }],
  own: [weekly],
  audit: [],
  chats: [{ ...bound, subscriptions: [weekly] }],
  invitation: { state: 'open' as const, grant: { role: 'liaison' as const, unit: '市编办' } },
  status: { lastSent: null, failures: { dead: 1, unknown: 0, waiting: 0 }, schedulerRan: at(TODAY), engine: 'sqlite' },
};
const pausedWeekly = { ...weekly, next: null, paused: { since: at(TODAY), until: null } };

/** Where the examples of a command make sense, and what they then give. */
const SITUATIONS: Readonly<Record<string, { given: Given; outcomes: RegExp }>> = {
  subscribe: { given: { chat: bound }, outcomes: /^confirm$/u },
  follow: { given: { chat: bound }, outcomes: /^confirm$/u },
  unsubscribe: { given: { chat: { ...bound, subscriptions: [weekly, followed] } }, outcomes: /^(?:help|clarify)$/u },
  subscriptions: { given: { chat: { ...bound, subscriptions: [weekly] } }, outcomes: /^help$/u },
  digest: {
    given: { chat: { ...bound, unit: '市水务局', subscriptions: [followed, weekly] } },
    outcomes: /^answer$/u,
  },
  pause: { given: { chat: { ...bound, subscriptions: [weekly] } }, outcomes: /^help$/u },
  resume: { given: { chat: { ...bound, subscriptions: [pausedWeekly] } }, outcomes: /^help$/u },
  confirm: {
    given: { chat: bound, pending: proposalOf(weekly, at(TODAY, '10:05')) },
    outcomes: /^help$/u,
  },
  cancel: {
    given: { chat: bound, pending: proposalOf(weekly, at(TODAY, '10:05')) },
    outcomes: /^help$/u,
  },
  group: { given: { chat: group }, outcomes: /^help$/u },
  invite: { given: { chat: direct }, outcomes: /^help$/u },
  join: { given: { person: nobody }, outcomes: /^help$/u },
  handover: { given: { person: people.liaison }, outcomes: /^help$/u },
};
const ANYWHERE = { given: { chat: bound, person: owner }, outcomes: /^help$/u };

const examples = administration.flatMap(({ name, examples: messages }) =>
  LANGS.flatMap((lang) => messages[lang].map((text) => [lang, text, name] as const)),
);

test.each(examples)('%s: %s', (lang, text, name) => {
  const { given, outcomes } = SITUATIONS[name] ?? ANYWHERE;
  const { facts, reply } = say(text, { found, ...given, lang });

  expect(facts.outcome, JSON.stringify(reply.blocks)).toMatch(outcomes);
  expect(reply.blocks.length).toBeGreaterThan(0);
  expect(JSON.stringify(reply)).not.toMatch(/undefined|NaN|\[object/u);
});

test.each(administration.map(({ name }) => name))('/%s does the same in both languages', (name) => {
  const { given } = SITUATIONS[name] ?? ANYWHERE;
  const [zh, en] = LANGS.map((lang) => say(`/${name}`, { found, ...given, lang }));

  expect(zh?.facts).toEqual(en?.facts);
  // A notice is written in the language of who hands over.
  const bare = (changes: unknown) => JSON.stringify(changes, (key, value) => (key === 'notice' ? null : value));
  expect(bare(zh?.changes)).toBe(bare(en?.changes));
  expect(zh?.text).not.toBe(en?.text);
});

test('a command whose right is data looks up who can help, and needs the records', () => {
  for (const { name, right, needs, records } of administration) {
    expect(records, name).toBe(true);
    if (right) expect(needs?.(''), name).toContainEqual({ what: 'holders' });
  }
});

describe('/help', () => {
  test.each(LANGS)('lists the questions first, then subscriptions and administration: %s', (lang) => {
    const tables = say('/help', { lang }).reply.blocks.flatMap((block) => (block.kind === 'table' ? [block.rows] : []));
    const nameOf = ([usage = '']: string[]) =>
      findCommand(/^\/(?<name>[^\s，,]+)/u.exec(usage)?.groups?.name ?? '')?.name;

    expect(tables.map((rows) => rows.map(nameOf))).toEqual([
      commands.filter(({ isAdministration }) => !isAdministration).map(({ name }) => name),
      administration.map(({ name }) => name),
    ]);
  });
});

describe('the sentences', () => {
  /** Every leaf with the way to it. */
  function leavesOf(part: object, path = ''): [string, unknown][] {
    return Object.entries(part).flatMap(([key, value]): [string, unknown][] =>
      typeof value === 'object' && value !== null ? leavesOf(value, `${path}${key}.`) : [[`${path}${key}`, value]],
    );
  }
  const leaves = (lang: Lang) => leavesOf(officeWording(lang));

  test('are the same in both languages, and none is empty', () => {
    expect(
      leaves('en')
        .map(([path]) => path)
        .sort(),
    ).toEqual(
      leaves('zh')
        .map(([path]) => path)
        .sort(),
    );
    for (const [path, value] of [...leaves('zh'), ...leaves('en')])
      if (typeof value !== 'function') expect(String(value).trim(), path).not.toBe('');
  });

  test('in English have no Chinese of their own', () => {
    for (const [path, value] of leaves('en'))
      if (typeof value === 'string') expect(value, path).not.toMatch(/\p{Script=Han}/u);
  });
});
