/** Two replicas on Telegram over one store: a question has one answer, whoever lives and whoever dies. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Receive } from '../../../src/channels/channel.ts';
import { LOOK_MS } from '../../../src/channels/inbox.ts';
import { openClock } from '../../../src/desk/clock.ts';
import { openInbox } from '../../../src/desk/inbox.ts';
import type { Chat, Person } from '../../fakes/telegram/shapes.ts';
import { openTelegram, type Telegram } from '../../fakes/telegram/telegram.ts';
import { describeOnEveryEngine } from '../../store/engines.ts';
import { type Given, givenTelegram, saying } from './given-telegram.ts';

const CRASH_MS = 90_000;

describeOnEveryEngine((given) => {
  let telegram: Telegram;
  let li: Person;
  let own: Chat;
  let replicas: Given[];
  /** One for all, so that time passes for all alike. */
  let clock: ReturnType<typeof openClock>;

  beforeEach(async () => {
    telegram = await openTelegram();
    li = telegram.person('李明');
    own = telegram.privateChat(li);
    replicas = [];
    clock = openClock(null);
  });
  afterEach(async () => {
    for (const replica of replicas) await replica.close();
    await telegram.close();
  });

  const echo: Receive = async ({ text }) => saying(`回 ${text}`);
  const thinks: Receive = () => new Promise(() => {});
  /** Telegram brings everything to the replica that was started last. */
  async function start(receive: Receive): Promise<Given> {
    const inbox = openInbox(given.store, 'telegram', clock);
    const replica = await givenTelegram(telegram, { mode: 'webhook', inbox, clock });
    replicas.push(replica);
    await replica.channel.start(receive);
    return replica;
  }
  const ask = async (text: string) => {
    telegram.say(li, own, text);
    await telegram.waitFor(() => telegram.pendingUpdates.length === 0);
  };
  const texts = () => telegram.sent(own).map(({ text }) => text);

  test('one that starts leaves alone what a living one has in hand, and takes what that one lets go of', async () => {
    if (given.store.engine === 'sqlite') return;
    const old = await start(thinks);
    await ask('第8项');
    await start(echo);
    await ask('第9项');
    await telegram.waitFor(() => texts().length === 1);
    for (let look = 0; look < 10; look += 1) {
      clock.turnTo(clock.now() + LOOK_MS);
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    expect(texts()).toEqual(['回 第9项']);

    const stopped = old.channel.stop();
    for (const ms of [2000, 4000, 1000]) {
      clock.turnTo(clock.now() + ms);
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    await stopped;
    clock.turnTo(clock.now() + LOOK_MS);
    await telegram.waitFor(() => texts().length === 2);
    expect(texts()).toEqual(['回 第9项', '回 第8项']);
  });

  test('what a dead one had is answered by a living one without a restart', async () => {
    if (given.store.engine === 'sqlite') return;
    // It takes the update and is never heard of again: its own clock stands still.
    const dead = openInbox(given.store, 'telegram', openClock(null));
    const update = {
      update_id: 7,
      message: { message_id: 1, date: 1, text: '第8项', chat: { id: li.id, type: 'private' } },
    };
    const from = { id: li.id, is_bot: false, first_name: '李明' };
    await dead.put('7', JSON.stringify({ ...update, message: { ...update.message, from } }));
    telegram.startDeepLink(li);
    await start(echo);
    await telegram.waitFor(() => texts().length === 1);
    clock.turnTo(clock.now() + CRASH_MS + LOOK_MS);
    await telegram.waitFor(() => texts().length === 2);
    expect(texts()).toEqual(['回 /start', '回 第8项']);
  });
});
