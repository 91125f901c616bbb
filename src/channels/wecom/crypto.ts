/** WeCom's encryption of callbacks and media: keys, encrypting and decrypting checked to the last byte, and signatures. */
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createSecretKey,
  type KeyObject,
  timingSafeEqual,
} from 'node:crypto';

/*
 * A message is encrypted as: 16 random bytes, the length of the text in bytes (4 bytes, the highest first), the text, the
 * id of the receiver (corp id for an app, nothing for an AI bot); padded to blocks of 32, then AES-256-CBC whose first
 * block is mixed with the first half of the key.
 */
const CIPHER = 'aes-256-cbc';
const KEY = /^[A-Za-z0-9+/]{43}$/u;
const BLOCK = 32;
const RANDOM = 16;
const HEAD = RANDOM + 4;
const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * `key` and `random`: not of the form that they must have. `ciphertext`: not base64 of whole blocks. `padding`, `length`,
 * `receiveid`, `text`: what came out can't be what was encrypted, so the key is another, or the message was for another.
 */
export type CryptoCode = 'key' | 'random' | 'ciphertext' | 'padding' | 'length' | 'receiveid' | 'text';

/** Nothing that was encrypted, no key and no id goes into it. */
export class CryptoError extends Error {
  readonly code: CryptoCode;

  constructor(code: CryptoCode, message: string) {
    super(message);
    this.name = 'CryptoError';
    this.code = code;
  }
}

/** Reads an EncodingAESKey. The result shows nothing of itself when it is printed. Throws CryptoError `key`. */
export function readKey(text: string): KeyObject {
  // The 43rd character holds two bits more than the key has; WeCom's own keys set them, so they may be anything.
  if (!KEY.test(text)) throw new CryptoError('key', 'an EncodingAESKey is 43 letters and digits, also + and /');
  return createSecretKey(text, 'base64');
}

/** The message in base64; `random16` are 16 bytes of chance. Throws CryptoError `random`. */
export function encrypt(key: KeyObject, message: string, receiveId: string, random16: Uint8Array): string {
  if (random16.length !== RANDOM) throw new CryptoError('random', `${RANDOM} random bytes are needed`);
  const text = Buffer.from(message);
  const length = Buffer.alloc(HEAD - RANDOM);
  length.writeUInt32BE(text.length);
  const content = Buffer.concat([random16, length, text, Buffer.from(receiveId)]);
  const cipher = createCipheriv(CIPHER, key, ivOf(key)).setAutoPadding(false);
  return Buffer.concat([cipher.update(pad(content)), cipher.final()]).toString('base64');
}

/** The message that was encrypted for exactly this receiver, who may be ''. Throws CryptoError. */
export function decrypt(key: KeyObject, encrypted: string, receiveId: string): string {
  const content = decryptBytes(key, readCiphertext(encrypted));
  if (content.length < HEAD) throw new CryptoError('length', 'the message is shorter than its head');
  const end = HEAD + content.readUInt32BE(RANDOM);
  if (end > content.length) throw new CryptoError('length', 'the message says that it is longer than it is');
  if (!content.subarray(end).equals(Buffer.from(receiveId))) {
    throw new CryptoError('receiveid', 'the message is for another receiver');
  }
  try {
    return UTF8.decode(content.subarray(HEAD, end));
  } catch {
    throw new CryptoError('text', 'the message is not UTF-8');
  }
}

/** The bytes without their padding; media are encrypted like this. Throws CryptoError `ciphertext` or `padding`. */
export function decryptBytes(key: KeyObject, ciphertext: Uint8Array): Buffer {
  if (!isWholeBlocks(ciphertext)) throw new CryptoError('ciphertext', `not whole blocks of ${BLOCK} bytes`);
  // Node's own padding knows blocks of 16 only.
  const decipher = createDecipheriv(CIPHER, key, ivOf(key)).setAutoPadding(false);
  return unpad(Buffer.concat([decipher.update(ciphertext), decipher.final()]));
}

/** The bytes behind base64, of which each has one form only. Throws CryptoError `ciphertext`. */
export function readCiphertext(encrypted: string): Buffer {
  const bytes = Buffer.from(encrypted, 'base64');
  // Node skips what is no base64, and bits that mean nothing.
  if (bytes.toString('base64') !== encrypted) throw new CryptoError('ciphertext', 'not base64');
  if (!isWholeBlocks(bytes)) throw new CryptoError('ciphertext', `not whole blocks of ${BLOCK} bytes`);
  return bytes;
}

/** What `msg_signature` must be: 40 hexadecimal digits in small letters. */
export function signatureOf(token: string, timestamp: string, nonce: string, encrypted: string): string {
  const parts = [token, timestamp, nonce, encrypted].sort();
  return createHash('sha1').update(parts.join('')).digest('hex');
}

/** In the same time whatever was given: the time tells nothing of how much of it was right. */
export function isSame(given: string, right: string): boolean {
  return timingSafeEqual(digest(given), digest(right));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function ivOf(key: KeyObject): Buffer {
  return key.export().subarray(0, 16);
}

function isWholeBlocks({ length }: Uint8Array): boolean {
  return length > 0 && length % BLOCK === 0;
}

/** PKCS#7: as many bytes as are missing, each of which says how many; a whole block when none is missing. */
function pad(content: Buffer): Buffer {
  const missing = BLOCK - (content.length % BLOCK);
  return Buffer.concat([content, Buffer.alloc(missing, missing)]);
}

function unpad(padded: Buffer): Buffer {
  const count = padded.at(-1) ?? 0;
  const padding = padded.subarray(-count);
  if (count < 1 || count > BLOCK || !padding.every((byte) => byte === count)) {
    throw new CryptoError('padding', 'the padding is wrong, so the key is another');
  }
  return padded.subarray(0, -count);
}
