/** The kill trial in short; `npm run trial:kill` runs it at full length. */
import { describe, expect, test } from 'vitest';
import { makeFile, makeServer, type TrialPlace } from './places.ts';
import { runTrial, type Trial } from './trial.ts';

const { DATABASE_URL } = process.env;

async function short(place: TrialPlace, replicas: number): Promise<Trial> {
  try {
    return await runTrial({ where: place.where, replicas, groups: 60, kills: 3, seed: 7 });
  } finally {
    await place.remove();
  }
}

describe('processes that are killed while they send', () => {
  test('lose nothing and mark what they repeat, on SQLite', async () => {
    expect(await short(makeFile(), 1)).toMatchObject({ breaches: [], lost: 0, kills: 3 });
  }, 60_000);

  test.skipIf(!DATABASE_URL)(
    'lose nothing and mark what they repeat, three at a time on PostgreSQL (needs DATABASE_URL)',
    async () => {
      expect(await short(makeServer(DATABASE_URL ?? ''), 3)).toMatchObject({ breaches: [], lost: 0, kills: 3 });
    },
    60_000,
  );
});
