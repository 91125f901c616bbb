/** Loops that go on by themselves: each does its step, sleeps until there may be more, and survives whatever a step throws. */
import { codeAndPlace, type Log } from '../log.ts';
import type { Instant } from '../time/instant.ts';
import type { Clock } from './parts.ts';

export interface Loop {
  name: string;
  /** Does what is due, and gives the moment at which there may be more, null when that is not known. */
  step(): Promise<Instant | null>;
  /** The longest sleep between two steps. */
  atMostMs: number;
}

export interface Loops {
  /** Lets them run; nothing when they do. */
  begin(): void;
  /** Resolves when every step that was under way is done. They can begin again. */
  halt(): Promise<void>;
}

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 60_000;

/** `onError` hears of every step that failed. */
export function openLoops(
  loops: readonly Loop[],
  { clock, log, onError = () => {} }: { clock: Clock; log: Log; onError?: (error: unknown) => void },
): Loops {
  let running: { halted: AbortController; ended: Promise<unknown> } | null = null;

  async function run({ name, step, atMostMs }: Loop, halted: AbortSignal): Promise<void> {
    let failures = 0;
    while (!halted.aborted) {
      let wait: number;
      try {
        const next = await step();
        failures = 0;
        wait = Math.min(atMostMs, next === null ? atMostMs : next - clock.now());
      } catch (error) {
        wait = Math.min(FIRST_PAUSE_MS * 2 ** failures, LONGEST_PAUSE_MS);
        failures += 1;
        log('error', `${name} failed`, codeAndPlace(error));
        onError(error);
      }
      await clock.sleep(wait, halted);
    }
  }

  return {
    begin() {
      if (running) return;
      const halted = new AbortController();
      running = { halted, ended: Promise.all(loops.map((loop) => run(loop, halted.signal))) };
    },
    async halt() {
      const before = running;
      running = null;
      before?.halted.abort();
      await before?.ended;
    },
  };
}
