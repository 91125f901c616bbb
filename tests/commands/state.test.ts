/** Previews, status, the record of changes, sending again, quiet hours. */
import { describe, expect, test } from 'vitest';
import type { AuditEntry, Status } from '../../src/session.ts';
import { at, bound, direct, followed, nobody, owner, people, weekly } from '../given-session.ts';
import { say, TODAY } from './given.ts';

describe('/digest', () => {
  const water = { ...bound, unit: '市水务局' };

  test('without a subscription shows the digest of the unit as of today, to anybody', () => {
    const { facts, text, changes } = say('/周报', { chat: water, person: nobody });

    expect(facts.outcome).toBe('answer');
    expect(facts.measures).toContain('7');
    expect(text).toContain('预览，内容按今天计算');
    expect(changes).toEqual([{ kind: 'previewed' }]);
  });

  test('shows each subscription of the chat', () => {
    const subscriptions = [weekly, followed];
    const { facts, text } = say('/周报', { chat: { ...water, subscriptions } });

    expect(text).toContain('市水务局');
    expect(text).toContain('第7、24项');
    expect(facts.measures).toEqual([...new Set(facts.measures)]);
  });

  test('says that there is nothing to say', () => {
    const { facts, text } = say('/周报', { chat: bound });

    expect(facts.outcome).toBe('help');
    expect(text).toContain('今天没有可发的内容');
  });

  test('comes once a minute', () => {
    const chat = (previewed: number) => ({ ...water, previewed });

    expect(say('/周报', { chat: chat(at(TODAY) - 59_999) })).toMatchObject({
      facts: { outcome: 'refuse' },
      changes: [],
    });
    expect(say('/周报', { chat: chat(at(TODAY) - 60_000) }).facts.outcome).toBe('answer');
  });

  test('needs to know for which unit', () => {
    expect(say('/周报', { chat: { ...bound, unit: null } }).facts.outcome).toBe('clarify');
  });
});

describe('/status', () => {
  const status: Status = {
    lastSent: at('2017-06-12', '09:00'),
    failures: { dead: 0, unknown: 0, waiting: 2 },
    schedulerRan: at(TODAY, '09:56'),
    engine: 'postgres',
  };
  const told = (more: Partial<Status> = {}, today = TODAY) =>
    say('/状态', {
      today,
      person: nobody,
      chat: { ...bound, subscriptions: [weekly] },
      found: { status: { ...status, ...more } },
    }).text;

  test('tells last sent, next due, failures, plan version and holidays', () => {
    expect(told()).toContain('上次发送：2017年6月12日（周一）09:00');
    expect(told()).toContain('下次发送：2017年6月19日（周一）09:00');
    expect(told()).toContain('失败 0，结果不明 0，等待发送 2');
    expect(told()).toMatch(/版本 [0-9a-f]{8}\n/u);
    expect(told()).toContain('2017 年放假和调休安排已收录');
    expect(told()).not.toContain('/重发');
  });

  test('says when the scheduler has not run for five minutes, or never did', () => {
    expect(told()).not.toContain('没有运行');
    expect(told({ schedulerRan: at(TODAY, '09:54') })).toContain('09:54之后没有运行，已超过 5 分钟');
    expect(told({ schedulerRan: null })).toContain('尚未运行');
  });

  test('names the command when something failed', () => {
    expect(told({ failures: { dead: 1, unknown: 0, waiting: 0 } })).toContain('/重发');
  });

  test('says that the holidays of a year are not known', () => {
    expect(told({}, '2027-01-05')).toContain('2027 年放假和调休安排尚未收录');
  });

  test('says what it can’t tell', () => {
    expect(say('/status', { lang: 'en' }).text).toContain('cannot be told');
  });
});

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

  test('shows all chats to those who look after them', () => {
    const { reply } = say('/审计 全部', { person: owner, found: { audit } });
    const [first] = reply.blocks.flatMap((block) => (block.kind === 'table' ? block.rows : []));
    expect(first?.at(-1)).toBe('other');
  });

  test('says that there is none', () => {
    expect(say('/审计', { chat: direct }).text).toContain('还没有更改记录');
  });
});

describe('/retry', () => {
  const found = (dead: number) => ({
    status: { lastSent: null, failures: { dead, unknown: 0, waiting: 0 }, schedulerRan: null, engine: 'sqlite' },
  });

  test('queues again what failed, here or everywhere', () => {
    expect(say('/重发', { found: found(1) }).changes).toEqual([{ kind: 'retry', everywhere: false }]);
    expect(say('/重发 全部', { found: found(1) }).changes).toEqual([{ kind: 'retry', everywhere: true }]);
  });

  test('has nothing to do where nothing failed; an admin’s counts are of one chat, so all are tried', () => {
    expect(say('/重发 全部', { found: found(0) }).changes).toEqual([]);
    expect(say('/重发', { person: people.admin, found: found(0) }).changes).toEqual([]);
    expect(say('/重发 全部', { person: people.admin, found: found(0) }).changes).toHaveLength(1);
  });
});

describe('/quiet', () => {
  const evening = { every: 'week' as const, weekday: 5, at: '20:00' as typeof weekly.schedule.at };
  const late = { ...weekly, schedule: evening, next: at('2017-06-19', '08:30') };

  test('off lets the next slot come at its time, on again moves it into office hours', () => {
    const moved = { ...late, nominal: '2017-06-16' as typeof weekly.nominal };
    const free = { ...moved, next: at('2017-06-16', '20:00') };

    expect(say('/免打扰 关', { chat: { ...bound, subscriptions: [moved] } }).changes).toEqual([
      { kind: 'set-quiet', quiet: false },
      { kind: 'reschedule', subscriptions: [free] },
    ]);
    expect(say('/免打扰 开', { chat: { ...bound, quiet: false, subscriptions: [free] } }).changes).toEqual([
      { kind: 'set-quiet', quiet: true },
      { kind: 'reschedule', subscriptions: [moved] },
    ]);
  });

  test('off does not lose a slot that has moved past its time', () => {
    const waiting = { ...late, nominal: '2017-06-16' as typeof weekly.nominal };
    const { changes } = say('/免打扰 关', { today: '2017-06-18', chat: { ...bound, subscriptions: [waiting] } });
    expect(changes).toEqual([{ kind: 'set-quiet', quiet: false }]);
  });

  test('says that nothing changes, and asks for what is missing', () => {
    expect(say('/免打扰 开', { chat: bound }).changes).toEqual([]);
    expect(say('/免打扰', { chat: bound })).toMatchObject({ facts: { outcome: 'clarify' }, changes: [] });
  });
});
