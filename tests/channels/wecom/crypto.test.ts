/** WeCom's encryption: the published examples to the byte, and nothing wrong that passes. */
import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  CryptoError,
  decrypt,
  decryptBytes,
  encrypt,
  isSame,
  readCiphertext,
  readKey,
  signatureOf,
} from '../../../src/channels/wecom/crypto.ts';
import {
  anyId,
  anyKey,
  anyRandom,
  anyText,
  contentOf,
  encryptRaw,
  KEY,
  OTHER_KEY,
  padded,
  RANDOM,
  vectors,
} from './given-callback.ts';

/** The code with which the work fails; anything else that is thrown is the test's failure. */
function codeOf(work: () => unknown): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof CryptoError) return error.code;
    throw error;
  }
}

describe.each(vectors.callback)('the vector $id', (vector) => {
  const key = readKey(vector.encodingAESKey);

  test('is decrypted', () => {
    expect(decrypt(key, vector.encrypt, vector.receiveId)).toBe(vector.message);
  });

  test('is encrypted, with its random bytes', () => {
    const random = Buffer.from(vector.random, 'latin1');

    expect(encrypt(key, vector.message, vector.receiveId, random)).toBe(vector.encrypt);
  });

  test('is signed', () => {
    const { token, timestamp, nonce } = vector;

    expect(signatureOf(token, timestamp, nonce, vector.encrypt)).toBe(vector.msgSignature);
    expect(signatureOf(`${token}x`, timestamp, nonce, vector.encrypt)).not.toBe(vector.msgSignature);
    expect(signatureOf(token, timestamp, `${Number(nonce) - 1}`, vector.encrypt)).not.toBe(vector.msgSignature);
  });

  test('throws with every other key', () => {
    const others = [KEY, OTHER_KEY].filter((other) => !other.equals(key));
    const flipped = key.export().map((byte, index) => (index === 31 ? byte ^ 1 : byte));
    others.push(readKey(Buffer.from(flipped).toString('base64').slice(0, 43)));

    for (const other of others) expect(codeOf(() => decrypt(other, vector.encrypt, vector.receiveId))).toBeDefined();
  });

  test('throws for every other receiver', () => {
    const { receiveId } = vector;
    const others = ['', `${receiveId}x`, receiveId.slice(0, -1), receiveId.toUpperCase(), 'wx0000000000000000'];

    for (const other of others.filter((id) => id !== receiveId)) {
      expect(codeOf(() => decrypt(key, vector.encrypt, other))).toBe('receiveid');
    }
  });
});

test('media are decrypted, by a key that came with a = at its end', () => {
  const { aeskey, ciphertextBase64, plaintext } = vectors.media;

  const bytes = decryptBytes(readKey(aeskey.slice(0, 43)), readCiphertext(ciphertextBase64));

  expect(bytes.toString()).toBe(plaintext);
});

describe('a key', () => {
  const TEXT = 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C';

  test('has 32 bytes', () => {
    expect(readKey(TEXT).symmetricKeySize).toBe(32);
    expect(readKey(TEXT).export()).toEqual(Buffer.from(`${TEXT}=`, 'base64'));
  });

  test.each([
    ['nothing', ''],
    ['one character less', TEXT.slice(1)],
    ['one character more', `${TEXT}A`],
    ['a = at the end', `${TEXT}=`],
    ['a = in the place of the last character', `${TEXT.slice(1)}=`],
    ['a mark', `!${TEXT.slice(1)}`],
    ['a blank before', ` ${TEXT}`],
    ['a blank inside', `${TEXT.slice(0, 20)} ${TEXT.slice(21)}`],
    ['a line end', `${TEXT}\n`],
    ['the other kind of base64', `-_${TEXT.slice(2)}`],
    ['wide characters', `ｊ${TEXT.slice(1)}`],
  ])('with %s is refused', (_with, text) => {
    expect(codeOf(() => readKey(text))).toBe('key');
  });

  test('does not show itself, nor do errors show what was given', () => {
    const bad = `${TEXT}!`;

    expect(`${inspect(KEY)}${JSON.stringify(KEY)}`).not.toContain(TEXT.slice(0, 8));
    expect(() => readKey(bad)).toThrow(expect.not.objectContaining({ message: expect.stringContaining(bad) }));
  });
});

