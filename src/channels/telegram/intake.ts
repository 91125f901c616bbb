/** Has updates come in, the way that was chosen: fetched, or brought. */
import type { Log } from '../../log.ts';
import { clearWebhook } from './check.ts';
import type { Connection } from './connection.ts';
import { USED_KINDS } from './decode.ts';
import type { Handler } from './handle.ts';
import type { Mode } from './parts.ts';
import { LONGEST_WAIT_MS, poll } from './poll.ts';
import type { Reports } from './reports.ts';
import type { Source } from './retry.ts';
import { openWatchdog } from './watchdog.ts';
import { watchWebhook } from './webhook-watch.ts';

export interface IntakeParts extends Source {
  mode: Mode;
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

/** Rejects when it can't begin. `running` resolves when the channel stops and nothing comes in any more. */
export async function beginIntake(parts: IntakeParts): Promise<{ running: Promise<unknown> }> {
  const { mode, calls, polls, clock, reports, stopping } = parts;
  const { api } = calls;
  const kinds = USED_KINDS.filter((kind) => parts.isInline || kind !== 'inline_query');
  if (mode.kind === 'webhook') {
    const { url, secret } = mode;
    const form = { secret_token: secret, allowed_updates: kinds, max_connections: MOST_CONNECTIONS };
    const set = () => api.setWebhook(url, form);
    await set();
    reports.over('poller', 'silent');
    reports.well(true);
    return { running: watchWebhook({ api, clock, reports, url, set }, stopping) };
  }
  const clear = () => clearWebhook(api, mode.url, reports);
  await clear();
  reports.over('undelivered');
  reports.well(!reports.stands('webhook'));
  const silentMs = pollTimeoutS(parts.timeoutS) * 1000 + LONGEST_WAIT_MS + MARGIN_MS;
  const watchdog = openWatchdog({ clock, reports, renew: polls.renew, silentMs });
  const fetching = poll({ ...parts, api: polls.api, kinds, heard: watchdog.heard, clearWebhook: clear });
  return { running: Promise.all([fetching, watchdog.watch(stopping)]) };
}
