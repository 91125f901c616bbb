/** Roles: inviting, joining, listing, revoking. */
import { describe, expect, test } from 'vitest';
import type { Grant, Person } from '../../src/session.ts';
import { at, bound, holders, nobody, people, sessionOn } from '../given-session.ts';
import { say, TODAY } from './given.ts';

const sends = ({ reply }: { reply: { choices: { send: string }[] } }) => reply.choices.map(({ send }) => send);

describe('/invite', () => {
  const grant: Grant = { role: 'liaison', unit: '市编办' };

  test.each(['/邀请 市编办 联络员', '/邀请 联络员 编办', '/邀请 市编办联络员', '/invite 市编办 liaison'])(
    '%s gives a code for a day',
    (text) => {
      const { changes, text: reply } = say(text);
      const { code } = sessionOn(TODAY).fresh;

      expect(changes).toEqual([{ kind: 'invite', code, grant, expires: at('2017-06-16') }]);
      expect(reply).toContain(`/加入 ${code}`);
      expect(reply).toContain('2017年6月16日（周五）10:00前有效，只能用一次');
    },
  );

  test('an administrator belongs to no unit', () => {
    expect(say('/邀请 管理员').changes).toMatchObject([{ kind: 'invite', grant: { role: 'admin', unit: null } }]);
    expect(say('/邀请 市编办 管理员')).toMatchObject({ facts: { outcome: 'clarify' }, changes: [] });
  });

  test('shows no code in a group', () => {
    const { facts, text, changes } = say('/邀请 市编办 联络员', { chat: bound });

    expect(facts.outcome).toBe('refuse');
    expect(text).toContain('私聊');
    expect(text).not.toContain(sessionOn(TODAY).fresh.code);
    expect(changes).toEqual([]);
  });

  test.each(['/邀请', '/邀请 市编办', '/邀请 联络员'])('%s asks for what is missing', (text) => {
    expect(say(text)).toMatchObject({ facts: { outcome: 'clarify' }, changes: [] });
  });

  test('a unit that the plan does not name is not found, and the role is kept in the choices', () => {
    const ran = say('/邀请 市财政厅 联络员');

    expect(ran.facts.outcome).toBe('not_found');
    expect(sends(ran)).toContain('/邀请 市财政局 联络员');
  });
});

describe('/join', () => {
  const grant: Grant = { role: 'liaison', unit: '市编办' };
  const open = { invitation: { state: 'open' as const, grant } };

  test('takes the role, and the unit of somebody whose unit is not known', () => {
    const { text, changes } = say('/加入 k7qm-2xhd tr', { person: nobody, found: open });

    expect(text).toBe('已生效，您现在是市编办联络员。您的单位记为市编办。');
    expect(changes).toEqual([
      { kind: 'join', code: 'K7QM2XHDTR', grant },
      { kind: 'bind-person', unit: '市编办' },
    ]);
  });

  test('leaves a unit that was said', () => {
    const person = { ...nobody, unit: '市财政局' };
    expect(say('/加入 K7QM2XHDTR', { person, found: open }).changes).toEqual([
      { kind: 'join', code: 'K7QM2XHDTR', grant },
    ]);
  });

  test('does not use up a code for a role that somebody has', () => {
    expect(say('/加入 K7QM2XHDTR', { person: people.liaison, found: open })).toMatchObject({ changes: [] });
  });

  test.each([
    ['used', 'refuse'],
    ['expired', 'refuse'],
    ['unknown', 'not_found'],
  ] as const)('a code that is %s gives nothing', (state, outcome) => {
    const found = { invitation: { state, grant: null } };
    expect(say('/加入 K7QM2XHDTR', { person: nobody, found })).toMatchObject({ facts: { outcome }, changes: [] });
  });
});

