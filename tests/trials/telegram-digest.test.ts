/** The trial of a digest in short; `npm run trial:telegram` runs it at full length. */
import { describe, expect, test } from 'vitest';
import { tryDigest } from './telegram-digest.ts';

describe('a digest on a Telegram that keeps to its limits', () => {
  test('reaches every group once', async () => {
    expect(await tryDigest({ groups: 40, kills: 0, seed: 7 })).toMatchObject({ breaches: [], repeated: 0, refused: 0 });
  }, 60_000);

  test('reaches every group when the bot is killed, and says so where it comes twice', async () => {
    expect(await tryDigest({ groups: 60, kills: 3, seed: 7 })).toMatchObject({ breaches: [], lost: 0, kills: 3 });
  }, 60_000);
});
