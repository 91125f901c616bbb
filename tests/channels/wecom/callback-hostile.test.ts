/** Callbacks that WeCom never sends: refused by their form, or because a byte is not as it was signed. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CallbackRequest, openCallbacks } from '../../../src/channels/wecom/callback.ts';
import { encrypt } from '../../../src/channels/wecom/crypto.ts';
import { AIBOT, APP, messageTo, NOW, RANDOM, read, summary, vectors, verificationOf } from './given-callback.ts';

describe('what WeCom does not send is refused by its form', () => {
  const blank = () => {
    const request = verificationOf(AIBOT, { plain: '1', encrypted: vectors.callback[0]?.encrypt ?? '' });
    request.query.set('echostr', (request.query.get('echostr') ?? '').replaceAll('+', ' '));
    return request;
  };
  const without = (name: string) => edited((query) => query.delete(name));
  const twice = (name: string) => edited((query) => query.append(name, query.get(name) ?? ''));
  const having = (name: string, value: string) => edited((query) => query.set(name, value));

  function edited(edit: (query: URLSearchParams) => void): CallbackRequest {
    const request = messageTo(AIBOT);
    edit(request.query);
    return request;
  }

  test.each<[string, CallbackRequest, number, string]>([
    ['a + of the echostr that became a blank', blank(), 400, 'blank'],
    ['an echostr that is no base64', verificationOf(AIBOT, { encrypted: 'P9nA!' }), 400, 'ciphertext'],
    ['an echostr that is empty', verificationOf(AIBOT, { encrypted: '' }), 400, 'query'],
    ['an echostr of an empty text', verificationOf(AIBOT, { plain: '' }), 400, 'echo'],
    ['a verification without echostr', { ...messageTo(AIBOT), method: 'GET' }, 400, 'query'],
    ['no signature', without('msg_signature'), 400, 'query'],
    ['no timestamp', without('timestamp'), 400, 'query'],
    ['no nonce', without('nonce'), 400, 'query'],
    ['two signatures', twice('msg_signature'), 400, 'query'],
    ['two timestamps', twice('timestamp'), 400, 'query'],
    ['two nonces', twice('nonce'), 400, 'query'],
    ['a short signature', having('msg_signature', 'abc'), 400, 'query'],
    ['a timestamp in milliseconds', having('timestamp', `${NOW}`), 400, 'query'],
    ['a timestamp that is no number', having('timestamp', '1e10000000'), 400, 'query'],
    ['a timestamp with a sign', having('timestamp', '+641002400'), 400, 'query'],
    ['a nonce that takes part of the message', having('nonce', 'A'.repeat(128)), 400, 'query'],
    ['a nonce with a /', having('nonce', 'a/b'), 400, 'query'],
    ['another method', messageTo(AIBOT, { method: 'PUT' }), 405, 'method'],
    ['an empty body', messageTo(AIBOT, { body: '' }), 400, 'body'],
    ['no JSON', messageTo(AIBOT, { body: 'encrypt=a' }), 400, 'body'],
    ['JSON without encrypt', messageTo(AIBOT, { body: '{"Encrypt":"a"}' }), 400, 'body'],
    ['JSON with another kind of encrypt', messageTo(AIBOT, { body: '{"encrypt":["a"]}' }), 400, 'body'],
    ['JSON that is no object', messageTo(AIBOT, { body: 'null' }), 400, 'body'],
    ['very deep JSON', messageTo(AIBOT, { body: '['.repeat(500_000) }), 400, 'body'],
    ['bytes that are no UTF-8', messageTo(AIBOT, { body: Buffer.from('{"encrypt":"\xff"}', 'latin1') }), 400, 'body'],
    ['XML for an AI bot', messageTo(APP), 400, 'body'],
    ['encrypt that is empty', messageTo(AIBOT, { encrypted: '' }), 400, 'ciphertext'],
    ['encrypt that is no base64', messageTo(AIBOT, { encrypted: '督办' }), 400, 'ciphertext'],
    ['encrypt that is no whole block', messageTo(AIBOT, { encrypted: 'QUJD' }), 400, 'ciphertext'],
    ['a body of 1 MB and a byte', messageTo(AIBOT, { body: Buffer.alloc(1024 * 1024 + 1, 32) }), 413, 'too-large'],
  ])('%s', (_what, request, status, code) => {
    expect(summary(read(request))).toEqual([status, code]);
  });

  test.each<[string, string]>([
    ['nothing', ''],
    ['JSON', '{"encrypt":"a"}'],
    ['no XML', 'hello'],
    ['XML without Encrypt', '<xml><ToUserName>a</ToUserName></xml>'],
    ['two of Encrypt', '<xml><Encrypt>a</Encrypt><Encrypt>b</Encrypt></xml>'],
    ['entities', '<!DOCTYPE xml [<!ENTITY a "b">]><xml><Encrypt>&a;</Encrypt></xml>'],
    ['tags that are not closed', '<xml><Encrypt>a</Encrypt>'],
  ])('a body for an app: %s', (_what, body) => {
    expect(summary(read(messageTo(APP, { body }), APP))).toEqual([400, 'body']);
  });

  test('a body of just 1 MB is read', () => {
    const body = JSON.stringify({ encrypt: encrypt(AIBOT.key, 'hello', '', RANDOM) }).padEnd(1024 * 1024);

    expect(summary(read(messageTo(AIBOT, { plain: 'hello', body })))).toEqual([200, 'hello']);
  });

  test('what comes after a body that could not be read is read', () => {
    const callbacks = openCallbacks(AIBOT);
    callbacks.read(messageTo(AIBOT, { body: Buffer.from([0xe7, 0x9d]) }), NOW);

    expect(summary(callbacks.read(messageTo(AIBOT), NOW))[0]).toBe(200);
  });
});

describe('whatever is sent', () => {
  const settings = [
    [AIBOT, (encrypted: string) => `{"encrypt":"${encrypted}"}`],
    [APP, (encrypted: string) => `<xml><Encrypt><![CDATA[${encrypted}]]></Encrypt></xml>`],
  ] as const;

  test.each(settings)('a byte that is flipped anywhere in the body is refused: %#', (of, bodyOf) => {
    const encrypted = encrypt(of.key, '{"msgtype":"text","text":{"content":"@督办 第12项"}}', of.receiveId, RANDOM);
    const body = Buffer.from(bodyOf(encrypted));
    const right = messageTo(of, { encrypted, body });
    expect(summary(read(right, of))[0]).toBe(200);

    for (let at = 0; at < body.length; at += 1) {
      for (const bit of [1, 2, 4, 8, 16, 32, 64, 128]) {
        const flipped = Buffer.from(body);
        flipped[at] = (flipped[at] ?? 0) ^ bit;

        expect(read({ ...right, body: flipped }, of)).toMatchObject({ kind: 'refused' });
      }
    }
  });

  test('a character that is changed anywhere in the address is refused', () => {
    const names = ['msg_signature', 'timestamp', 'nonce', 'echostr'];
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.nat(),
        fc.string({ unit: 'binary-ascii', minLength: 1, maxLength: 1 }),
        (name, at, by) => {
          const request = verificationOf(AIBOT);
          const value = request.query.get(name) ?? '';
          const index = at % value.length;
          fc.pre(value[index] !== by);
          request.query.set(name, `${value.slice(0, index)}${by}${value.slice(index + 1)}`);

          expect(read(request)).toMatchObject({ kind: 'refused' });
        },
      ),
      { numRuns: 500 },
    );
  });

  test('nothing that is made up is let in, and nothing is thrown', () => {
    const anyQuery = fc.dictionary(
      fc.constantFrom('msg_signature', 'timestamp', 'nonce', 'echostr', 'x'),
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.constant(`${NOW / 1000}`),
        fc.constant('0'.repeat(40)),
        fc.base64String(),
      ),
    );
    const anyBody = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.json().map((text) => Buffer.from(text)),
      fc.base64String().map((encrypted) => Buffer.from(JSON.stringify({ encrypt: encrypted }))),
      fc.string({ unit: 'binary' }).map((text) => Buffer.from(`<xml><Encrypt>${text}</Encrypt></xml>`)),
    );
    fc.assert(
      fc.property(
        fc.constantFrom('GET', 'POST', 'PUT', ''),
        anyQuery,
        anyBody,
        fc.constantFrom(AIBOT, APP),
        (method, query, body, of) => {
          const reading = read({ method, query: new URLSearchParams(query), body }, of);

          expect(reading).toMatchObject({ kind: 'refused', status: expect.any(Number), code: expect.any(String) });
        },
      ),
      { numRuns: 500 },
    );
  });
});
