/** Callbacks that are late or came before: refused, and nothing true is kept out by them. */
import { describe, expect, test } from 'vitest';
import { openCallbacks } from '../../../src/channels/wecom/callback.ts';
import { encrypt } from '../../../src/channels/wecom/crypto.ts';
import { AIBOT, messageTo, NOW, OTHER_KEY, RANDOM, read, summary, verificationOf } from './given-callback.ts';

const MINUTE = 60_000;

describe('time', () => {
  test.each([
    [-5 * MINUTE, 200],
    [-5 * MINUTE - 1, 403],
    [5 * MINUTE, 200],
    [5 * MINUTE + 1, 403],
    [24 * 60 * MINUTE, 403],
  ])('read %d ms after it was set up: %d', (after, status) => {
    expect(summary(read(messageTo(AIBOT), AIBOT, NOW + after))[0]).toBe(status);
    expect(summary(read(verificationOf(AIBOT), AIBOT, NOW + after))[0]).toBe(status);
  });

  test('a forgery that is stale is stale: to know that takes no secret', () => {
    expect(summary(read(messageTo(AIBOT, { signature: '0'.repeat(40) }), AIBOT, NOW + 6 * MINUTE))).toEqual([
      403,
      'stale',
    ]);
  });
});

describe('what came before is refused', () => {
  test('a message, a second and a third time', () => {
    const callbacks = openCallbacks(AIBOT);
    const statuses = [0, MINUTE, 5 * MINUTE].map((after) => summary(callbacks.read(messageTo(AIBOT), NOW + after)));

    expect(statuses).toEqual([
      [200, '{"msgtype":"text"}'],
      [403, 'replayed'],
      [403, 'replayed'],
    ]);
  });

  test('a verification', () => {
    const callbacks = openCallbacks(AIBOT);

    expect(summary(callbacks.read(verificationOf(AIBOT), NOW))[0]).toBe(200);
    expect(summary(callbacks.read(verificationOf(AIBOT), NOW))).toEqual([403, 'replayed']);
  });

  test('a message as a verification, which keeps the message itself not out', () => {
    const callbacks = openCallbacks(AIBOT);
    const encrypted = encrypt(AIBOT.key, '{"text":{"content":"secret"}}', '', RANDOM);

    expect(summary(callbacks.read(verificationOf(AIBOT, { encrypted }), NOW))).toEqual([400, 'echo']);
    expect(summary(callbacks.read(messageTo(AIBOT, { encrypted }), NOW))[0]).toBe(200);
    expect(summary(callbacks.read(messageTo(AIBOT, { encrypted }), NOW))).toEqual([403, 'replayed']);
  });

  test('its nonce with another message, for as long as the time would be right', () => {
    const callbacks = openCallbacks(AIBOT);
    callbacks.read(messageTo(AIBOT), NOW);

    const other = messageTo(AIBOT, { plain: '{"msgtype":"image"}' });

    expect(summary(callbacks.read(other, NOW + 5 * MINUTE))).toEqual([403, 'replayed']);
  });

  test('not another one with the same text, at the same time or at another', () => {
    const callbacks = openCallbacks(AIBOT);
    const others = [{}, { nonce: '1' }, { timestamp: `${NOW / 1000 + 1}` }];

    const statuses = others.map((given) => summary(callbacks.read(messageTo(AIBOT, given), NOW))[0]);

    expect(statuses).toEqual([200, 200, 200]);
  });

  test('not what could not be kept, which may come again', () => {
    const callbacks = openCallbacks(AIBOT);
    const first = callbacks.read(messageTo(AIBOT), NOW);
    if (first.kind === 'message') first.release();

    expect(summary(callbacks.read(messageTo(AIBOT), NOW))[0]).toBe(200);
    expect(summary(callbacks.read(messageTo(AIBOT), NOW))).toEqual([403, 'replayed']);
  });

  test('what is forged is not remembered, and can keep nothing true out', () => {
    const callbacks = openCallbacks(AIBOT, 2);
    for (let nonce = 0; nonce < 10; nonce += 1) {
      callbacks.read(messageTo({ ...AIBOT, token: 'QDG6eL' }, { nonce: `${nonce}` }), NOW);
    }
    callbacks.read(messageTo({ ...AIBOT, key: OTHER_KEY }), NOW);

    expect(summary(callbacks.read(messageTo(AIBOT), NOW))[0]).toBe(200);
  });

  test('when no more can be remembered, nothing more is let in, and it may come again', () => {
    const callbacks = openCallbacks(AIBOT, 2);
    const readOne = (nonce: string) => callbacks.read(messageTo(AIBOT, { nonce }), NOW);
    const first = readOne('1');
    readOne('2');

    expect(summary(readOne('3'))).toEqual([503, 'full']);
    expect(summary(readOne('2'))).toEqual([403, 'replayed']);
    if (first.kind === 'message') first.release();
    expect(summary(readOne('3'))[0]).toBe(200);
  });
});
