/** Callbacks: true ones are read, all others are refused with the right status, and nobody learns from it why. */
import { Decipheriv, Hash } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type CallbackRequest, type CallbackSettings, sealReply } from '../../../src/channels/wecom/callback.ts';
import { encrypt, readKey, signatureOf } from '../../../src/channels/wecom/crypto.ts';
import { encryptedIn } from '../../../src/channels/wecom/envelope.ts';
import {
  AIBOT,
  APP,
  anyRandom,
  anyText,
  contentOf,
  encryptRaw,
  type Given,
  messageTo,
  NOW,
  OTHER_KEY,
  padded,
  RANDOM,
  read,
  summary,
  vectors,
  verificationOf,
} from './given-callback.ts';

/** The vector as settings, and what a call must be given to be the one of the vector. */
function callOf(vector: (typeof vectors.callback)[number]): { settings: CallbackSettings; given: Given; now: number } {
  const { token, receiveId, encodingAESKey, timestamp, nonce, encrypt: encrypted, msgSignature: signature } = vector;
  return {
    settings: { format: receiveId === '' ? 'json' : 'xml', token, key: readKey(encodingAESKey), receiveId },
    given: { encrypted, signature, timestamp, nonce },
    now: Number(timestamp) * 1000,
  };
}

describe.each(vectors.callback)('the vector $id', (vector) => {
  const { settings, given, now } = callOf(vector);

  test('as a message is read', () => {
    const reading = read(messageTo(settings, given), settings, now);

    expect(reading).toMatchObject({ kind: 'message', plain: vector.message, nonce: vector.nonce });
  });

  test('answers a verification with exactly its text, if it is one; no message is handed out like this', () => {
    const reading = read(verificationOf(settings, given), settings, now);

    const isEcho = /^\w+$/u.test(vector.message);
    expect(summary(reading)).toEqual(isEcho ? [200, vector.message] : [400, 'echo']);
  });

  test('with the nonce of another is refused', () => {
    const other = `${vector.nonce.slice(0, -1)}${vector.nonce.endsWith('4') ? '5' : '4'}`;

    expect(summary(read(messageTo(settings, { ...given, nonce: other }), settings, now))).toEqual([401, 'signature']);
    expect(summary(read(verificationOf(settings, { ...given, nonce: other }), settings, now))).toEqual([
      401,
      'signature',
    ]);
  });
});

test('the vector A as the address that WeCom calls', () => {
  const vector = vectors.callback.find(({ id }) => id === 'A-url-verify');
  if (!vector) throw new Error('the vector is gone');
  const { settings, now } = callOf(vector);
  const query = new URLSearchParams(
    'msg_signature=5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3&timestamp=1409659589&nonce=263014780&' +
      'echostr=P9nAzCzyDtyTWESHep1vC5X9xho%2FqYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp%2B4RPcs8TgAE7OaBO%2BFZXvnaqQ%3D%3D',
  );

  const reading = read({ method: 'GET', query, body: Buffer.alloc(0) }, settings, now);

  expect(reading).toEqual({ kind: 'verification', echo: '1616140317555161061' });
});

describe('a forgery is refused, whichever way', () => {
  const wrongToken = { ...AIBOT, token: 'QDG6eL' };
  const plain = 'hello';

  test.each<[string, CallbackRequest, string]>([
    ['a wrong token', messageTo(wrongToken), 'signature'],
    ['a wrong signature', messageTo(AIBOT, { signature: '0'.repeat(40) }), 'signature'],
    ['the right signature in capitals', capitals(messageTo(AIBOT)), 'query'],
    ['a wrong key', messageTo({ ...AIBOT, key: OTHER_KEY }), 'padding'],
    ['a wrong receiver', messageTo({ ...AIBOT, receiveId: 'wx1' }), 'receiveid'],
    ['a length beyond the end', raw(contentOf(plain, { length: 6 })), 'length'],
    ['a length far beyond the end', raw(contentOf(plain, { length: 0xff_ff_ff_ff })), 'length'],
    ['no UTF-8', raw(contentOf(Buffer.from([0xff]))), 'text'],
    ['a wrong token for a verification', verificationOf(wrongToken), 'signature'],
    ['a wrong key for a verification', verificationOf({ ...AIBOT, key: OTHER_KEY }), 'padding'],
  ])('%s', (_what, request, code) => {
    expect(summary(read(request))).toEqual([code === 'query' ? 400 : 401, code]);
  });

  test('for an app: no receiver, or that of another corp', () => {
    expect(summary(read(messageTo({ ...APP, receiveId: '' }), APP))).toEqual([401, 'receiveid']);
    expect(summary(read(messageTo({ ...APP, receiveId: 'wx5823bf96d3bd56c8' }), APP))).toEqual([401, 'receiveid']);
    expect(summary(read(messageTo(APP), APP))[0]).toBe(200);
  });

  /** A message that is signed and encrypted rightly, around something wrong. */
  function raw(content: Uint8Array): CallbackRequest {
    return messageTo(AIBOT, { encrypted: encryptRaw(padded(content)) });
  }

  function capitals(request: CallbackRequest): CallbackRequest {
    request.query.set('msg_signature', request.query.get('msg_signature')?.toUpperCase() ?? '');
    return request;
  }
});

