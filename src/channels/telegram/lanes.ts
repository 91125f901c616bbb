/** Work in order: one thing after another for each chat, several chats side by side, up to a number. */
import type { Instant } from '../../time/instant.ts';
import type { Clock } from './retry.ts';

/** The place of a piece of work among those that are at work. */
export interface Turn {
  /** Waits without standing in the way of other lanes: what is only waiting is not at work. */
  rest(wait: () => Promise<void>): Promise<void>;
}

export interface Lanes {
  /** Appends the work to its lane. Resolves when it is done; with false when it never began. The work must not reject. */
  add(lane: string, work: (turn: Turn) => Promise<void>): Promise<boolean>;
  /** Resolves when all that was added is done. */
  idle(): Promise<void>;
  /** What has not begun never will. */
  clear(): void;
}

interface Job {
  work(turn: Turn): Promise<void>;
  end(isDone: boolean): void;
}

/** Whoever is at work for longer hands the turn on and goes on beside the next: a call that hangs holds up its own chat only. */
export const LONGEST_TURN_MS = 1000;

/** At most `width` lanes are at work at once, except for those that have been at it for long. */
export function openLanes(width: number, clock: Clock): Lanes {
  const lanes = new Map<string, Job[]>();
  /** Lanes that wait for their turn, in the order in which they came. */
  const turns: (() => void)[] = [];
  const idlers: (() => void)[] = [];
  let working = 0;

  /** Who has a turn and since when, the longest first. */
  const holders = new Map<object, { since: Instant; give(): void }>();
  let isWatched = false;

  async function begin(): Promise<void> {
    if (working < width) {
      working += 1;
      return;
    }
    const begun = new Promise<void>((resolve) => turns.push(resolve));
    if (!isWatched) void watch();
    await begun;
  }

  /** Takes the turn from whoever has had it for long, as long as somebody waits for one. */
  async function watch(): Promise<void> {
    isWatched = true;
    while (turns.length > 0) {
      const [longest] = holders.values();
      const left = longest ? longest.since + LONGEST_TURN_MS - clock.now() : LONGEST_TURN_MS;
      if (left > 0) await clock.sleep(left);
      else longest?.give();
    }
    isWatched = false;
  }

  /** Hands the turn over to the one who waits longest. */
  function end(): void {
    const next = turns.shift();
    if (next) next();
    else working -= 1;
  }

  function openTurn() {
    const self = {};

    async function take(): Promise<void> {
      await begin();
      holders.set(self, { since: clock.now(), give });
    }

    /** Does nothing once the turn was given or taken away. */
    function give(): void {
      if (holders.delete(self)) end();
    }

    async function rest(wait: () => Promise<void>): Promise<void> {
      give();
      await wait();
      await take();
    }

    return { take, give, rest };
  }

  async function run(lane: string, queue: Job[]): Promise<void> {
    for (;;) {
      const turn = openTurn();
      await turn.take();
      const job = queue.shift();
      await job?.work(turn);
      turn.give();
      job?.end(true);
      if (queue.length > 0) continue;
      lanes.delete(lane);
      if (lanes.size === 0) for (const wake of idlers.splice(0)) wake();
      return;
    }
  }

  return {
    add(lane, work) {
      return new Promise((end) => {
        const job = { work, end };
        const queue = lanes.get(lane);
        if (queue) {
          queue.push(job);
          return;
        }
        const fresh = [job];
        lanes.set(lane, fresh);
        void run(lane, fresh);
      });
    },
    async idle() {
      if (lanes.size > 0) await new Promise<void>((resolve) => idlers.push(resolve));
    },
    clear() {
      for (const queue of lanes.values()) for (const { end } of queue.splice(0)) end(false);
    },
  };
}
