/** What only one process at a time may do, such as polling for a bot: whoever holds its lease does it, the others stand by. */

/**
 * Whether a process still holds its lease. `unsure`: its time is over, and the store that could tell more can't be reached.
 * Then nobody can take the lease, unless the others still reach the store.
 */
export type Hold = 'held' | 'unsure' | 'lost';

/** A stretch of time in which this process holds a lease. */
export interface Term {
  /** Aborts when somebody else has the lease, and when this process stops. */
  readonly ended: AbortSignal;
  /**
   * To be asked before anything that would get in another holder's way: a process that has slept finds out by this, and
   * not in time by the signal. Never rejects.
   */
  look(): Promise<Hold>;
}

export interface Duty {
  /**
   * Does what the lease is for, until soon after the term has ended. When it resolves before that it stands down: the
   * lease is given back, and this process leaves it alone for a while.
   */
  taken(term: Term): Promise<void>;
  /** This process does not hold the lease: told after each term, and when the lease can't be had at first. */
  standBy(): void;
}

export interface Leases {
  /** Does the duty whenever the lease can be had, until `stopping`; then gives it back, and resolves. Never rejects. */
  hold(name: string, duty: Duty, stopping: AbortSignal): Promise<void>;
}

/** For a process that is known to be the only one. */
export const ALONE: Leases = {
  hold: (_name, { taken }, ended) => taken({ ended, look: async () => (ended.aborted ? 'lost' : 'held') }),
};
