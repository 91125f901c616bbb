/** How the parts of the bot are: each reports or is asked, and whoever looks sees which are well, and since when. */
import { codeAndPlace } from './log.ts';
import type { Instant } from './time/instant.ts';

export interface Part {
  name: string;
  ok: boolean;
  /** Since when it has been so. */
  since: Instant;
  /** In a word or two, for whoever runs the bot: a code, an age. Anybody who reaches the server can read it. */
  detail: string;
}

export type State = Pick<Part, 'ok' | 'detail'>;

export interface Health {
  /** The part says how it is, until it says otherwise. */
  report(name: string, ok: boolean, detail?: string): void;
  /** The part is asked whenever somebody looks. It is not well when it throws, or gives no answer within a second. */
  watch(name: string, ask: () => State | Promise<State>): void;
  /** Every part, in the order in which they were first named. Never rejects. */
  look(): Promise<Part[]>;
}

const PATIENCE_MS = 1000;

/** `now` is the clock of `since`. */
export function openHealth(now: () => Instant, patienceMs = PATIENCE_MS): Health {
  const names = new Set<string>();
  const parts = new Map<string, Part>();
  const watched = new Map<string, () => State | Promise<State>>();

  function report(name: string, ok: boolean, detail = ''): void {
    const before = parts.get(name);
    const since = before?.ok === ok ? before.since : now();
    names.add(name);
    parts.set(name, { name, ok, since, detail });
  }

  async function ask(name: string, part: () => State | Promise<State>): Promise<void> {
    const { ok, detail } = await inTime(part, patienceMs, { ok: false, detail: 'no answer' }).catch((error) => ({
      ok: false,
      detail: codeAndPlace(error).code,
    }));
    report(name, ok, detail);
  }

  return {
    report,
    watch(name, part) {
      names.add(name);
      watched.set(name, part);
    },
    async look() {
      await Promise.all([...watched].map(([name, part]) => ask(name, part)));
      return [...names].flatMap((name) => parts.get(name) ?? []);
    },
  };
}

/** What the work gives, or `late` when it takes longer; rejects with what the work throws in time. */
export async function inTime<T>(work: () => T | Promise<T>, patienceMs: number, late: T): Promise<T> {
  const { promise, resolve } = Promise.withResolvers<T>();
  const timer = setTimeout(resolve, patienceMs, late);
  try {
    return await Promise.race([work(), promise]);
  } finally {
    clearTimeout(timer);
  }
}
