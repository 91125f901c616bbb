/** What the local server tells of Telegram: ready, well, counted; and red when nothing comes over a poll any more. */
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { readConfig } from '../src/config.ts';
import { connect } from '../src/connect.ts';
import { openClock } from '../src/desk/clock.ts';
import { openGround } from '../src/desk/start.ts';
import { openTroubles } from '../src/digest/troubles.ts';
import { noteMark, SCHEDULER_MARK } from '../src/store/marks.ts';
import { openTelegram, type Telegram } from './fakes/telegram/telegram.ts';
import { makeFile } from './store/engines.ts';

let telegram: Telegram;
let url: string | null;
let isReady: boolean;
/** Lets so many seconds pass. */
let pass: (seconds: number) => void;

beforeEach(async () => {
  telegram = await openTelegram({ readsEverything: true });
  const config = readConfig({
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.url,
    TELEGRAM_TIMEOUT: '5',
    DUBAN_PORT: '0',
    DUBAN_LOG_LEVEL: 'silent',
  });
  const place = await makeFile();
  const store = await place.open();
  const ground = openGround(config);
  isReady = false;
  const realTime = openClock(null);
  const connected = await connect(config, ground, {
    store,
    isReady: () => isReady,
    troubles: openTroubles(),
    realTime,
  });
  if (!connected) throw new Error('nothing is connected');
  pass = (seconds) => {
    realTime.turnTo(realTime.now() + seconds * 1000);
  };
  await store.read((db) => noteMark(db, SCHEDULER_MARK, ground.clock.now()));
  url = await connected.server.start();
  for (const channel of connected.channels) await channel.start(async () => null);
  onTestFinished(async () => {
    for (const channel of connected.channels) await channel.stop();
    await connected.server.stop();
    connected.metrics.close();
    await store.close();
    await telegram.close();
    await place.remove();
  });
});

const get = async (path: string) => {
  const response = await fetch(`${url}${path}`);
  return { status: response.status, body: await response.text() };
};
const told = async () => {
  const { status, body } = await get('/health');
  return [status, JSON.parse(body).parts.find(({ name }: { name: string }) => name === 'telegram')?.ok];
};
const polled = (count: number) => telegram.waitFor(() => telegram.callsOf('getUpdates').length >= count, 'a poll');

test('it is ready when the bot says so', async () => {
  expect(await get('/ready')).toEqual({ status: 503, body: '{"ready":false}\n' });
  isReady = true;
  expect(await get('/ready')).toEqual({ status: 200, body: '{"ready":true}\n' });
});

test('a poll asks for as long as is set, and each one that is answered is counted', async () => {
  await polled(1);
  expect(telegram.callsOf('getUpdates')[0]?.payload).toMatchObject({ timeout: 5 });
  expect((await get('/metrics')).body).not.toContain('duban_last_poll_age_seconds');
  const li = telegram.person('李明');
  telegram.say(li, telegram.privateChat(li), '你好');
  await polled(2);
  const age = /^duban_last_poll_age_seconds\{channel="telegram"\} (?<seconds>[\d.e-]+)$/mu;
  const seconds = Number(age.exec((await get('/metrics')).body)?.groups?.seconds);
  expect(seconds).toBeGreaterThanOrEqual(0);
  expect(seconds).toBeLessThan(5);
});

test('polls over which nothing comes are red, later than any that are only slow, until one is answered', async () => {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  onTestFinished(() => {
    vi.restoreAllMocks();
  });
  expect(await told()).toEqual([200, true]);
  await polled(1);
  const deaf = telegram.fail('getUpdates', { kind: 'hang' }, Infinity);
  const li = telegram.person('李明');
  const own = telegram.privateChat(li);
  telegram.say(li, own, '你好');
  await polled(2);
  // A poll of 5 seconds that is given up after 10, and 90 until it is tried again.
  pass(100);
  expect(await told()).toEqual([200, true]);
  pass(40);
  await expect.poll(told).toEqual([503, false]);
  expect((await get('/metrics')).body).toContain('duban_part_ok{part="telegram"} 0');
  deaf.remove();
  await expect.poll(told, { timeout: 10_000 }).toEqual([200, true]);
});
