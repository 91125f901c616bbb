/** `npm run trial:kill`: the kill trial on SQLite, and on PostgreSQL where there is one; prints a table, fails on a breach. */
import { parseArgs } from 'node:util';
import { makeFile, makeServer, type TrialPlace } from './places.ts';
import { cellsOf, conclude, writeRow } from './table.ts';
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
    const name = `${engine}, ${replicas} process${replicas > 1 ? 'es' : ''}`;
    writeRow(name, ...cellsOf(trial, columns), trial.seconds.toFixed(0));
    return trial.breaches.map((breach) => `${engine}: ${breach}`);
  } finally {
    await place.remove();
  }
}

process.stdout.write(
  `${size.groups} digests, ${size.kills} kills, seed ${size.seed}. unmarked: repeated without 补发; inFlight: killed while the platform had a message in hand; firstMarked: first messages with 补发\n`,
);
writeRow('', ...columns, 's');
const breaches = await on('SQLite', makeFile(), 1);
if (url) breaches.push(...(await on('PostgreSQL', makeServer(url), REPLICAS)));
else process.stdout.write('PostgreSQL: not run; set DATABASE_URL or give --postgres URL.\n');
conclude(breaches, 'Nothing lost; every repetition marked.');
