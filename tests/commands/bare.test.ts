/** Commands without what they need: what is missing is said, and nothing is offered that would change something at once. */
import { describe, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { Lang } from '../../src/conversation.ts';
import { at, bound, direct, group, holders, nobody, people, proposalOf, weekly } from '../given-session.ts';
import { type Given, say, TODAY } from './given.ts';

const LANGS = ['zh', 'en'] as const;

/** Everything that a made-up name, unit or code could hit. */
const found: Given['found'] = {
  holders: [...holders, { ...people.liaison, key: 'test:zs', name: 'Zhang San' }],
  people: [{ ...nobody, key: 'test:new', name: '张三', direct: 'test:new-direct' }],
  own: [weekly],
  theirs: [],
  audit: [],
  chats: [],
  invitation: { state: 'open', grant: { role: 'liaison', unit: '市编办' } },
  status: { lastSent: null, failures: { dead: 1, unknown: 0, waiting: 0 }, schedulerRan: at(TODAY), engine: 'sqlite' },
};
const somebody = { ...people.admin, grants: [...people.admin.grants, ...people.liaison.grants] };
const paused = { ...weekly, next: null, nominal: null, paused: { since: at('2017-06-02'), until: null } };

/** Where every command would do something. */
const given = (lang: Lang, chat = bound): Given => ({
  lang,
  found,
  person: somebody,
  chat: { ...chat, subscriptions: [chat === bound ? weekly : paused] },
  pending: proposalOf({ ...weekly, id: 's-9', watch: { where: { section: [3] } } }, at(TODAY, '10:05')),
});

/** What would be changed by whoever picks one of the choices. */
function changesOfChoices(text: string, where: Given): string[] {
  const { choices } = say(text, where).reply;
  return choices.flatMap(({ send }) => say(send, where).changes.map(({ kind }) => `${send}: ${kind}`));
}

/** What is shown before it is done, or done by looking; the two states of quiet hours are all there are. */
const HARMLESS = /: (?:propose|previewed|set-quiet|withdraw)$/u;

describe.each(LANGS)('in %s', (lang) => {
  test.each(commands.map((command) => command.names[lang][0] ?? ''))('/help %s offers no change', (name) => {
    const help = lang === 'zh' ? '/帮助' : '/help';
    for (const chat of [bound, direct, group]) {
      const changes = changesOfChoices(`${help} ${name}`, given(lang, chat));
      expect(changes.filter((change) => !HARMLESS.test(change))).toEqual([]);
    }
  });

  test.each(commands.map((command) => command.names[lang][0] ?? ''))('a misspelt /%s offers no change', (name) => {
    const changes = changesOfChoices(`/${name}z`, given(lang));
    expect(changes.filter((change) => !HARMLESS.test(change))).toEqual([]);
  });

  test.each(['revoke', 'handover', 'join', 'invite', 'follow', 'quiet'])('/%s alone offers no change', (name) => {
    for (const chat of [bound, direct]) {
      const changes = changesOfChoices(`/${name}`, given(lang, chat));
      expect(changes.filter((change) => !HARMLESS.test(change))).toEqual([]);
    }
  });
});

describe('a command alone says what is missing', () => {
  test.each([
    ['/加入', '请写明邀请码。写法：/加入 邀请码\n例如：/加入 K7QM2XHDTR'],
    ['/撤销', '请写明姓名。写法：/撤销 姓名 [身份]\n例如：/撤销 张三；/撤销 张三 联络员'],
    ['/审计 呱呱', '没有读懂命令后面的内容。写法：/审计 [全部] [第几页]'],
  ])('%s', (text, words) => {
    expect(say(text, given('zh')).text).toContain(words);
  });

  test('in English', () => {
    expect(say('/join', given('en')).text).toContain(
      'Please add the code. It is written: /join code\nFor example: /join K7QM2XHDTR',
    );
  });
});

describe('a unit that is only an example is shown, not offered', () => {
  test('for a group that is bound to nothing', () => {
    const { text, reply } = say('/绑定', { person: people.admin, chat: group });

    expect(text).toBe('本群还没有绑定单位。绑定请发送“/绑定 单位名称”，例如：/绑定 市编办');
    expect(reply.choices).toEqual([]);
  });

  test('a liaison is offered the own unit', () => {
    const { reply } = say('/绑定', { person: people.stranger, chat: group });
    expect(reply.choices.map(({ send }) => send)).toEqual(['/绑定 市财政局']);
  });

  test('for somebody whose unit is not known', () => {
    expect(say('/我是', { person: nobody })).toMatchObject({ reply: { choices: [] } });
    expect(say('/我是', { person: nobody }).text).toContain('例如：/我是 市编办');
  });

  test('for a subscription', () => {
    for (const where of [{ chat: group }, { person: nobody }]) expect(say('/订阅', where).reply.choices).toEqual([]);
  });

  test('in an English reply in English, and it is read', () => {
    const { text } = say('/subscribe', { person: nobody, lang: 'en' });
    const example = /For example: (?<example>.+)$/u.exec(text)?.groups?.example ?? '';

    expect(example).toMatch(/^\/iam [a-z ,]+$/iu);
    expect(say(example, { person: nobody, lang: 'en' }).changes).toEqual([{ kind: 'bind-person', unit: '市编办' }]);
    expect(say('/digest', { person: nobody, lang: 'en' }).text).not.toContain('subscribe');
  });
});
