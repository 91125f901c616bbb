/** `npm run trial:kill`: the kill trial on SQLite, and on PostgreSQL where there is one; prints a table, fails on a breach. */
import { parseArgs } from 'node:util';
import { makeFile, makeServer, type TrialPlace } from './places.ts';
import { runTrial, type Trial } from './trial.ts';

const GROUPS = 1000;
const KILLS = 30;
const REPLICAS = 3;

const { values } = parseArgs({
  options: {
    postgres: { type: 'string' },
    seed: { type: 'string', default: '1' },
    groups: { type: 'string', default: String(GROUPS) },
    kills: { type: 'string', default: String(KILLS) },
  },
});
const url = values.postgres ?? process.env.DATABASE_URL;
const size = { groups: Number(values.groups), kills: Number(values.kills), seed: Number(values.seed) };
const columns: readonly (keyof Trial)[] = [
  'delivered',
  'lost',
  'repeated',
  'unmarked',
  'unknown',
  'dead',
  'kills',
  'inFlight',
  'firstMarked',
];

async function on(engine: string, place: TrialPlace, replicas: number): Promise<string[]> {
  try {
    const trial = await runTrial({ ...size, where: place.where, replicas });
    row(
      `${engine}, ${replicas} process${replicas > 1 ? 'es' : ''}`,
      ...columns.map((column) => String(trial[column])),
      trial.seconds.toFixed(0),
    );
    return trial.breaches.map((breach) => `${engine}: ${breach}`);
  } finally {
    await place.remove();
  }
}

function row(first: string, ...cells: string[]): void {
  process.stdout.write(`${first.padEnd(26)}${cells.map((cell) => cell.padStart(12)).join('')}\n`);
}

process.stdout.write(
  `${size.groups} digests, ${size.kills} kills, seed ${size.seed}. unmarked: repeated without 补发; inFlight: killed while the platform had a message in hand; firstMarked: first messages with 补发\n`,
);
row('', ...columns, 's');
const breaches = await on('SQLite', makeFile(), 1);
if (url) breaches.push(...(await on('PostgreSQL', makeServer(url), REPLICAS)));
else process.stdout.write('PostgreSQL: not run; set DATABASE_URL or give --postgres URL.\n');
process.stdout.write(
  breaches.length === 0 ? 'Nothing lost; every repetition marked.\n' : `BREACH: ${breaches.join('; ')}\n`,
);
process.exitCode = breaches.length === 0 ? 0 : 1;
