/** Previews, status, sending again, quiet hours. */
import { describe, expect, test } from 'vitest';
import type { Status } from '../../src/session.ts';
import { at, bound, followed, nobody, owner, people, weekly } from '../given-session.ts';
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

  describe('with more than one message holds', () => {
    const words = ['市水务局', '第一部分', '第二部分', '全部任务'].map((said, index) => ({
      ...weekly,
      id: `s-${index}`,
      words: said,
      watch: {
        where:
          [
            { units: [{ names: ['市水务局'], match: 'any' as const, role: 'either' as const }] },
            { section: [1] },
            { section: [2] },
            {},
          ][index] ?? {},
      },
    }));
    const given = { today: '2017-12-11', chat: { ...water, subscriptions: words } };

    test.each(['zh', 'en'] as const)('is one ordinary message; the rest are a line and a choice each: %s', (lang) => {
      const ran = say(lang === 'zh' ? '/周报' : '/digest', { ...given, lang });

      expect(ran.text.length).toBeLessThanOrEqual(1400);
      const [first = ''] = ran.reply.choices.map(({ send }) => send);
      expect(first).toMatch(/^\/(?:周报|digest) \d$/u);
      expect(ran.text).toContain(first);
    });

    test('a number shows that one in full, also within the minute, and goes on from what was shown', () => {
      const ran = say('/周报 4', { ...given, chat: { ...given.chat, previewed: at('2017-12-11') - 1000 } });

      expect(ran.facts.outcome).toBe('answer');
      expect(ran.text).toContain('全部任务');
      expect(ran.text).not.toContain('第一部分”');
      expect(ran.changes).toEqual([]);
    });

    test('a number that there is not is told apart from words that are not read', () => {
      expect(say('/周报 9', given).text).toContain('没有第 9 个订阅，本会话共有 4 个');
      expect(say('/周报 呱呱', given)).toMatchObject({ facts: { outcome: 'clarify' }, changes: [] });
    });
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

  test('tells those who look after all chats what is wrong with a channel, in words where there are some', () => {
    const said = told({ troubles: ['telegram/privacy', 'telegram/unheard-of'] });
    expect(said).toContain('渠道：Telegram 在群里只收得到命令、回复和点名（隐私模式开着）');
    expect(said).toContain('渠道：telegram/unheard-of');
    expect(told({ troubles: [] })).not.toContain('渠道');
    expect(told()).not.toContain('渠道');
  });

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
    expect(told({ failures: { dead: 1, unknown: 0, waiting: 0 } })).toContain('“/重发”');
  });

  test('to those who look after all chats tells those of all apart from those of this one', () => {
    const everywhere = { dead: 3, unknown: 1, waiting: 7 };

    expect(told({ everywhere })).toContain('未送达（本会话）：失败 0，结果不明 0，等待发送 2');
    expect(told({ everywhere })).toContain('未送达（全部会话）：失败 3，结果不明 1，等待发送 7');
    expect(told({ everywhere })).toContain('“/重发 全部”');
    expect(told()).toContain('未送达：失败 0');
  });

  test('says that the holidays of a year are not known', () => {
    expect(told({}, '2027-01-05')).toContain('2027 年放假和调休安排尚未收录');
  });

  test('says what it can’t tell', () => {
    expect(say('/status', { lang: 'en' }).text).toContain('cannot be told');
  });
});

describe('/retry', () => {
  const counts = (dead: number) => ({ dead, unknown: 0, waiting: 0 });
  const found = (here: number, everywhere: number) => ({
    status: {
      lastSent: null,
      failures: counts(here),
      everywhere: counts(everywhere),
      schedulerRan: null,
      engine: 'sqlite',
    },
  });

  test.each([owner, people.admin])('queues again what failed, here or everywhere', (person) => {
    expect(say('/重发', { person, found: found(1, 1) }).changes).toEqual([{ kind: 'retry', everywhere: false }]);
    expect(say('/重发 全部', { person, found: found(0, 1) }).changes).toEqual([{ kind: 'retry', everywhere: true }]);
  });

  test.each([owner, people.admin])('has nothing to do where nothing failed', (person) => {
    expect(say('/重发 全部', { person, found: found(0, 0) })).toMatchObject({ changes: [], text: '没有需要重发的。' });
    expect(say('/重发', { person, found: found(0, 1) }).changes).toEqual([]);
  });

  test('says that there is something elsewhere', () => {
    const ran = say('/重发', { found: found(0, 2) });

    expect(ran.text).toBe('本会话没有需要重发的，其他会话有。全部重发请发送：/重发 全部');
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
