/** The outage: owners are told once when it begins and once when it ends, on the channels that run. */
import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { renderPlain } from '../../src/answer/plain.ts';
import { type Channel, ChannelError } from '../../src/channels/channel.ts';
import { watchStore } from '../../src/desk/outage.ts';
import { StoreError } from '../../src/store/problem.ts';

const FULL = new StoreError('full', 'the store: disk full', 'Make room.');
const DOWN = new StoreError('down', 'the store: no answer', 'Wait.');

function open(send: Channel['send'] = async () => {}, read: 'open' | 'members' = 'open') {
  const sent: { chat: string; text: string }[] = [];
  const logged: string[] = [];
  const channel: Channel = {
    name: 'test',
    pace: { perSecond: 1, perChatMs: 0 },
    privateChat: (person) => `@${person}`,
    start: async () => {},
    stop: async () => {},
    async send(to, reply) {
      await send(to, reply);
      sent.push({ chat: to.chat, text: renderPlain(reply) });
    },
  };
  const owners = ['test:li:1', 'elsewhere:wang'];
  const outage = watchStore({ channels: [channel], owners, read, log: (_level, event) => logged.push(event) });
  return { outage, sent, logged };
}

test('owners on channels that run are told once, with what to do, however often it fails', async () => {
  const { outage, sent } = open();

  outage.note(FULL);
  outage.note(FULL);
  outage.note(DOWN);
  await setImmediate();

  expect(sent.map(({ chat }) => chat)).toEqual(['@li:1']);
  expect(sent[0]?.text).toContain('Make room.');
  expect(sent[0]?.text).toContain('暂时无法读写记录');
});

test('where only members may read, they are told that who can’t be recognised gets no answer', async () => {
  for (const read of ['open', 'members'] as const) {
    const { outage, sent } = open(undefined, read);
    outage.note(DOWN);
    await setImmediate();
    expect(sent[0]?.text).toContain('查询规划照常');
    expect(sent[0]?.text.includes('暂不答复'), read).toBe(read === 'members');
    expect(sent[0]?.text.includes('except'), read).toBe(read === 'members');
  }
});

test('they are told when it is over, and of the next one', async () => {
  const { outage, sent } = open();

  for (const error of [null, FULL, null, null, DOWN]) {
    outage.note(error);
    await setImmediate();
  }

  const said = sent.map(({ text }) => /磁盘已满|连接不上|已恢复正常/u.exec(text)?.[0]);
  expect(said).toEqual(['磁盘已满', '已恢复正常', '连接不上']);
});

test('an owner who can’t be reached is logged, and nothing breaks', async () => {
  const { outage, logged } = open(() => Promise.reject(new ChannelError('gone', { outcome: 'refused' })));

  outage.note(FULL);
  await setImmediate();

  expect(logged).toEqual(['store lost', 'owner not told']);
});
