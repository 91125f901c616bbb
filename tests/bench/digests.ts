/** Measures the digest station at the size of a province: composing, the scheduler's tick, delivery at a platform's pace, memory. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import packageJson from '../../package.json' with { type: 'json' };
import { composeDigest } from '../../src/answer/digest.ts';
import type { Clock } from '../../src/digest/parts.ts';
import { scheduleDue } from '../../src/digest/schedule.ts';
import { type Ledger, loadLedger } from '../../src/plan/load.ts';
import type { Watch } from '../../src/plan/query.ts';
import { addDays, type Day } from '../../src/time/day.ts';
import { type Instant, instantAt, type TimeOfDay } from '../../src/time/instant.ts';
import { calendar, partsOver, subscribe, withStore } from './groups.ts';
import type { Delivered } from './station.ts';
import { realData } from './synthetic.ts';
import type { Row } from './table.ts';

const DIGESTS = 10_000;
const IDLE = 100_000;
const PER_SECOND = 30;
const TICKS = 20;
const TODAY = '2017-06-19' as Day;
/** Mondays before the days on which most tasks are due. */
const MONDAYS = ['2016-12-12', '2017-06-19', '2017-12-11', '2018-12-10', '2019-12-09', '2020-12-07'] as Day[];
const NINE = '09:00' as TimeOfDay;

const run = promisify(execFile);

/** Rows for each of the four. */
export async function measureDigests(): Promise<Row[]> {
  const { plan, units, words } = realData();
  const ledger = loadLedger(plan, units, words);
  return [composing(ledger), await ticking(ledger), ...(await delivering())];
}

/** Every unit of the plan as lead and support, in turn with filters that people write, on the Mondays with most to say. */
function composing(ledger: Ledger): Row {
  const units = [...new Set([...ledger.ledBy.keys(), ...ledger.supportedBy.keys()])];
  const watches: readonly Watch[] = [
    { where: { mine: 'either' } },
    { where: { mine: 'lead' }, period: '30天内' },
    { where: {}, except: { section: [3] } },
  ];
  const start = performance.now();
  let composed = 0;
  for (let number = 0; number < DIGESTS; number += 1) {
    const unit = units[number % units.length] ?? '';
    const today = MONDAYS[number % MONDAYS.length] ?? TODAY;
    const digest = composeDigest(
      { ledger, today, lang: number % 5 === 0 ? 'en' : 'zh', calendar },
      {
        watch: watches[number % watches.length] ?? { where: {} },
        words: '',
        units: [unit],
        since: addDays(today, -91),
        before: null,
        late: false,
        afterPause: false,
        saidOver: false,
      },
    );
    if (digest) composed += 1;
  }
  const seconds = (performance.now() - start) / 1000;
  return {
    what: `compose ${DIGESTS} digests (${composed} have something to say)`,
    measured: seconds,
    unit: 's',
    target: 5,
  };
}

/** A clock on which no time passes: nothing becomes due. */
function standing(now: Instant): Clock {
  return { now: () => now, today: () => TODAY, turnTo() {}, sleep: async () => {} };
}

/** The slowest of some ticks that find nothing due. */
async function ticking(ledger: Ledger): Promise<Row> {
  return withStore(async (store) => {
    await subscribe(store, IDLE, instantAt(addDays(TODAY, 7), NINE));
    const parts = partsOver(store, ledger, standing(instantAt(TODAY, NINE)), []);
    const times: number[] = [];
    for (let tick = 0; tick < TICKS; tick += 1) {
      const start = performance.now();
      await scheduleDue(parts, parts.clock.now());
      times.push(performance.now() - start);
    }
    return { what: `tick over ${IDLE} idle subscriptions`, measured: Math.max(...times), unit: 'ms', target: 50 };
  });
}

/** From the slot until the last of so many digests is sent, by a process with the flags of `npm start`. */
async function delivering(): Promise<Row[]> {
  const flags = String(packageJson.scripts.start).split(' ').slice(1, -1);
  const station = join(import.meta.dirname, 'station.ts');
  const { stdout } = await run(process.execPath, [...flags, station, String(DIGESTS), String(PER_SECOND)]);
  const { count, simulatedSeconds, realSeconds, megabytes }: Delivered = JSON.parse(stdout);
  if (count !== DIGESTS) throw new Error(`${count} of ${DIGESTS} were delivered`);
  return [
    {
      what: `deliver ${DIGESTS} at ${PER_SECOND}/s, simulated time`,
      measured: simulatedSeconds,
      unit: 's',
      target: 370,
    },
    { what: 'the same, real time', measured: realSeconds, unit: 's', target: null },
    { what: `peak memory of that process, with ${DIGESTS} queued`, measured: megabytes, unit: 'MB', target: 250 },
  ];
}
