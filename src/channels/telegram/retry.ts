/** Makes a call again that did not leave: soon, then less often, for a limited time. */
import type { Instant } from '../../time/instant.ts';
import type { ChannelError } from '../channel.ts';

/** The part of a clock that a channel needs. */
export interface Clock {
  now(): Instant;
  /** Resolves after so much time, or when the signal says so; never rejects. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 30_000;

/** How long to wait after so many failures in a row (from 1), with up to a half more by chance, so that two do not stay in step. */
export function backOff(failures: number, random: () => number, longest = LONGEST_WAIT_MS): number {
  return Math.min(longest, FIRST_WAIT_MS * 2 ** (failures - 1)) * (1 + random() / 2);
}

/** For how long to try, and how to wait in between. */
export interface Patience {
  ms: number;
  /** Gives false when waiting is over because the channel stops: for what has begun that is later than for what has not. */
  rest(ms: number, hasBegun?: boolean): Promise<boolean>;
}

/** What time and chance are taken from. */
export interface Source {
  clock: Clock;
  random(): number;
}

/** Resolves with what the call gives. What was refused or may have arrived is not tried again, nor what would come too late. */
export async function persist<T>(
  call: () => Promise<T>,
  { ms, rest }: Patience,
  { clock, random }: Source,
  judge: (error: unknown) => ChannelError,
): Promise<T> {
  const end = clock.now() + ms;
  for (let failures = 1; ; failures += 1) {
    try {
      return await call();
    } catch (error) {
      const failure = judge(error);
      const wait = failure.retryAfterMs ?? backOff(failures, random);
      if (failure.outcome !== 'not-sent' || clock.now() + wait > end || !(await rest(wait))) throw failure;
    }
  }
}
