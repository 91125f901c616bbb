/** Somebody who writes as a chat, so that nobody knows who it is: asked questions are answered, nothing is done or given. */
import { describe, expect, test } from 'vitest';
import { bound, direct, group, holders, nobody, owner, people, proposalOf, weekly } from '../given-session.ts';
import { say } from './given.ts';

const hidden = { ...nobody, key: 'test:chat:-100', name: '编办工作群', isAnonymous: true as const };
/** Everything that a right could hang on; none of it counts. */
const disguised = { ...hidden, isOwner: true, grants: [...people.admin.grants, ...people.liaison.grants] };
const found = {
  holders,
  chats: [],
  audit: [],
  invitation: { state: 'open' as const, grant: { role: 'admin' as const, unit: null } },
};

const CHANGES = [
  '/绑定 市编办',
  '/绑定 市编班',
  '/订阅',
  '/订阅 第三部分',
  '/关注 第24项',
  '/退订',
  '/暂停',
  '/恢复',
  '/语言 英文',
  '/免打扰 关',
  '/我是 市编办',
  '/我是',
  '/邀请 市编办 成员',
  '/邀请 管理员',
  '/邀请',
  '/撤销 张三',
  '/移交 张三',
  '/重发',
  '/记录 全部',
  '/订阅情况 全部',
];

describe.each([
  ['who has no right', hidden],
  ['who would have every right', disguised],
])('somebody %s', (_, person) => {
  test.each(CHANGES)('is told why nobody can be known, and what to do: %s', (text) => {
    for (const chat of [bound, group]) {
      const answer = say(text, { person, chat: { ...chat, subscriptions: [{ ...weekly, chat: chat.key }] }, found });
      expect(answer.facts.outcome).toBe('refuse');
      expect(answer.text).toMatch(/^您现在以群或频道的名义（匿名）发言，无法确认是哪一位，请改用本人身份/u);
      expect(answer.changes).toEqual([]);
    }
  });

  test('leaves an invitation unused, and is sent to the private chat', () => {
    const { facts, text, changes } = say('/加入 K7QM2XHDTR', { person, chat: bound, found });
    expect(facts.outcome).toBe('refuse');
    expect(text).toContain('邀请码没有使用，请由本人私聊发给机器人');
    expect(changes).toEqual([]);
  });

  test('confirms nothing that somebody else was shown', () => {
    const pending = proposalOf({ ...weekly, watch: { where: { section: [3] } } }, Number.MAX_SAFE_INTEGER);
    const { facts, changes } = say('/确认', { person, chat: bound, pending, found });
    expect([facts.outcome, changes]).toEqual(['refuse', []]);
  });

  test('is answered like anybody else', () => {
    for (const text of ['第24项谁牵头', '/到期', '/帮助', '/状态', '/订阅情况', '/周报', '/绑定', '/权限'])
      expect(say(text, { person, chat: bound, found: { ...found, status: STATUS } }).facts.outcome, text).not.toBe(
        'refuse',
      );
  });
});

const STATUS = { lastSent: null, failures: { dead: 0, unknown: 0, waiting: 0 }, schedulerRan: null, engine: 'sqlite' };

test('everybody who writes under their own name is known', () => {
  expect(say('/我是 市编办', { person: owner, chat: direct }).facts.outcome).not.toBe('refuse');
});

test('in English it is said in English', () => {
  expect(say('/subscribe', { person: hidden, chat: bound, lang: 'en', found }).text).toContain('under your own name');
});
