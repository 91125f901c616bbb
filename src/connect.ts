/** Opens what the configuration connects: Telegram, and the local server that tells how the bot is. */

import { commands, findCommand } from '../commands/index.ts';
import packageJson from '../package.json' with { type: 'json' };
import { STALLED_MS } from './answer/status.ts';
import type { Channel } from './channels/channel.ts';
import type { Config } from './config.ts';
import type { Message, Reply } from './conversation.ts';
import { openChoices } from './desk/choices.ts';
import { type Clock, openClock } from './desk/clock.ts';
import { openInbox } from './desk/inbox.ts';
import { openLeases } from './desk/lease.ts';
import type { Ground } from './desk/start.ts';
import type { Troubles } from './digest/troubles.ts';
import { type Health, openHealth } from './health.ts';
import { type Metrics, openMetrics } from './metrics.ts';
import { openServer, type Server } from './server.ts';
import { countOwed } from './store/counts.ts';
import { findMark, LOOKED_MARK, noteMark, SCHEDULER_MARK } from './store/marks.ts';
import type { Store } from './store/store.ts';

export interface Connected {
  channels: Channel[];
  health: Health;
  metrics: Metrics;
  server: Server;
}

export interface ConnectParts {
  store: Store;
  /** Whether messages are taken. */
  isReady(): boolean;
  troubles: Troubles;
  /** Answers what is asked from chats in which the bot is not. */
  ask?(message: Message): Promise<Reply | null>;
  /** People elsewhere live by it: turning a trial's clock must not look like days without an answer. */
  realTime?: Clock;
}

/** The channels to people elsewhere, and the server; null when none is configured. Nothing is started yet. */
export async function connect(
  { telegram, proxy, server: at }: Config,
  { clock, log }: Ground,
  { store, isReady, troubles, ask, realTime = openClock(null) }: ConnectParts,
): Promise<Connected | null> {
  if (!telegram) return null;
  const health = openHealth(() => clock.now());
  const metrics = openMetrics({ version: packageJson.version, owed: () => store.read(countOwed) });
  health.watch('store', async () => {
    // A full disk can still be read.
    await store.read((db) => noteMark(db, LOOKED_MARK, realTime.now()));
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
  const { token, apiRoot, webhook, timeoutS, inline } = telegram;
  const channel = openTelegram({
    token,
    apiRoot,
    ...(proxy !== null && { proxy }),
    timeoutS,
    mode: webhook ? { kind: 'webhook', ...webhook } : { kind: 'polling' },
    inbox: openInbox(store, 'telegram', realTime),
    leases: openLeases({ store, clock: realTime, log }),
    choices: openChoices(store, realTime),
    ...(inline && ask && { ask }),
    clock: realTime,
    log,
    commands,
    isCommand: (name) => findCommand(name) !== undefined,
    health: {
      well: (isWell) => health.report('telegram', isWell),
      standsBy() {
        health.report('telegram', true, 'standby');
        metrics.pollsNoMore('telegram');
      },
      tell({ trouble, bot, byItself, zh, en }) {
        process.stderr.write(`${zh}\n${en}\n`);
        troubles.begin({ channel: 'telegram', name: trouble, whose: bot, note: { zh, en }, byItself });
      },
      over: (trouble) => troubles.end('telegram', trouble),
      polled: () => metrics.polled('telegram'),
    },
  });
  if (webhook) {
    server.mount('POST', '/telegram', async ({ body, headers }) => ({ status: await channel.deliver(body, headers) }));
  }
  return { channels: [channel], health, metrics, server };
}
