/** Notices when updates have stopped coming in, which would otherwise be noticed only by questions that nobody answers. */
import { dayAt, type Instant, timeAt } from '../../time/instant.ts';
import type { Term } from '../lease.ts';
import type { Reports } from './reports.ts';
import type { Clock } from './retry.ts';

export interface Watchdog {
  /** Telegram has answered a poll. Nothing else counts: a bot can be deaf and send all the same. */
  heard(): void;
  /** Watches until the signal says so, or the term has ended. */
  watch(stopping: AbortSignal): Promise<void>;
}

export interface WatchdogParts {
  clock: Clock;
  reports: Reports;
  /** Breaks the connections over which nothing comes. */
  renew(): void;
  /** Longer than a poll, its time-out and the longest wait after a failure together. */
  silentMs: number;
  /** For how long anything is to come. */
  term: Term;
}

const LOOK_MS = 10_000;

export function openWatchdog({ clock, reports, renew, silentMs, term }: WatchdogParts): Watchdog {
  let last: Instant = clock.now();
  let renewed = last;
  return {
    heard() {
      last = clock.now();
      reports.polled();
      reports.over('silent');
      reports.well(true);
    },
    async watch(stopping) {
      while (!stopping.aborted) {
        await clock.sleep(LOOK_MS, stopping);
        if (stopping.aborted || clock.now() - Math.max(last, renewed) <= silentMs) continue;
        // It may be this process that has slept.
        if ((await term.look()) === 'lost') return;
        renewed = clock.now();
        reports.well(false);
        // Where Telegram says why it gives nothing, the owner has been told that.
        if (!reports.stands('poller', 'webhook', 'revoked')) reports.say('silent', `${dayAt(last)} ${timeAt(last)}`);
        renew();
      }
    },
  };
}
