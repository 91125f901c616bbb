/** A process of its own, run by the bench: delivers what so many groups are owed at a platform's pace, in simulated time. */
import { openDigests } from '../../src/digest/digests.ts';
import type { Clock } from '../../src/digest/parts.ts';
import { loadLedger } from '../../src/plan/load.ts';
import type { Day } from '../../src/time/day.ts';
import { dayAt, type Instant, instantAt, type TimeOfDay } from '../../src/time/instant.ts';
import { partsOver, subscribe, withStore } from './groups.ts';
import { realData } from './synthetic.ts';

/** What the process writes to standard output, as JSON. */
export interface Delivered {
  count: number;
  /** From the slot until the last was sent, of the simulated time. */
  simulatedSeconds: number;
  realSeconds: number;
  /** Peak resident memory. */
  megabytes: number;
}

const SLOT = instantAt('2017-06-19' as Day, '09:00' as TimeOfDay);
/** How long the platform takes to answer, of the simulated time. */
const ANSWER_MS = 20;

async function deliver(digests: number, perSecond: number): Promise<Delivered> {
  const { plan, units, words } = realData();
  const ledger = loadLedger(plan, units, words);
  return withStore(async (store) => {
    await subscribe(store, digests, SLOT);
    const clock = openVirtualClock(SLOT);
    let last: Instant = SLOT;
    let count = 0;
    const channel = {
      name: 'bench',
      pace: { perSecond, perChatMs: 1000 },
      privateChat: (person: string) => person,
      async send() {
        await clock.sleep(ANSWER_MS);
        last = clock.now();
        count += 1;
      },
    };
    const start = performance.now();
    await openDigests(partsOver(store, ledger, clock, [channel])).run();
    return {
      count,
      simulatedSeconds: (last - SLOT) / 1000,
      realSeconds: (performance.now() - start) / 1000,
      megabytes: process.resourceUsage().maxRSS / 1000,
    };
  });
}

/** A clock on which time passes only while somebody sleeps, and at once: one sleeper at a time is all that there is. */
function openVirtualClock(start: Instant): Clock {
  let now = start;
  return {
    now: () => now,
    today: () => dayAt(now),
    turnTo(instant) {
      now = instant;
    },
    sleep(ms, signal) {
      // Whoever can be woken waits for an answer, which comes before the time is up.
      if (signal && ms > ANSWER_MS * 10) return new Promise(() => {});
      now += Math.max(0, ms);
      return Promise.resolve();
    },
  };
}

const [digests, perSecond] = process.argv.slice(2).map(Number);
process.stdout.write(JSON.stringify(await deliver(digests ?? 0, perSecond ?? 1)));
