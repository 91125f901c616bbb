/** The desk: silence, order, language, memory, and the one catch. */
import { describe, expect, test } from 'vitest';
import { renderPlain } from '../../src/answer/plain.ts';
import type { Message } from '../../src/conversation.ts';
import { openClock } from '../../src/desk/clock.ts';
import { openDesk } from '../../src/desk/desk.ts';
import { type Memory, openMemory } from '../../src/desk/memory.ts';
import { openLedger } from '../../src/desk/open-ledger.ts';
import { openLog } from '../../src/log.ts';

const ledger = openLedger(`${import.meta.dirname}/../../data`, 'ezhou-2016-2020');
const clock = openClock(Date.parse('2017-06-15T10:00:00+08:00'));

function open(memory: Memory = openMemory()) {
  const lines: string[] = [];
  const log = openLog('info', (line) => lines.push(line));
  return { desk: openDesk({ ledger, clock, memory, log }), lines };
}

function say(text: string, more: Partial<Message> = {}): Message {
  return { channel: 'test', chat: 'a', person: 'li', id: 'm1', text, addressed: true, ...more };
}

describe('the desk', () => {
  test('is silent when it is not addressed', async () => {
    expect(await open().desk.receive(say('第24项谁牵头', { addressed: false }))).toBeNull();
  });

  test('answers in the language of the question', async () => {
    const { desk } = open();
    const zh = await desk.receive(say('第24项谁牵头'));
    const en = await desk.receive(say('who leads item 24'));

    expect(zh?.facts).toEqual(en?.facts);
    expect(zh && renderPlain(zh.reply)).toContain('牵头');
    expect(en && renderPlain(en.reply)).toMatch(/lead/iu);
  });

  test('answers a chat in the language that was chosen there, unless one is asked for', async () => {
    const { desk } = open();
    await desk.receive(say('/language en'));
    const chosen = await desk.receive(say('第24项谁牵头'));
    const forced = await desk.receive(say('第24项谁牵头'), { lang: 'zh' });

    expect(chosen && renderPlain(chosen.reply)).toMatch(/source/iu);
    expect(forced && renderPlain(forced.reply)).toContain('来源');
  });

  test('remembers what was asked, for the one who asked', async () => {
    const { desk } = open();
    await desk.receive(say('第24项谁牵头'));
    const own = await desk.receive(say('它的牵头单位呢'));
    const other = await desk.receive(say('它的牵头单位呢', { person: 'wang' }));

    expect(own?.facts.measures).toEqual(['24']);
    expect(other?.facts.outcome).toBe('clarify');
  });

  test('answers the messages of one chat in their order, and chats side by side', async () => {
    const done: string[] = [];
    const gates = new Map<string, PromiseWithResolvers<void>>();
    const memory = openMemory();
    const slow: Memory = {
      ...memory,
      async recall(message) {
        const gate = Promise.withResolvers<void>();
        gates.set(message.id, gate);
        await gate.promise;
        return memory.recall(message);
      },
    };
    const { desk } = open(slow);
    const ask = (id: string, chat: string) => desk.receive(say('第24项谁牵头', { id, chat })).then(() => done.push(id));
    const all = [ask('first', 'a'), ask('second', 'a'), ask('elsewhere', 'b')];
    await Promise.resolve();

    expect([...gates.keys()]).toEqual(['first', 'elsewhere']);
    gates.get('elsewhere')?.resolve();
    await all[2];
    gates.get('first')?.resolve();
    await all[0];
    await Promise.resolve();
    gates.get('second')?.resolve();
    await all[1];

    expect(done).toEqual(['elsewhere', 'first', 'second']);
  });

  test('says one plain sentence when something fails, and logs neither text nor message', async () => {
    const failing: Memory = { ...openMemory(), recall: () => Promise.reject(new TypeError('机密 text inside')) };
    const { desk, lines } = open(failing);

    const answer = await desk.receive(say('机密 question', { id: 'm77' }));

    expect(answer?.reply.blocks).toHaveLength(1);
    expect(answer && renderPlain(answer.reply)).toContain('m77');
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'error', id: 'm77', code: 'TypeError' });
    expect(lines[0]).not.toMatch(/机密|question|text inside/u);
  });

  test('logs one line of facts for a message', async () => {
    const { desk, lines } = open();
    await desk.receive(say('第24项谁牵头'));

    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ id: 'm1', outcome: 'answer', query: 'leads' });
    expect(lines[0]).not.toContain('第24项');
  });

  test('takes the asker’s unit from the channel', async () => {
    const { desk } = open();
    const mine = await desk.receive(say('我的任务'), { as: '编办' });
    const unit = await desk.receive(say('/单位 市编办'));

    expect(mine?.facts.measures).toEqual(unit?.facts.measures);
    expect(mine?.facts.measures.length).toBeGreaterThan(5);
  });
});
