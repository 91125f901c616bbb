/** Work in order: one thing after another for each chat, several chats side by side, up to a number. */

export interface Lanes {
  /** Appends the work to its lane. It must not reject. */
  add(lane: string, work: () => Promise<void>): void;
  /** Waits without standing in the way of other lanes: what is only waiting is not at work. */
  rest(wait: () => Promise<void>): Promise<void>;
  /** Resolves when all that was added is done. */
  idle(): Promise<void>;
  /** What has not begun never will. */
  clear(): void;
}

/** At most `width` lanes are at work at once. */
export function openLanes(width: number): Lanes {
  const lanes = new Map<string, (() => Promise<void>)[]>();
  /** Lanes that wait for their turn, in the order in which they came. */
  const turns: (() => void)[] = [];
  const idlers: (() => void)[] = [];
  let working = 0;

  async function begin(): Promise<void> {
    if (working >= width) await new Promise<void>((resolve) => turns.push(resolve));
    else working += 1;
  }

  /** Hands the turn over to the one who waits longest. */
  function end(): void {
    const next = turns.shift();
    if (next) next();
    else working -= 1;
  }

  async function run(lane: string, queue: (() => Promise<void>)[]): Promise<void> {
    for (;;) {
      await begin();
      const work = queue.shift();
      if (work) await work();
      end();
      if (queue.length > 0) continue;
      lanes.delete(lane);
      if (lanes.size === 0) for (const wake of idlers.splice(0)) wake();
      return;
    }
  }

  return {
    add(lane, work) {
      const queue = lanes.get(lane);
      if (queue) {
        queue.push(work);
        return;
      }
      const fresh = [work];
      lanes.set(lane, fresh);
      void run(lane, fresh);
    },
    async rest(wait) {
      end();
      await wait();
      await begin();
    },
    async idle() {
      if (lanes.size > 0) await new Promise<void>((resolve) => idlers.push(resolve));
    },
    clear() {
      for (const queue of lanes.values()) queue.length = 0;
    },
  };
}
