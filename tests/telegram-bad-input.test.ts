/** Whatever is sent to the bot on Telegram: it is answered politely or passed over, noted with its id, and harms nobody else. */
import { execFileSync } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, type TestContext, test } from 'vitest';
import type { Person } from './fakes/telegram/shapes.ts';
import type { Telegram } from './fakes/telegram/telegram.ts';
import { freePort, type Program, place, polls } from './telegram-place.ts';

interface Line {
  level: string;
  event: string;
  id?: string;
  outcome?: string;
}

const linesOf = (program: Program): Line[] =>
  program
    .err()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line));

/** The program runs, and polls. */
async function running(context: TestContext, env: Record<string, string> = {}) {
  const { telegram, start } = await place(context);
  const li = telegram.person('李明');
  const group = telegram.group('法制办', { members: [li] });
  const program = start({ DUBAN_LOG_LEVEL: 'info', ...env });
  await polls(telegram);
  return { telegram, li, group, own: telegram.privateChat(li), program };
}

/** It still answers, and nothing was thrown. */
async function isUnharmed(telegram: Telegram, program: Program, person: Person): Promise<void> {
  const own = telegram.privateChat(person);
  const before = telegram.sent(own).length;
  telegram.say(person, own, '第24项谁牵头');
  await telegram.waitFor(() => telegram.sent(own).length > before, 'an answer');
  expect(telegram.sent(own).at(-1)?.text).toContain('市政府法制办');
  expect(linesOf(program).filter(({ level }) => level === 'error')).toEqual([]);
  expect(program.child.exitCode).toBeNull();
}

const wireOf = ({ id, firstName }: Person) => ({ id, is_bot: false, first_name: firstName });

describe('a message', () => {
  test('of 5,000 characters is declined in private and when addressed, and passed over otherwise', async (context) => {
    const { telegram, li, group, own, program } = await running(context);
    const long = '第24项谁牵头？'.repeat(625);
    telegram.say(li, own, long);
    telegram.say(li, group, `@duban_bot ${long}`);
    telegram.say(li, group, long);
    telegram.say(li, own, `/due ${'a'.repeat(5000)}`);
    telegram.say(li, own, '𠮷'.repeat(2500));
    telegram.say(li, own, '\u202E\u0000\uD800<b>&lt;'.repeat(1000));
    await telegram.waitFor(() => telegram.sent(own).length >= 4 && telegram.sent(group).length >= 1, 'the answers');
    const said = [...telegram.sent(own), ...telegram.sent(group)].map(({ text }) => text);
    expect(said).toHaveLength(5);
    for (const text of said) expect(text).toMatch(/ 500 (?:字|characters)/u);
    await isUnharmed(telegram, program, telegram.person('王芳'));
  });

  test('a thousand times in a burst: one is told, the others are answered as always', async (context) => {
    const { telegram, li, group, own, program } = await running(context);
    const wang = telegram.person('王芳');
    const memory = () => Number(execFileSync('ps', ['-o', 'rss=', '-p', `${program.child.pid}`])) / 1024;
    await isUnharmed(telegram, program, wang);
    const before = memory();
    telegram.fail('sendMessage', { kind: 'delay', ms: 100 }, Infinity);
    const begun = performance.now();
    for (let index = 0; index < 1000; index += 1)
      telegram.say(li, group, `@duban_bot 第${(index % 42) + 1}项什么时候完成`);
    await isUnharmed(telegram, program, wang);
    // The burst is kept first, which takes a moment; then the chats take turns, and those who ask often wait.
    expect(performance.now() - begun).toBeLessThan(5000);
    expect(telegram.sent(group).length).toBeLessThan(5);
    await telegram.waitFor(() => telegram.pendingUpdates.length === 0, 'the end of the burst');
    await telegram.waitFor(() => telegram.sent(group).some(({ text }) => text.includes('请稍等一分钟')), 'the remark');
    await setTimeout(500);

    const said = telegram.sent(group).map(({ text }) => text);
    // The burst that is allowed, and one more message or two that time has earned meanwhile.
    expect(said.length).toBeLessThan(25);
    expect(said.filter((text) => text.includes('请稍等一分钟'))).toHaveLength(1);
    expect(said.slice(0, 20).map((text) => Number(/第(?<item>\d+)项/u.exec(text)?.groups?.item))).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 1),
    );
    expect(telegram.sent(own)).toEqual([]);
    expect(memory() - before).toBeLessThan(150);
  });
});

