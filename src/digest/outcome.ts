/** What becomes of a delivery whose sending failed: tried again, given up, or left open because it may have arrived. */
import type { Delivery, Settlement } from '../store/deliveries.ts';
import type { Instant } from '../time/instant.ts';

const MOST_ATTEMPTS = 8;
const LONGEST_MS = 24 * 3_600_000;
const FIRST_WAIT_MS = 30_000;
/** With three times the wait each time, the attempts span a working day. */
const WAIT_FACTOR = 3;

/** How a channel says why it did not deliver. Any other error may have come after the message left. */
interface Refusal {
  outcome: 'refused' | 'unknown' | 'not-sent';
  retryAfterMs: number | undefined;
  retryScope: 'chat' | 'channel';
  gone: boolean;
}

/** What is to be written, and what else follows from it. */
export interface Verdict {
  settlement: Settlement;
  /** Keeps the whole channel silent until then. */
  silentUntil?: Instant;
  /** The chat is no more. */
  gone?: boolean;
}

/** Judges an error of a channel's `send`. `random` is from 0 up to 1. */
export function judge(error: unknown, delivery: Delivery, now: Instant, random: () => number): Verdict {
  if (!isRefusal(error)) return { settlement: { state: 'unknown', failure: 'error' } };
  if (error.gone) return { settlement: { state: 'dead', failure: 'gone' }, gone: true };
  if (error.outcome === 'refused') return { settlement: { state: 'dead', failure: 'refused' } };
  if (error.outcome === 'unknown') return { settlement: { state: 'unknown', failure: 'unconfirmed' } };
  return tryAgain(delivery, now, error.retryAfterMs, error.retryScope, random);
}

/** Nothing left: it is tried again, until it was tried too often or for too long. */
export function tryAgain(
  delivery: Delivery,
  now: Instant,
  retryAfterMs: number | undefined,
  scope: Refusal['retryScope'],
  random: () => number,
): Verdict {
  const { attempts, tried_at } = delivery;
  // To be asked to wait is no failure of this delivery: only the total time limits that.
  const asked = retryAfterMs !== undefined;
  const runAt = now + (retryAfterMs ?? waitAfter(attempts, random));
  if ((!asked && attempts >= MOST_ATTEMPTS) || runAt - (tried_at ?? now) > LONGEST_MS) {
    return { settlement: { state: 'dead', failure: 'not-sent' } };
  }
  return {
    settlement: { state: 'queued', failure: asked ? 'asked-to-wait' : 'not-sent', runAt, counts: !asked },
    ...(asked && scope === 'channel' && { silentUntil: runAt }),
  };
}

/** Grows with the attempts; between half and all of it, so that what failed together does not come back together. */
function waitAfter(attempts: number, random: () => number): number {
  return Math.round(FIRST_WAIT_MS * WAIT_FACTOR ** (attempts - 1) * (0.5 + random() / 2));
}

function isRefusal(error: unknown): error is Refusal {
  return error instanceof Error && 'code' in error && error.code === 'channel' && 'outcome' in error;
}
