/** The program on Telegram is told to stop: it is gone within ten seconds whatever hangs, and nothing is lost or repeated. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openStore } from '../src/store/open.ts';
import { EARLY, subscribe } from './digest/given.ts';
import { openHandClock } from './digest/hand-clock.ts';
import { DATABASE_URL, onServer } from './store/engines.ts';
import { openLine } from './store/line.ts';
import { freePort, place, polls } from './telegram-place.ts';

describe.concurrent('told to stop, the program is gone within ten seconds', () => {
  test('when nothing is to be done, at once; a second signal asks for the same', async (context) => {
    const { telegram, start } = await place(context);
    const program = start();
    await polls(telegram);
    const stopped = program.stop();
    program.child.kill('SIGTERM');
    program.child.kill('SIGINT');

    expect(await stopped).toMatchObject({ status: 0, signal: null });
    expect((await stopped).ms).toBeLessThan(3000);
  });

  test('while a call hangs that answers somebody: nobody knows whether it arrived, so it is not repeated', async (context) => {
    const { telegram, start } = await place(context);
    const li = telegram.person('李明');
    const program = start();
    await polls(telegram);
    const hangs = telegram.fail('sendMessage', { kind: 'hang' });
    telegram.say(li, telegram.privateChat(li), '第24项谁牵头');
    await telegram.waitFor(() => hangs.left === 0, 'the call');

    const { status, ms } = await program.stop();
    expect(status).toBe(0);
    expect(ms).toBeLessThan(10_000);

    start();
    telegram.say(li, telegram.privateChat(li), '第25项谁牵头');
    await telegram.waitFor(() => telegram.sent(telegram.privateChat(li)).length > 0, 'an answer');
    expect(telegram.sent(telegram.privateChat(li)).map(({ text }) => text.match(/第2\d项/u)?.[0])).toEqual(['第25项']);
  });

  test('while a call hangs that carries a digest: it is unknown, and not repeated', async (context) => {
    const { telegram, start, folder } = await place(context);
    const group = telegram.group('国土局群');
    const file = join(folder, 'trial.sqlite');
    const store = await openStore({ file });
    await subscribe({ store, clock: openHandClock(EARLY) }, { chat: `telegram:${group.id}` });
    await store.close();
    const hangs = telegram.fail('sendMessage', { kind: 'hang' });
    const program = start();
    await telegram.waitFor(() => hangs.left === 0, 'the call');

    const { status, ms } = await program.stop();
    expect(status).toBe(0);
    expect(ms).toBeLessThan(10_000);
    const again = start();
    await telegram.waitFor(() => telegram.callsOf('getUpdates').length > 1, 'another poll');
    await again.stop();
    expect(telegram.callsOf('sendMessage')).toHaveLength(1);
    const after = await openStore({ file });
    const states = await after.read((db) => db.selectFrom('deliveries').select(['state', 'failure']).execute());
    await after.close();
    expect(states).toEqual([{ state: 'unknown', failure: 'unconfirmed' }]);
  });

  test('while Telegram can not be reached, from the start or later', async (context) => {
    const { telegram, start } = await place(context);
    const later = start();
    await polls(telegram);
    await telegram.goDown();
    expect(await later.stop()).toMatchObject({ status: 0 });

    const never = start({ TELEGRAM_API_ROOT: 'http://127.0.0.1:9' });
    await expect
      .poll(never.err, { timeout: 20_000 })
      .toMatch(/没有得到 Telegram 的应答，期间机器人收不到消息.*\nTelegram has given no answer/u);
    const { status, ms } = await never.stop();
    expect(status).toBe(0);
    expect(ms).toBeLessThan(10_000);
  });

  test('while it starts and Telegram says nothing', async (context) => {
    const { telegram, start } = await place(context);
    const hangs = telegram.fail('getMe', { kind: 'hang' });
    const program = start();
    await telegram.waitFor(() => hangs.left === 0, 'the call');
    const { status, ms } = await program.stop();
    expect({ status, err: program.err() }).toEqual({ status: 0, err: '' });
    expect(ms).toBeLessThan(10_000);
  });

  test('while somebody is in the middle of a request to its server', async (context) => {
    const { telegram, start } = await place(context);
    const port = await freePort();
    const program = start({
      TELEGRAM_MODE: 'webhook',
      TELEGRAM_WEBHOOK_URL: `http://127.0.0.1:${port}/telegram`,
      TELEGRAM_WEBHOOK_SECRET: 'secret',
      DUBAN_PORT: String(port),
    });
    await telegram.waitFor(() => telegram.webhookUrl !== '', 'the webhook');
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => {});
    socket.write('POST /telegram HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{"update_id":');
    await once(socket, 'connect');
    const { status, ms } = await program.stop();
    expect(status).toBe(0);
    expect(ms).toBeLessThan(10_000);
  });

  test.skipIf(!DATABASE_URL)('while the database says nothing: what is left is left as by a crash', async (context) => {
    const { telegram, start } = await place(context);
    const database = new URL(DATABASE_URL ?? '');
    const schema = `stop_${process.pid}`;
    await onServer(database.href, `create schema ${schema}`);
    const line = await openLine({ host: database.hostname, port: Number(database.port) });
    context.onTestFinished(async () => {
      await line.cut();
      await onServer(database.href, `drop schema ${schema} cascade`);
    });
    const through = new URL(database);
    through.host = `127.0.0.1:${line.port}`;
    through.searchParams.set('options', `-c search_path=${schema}`);
    const program = start({ DATABASE_URL: through.href });
    await polls(telegram);
    const li = telegram.person('李明');
    telegram.say(li, telegram.privateChat(li), '第24项谁牵头');
    await telegram.waitFor(() => telegram.sent(telegram.privateChat(li)).length === 1, 'an answer');
    line.mute();

    const { status, ms } = await program.stop();
    expect(ms).toBeLessThan(10_000);
    expect(status).toBe(1);
    expect(program.err()).toContain('what is left waits for the next start');
  });

  test('while a thousand questions wait: each is answered once, now or by the next start', async (context) => {
    const { telegram, start } = await place(context);
    const people = Array.from({ length: 100 }, (_, index) => telegram.person(`科员${index}`));
    for (let round = 0; round < 10; round += 1)
      for (const person of people) telegram.say(person, telegram.privateChat(person), `第${round + 8}项谁牵头`);
    const program = start();
    const answers = () => telegram.callsOf('sendMessage').length;
    const slow = telegram.fail('sendMessage', { kind: 'delay', ms: 10 }, Infinity);
    await telegram.waitFor(() => answers() > 20, 'some answers');
    const { status, ms } = await program.stop();
    expect(status).toBe(0);
    expect(ms).toBeLessThan(10_000);
    expect(answers()).toBeLessThan(1000);

    slow.remove();
    start();
    await telegram.waitFor(() => answers() >= 1000, 'all answers');
    for (const person of people) {
      const said = telegram.sent(telegram.privateChat(person)).map(({ text }) => Number(text.match(/第(\d+)项/u)?.[1]));
      expect(said).toEqual([8, 9, 10, 11, 12, 13, 14, 15, 16, 17]);
    }
  }, 60_000);
});
