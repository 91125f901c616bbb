/** Whatever goes wrong, the token is in no error and in no line of the log, nor is what people write. */
import { inspect } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Fault } from '../../fakes/telegram/faults.ts';
import { openTelegram, type Telegram } from '../../fakes/telegram/telegram.ts';
import { type Given, givenTelegram, saying } from './given-telegram.ts';

const WORDS = '谁也不该看到的话';
const FAULTS: Fault[] = [
  { kind: 'too-many', retryAfter: 60 },
  { kind: 'refusal', status: 400, description: 'Bad Request: no' },
  { kind: 'refusal', status: 401, description: 'Unauthorized' },
  { kind: 'refusal', status: 403, description: 'Forbidden: bot was kicked' },
  { kind: 'refusal', status: 404, description: 'Not Found' },
  { kind: 'refusal', status: 409, description: 'Conflict: terminated by other getUpdates request' },
  { kind: 'refusal', status: 500, description: 'Internal Server Error' },
  { kind: 'page', status: 502 },
  { kind: 'page', status: 200 },
  { kind: 'page', status: 504, when: 'after' },
  { kind: 'reset' },
  { kind: 'reset', when: 'after' },
  { kind: 'hang' },
];

let telegram: Telegram;
let given: Given;

beforeEach(async () => {
  telegram = await openTelegram();
});
afterEach(async () => {
  await given.close();
  await telegram.close();
});

/** Everything that can be seen of it, causes and hidden properties too. */
const allOf = (value: unknown) => inspect(value, { depth: Infinity, showHidden: true, maxStringLength: null });

function expectNoSecret(...values: unknown[]): void {
  for (const value of values.map(allOf)) {
    expect(value).not.toContain(telegram.token);
    expect(value).not.toContain(telegram.token.split(':')[1]);
    expect(value).not.toContain(WORDS);
  }
}

const settled = (work: Promise<unknown>) => work.then(String, (error: unknown) => error);

/** Stops at once what would otherwise wait. */
async function stop(): Promise<void> {
  const stopped = given.channel.stop();
  given.clock.turnTo(given.clock.now() + 7000);
  await stopped;
}

test.each(FAULTS)('after %j', async (fault) => {
  const li = telegram.person('李明');
  const group = telegram.group('法制办', { members: [li] });
  const other = telegram.group('环保局');
  given = await givenTelegram(telegram);
  await given.channel.start(async () => saying(WORDS));
  telegram.fail('sendMessage', fault, 2);
  const sent = settled(given.channel.send({ chat: `${other.id}` }, saying(WORDS)));
  telegram.say(li, group, `@duban_bot ${WORDS}`);
  await telegram.waitFor(() => telegram.callsOf('sendMessage').length >= 2);
  const struck = telegram.fail('getUpdates', fault);
  telegram.say(li, group, `@duban_bot ${WORDS}`);
  await telegram.waitFor(() => struck.left === 0);
  telegram.say(li, group, `@duban_bot ${WORDS}`);
  if (fault.kind !== 'hang') {
    expect(await sent).toHaveProperty('code', 'channel');
    await expect.poll(() => given.lines.join()).toContain('poll failed');
  }
  await stop();
  expectNoSecret(await sent, given.lines, given.notes);
});

test.each(FAULTS)('when it begins with %j', async (fault) => {
  telegram.fail('getMe', fault);
  given = await givenTelegram(telegram);
  const started = settled(given.channel.start(async () => null));
  await telegram.waitFor(() => telegram.callsOf('getMe').length === 1);
  if (fault.kind !== 'hang') await started;
  await stop();
  expectNoSecret(await started, given.lines, given.notes);
});

test('when nobody is there, or the address is none', async () => {
  for (const apiRoot of ['http://127.0.0.1:9', 'http://no such host', 'nothing']) {
    given = await givenTelegram(telegram, { apiRoot });
    const started = await settled(given.channel.start(async () => null));
    const sent = await settled(given.channel.send({ chat: '1' }, saying(WORDS)));
    await given.channel.stop();
    expectNoSecret(started, sent, given.lines, given.notes);
  }
});
