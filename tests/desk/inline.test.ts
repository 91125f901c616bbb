/** What is typed in any chat: the plan answers, and nothing else does. */
import { expect, test } from 'vitest';
import type { Message } from '../../src/conversation.ts';
import { openClock } from '../../src/desk/clock.ts';
import { openDesk } from '../../src/desk/desk.ts';
import { openInline } from '../../src/desk/inline.ts';
import { openMemory } from '../../src/desk/memory.ts';
import { openLedger } from '../../src/desk/open-ledger.ts';
import { openRate } from '../../src/desk/rate.ts';
import { openRecords } from '../../src/desk/store-records.ts';
import { grantRight } from '../../src/store/rights.ts';
import { openCalendar } from '../../src/time/working-days.ts';
import { describeOnEveryEngine } from '../store/engines.ts';

const ledger = openLedger(`${import.meta.dirname}/../../data`, 'ezhou-2016-2020');
const calendar = openCalendar();
const clock = openClock(Date.parse('2017-06-15T10:00:00+08:00'));
const message: Message = {
  channel: 'telegram',
  chat: '5',
  kind: 'private',
  person: '5',
  id: 'inline:1:0',
  text: '',
  addressed: true,
};

describeOnEveryEngine((given) => {
  function open(read: 'open' | 'members' = 'open') {
    const records = openRecords({ store: given.store, calendar, owners: ['telegram:9'], planVersion: 'v1', read });
    const desk = openDesk({
      ledger,
      calendar,
      clock,
      memory: openMemory(),
      records,
      log: () => {},
      rate: openRate(),
      read,
    });
    const counted: string[] = [];
    let now = 0;
    const ask = openInline({ desk, now: () => now, answered: (channel) => counted.push(channel) });
    return {
      desk,
      counted,
      say: (text: string, person = '5') => ask({ ...message, text, chat: person, person }),
      pass(ms: number) {
        now += ms;
      },
    };
  }
  const rowsOf = () =>
    given.store.read(async (db) => {
      const tables = ['chats', 'people', 'seen', 'proposals', 'audit', 'subscriptions'] as const;
      const counts = await Promise.all(tables.map((table) => db.selectFrom(table).selectAll().execute()));
      return counts.flat().length;
    });

  test('a list does not ask to go on where nobody can', async () => {
    const { say } = open();
    const shown = JSON.stringify(await say('法制办牵头的任务'));

    expect(shown).toContain('其余 10 项没有列出。');
    expect(shown).not.toContain('回复');
  });

  test('a question is answered, also one that was written as a command', async () => {
    const { say, counted } = open();

    expect((await say('河长制'))?.blocks.length).toBeGreaterThan(2);
    expect(await say('/due 2017年6月')).not.toBeNull();
    expect(counted).toEqual(['telegram', 'telegram']);
  });

  test('nothing is noted, and nothing changes', async () => {
    const { say } = open();
    for (const text of ['河长制', '/我是 市编办', '订阅 市编办', '确认', '/语言 英文', '/加入 K7QM2XHDTR'])
      await say(text, '9');

    expect(await rowsOf()).toBe(0);
  });

  test('what is half typed, or asks for something else than the plan, has no answer', async () => {
    const { say } = open();

    for (const text of [
      '河',
      '第',
      '/',
      '你好',
      '更多',
      '/帮助',
      '/状态',
      '/审计 全部',
      '/订阅情况',
      '/权限',
      '周报',
      '/邀请 市编办 成员',
    ])
      expect(await say(text, '9'), text).toBeNull();
  });

  test('typing uses up nobody’s questions, and a flood of it comes to an end', async () => {
    const { say, desk, pass } = open();
    for (let count = 0; count < 200; count += 1) await say('河长制');

    expect(await say('河长制')).toBeNull();
    expect(await say('河长制', '6')).not.toBeNull();
    expect((await desk.receive({ ...message, id: 'm1', text: '河长制' }))?.facts.outcome).toBe('answer');
    pass(1000);
    expect(await say('河长制')).not.toBeNull();
  });

  test('where only members may read, it answers people with a right and nobody else', async () => {
    const { say, desk } = open('members');
    await desk.receive({ ...message, chat: '7', person: '7', id: 'm1', text: '你好' });
    const grant = { role: 'member', unit: '市编办' } as const;
    await given.store.read((db) => grantRight(db, 'telegram:7', grant, { by: 'telegram:9', at: clock.now() }));

    expect(await say('河长制')).toBeNull();
    expect(await say('河长制', '7')).not.toBeNull();
    expect(await say('河长制', '9')).not.toBeNull();
  });
});
