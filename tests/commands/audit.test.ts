/** The record of changes: page by page, and in the reader's words. */
import { describe, expect, test } from 'vitest';
import { findCommand } from '../../commands/index.ts';
import type { AuditEntry } from '../../src/session.ts';
import { at, bound, direct, owner, people } from '../given-session.ts';
import { say, TODAY } from './given.ts';

describe('/audit', () => {
  const entry = (index: number, chat = bound.key): AuditEntry => ({
    at: at(TODAY, '08:00') + index * 60_000,
    person: 'test:zhang',
    name: '张三',
    chat,
    action: 'subscribe',
    subject: `群${index}`,
    before: null,
    after: '{"mine":"either"}',
  });
  const audit = [...Array.from({ length: 12 }, (_, index) => entry(index)), entry(20, 'test:other')];

  test('shows the last ten of this chat, newest first, in words', () => {
    const { text, reply } = say('/审计', { person: people.liaison, chat: bound, found: { audit } });
    const rows = reply.blocks.flatMap((block) => (block.kind === 'table' ? block.rows : []));

    expect(text).toContain('最近 10 条更改记录');
    expect(rows.map(([, , , subject]) => subject)).toEqual(
      [11, 10, 9, 8, 7, 6, 5, 4, 3, 2].map((number) => `群${number}`),
    );
    expect(rows[0]).toEqual(['2017-06-15 08:11', '张三', '订阅', '群11', '', '本单位的任务']);
  });

  test('a page goes on from the last, and says how', () => {
    const page = audit.slice(0, 2);
    const first = say('/审计', { person: people.liaison, chat: bound, found: { audit } });
    const second = say('/审计 2', { person: people.liaison, chat: bound, found: { audit: page } });

    expect(first.text).toContain('更早的请发送：/审计 2');
    expect(first.reply.choices.map(({ send }) => send)).toEqual(['/审计 2']);
    expect(second.text).toContain('第 2 页');
    expect(second.reply.choices).toEqual([]);
    expect(say('/审计 全部 2', { found: { audit } }).reply.choices.map(({ send }) => send)).toEqual(['/审计 全部 3']);
    expect(say('/审计 3', { found: { audit: [] } }).text).toContain('没有更早的更改记录');
    expect(findCommand('audit')?.needs?.('全部 3')).toContainEqual({ what: 'audit', everywhere: true, page: 2 });
  });

  test('shows all chats to those who look after them, as people call them', () => {
    const places = new Map([
      ['test:other', { title: '国土局工作群', person: null }],
      [bound.key, { title: null, person: people.liaison }],
    ]);
    const shown = (lang: 'zh' | 'en') =>
      say('/audit all', { person: owner, found: { audit, places }, lang }).reply.blocks.flatMap((block) =>
        block.kind === 'table' ? block.rows.map((row) => row.at(-1)) : [],
      );

    expect(shown('zh').slice(0, 2)).toEqual(['国土局工作群', '张三的私聊']);
    expect(shown('en')[1]).toBe('private chat of 张三');
  });

  test('shows nothing as the program keeps it', () => {
    const base = { ...entry(1), person: owner.key, name: 'owner', chat: direct.key, subject: 'direct' };
    const handed = '{"mine":"either"}';
    const trail: AuditEntry[] = [
      {
        ...base,
        action: 'hand-over',
        subject: `liaison 市编办；${handed}；7 24；第三部分`,
        before: '张三',
        after: '李四',
      },
      { ...base, action: 'subscribe', after: '4.1 7' },
      { ...base, action: 'set-language', after: 'en' },
      { ...base, action: 'retry', after: '3' },
      { ...base, action: 'revoke', subject: 'admin', before: 'admin', after: null },
      { ...base, action: 'reschedule', subject: handed, after: 'paused 2017-06-20' },
      { ...base, action: 'set-quiet', before: 'true', after: 'false' },
    ];
    const places = new Map([[direct.key, { title: null, person: { ...owner, name: 'owner' } }]]);
    const rows = say('/审计', { found: { audit: trail, places, holders: [{ ...owner, name: 'owner' }] } })
      .reply.blocks.flatMap((block) => (block.kind === 'table' ? block.rows : []))
      .map((row) => row.slice(1));

    expect(rows).toEqual([
      ['总管理员', '移交', '市编办联络员；本单位的任务；关注第7、24项；第三部分', '张三', '李四'],
      ['总管理员', '订阅', '总管理员的私聊', '', '关注第4.1、7项'],
      ['总管理员', '语言', '总管理员的私聊', '', '英文'],
      ['总管理员', '重发', '总管理员的私聊', '', '3 条'],
      ['总管理员', '撤销身份', 'admin', '管理员', ''],
      ['总管理员', '暂停或恢复', '本单位的任务', '', '暂停到 2017-06-20'],
      ['总管理员', '免打扰', '总管理员的私聊', '开', '关'],
    ]);
  });

  test('says that there is none', () => {
    expect(say('/审计', { chat: direct }).text).toContain('还没有更改记录');
  });
});
