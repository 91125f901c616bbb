/** What becomes of a delivery that failed, for every way to fail. */
import { describe, expect, test } from 'vitest';
import { ChannelError, type FailureDetails } from '../../src/channels/channel.ts';
import { judge } from '../../src/digest/outcome.ts';
import type { Delivery } from '../../src/store/deliveries.ts';
import { HOUR, MINUTE } from './given.ts';

const NOW = 1_000_000;

function tried(given: Partial<Delivery> = {}): Delivery {
  return { attempts: 1, tried_at: NOW, ...given } as Delivery;
}

function failing(details: FailureDetails): ChannelError {
  return new ChannelError('no', details);
}

const never = () => 0;
const always = () => 1;

describe('a delivery that failed', () => {
  test('because the platform refused it is dead', () => {
    expect(judge(failing({ outcome: 'refused' }), tried(), NOW, always)).toEqual({
      settlement: { state: 'dead', failure: 'refused' },
    });
  });

  test('because the chat is gone is dead, and so is the chat', () => {
    expect(judge(failing({ outcome: 'refused', gone: true }), tried(), NOW, always)).toEqual({
      settlement: { state: 'dead', failure: 'gone' },
      gone: true,
    });
  });

  test('without an answer may have arrived, so it is not sent again by itself', () => {
    expect(judge(failing({ outcome: 'unknown' }), tried(), NOW, always).settlement).toEqual({
      state: 'unknown',
      failure: 'unconfirmed',
    });
  });

  test.each([new Error('something else'), 'no error at all', undefined])(
    'for a reason that no channel names (%s) may have arrived',
    (error) => {
      expect(judge(error, tried(), NOW, always).settlement).toEqual({ state: 'unknown', failure: 'error' });
    },
  );

  test('before it left waits longer after each attempt, up to eight', () => {
    const waits = [1, 2, 3, 4, 5, 6, 7, 8].map((attempts) => {
      const { settlement } = judge(failing({ outcome: 'not-sent' }), tried({ attempts }), NOW, always);
      return settlement.state === 'queued' ? (settlement.runAt ?? 0) - NOW : settlement.state;
    });

    expect(waits).toEqual([30_000, 90_000, 270_000, 810_000, 2_430_000, 7_290_000, 21_870_000, 'dead']);
  });

  test('with others does not come back with all of them', () => {
    const soonest = judge(failing({ outcome: 'not-sent' }), tried(), NOW, never).settlement.runAt;
    expect(soonest).toBe(NOW + 15_000);
  });

  test('is given up when it was tried for a day', () => {
    const failure = failing({ outcome: 'not-sent' });
    const since = (ms: number) => judge(failure, tried({ tried_at: NOW - ms }), NOW, always).settlement.state;

    expect(since(24 * HOUR - 30_000)).toBe('queued');
    expect(since(24 * HOUR - 29_999)).toBe('dead');
  });

  test('because the platform asked to wait waits as long as it was asked to, and was not tried', () => {
    const verdict = judge(
      failing({ outcome: 'not-sent', retryAfterMs: 7 * MINUTE }),
      tried({ attempts: 8 }),
      NOW,
      always,
    );

    expect(verdict).toEqual({
      settlement: { state: 'queued', failure: 'asked-to-wait', runAt: NOW + 7 * MINUTE, counts: false },
      silentUntil: NOW + 7 * MINUTE,
    });
  });

  test('because one chat had too much does not silence the others', () => {
    const failure = failing({ outcome: 'not-sent', retryAfterMs: 5000, retryScope: 'chat' });
    const verdict = judge(failure, tried(), NOW, always);

    expect(verdict.silentUntil).toBeUndefined();
    expect(verdict.settlement.runAt).toBe(NOW + 5000);
  });

  test('because it is asked to wait for more than a day is given up', () => {
    const failure = failing({ outcome: 'not-sent', retryAfterMs: 25 * HOUR });
    expect(judge(failure, tried(), NOW, always)).toEqual({ settlement: { state: 'dead', failure: 'not-sent' } });
  });
});
