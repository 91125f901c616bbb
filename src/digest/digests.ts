/** The digest station: what is due becomes what is owed, and what is owed is delivered, at its time and once. */
import { randomUUID } from 'node:crypto';
import { nextRun, recover } from '../store/deliveries.ts';
import { findMark, noteMark, SCHEDULER_MARK } from '../store/marks.ts';
import { StoreError } from '../store/problem.ts';
import type { Instant } from '../time/instant.ts';
import { keepPlan, openLedgerBefore } from './before.ts';
import { type DeliverNext, openCourier } from './deliver.ts';
import { openLoops } from './loops.ts';
import { earliest, type Parts } from './parts.ts';
import { reportCalendar, reportFailures, whenToReport } from './reports.ts';
import { replan, scheduleDue } from './schedule.ts';
import { openWatchdog } from './watchdog.ts';

export interface Digests {
  /** Goes on by itself from now on, through failures of the store too. */
  start(): void;
  /** Finishes what is in hand; resolves when nothing more will be sent. */
  stop(): Promise<void>;
  /** Schedules what is due now, and delivers all that can go now. Rejects with StoreError. */
  run(): Promise<void>;
  /**
   * Turns the clock to the moment: forward from event to event, so that everything arrives at its own time; or back, where
   * what had been planned for later is planned anew.
   */
  passTo(instant: Instant): Promise<void>;
}

const SCHEDULE_MS = 10_000;
const POLL_MS = 1000;
const WATCH_MS = 60_000;
/** So soon what is too close to its chat's last message is looked at again. */
const MOMENT_MS = 1000;
/** A mark that lies further ahead than clocks of replicas differ was made before the clock was turned back. */
const CLOCKS_DIFFER_MS = 60_000;

export function openDigests(parts: Parts): Digests {
  const { store, clock, channels, log } = parts;
  const who = randomUUID();
  const stopped = new AbortController();
  const before = openLedgerBefore(parts);
  const watchdog = openWatchdog(clock.now(), log);
  const couriers = channels.map((carrier) => ({
    name: carrier.name,
    deliverNext: openCourier({ ...parts, carrier, who, before, stopped: stopped.signal }),
  }));
  let isReady = false;

  /** What a process does once, as soon as the store lets it. */
  async function makeReady(): Promise<void> {
    if (isReady) return;
    const now = clock.now();
    await keepPlan(parts);
    const ran = await store.read((db) => findMark(db, SCHEDULER_MARK));
    if (ran !== null && ran > now + CLOCKS_DIFFER_MS) await replan(parts, now);
    // Nobody else can have the embedded store: what is being sent there is of a process that died.
    if (store.engine === 'sqlite') await store.transaction((db) => recover(db, now, who));
    isReady = true;
  }

  /** Gives the moment at which there is more to do. */
  async function schedule(): Promise<Instant | null> {
    await makeReady();
    const now = clock.now();
    await store.transaction((db) => recover(db, now));
    const next = await scheduleDue(parts, now);
    await reportFailures(parts, now);
    await reportCalendar(parts, now);
    await parts.troubles?.report(parts, now);
    await store.read((db) => noteMark(db, SCHEDULER_MARK, now));
    watchdog.ran(clock.now());
    // The mark was written, so the store can be.
    parts.onStore?.(null);
    return next;
  }

  const loops = openLoops(
    [
      { name: 'scheduler', step: schedule, atMostMs: SCHEDULE_MS },
      ...couriers.map(({ name, deliverNext }) => ({
        name: `delivery on ${name}`,
        step: async () => {
          const step = await deliverNext();
          return step.kind === 'busy' ? clock.now() : step.until;
        },
        atMostMs: POLL_MS,
      })),
      {
        name: 'watchdog',
        step: async () => {
          watchdog.look(clock.now());
          return null;
        },
        atMostMs: WATCH_MS,
      },
    ],
    {
      clock,
      log,
      onError(error) {
        if (error instanceof StoreError) parts.onStore?.(error);
      },
    },
  );

  /** Does all that can be done now, waiting for the pace only, and gives the moment at which there is more. */
  async function workOff(wait: (until: Instant) => Promise<void>): Promise<Instant | null> {
    const times = [await schedule()];
    for (const { deliverNext } of couriers) times.push(await deliverAll(deliverNext, wait));
    return earliest(...times, await whenToReport(parts));
  }

  const sleepUntil = (until: Instant) => clock.sleep(until - clock.now(), stopped.signal);

  async function deliverAll(
    deliverNext: DeliverNext,
    wait: (until: Instant) => Promise<void>,
  ): Promise<Instant | null> {
    while (!stopped.signal.aborted) {
      const step = await deliverNext();
      if (step.kind === 'idle') return step.until;
      if (step.kind === 'pace') await wait(step.until);
    }
    return null;
  }

  /** Whether something that was due by then waits to be sent. */
  async function isOwed(instant: Instant): Promise<boolean> {
    const runs = await store.read((db) => Promise.all(channels.map(({ name }) => nextRun(db, name))));
    return runs.some((run) => run !== null && run <= instant);
  }

  async function pass(instant: Instant): Promise<void> {
    if (instant < clock.now()) {
      clock.turnTo(instant);
      await replan(parts, instant);
    }
    for (;;) {
      const next = await workOff(async (until) => clock.turnTo(until));
      if (next === null || stopped.signal.aborted) break;
      // What falls on the moment itself comes to one chat one after another, the last a little later.
      const isMoment = next <= clock.now() + MOMENT_MS && (await isOwed(instant));
      if (next > instant && !isMoment) break;
      clock.turnTo(Math.max(next, clock.now() + 1));
    }
    // At the moment itself too, so that the scheduler is seen to have run then.
    if (instant > clock.now()) clock.turnTo(instant);
    await workOff(sleepUntil);
  }

  let isStarted = false;
  let atWork: Promise<unknown> = Promise.resolve();

  /** One job at a time, and the loops rest meanwhile: each channel has one delivery in hand, and no clock is turned under it. */
  function alone(job: () => Promise<unknown>): Promise<void> {
    const work = atWork.then(async () => {
      if (stopped.signal.aborted) return;
      await loops.halt();
      try {
        await job();
      } finally {
        if (isStarted && !stopped.signal.aborted) loops.begin();
      }
    });
    atWork = work.catch(() => {});
    return work;
  }

  return {
    start() {
      isStarted = true;
      alone(async () => {}).catch(() => {});
    },
    async stop() {
      stopped.abort();
      await atWork;
      await loops.halt();
    },
    run: () => alone(() => workOff(sleepUntil)),
    passTo: (instant) => alone(() => pass(instant)),
  };
}