describe('/rights', () => {
  test('in a group lists those of its unit, and what the asker is', () => {
    const { text } = say('/权限', { person: people.member, chat: bound, found: { holders } });

    expect(text).toContain('您的身份：市编办成员。');
    for (const name of ['王主任', '赵强', '张三', '孙丽']) expect(text).toContain(name);
    expect(text).not.toContain('钱七');
  });

  test('in private says under which id the configuration can make somebody the owner, in a group it does not', () => {
    expect(say('/权限', { person: nobody }).text).toContain(`您的编号：${nobody.key}。`);
    expect(say('/rights', { person: nobody, lang: 'en' }).text).toContain(`Your id: ${nobody.key}.`);
    expect(say('/权限', { person: nobody, chat: bound }).text).not.toContain(nobody.key);
  });

  test('of another unit, on request', () => {
    expect(say('/联络员 财政局', { chat: bound, found: { holders } }).text).toContain('市财政局联络员');
  });

  test('in private shows all to those who look after all, and to others theirs', () => {
    expect(say('/权限', { found: { holders } }).text).toContain('钱七');
    expect(say('/权限', { person: people.member, found: { holders } }).text).not.toContain('钱七');
  });

  test('says that there is nobody yet', () => {
    expect(say('/权限', { person: nobody, chat: bound }).text).toContain('还没有登记管理员和联络员');
  });

  test('a long list is cut, and says so', () => {
    const many: Person[] = Array.from({ length: 30 }, (_, index) => ({
      ...people.liaison,
      key: `test:${index}`,
      name: `联络${index}`,
    }));
    const { text, reply } = say('/权限', { chat: bound, found: { holders: many } });

    expect(text).toContain('共 30 人，这里列出 20 人');
    expect(reply.blocks.flatMap((block) => (block.kind === 'table' ? block.rows : []))).toHaveLength(20);
  });
});

describe('/revoke', () => {
  const found = { holders };

  test('takes every role that the asker may take, or the one that is named', () => {
    const both: Person = { ...people.liaison, grants: [...people.liaison.grants, { role: 'member', unit: '市编办' }] };
    const revoke = (grant: Grant) => ({ kind: 'revoke', person: both.key, grant });

    expect(say('/撤销 张三', { found: { holders: [both] } }).changes).toEqual(both.grants.map(revoke));
    expect(say('/撤销 张三 成员', { found: { holders: [both] } })).toMatchObject({
      changes: [revoke({ role: 'member', unit: '市编办' })],
      text: '已撤销张三的身份：市编办成员。仍然保留：市编办联络员。',
    });
  });

  test('of several people with that name asks which', () => {
    const other = { ...people.liaison, key: 'test:zhang2' };
    const ran = say('/撤销 张三', { found: { holders: [people.liaison, other] } });

    expect(ran).toMatchObject({ facts: { outcome: 'clarify' }, changes: [] });
    expect(sends(ran)).toEqual(['/撤销 test:zhang', '/撤销 test:zhang2']);
    expect(say('/撤销 test:zhang2', { found: { holders: [people.liaison, other] } }).changes).toMatchObject([
      { person: 'test:zhang2' },
    ]);
  });

  test('an exact name wins over a name with a role', () => {
    const short: Person = { ...people.liaison, key: 'test:wang', name: '小王' };
    const long: Person = { ...people.stranger, key: 'test:wang2', name: '小王联络员' };
    const two = { holders: [short, long] };

    expect(say('/撤销 小王联络员', { found: two }).changes).toMatchObject([{ person: long.key }]);
    expect(say('/撤销 小王 联络员', { found: { holders: [short] } }).changes).toMatchObject([{ person: short.key }]);
    expect(say('/撤销 小王联络员 联络员', { found: two }).changes).toMatchObject([{ person: long.key }]);
  });

  test.each(['成员', '管理员', 'admin'])('somebody may be called %s', (name) => {
    const one: Person = { ...people.liaison, key: 'test:odd', name };
    expect(say(`/撤销 ${name}`, { found: { holders: [one] } }).changes).toMatchObject([{ person: 'test:odd' }]);
  });

  test('of several people the role that was named is the one that is taken', () => {
    const both: Person = { ...people.liaison, grants: [...people.liaison.grants, { role: 'member', unit: '市编办' }] };
    const two = { holders: [both, { ...both, key: 'test:zhang2' }] };
    const [first = ''] = sends(say('/撤销 张三 成员', { found: two }));

    expect(say(first, { found: two }).changes).toEqual([
      { kind: 'revoke', person: both.key, grant: { role: 'member', unit: '市编办' } },
    ]);
  });

  test('says that the codes of whoever could invite are void', () => {
    expect(say('/撤销 张三', { found }).text).toContain('尚未使用的邀请码同时失效');
    expect(say('/撤销 孙丽', { found }).text).not.toContain('邀请码');
  });

  test.each([
    ['/撤销 周新', 'not_found'],
    ['/撤销 张三 成员', 'not_found'],
    ['/撤销 王主任', 'refuse'],
    ['/撤销', 'clarify'],
  ])('%s takes nothing', (text, outcome) => {
    expect(say(text, { found })).toMatchObject({ facts: { outcome }, changes: [] });
  });
});