describe('what is wrong inside is refused', () => {
  const whole = padded(contentOf('hello')); // 25 bytes and 7 of padding
  const withPadding = (...padding: number[]) =>
    Buffer.concat([whole.subarray(0, 32 - padding.length), ...[Buffer.from(padding)]]);

  test.each<[string, Buffer, string]>([
    ['padding of 0', withPadding(0), 'padding'],
    ['padding of 0 all through', Buffer.alloc(32), 'padding'],
    ['padding of 33', Buffer.concat([Buffer.alloc(31), Buffer.alloc(33, 33)]), 'padding'],
    ['padding of 255', Buffer.concat([Buffer.alloc(32), Buffer.alloc(32, 255)]), 'padding'],
    ['padding whose first byte is wrong', withPadding(6, 7, 7, 7, 7, 7, 7), 'padding'],
    ['padding whose middle is wrong', withPadding(7, 7, 7, 9, 7, 7, 7), 'padding'],
    ['padding by blocks of 16', padded(contentOf('hello')).fill(23, 25), 'padding'],
    ['padding alone', Buffer.alloc(32, 32), 'length'],
    ['a head that is cut short', padded(contentOf('').subarray(0, 19)), 'length'],
    ['a length beyond the end', padded(contentOf('hello', { length: 6 })), 'length'],
    ['a length far beyond the end', padded(contentOf('hello', { length: 0xff_ff_ff_ff })), 'length'],
    ['a length that is negative to some', padded(contentOf('hello', { length: 0x80_00_00_00 })), 'length'],
    ['a length that is too small', padded(contentOf('hello', { length: 4 })), 'receiveid'],
    ['a receiver where there should be none', padded(contentOf('hello', { id: 'wx1' })), 'receiveid'],
    ['bytes that are no UTF-8', padded(contentOf(Buffer.from([0xe7, 0x9d]))), 'text'],
  ])('%s', (_what, content, code) => {
    expect(codeOf(() => decrypt(KEY, encryptRaw(content), ''))).toBe(code);
  });

  test('and the same made right is not', () => {
    expect(decrypt(KEY, encryptRaw(whole), '')).toBe('hello');
    expect(decrypt(KEY, encryptRaw(padded(contentOf('\ufeff督办'))), '')).toBe('\ufeff督办');
  });
});

describe('what is wrong outside is refused', () => {
  const right = encrypt(KEY, 'hello', '', RANDOM);

  test.each([
    ['nothing', ''],
    [
      'a blank for a +',
      vectors.callback
        .map((vector) => vector.encrypt)
        .find((text) => text.includes('+'))
        ?.replace('+', ' ') ?? '',
    ],
    ['a blank at the end', `${right} `],
    ['a line end', `${right}\n`],
    ['no = at the end', right.replaceAll('=', '')],
    ['a = too many', `${right}=`],
    ['the other kind of base64', right.replaceAll('+', '-').replaceAll('/', '_')],
    [
      'a last character with bits that mean nothing',
      right.replace(/.(?==)/u, (last) => String.fromCharCode(last.charCodeAt(0) + 1)),
    ],
    ['a block of 16', Buffer.alloc(16).toString('base64')],
    ['three blocks of 16', Buffer.alloc(48).toString('base64')],
    ['no whole block', Buffer.alloc(33).toString('base64')],
    ['text', '督办'],
  ])('%s', (_what, encrypted) => {
    expect(encrypted).not.toBe(right);
    expect(codeOf(() => decrypt(KEY, encrypted, ''))).toBe('ciphertext');
  });

  test('random bytes that are too few or too many', () => {
    expect(codeOf(() => encrypt(KEY, 'hello', '', RANDOM.subarray(1)))).toBe('random');
    expect(codeOf(() => encrypt(KEY, 'hello', '', Buffer.alloc(17)))).toBe('random');
  });
});

test('signatures are compared whole, and may be of any length', () => {
  const right = signatureOf('token', '1', '2', '3');

  expect(isSame(right, right)).toBe(true);
  for (const wrong of ['', right.slice(1), `${right}0`, right.toUpperCase(), `${right.slice(0, -1)}g`]) {
    expect(isSame(wrong, right)).toBe(false);
  }
});

describe('whatever is encrypted', () => {
  test('comes back, for any key, receiver and chance, in whole blocks', () => {
    fc.assert(
      fc.property(anyKey, anyText, anyId, anyRandom, (key, text, id, random) => {
        const encrypted = encrypt(key, text, id, random);

        expect(decrypt(key, encrypted, id)).toBe(text);
        expect(Buffer.from(encrypted, 'base64').length % 32).toBe(0);
      }),
    );
  });

  test('does not come back with another key or for another receiver', () => {
    fc.assert(
      fc.property(anyKey, anyKey, anyText, anyId, anyId, (key, other, text, id, otherId) => {
        const encrypted = encrypt(key, text, id, RANDOM);

        if (!other.equals(key)) expect(codeOf(() => decrypt(other, encrypted, id))).toBeDefined();
        if (otherId !== id) expect(codeOf(() => decrypt(key, encrypted, otherId))).toBe('receiveid');
      }),
    );
  });

  test('never comes back the same with a bit flipped, and fails with a code or not at all', () => {
    fc.assert(
      fc.property(anyText, anyId, fc.nat(), fc.nat(7), (text, id, at, bit) => {
        const bytes = readCiphertext(encrypt(KEY, text, id, RANDOM));
        const index = at % bytes.length;
        bytes[index] = (bytes[index] ?? 0) ^ (1 << bit);
        let read: string | undefined;

        codeOf(() => {
          read = decrypt(KEY, bytes.toString('base64'), id);
        });

        expect(read).not.toBe(text);
      }),
    );
  });

  test('any other text or bytes fail with a code', () => {
    const anyBlocks = fc.uint8Array({ minLength: 32, maxLength: 320 }).map((bytes) => Buffer.from(bytes));
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.base64String(),
      anyBlocks.map((bytes) => bytes.subarray(0, bytes.length - (bytes.length % 32)).toString('base64')),
    );
    fc.assert(
      fc.property(anything, (encrypted) => {
        expect(codeOf(() => decrypt(KEY, encrypted, 'wx5823bf96d3bd56c7'))).toBeDefined();
      }),
    );
  });
});
