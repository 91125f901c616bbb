/** The bot that is told to stop while it starts: whenever that is, nothing stays open. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { startBot } from '../src/bot.ts';
import { readConfig } from '../src/config.ts';
import { socketOf } from '../src/store/control.ts';
import { openStore } from '../src/store/open.ts';
import { openTelegram } from './fakes/telegram/telegram.ts';
import { freePort } from './telegram-place.ts';

test('told to stop at whatever moment of its start, it leaves nothing open', async () => {
  const telegram = await openTelegram({ readsEverything: true });
  const folder = mkdtempSync(join(tmpdir(), 'duban-bot-'));
  onTestFinished(async () => {
    await telegram.close();
    rmSync(folder, { recursive: true });
  });
  const port = await freePort();
  const config = readConfig({
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.url,
    DUBAN_VAR: folder,
    // A name has to be looked up, which takes a moment, too.
    DUBAN_HOST: 'localhost',
    DUBAN_PORT: `${port}`,
    DUBAN_LOG_LEVEL: 'silent',
  });
  if (!('file' in config.store)) throw new Error('the store is a file');
  const { file } = config.store;
  // The first time, the tables are made.
  await (await openStore({ file })).close();

  for (let turns = 0; turns < 40; turns += 1) {
    const asked = new AbortController();
    const starting = startBot(config, { input: new PassThrough(), output: new PassThrough() }, asked.signal);
    for (let turn = 0; turn < turns; turn += 1) await setImmediate();
    asked.abort();
    const bot = await starting;
    await bot.ended;
    await bot.stop();

    expect(existsSync(socketOf(file)), `after ${turns} turns, for backups`).toBe(false);
    await expect(fetch(`http://localhost:${port}/ready`), `after ${turns} turns, the server`).rejects.toThrow();
    await (await openStore({ file })).close();
  }
}, 60_000);
