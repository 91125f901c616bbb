/** A process of the trial that delivers digests until it is killed or told to stop; says when all that is owed is settled. */
import { openDigests } from '../../src/digest/digests.ts';
import { loadLedger } from '../../src/plan/load.ts';
import { openStore, type Store, type Where } from '../../src/store/open.ts';
import { openCalendar } from '../../src/time/working-days.ts';
import { numbersFrom } from '../bench/measure.ts';
import { realData } from '../bench/synthetic.ts';
import { carrierTo } from '../fakes/platform.ts';
import { type FastTime, openFastClock } from './fast-clock.ts';

export interface Task {
  where: Where;
  platform: string;
  /** What the process calls itself before the platform. */
  name: string;
  seed: number;
  time: FastTime;
  /** How many digests there will be. */
  owed: number;
}

/** How long the channel waits for an answer, of the real time. */
const ANSWER_MS = 100;
const LOOK_MS = 100;

const task: Task = JSON.parse(process.argv[2] ?? '');
const { plan, units, words } = realData();
const store = await openWhenFree();
const digests = openDigests({
  store,
  ledger: loadLedger(plan, units, words),
  planVersion: 'trial',
  calendar: openCalendar(),
  clock: openFastClock(task.time),
  log: () => {},
  channels: [
    carrierTo(task.platform, { from: task.name, answerMs: ANSWER_MS, pace: { perSecond: 30, perChatMs: 1000 } }),
  ],
  owners: ['test:owner'],
  random: numbersFrom(task.seed),
});
digests.start();

process.on('message', () => {
  stop().catch(fail);
});
const timer = setInterval(() => {
  look().catch(() => {});
}, LOOK_MS);

/** The file may still be held by the process that was killed a moment ago. */
async function openWhenFree(): Promise<Store> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await openStore(task.where);
    } catch (error) {
      if (tries === 5) throw error;
    }
  }
}

async function look(): Promise<void> {
  const rows = await store.read((db) =>
    db
      .selectFrom('deliveries')
      .select((eb) => ['kind', 'state', 'reported', eb.fn.countAll<number>().as('count')])
      .groupBy(['kind', 'state', 'reported'])
      .execute(),
  );
  const digestsOwed = rows.filter(({ kind }) => kind === 'digest').reduce((sum, { count }) => sum + Number(count), 0);
  const isOpen = rows.some(
    ({ kind, state, reported }) =>
      state === 'queued' ||
      state === 'sending' ||
      (kind === 'digest' && (state === 'dead' || state === 'unknown') && reported === 0),
  );
  if (digestsOwed === task.owed && !isOpen) process.send?.('settled');
}

async function stop(): Promise<void> {
  clearInterval(timer);
  await digests.stop();
  await store.close();
  process.disconnect();
}

function fail(error: unknown): void {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
}
