/** Taps that come twice: which are the same once more, for how long, and how much is remembered. */
import { expect, test } from 'vitest';
import type { DecodedTap } from '../../../src/channels/telegram/decoded.ts';
import { openTaps } from '../../../src/channels/telegram/taps.ts';

interface Tapped {
  person?: string;
  messageId?: number;
  text?: string;
  key?: string;
}

function tap({ person = '7', messageId = 42, text = '确认', key }: Tapped = {}): DecodedTap {
  return {
    kind: 'tap',
    message: { channel: 'telegram', chat: '-1', person, id: `tap:${Math.random()}`, text, addressed: true },
    reply: { chat: '-1', messageId },
    callbackId: '1',
    replaces: [],
    ...(key !== undefined && { key }),
  };
}

test('the same person’s same tap on the same message is the same again, for a moment after its answer', () => {
  let now = 1000;
  const taps = openTaps(() => now);
  expect(taps.isAgain(tap())).toBe(false);
  taps.answered(tap());

  expect(taps.isAgain(tap())).toBe(true);
  for (const other of [{ person: '8' }, { messageId: 43 }, { text: '取消' }, { key: 'abc' }])
    expect(taps.isAgain(tap(other)), JSON.stringify(other)).toBe(false);
  now += 5000;
  expect(taps.isAgain(tap())).toBe(false);
});

test('another button in between makes it meant: there and back and there again', () => {
  const taps = openTaps(() => 0);
  taps.answered(tap({ text: '更多', key: 'more' }));
  taps.answered(tap({ text: '更多', key: 'back' }));

  expect(taps.isAgain(tap({ text: '更多', key: 'more' }))).toBe(false);
  expect(taps.isAgain(tap({ text: '更多', key: 'back' }))).toBe(true);
});

test('of very many at once the oldest are forgotten', () => {
  const taps = openTaps(() => 0);
  for (let messageId = 1; messageId <= 1001; messageId += 1) taps.answered(tap({ messageId }));

  expect([1, 2, 1001].map((messageId) => taps.isAgain(tap({ messageId })))).toEqual([false, true, true]);
});
