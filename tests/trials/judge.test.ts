/** The judge of the trial must be able to say no. */
import { describe, expect, test } from 'vitest';
import { judgeTrial, type TrialFacts } from './judge.ts';

const sent = (chat: string, text = '周报') => ({ chat, text });
const end = (chat: string, state: TrialFacts['ends'][number]['state'], reported = 0) => ({ chat, state, reported });

/** Two groups, one kill, and everything right. */
const right: TrialFacts = {
  owed: ['a', 'b'],
  taken: [sent('a'), sent('b'), sent('owner', '1 份没有送达')],
  ends: [end('a', 'sent'), end('b', 'sent')],
  kills: 1,
  wantedKills: 1,
};

const breachesOf = (facts: Partial<TrialFacts>) => judgeTrial({ ...right, ...facts }).breaches;

describe('the judge', () => {
  test('passes a trial in which everything arrived once', () => {
    expect(judgeTrial(right)).toMatchObject({ delivered: 2, lost: 0, repeated: 0, breaches: [] });
  });

  test('passes a repetition that is marked, and what the owner knows to have failed', () => {
    const taken = [sent('a'), sent('a', '补发：周报')];
    expect(breachesOf({ taken, ends: [end('a', 'sent'), end('b', 'dead', 1)] })).toEqual([]);
    expect(breachesOf({ taken, ends: [end('a', 'sent'), end('b', 'unknown', 1)] })).toEqual([]);
  });

  test.each(['sent', 'empty', 'dropped'] as const)(
    'finds a digest that never arrived though it counts as %s',
    (state) => {
      expect(breachesOf({ taken: [sent('a')], ends: [end('a', 'sent'), end('b', state)] })).toEqual(['1 lost']);
    },
  );

  test('finds one that was never owed at all', () => {
    expect(breachesOf({ taken: [sent('a')], ends: [end('a', 'sent')] })).toEqual(['1 lost']);
  });

  test('finds a failure that nobody was told of', () => {
    const ends = [end('a', 'sent'), end('b', 'dead')];
    expect(breachesOf({ taken: [sent('a')], ends })).toEqual(['1 lost', '1 failures that no owner was told of']);
  });

  test('finds a repetition without a mark', () => {
    expect(breachesOf({ taken: [...right.taken, sent('b')] })).toEqual(['1 repeated without a mark']);
  });

  test('finds more repetitions than kills', () => {
    const again = sent('b', '补发：周报');
    expect(breachesOf({ taken: [...right.taken, again, again] })).toEqual(['2 repeated, with 1 kills']);
  });

  test('finds what was never settled, and a trial that did not kill enough', () => {
    expect(breachesOf({ ends: [end('a', 'sent'), end('b', 'sending')] })).toEqual(['1 never settled']);
    expect(breachesOf({ wantedKills: 2 })).toEqual(['only 1 of 2 kills: the trial was too short']);
  });
});
