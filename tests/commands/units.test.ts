/** Binding groups to units, and saying which unit somebody is from. */
import { describe, expect, test } from 'vitest';
import { bound, direct, followed, group, nobody, weekly } from '../given-session.ts';
import { say } from './given.ts';

const sends = ({ reply }: { reply: { choices: { send: string }[] } }) => reply.choices.map(({ send }) => send);

describe('/group', () => {
  test('binds a group by any name of the unit, and says what to do next', () => {
    const ran = say('/绑定 编办', { chat: group });

    expect(ran.text).toContain('本群已绑定市编办。');
    expect(ran.changes).toEqual([{ kind: 'bind-chat', unit: '市编办' }]);
    expect(sends(ran)).toEqual(['/订阅']);
  });

  test('alone says the binding, or that there is none', () => {
    expect(say('/群', { chat: bound }).text).toContain('本群绑定的单位是市编办。');
    expect(say('/群', { chat: group }).text).toContain('还没有绑定单位');
  });

  test('to the same unit changes nothing', () => {
    const { text, changes } = say('/绑定 市编办', { chat: bound });

    expect(text).toContain('已经绑定市编办');
    expect(changes).toEqual([]);
  });

  test('to another unit says both, and that subscriptions stay', () => {
    const { text, changes } = say('/绑定 市财政局', { chat: { ...bound, subscriptions: [weekly, followed] } });

    expect(text).toContain('本群由市编办改为绑定市财政局。');
    expect(text).toContain('原有 2 个订阅继续有效');
    expect(changes).toEqual([{ kind: 'bind-chat', unit: '市财政局' }]);
  });

  test('to a unit that the plan does not name is not found, with the nearest names', () => {
    const ran = say('/绑定 市水利局', { chat: group });

    expect(ran.facts.outcome).toBe('not_found');
    expect(ran.changes).toEqual([]);
    expect(sends(ran)).toEqual(['/绑定 市水务局']);
    expect(sends(say('/绑定 市教育局', { chat: group }))).toEqual([]);
  });

  test('to one of the three names that the plan never reconciles keeps that name, and says so', () => {
    const { text, changes } = say('/绑定 公务员局', { chat: group });

    expect(changes).toEqual([{ kind: 'bind-chat', unit: '市公务员局' }]);
    expect(text).toContain('没有说明是否为同一单位');
  });

  test('is for groups only', () => {
    expect(say('/绑定 市编办', { chat: direct })).toMatchObject({ facts: { outcome: 'refuse' }, changes: [] });
  });
});

describe('/iam', () => {
  test('takes the claim at once, for questions only', () => {
    const { text, changes } = say('/我是 财政局', { chat: bound, person: nobody });

    expect(changes).toEqual([{ kind: 'bind-person', unit: '市财政局' }]);
    expect(text).toContain('只用于查询');
  });

  test('alone says what is known', () => {
    expect(say('/我是', { person: nobody }).text).toContain('还不知道您的单位');
    expect(say('/我是', { person: { ...nobody, unit: '市编办' } }).text).toContain('您的单位是市编办。');
    expect(say('/我是', { person: { ...nobody, unit: '市教育局' } }).text).toContain('规划没有点名');
  });

  test('a unit that the plan does not name is not found', () => {
    expect(say('/iam education bureau', { lang: 'en' })).toMatchObject({
      facts: { outcome: 'not_found' },
      changes: [],
    });
  });
});