describe('a tap', () => {
  test('with data that the bot never sent says nothing, is acknowledged and noted', async (context) => {
    const { telegram, li, own, program } = await running(context);
    telegram.say(li, own, '你好');
    await telegram.waitFor(() => telegram.sent(own).length === 1, 'a message to tap on');
    const message = { message_id: telegram.sent(own)[0]?.id, date: 1, chat: { id: li.id, type: 'private' } };
    const forged = [
      '',
      'v1',
      'v1:',
      'v1:t:',
      'v1:x:第24项谁牵头',
      'v2:t:第24项谁牵头',
      'V1:t:第24项谁牵头',
      'v1:b:0',
      'v1:b:-1',
      'v1:c:../../etc/passwd',
      'v1:k:nosuchkey',
      "v1:t:'; drop table inbox; --\u0000",
      'v1:t:\u202E项',
      `v1:t:${'项'.repeat(22)}`,
      'root/0/0//h\u0001',
      '{"update_id":1}',
    ];
    const ids = forged.map((data, index) =>
      telegram.push('callback_query', { id: `forged${index}`, from: wireOf(li), message, chat_instance: '1', data }),
    );
    ids.push(
      telegram.push('callback_query', { id: 'without', from: wireOf(li), inline_message_id: '1', data: 'v1:t:帮助' }),
    );
    ids.push(telegram.push('callback_query', { id: 'game', from: wireOf(li), message, game_short_name: 'x' }));
    await telegram.waitFor(
      () => telegram.callsOf('answerCallbackQuery').length === ids.length,
      'every acknowledgement',
    );
    await isUnharmed(telegram, program, telegram.person('王芳'));

    const noted = new Set(linesOf(program).flatMap(({ id, event }) => (event === 'passed over' ? [id] : [])));
    expect(ids.filter((id) => !noted.has(`${id}`))).toEqual([]);
    expect(telegram.sent(own)).toHaveLength(1);
  });
});

describe('an update', () => {
  test('that is malformed or of a kind unheard of is confirmed, passed over and noted with its id', async (context) => {
    const port = await freePort();
    const { telegram, start } = await place(context);
    const li = telegram.person('李明');
    const program = start({
      DUBAN_LOG_LEVEL: 'info',
      TELEGRAM_MODE: 'webhook',
      TELEGRAM_WEBHOOK_URL: `http://127.0.0.1:${port}/telegram`,
      TELEGRAM_WEBHOOK_SECRET: 'secret',
      DUBAN_PORT: String(port),
    });
    await telegram.waitFor(() => telegram.webhookUrl !== '', 'the webhook');
    const bring = async (body: string) => {
      const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': 'secret' };
      return (await fetch(`http://127.0.0.1:${port}/telegram`, { method: 'POST', headers, body })).status;
    };
    const chat = { id: li.id, type: 'private' };
    const message = { message_id: 1, date: 1, chat, from: wireOf(li) };
    const bodies: object[] = [
      {},
      { message: null },
      { message: 'text' },
      { message: [] },
      { message: {} },
      { message: { ...message, text: 7 } },
      { message: { ...message, text: { toString: 'x' } } },
      { message: { ...message, chat: 'chat', text: '第24项谁牵头' } },
      { message: { ...message, chat: { id: 'one', type: 'private' }, text: '第24项谁牵头' } },
      { message: { ...message, chat: { id: 1e300, type: 'private' }, text: '第24项谁牵头' } },
      { message: { ...message, chat: { id: 1, type: 'planet' }, text: '第24项谁牵头' } },
      { message: { ...message, from: null, text: '第24项谁牵头' } },
      { message: { ...message, text: '第24项', entities: [{ type: 'mention', offset: -5, length: 1e9 }] } },
      { message: { ...message, text: '第24项', entities: 'all' } },
      { message: { ...message, photo: [] } },
      { message: { ...message, __proto__: null, constructor: { prototype: {} } } },
      { edited_message: { ...message, text: '第24项谁牵头' } },
      { callback_query: { id: 7 } },
      { my_chat_member: { chat } },
      { inline_query: [] },
      { message_reaction: { chat } },
      { business_message: message },
      { chat_join_request: {} },
      { something_of_next_year: { text: '第24项谁牵头' } },
    ];
    const statuses = [];
    for (const [index, body] of bodies.entries())
      statuses.push(await bring(JSON.stringify({ update_id: 100 + index, ...body })));
    expect(statuses).toEqual(bodies.map(() => 200));
    for (const body of [
      '',
      '{',
      'null',
      '7',
      '"x"',
      '[]',
      '{}',
      '{"update_id":"1"}',
      '{"update_id":1.5}',
      '{"update_id":1e99}',
    ])
      expect([body, await bring(body)]).toEqual([body, 400]);
    expect(await bring(`{"update_id":1,"message":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)).toBeLessThan(500);

    await isUnharmed(telegram, program, telegram.person('王芳'));
    const noted = new Set(linesOf(program).flatMap(({ id, event }) => (event === 'passed over' ? [id] : [])));
    expect(bodies.flatMap((body, index) => (noted.has(`${100 + index}`) ? [] : [body]))).toEqual([]);
    expect(telegram.sent(telegram.privateChat(li))).toEqual([]);
  });
});
