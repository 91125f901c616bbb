/** Opens what the configuration connects: Telegram, and the local server that tells how the bot is. */

import { commands, findCommand } from '../commands/index.ts';
import packageJson from '../package.json' with { type: 'json' };
import { STALLED_MS } from './answer/status.ts';
import type { Channel } from './channels/channel.ts';
import type { Config } from './config.ts';
import { openInbox } from './desk/inbox.ts';
import type { Ground } from './desk/start.ts';
import { type Health, openHealth } from './health.ts';
import { type Metrics, openMetrics } from './metrics.ts';
import { openServer, type Server } from './server.ts';
import { countOwed } from './store/counts.ts';
import { findMark, SCHEDULER_MARK } from './store/marks.ts';
import type { Store } from './store/store.ts';

export interface Connected {
  channels: Channel[];
  health: Health;
  metrics: Metrics;
  server: Server;
}

/** The channels to people elsewhere, and the server; null when none is configured. Nothing is started yet. */
export async function connect(
  { telegram, proxy, server: at }: Config,
  { clock, log }: Ground,
  store: Store,
  isReady: () => boolean,
): Promise<Connected | null> {
  if (!telegram) return null;
  const health = openHealth(() => clock.now());
  const metrics = openMetrics({ version: packageJson.version, owed: () => store.read(countOwed) });
  health.watch('store', async () => {
    await store.read((db) => findMark(db, SCHEDULER_MARK));
    return { ok: true, detail: store.engine };
  });
  health.watch('scheduler', async () => {
    const ran = await store.read((db) => findMark(db, SCHEDULER_MARK));
    const isRunning = ran !== null && clock.now() - ran <= STALLED_MS;
    return { ok: isRunning, detail: isRunning ? '' : 'stalled' };
  });
  const server = openServer({ ...at, log, health, metrics, isReady });
  // Loaded only where it is wanted: a trial starts sooner without.
  const { openTelegram } = await import('./channels/telegram/telegram.ts');
  const { token, apiRoot, webhook } = telegram;
  const channel = openTelegram({
    token,
    apiRoot,
    ...(proxy !== null && { proxy }),
    mode: webhook ? { kind: 'webhook', ...webhook } : { kind: 'polling' },
    inbox: openInbox(store, 'telegram', clock),
    clock,
    log,
    commands,
    isCommand: (name) => findCommand(name) !== undefined,
    health: {
      well: (isWell) => health.report('telegram', isWell),
      tell: ({ zh, en }) => {
        process.stderr.write(`${zh}\n${en}\n`);
      },
    },
  });
  if (webhook) {
    server.mount('POST', '/telegram', async ({ body, headers }) => ({ status: await channel.deliver(body, headers) }));
  }
  return { channels: [channel], health, metrics, server };
}
