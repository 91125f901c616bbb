/** The fake WeCom: forged callbacks are what they say. The SDK's encryption alone refuses only some: a bot needs checks of its own. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FORGERIES, type Forgery } from './forged.ts';
import { type Address, addressFor } from './given-bot.ts';
import { openWecom, type Wecom } from './wecom.ts';

/** What a bot lets through that only checks signatures and decrypts with the SDK. */
const TAKEN = {
  bot: [
    'stale-timestamp',
    'future-timestamp',
    'replayed-nonce',
    'wrong-receiveid',
    'entity-bomb-inside',
    'not-a-message',
  ],
  app: ['stale-timestamp', 'future-timestamp', 'replayed-nonce', 'entity-bomb-inside', 'not-a-message'],
} as const satisfies Record<string, readonly Forgery[]>;

describe.each(['bot', 'app'] as const)('a forged callback of the %s', (to) => {
  let wecom: Wecom;
  let address: Address;

  beforeEach(async () => {
    wecom = await openWecom({ callbacks: { answerMs: 2000 } });
    const { bot, app } = wecom.secrets;
    address = await addressFor({ keys: to === 'bot' ? bot : app, receiveId: to === 'bot' ? '' : app.corpId });
    await (to === 'bot' ? wecom.botCallback : wecom.appCallback).connect(address.url);
  });
  afterEach(async () => {
    await wecom.close();
    await address.close();
  });

  test.each(FORGERIES)('%s', async (kind) => {
    const answer = await wecom.forge(to, kind, wecom.person('李明'), '第8项');
    const isTaken = TAKEN[to].some((taken) => taken === kind);
    expect([kind, answer.status === 200]).toEqual([kind, isTaken]);
    expect(answer.status).toBeGreaterThan(0);
  });
});
