/** Leases, kept in the store: taken when nobody has them, extended in time, and given back. */
import { randomUUID } from 'node:crypto';
import type { Duty, Hold, Leases, Term } from '../channels/lease.ts';
import { codeAndPlace, type Log } from '../log.ts';
import { releaseLease, takeLease } from '../store/leases.ts';
import type { Store } from '../store/store.ts';
import type { Instant } from '../time/instant.ts';
import type { Clock } from './clock.ts';

/** Whoever has not extended its lease for so long is taken for dead. */
const LEASE_MS = 45_000;
const EXTEND_MS = 10_000;
/** So long before its end nobody relies on a lease any more: others' clocks may be ahead. */
const MARGIN_MS = 10_000;
/** So often a process that stands by tries to take it. */
const TRY_MS = 3_000;
/** So long a process that stood down leaves it to others. */
const REST_MS = 60_000;
/** So long it is believed that the store can't be reached: longer than from one attempt to the end of the next. */
const SILENCE_MS = 40_000;

/** What the store does with one lease; all reject with StoreError. */
interface Claim {
  /** Takes or extends it; false while it is somebody else's. */
  take(until: Instant, now: Instant): Promise<boolean>;
  release(): Promise<void>;
}

interface LeaseParts {
  store: Pick<Store, 'engine' | 'read'>;
  clock: Pick<Clock, 'now' | 'sleep'>;
  log: Log;
}

/** The leases of one process. Where the store belongs to one process they are granted at once, and cost nothing. */
export function openLeases({ store, clock, log }: LeaseParts): Leases {
  const who = randomUUID();

  function claimOn(name: string): Claim {
    if (store.engine === 'sqlite') return { take: async () => true, release: async () => {} };
    return {
      take: (until, now) => store.read((db) => takeLease(db, name, { who, until }, now)),
      release: () => store.read((db) => releaseLease(db, name, who)),
    };
  }

  /** The moment until which the lease is this process's; null while it can't be had. */
  async function attempt(claim: Claim): Promise<Instant | null> {
    // Counted from before the attempt, which may take its time.
    const now = clock.now();
    const isTaken = await claim.take(now + LEASE_MS, now).catch(() => false);
    return isTaken ? now + LEASE_MS : null;
  }

  /** Does the duty for as long as the lease lasts, and gives it back. */
  async function serve(
    claim: Claim,
    from: Instant,
    duty: Duty,
    stopping: AbortSignal,
  ): Promise<'ended' | 'stood-down'> {
    const over = new AbortController();
    const { term, extend, settled } = openTerm(claim, from, clock, stopping);
    const extending = (async () => {
      while (!over.signal.aborted) {
        await clock.sleep(EXTEND_MS, over.signal);
        if (!over.signal.aborted) await extend();
      }
    })();
    if (!stopping.aborted) {
      await duty.taken(term).catch((error: unknown) => log('error', 'duty failed', codeAndPlace(error)));
    }
    const outcome = term.ended.aborted ? 'ended' : 'stood-down';
    over.abort();
    await extending;
    // Whatever still extends would take it again.
    await settled();
    await claim.release().catch(() => {});
    return outcome;
  }

  return {
    async hold(name, duty, stopping) {
      const claim = claimOn(name);
      let isStandingBy = false;
      const standBy = () => {
        if (!isStandingBy && !stopping.aborted) duty.standBy();
        isStandingBy = true;
      };
      while (!stopping.aborted) {
        const until = await attempt(claim);
        if (until === null) {
          standBy();
          await clock.sleep(TRY_MS, stopping);
          continue;
        }
        log('info', 'lease taken', { id: name });
        isStandingBy = false;
        const outcome = await serve(claim, until, duty, stopping);
        standBy();
        if (stopping.aborted) return;
        log('warn', outcome === 'ended' ? 'lease lost' : 'lease given up', { id: name });
        if (outcome === 'stood-down') await clock.sleep(REST_MS, stopping);
      }
    },
  };
}

/** A term that lasts until that moment, unless it is extended. `settled` resolves when nothing extends it at present. */
function openTerm(
  claim: Claim,
  from: Instant,
  clock: LeaseParts['clock'],
  stopping: AbortSignal,
): { term: Term; extend(): Promise<Hold>; settled(): Promise<unknown> } {
  const lost = new AbortController();
  const ended = AbortSignal.any([stopping, lost.signal]);
  let until = from;
  /** When the store last gave no answer. */
  let silentAt: Instant = -Infinity;
  let extending: Promise<Hold> | null = null;
  const isWithin = () => clock.now() < until - MARGIN_MS;

  async function tryToExtend(): Promise<Hold> {
    const now = clock.now();
    try {
      if (!(await claim.take(now + LEASE_MS, now))) lost.abort();
      else until = now + LEASE_MS;
    } catch {
      silentAt = clock.now();
      if (!isWithin()) return 'unsure';
    }
    return ended.aborted ? 'lost' : 'held';
  }

  function extend(): Promise<Hold> {
    extending ??= tryToExtend().finally(() => {
      extending = null;
    });
    return extending;
  }

  async function look(): Promise<Hold> {
    if (ended.aborted) return 'lost';
    if (isWithin()) return 'held';
    // Asking again would hold everything up for as long as the store says nothing.
    if (clock.now() - silentAt < SILENCE_MS) return 'unsure';
    return extend();
  }

  return { term: { ended, look }, extend, settled: async () => extending };
}
