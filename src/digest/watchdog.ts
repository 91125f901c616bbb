/** Notices when the scheduler has stopped running, which would otherwise be noticed only by digests that do not come. */
import { STALLED_MS } from '../answer/status.ts';
import type { Log } from '../log.ts';
import type { Instant } from '../time/instant.ts';

export interface Watchdog {
  /** The scheduler has run. */
  ran(now: Instant): void;
  /** Logs an error, once for each outage. */
  look(now: Instant): void;
}

export function openWatchdog(begun: Instant, log: Log): Watchdog {
  let last = begun;
  let barked = false;
  return {
    ran(now) {
      if (barked) log('warn', 'scheduler runs again');
      last = now;
      barked = false;
    },
    look(now) {
      if (barked || now - last <= STALLED_MS) return;
      barked = true;
      log('error', 'scheduler stalled', { ms: now - last });
    },
  };
}
