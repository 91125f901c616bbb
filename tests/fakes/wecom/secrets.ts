/** What the admin console of the fake WeCom shows: ids, secrets, tokens and keys of its one AI bot and its one app. */
import { BOT_ID } from './bot-frames.ts';

export const SECRETS = {
  bot: {
    id: BOT_ID,
    secret: 'FakeSecretOfTheAiBotOnTheLongConnection0001',
    /** Of its address, where it has one. */
    token: 'FakeBotCallbackToken',
    aesKey: 'FakeBotEncodingAesKeyFakeBotEncodingAesKey0',
  },
  app: {
    corpId: 'ww5823bf96d3bd56c7',
    agentId: 1_000_002,
    secret: 'FakeCorpSecretOfTheSelfBuiltApplication0002',
    token: 'FakeAppCallbackToken',
    aesKey: 'FakeAppEncodingAesKeyFakeAppEncodingAesKey0',
  },
} as const;
