/** Has updates come in, the way that was chosen: fetched, or brought. */
import type { Log } from '../../log.ts';
import type { Duty, Leases, Term } from '../lease.ts';
import { clearWebhook } from './check.ts';
import type { Connection } from './connection.ts';
import { USED_KINDS } from './decode.ts';
import type { Handler } from './handle.ts';
import type { Mode } from './parts.ts';
import { LONGEST_WAIT_MS, poll, type UpdateKind } from './poll.ts';
import type { Reports } from './reports.ts';
import type { Source } from './retry.ts';
import { openWatchdog } from './watchdog.ts';
import { watchWebhook } from './webhook-watch.ts';

export interface IntakeParts extends Source {
  mode: Mode;
  /** The bot's id. */
  bot: number;
  /** Of several processes that poll for the same bot, one does. */
  leases: Leases;
  calls: Connection;
  /** For nothing but fetching: they are broken when nothing comes over them. */
  polls: Connection;
  take: Handler['take'];
  isInline: boolean;
  /** How long Telegram may keep a poll open, seconds. */
  timeoutS: number;
  reports: Reports;
  log: Log;
  stopping: AbortSignal;
}

/** More than are answered at once: what is brought together is kept by one commit. */
const MOST_CONNECTIONS = 40;
/** What a poll, its time-out and the longest wait after a failure together may take besides. */
const MARGIN_MS = 30_000;

/** After how long a poll is given up: Telegram answers within half of it. */
export function pollTimeoutS(timeoutS: number): number {
  return 2 * timeoutS;
}

/**
 * Rejects when it can't begin. Resolves when updates come in, or another process has them come in; `running` resolves when
 * the channel stops and nothing comes in any more.
 */
export async function beginIntake(parts: IntakeParts): Promise<{ running: Promise<unknown> }> {
  const { mode, calls, clock, reports, stopping } = parts;
  const { api } = calls;
  if (mode.kind === 'webhook') {
    const { url, secret } = mode;
    const form = { secret_token: secret, allowed_updates: kindsFor(parts), max_connections: MOST_CONNECTIONS };
    const set = () => api.setWebhook(url, form);
    await set();
    reports.over('poller', 'silent');
    reports.well(true);
    return { running: watchWebhook({ api, clock, reports, url, set }, stopping) };
  }
  const begun = Promise.withResolvers<void>();
  const duty: Duty = {
    async taken(term) {
      const clear = () => clearWebhook(api, mode.url, reports);
      // What can't be found out now the first poll finds out.
      await clear().catch(() => {});
      reports.over('undelivered');
      reports.well(!reports.stands('webhook'));
      begun.resolve();
      await fetchFor(term, clear, parts);
    },
    standBy() {
      reports.standsBy();
      begun.resolve();
    },
  };
  const running = parts.leases.hold(`telegram-poll:${parts.bot}`, duty, stopping);
  await Promise.race([begun.promise, running]);
  return { running };
}

/** Resolves when the term has ended, or earlier when another process must have begun. */
async function fetchFor(term: Term, clear: () => Promise<void>, parts: IntakeParts): Promise<void> {
  const { polls, clock, reports, timeoutS } = parts;
  const silentMs = pollTimeoutS(timeoutS) * 1000 + LONGEST_WAIT_MS + MARGIN_MS;
  const watchdog = openWatchdog({ clock, reports, renew: polls.renew, silentMs, term });
  const done = new AbortController();
  const watching = watchdog.watch(AbortSignal.any([term.ended, done.signal]));
  await poll({ ...parts, api: polls.api, kinds: kindsFor(parts), heard: watchdog.heard, clearWebhook: clear, term });
  done.abort();
  await watching;
}

function kindsFor({ isInline }: IntakeParts): UpdateKind[] {
  return USED_KINDS.filter((kind) => isInline || kind !== 'inline_query');
}