describe('nobody learns whether it is the token or the key that is wrong', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  /** Tells what goes into each hash or decipher, which do their work as ever. */
  function watch(prototype: object, seen: (data: Uint8Array) => void): void {
    const watched = prototype as { update(data: string | Uint8Array): unknown };
    const { update } = watched;
    vi.spyOn(watched, 'update').mockImplementation(function (this: unknown, data) {
      seen(Buffer.from(data));
      return update.call(this, data);
    });
  }

  /** What is hashed and deciphered, in order, with the number of bytes. */
  function stepsOf(request: CallbackRequest): [string, number][] {
    const steps: [string, number][] = [];
    watch(Hash.prototype, ({ length }) => steps.push(['hash', length]));
    watch(Decipheriv.prototype, ({ length }) => steps.push(['decipher', length]));
    read(request);
    vi.restoreAllMocks();
    return steps;
  }

  test.each([100, 700_000])('both take the same steps over the same bytes: %d', (length) => {
    const plain = 'x'.repeat(length);
    const encrypted = encrypt(OTHER_KEY, plain, '', RANDOM);
    const ciphertext = Buffer.byteLength(encrypted, 'base64');

    const wrongKey = stepsOf(messageTo(AIBOT, { encrypted }));
    const wrongToken = stepsOf(messageTo({ ...AIBOT, token: 'QDG6eL' }, { encrypted }));
    const right = stepsOf(messageTo(AIBOT, { plain }));

    expect(wrongToken).toEqual(wrongKey);
    expect(right).toEqual(wrongKey);
    expect(wrongKey).toContainEqual(['decipher', ciphertext]);
  });

  test('and get the same status', () => {
    const statuses = [
      read(messageTo({ ...AIBOT, token: 'QDG6eL' })),
      read(messageTo({ ...AIBOT, key: OTHER_KEY })),
      read(messageTo({ ...AIBOT, receiveId: 'wx1' })),
    ].map((reading) => reading.kind === 'refused' && reading.status);

    expect(statuses).toEqual([401, 401, 401]);
  });

  test('what nobody signed is not decrypted', () => {
    const ciphertexts: string[] = [];
    watch(Decipheriv.prototype, (data) => ciphertexts.push(Buffer.from(data).toString('base64')));
    const encrypted = encrypt(AIBOT.key, 'hello', '', RANDOM);

    read(messageTo(AIBOT, { encrypted, signature: '0'.repeat(40) }));
    read(messageTo(AIBOT, { encrypted }));

    expect(ciphertexts).toEqual([Buffer.alloc(32).toString('base64'), encrypted]);
  });
});

describe('answers', () => {
  test('to an app: the published example in its envelope', () => {
    const vector = vectors.callback.find(({ id }) => id === 'C2-encrypt-deterministic');
    if (!vector) throw new Error('the vector is gone');
    const { settings, now } = callOf(vector);

    const body = sealReply(settings, vector.message, {
      nonce: vector.nonce,
      now: now + 999,
      random16: Buffer.from(vector.random),
    });

    expect(body).toBe(
      `<xml><Encrypt><![CDATA[${vector.encrypt}]]></Encrypt><MsgSignature><![CDATA[${vector.msgSignature}]]></MsgSignature>` +
        `<TimeStamp>${vector.timestamp}</TimeStamp><Nonce><![CDATA[${vector.nonce}]]></Nonce></xml>`,
    );
  });

  test('to an AI bot: the time is a number', () => {
    const vector = vectors.callback.find(({ id }) => id === 'E-utf8-empty-receiveid');
    if (!vector) throw new Error('the vector is gone');
    const { settings, now } = callOf(vector);

    const body = sealReply(settings, vector.message, { nonce: vector.nonce, now, random16: RANDOM });

    expect(JSON.parse(body)).toEqual({
      encrypt: vector.encrypt,
      msgsignature: vector.msgSignature,
      timestamp: 1641002400,
      nonce: 'nonce',
    });
  });

  test.each([AIBOT, APP])('of any text can be read by whoever has token and key: $format', (settings) => {
    fc.assert(
      fc.property(anyText, anyRandom, (plain, random16) => {
        const body = sealReply(settings, plain, { nonce: '263014780', now: NOW, random16 });
        const encrypted = encryptedIn(settings.format, Buffer.from(body)) ?? '';

        const signature = signatureOf(settings.token, `${NOW / 1000}`, '263014780', encrypted);

        expect(body).toContain(signature);
        expect(summary(read(messageTo(settings, { encrypted }), settings))).toEqual([200, plain]);
      }),
    );
  });
});
