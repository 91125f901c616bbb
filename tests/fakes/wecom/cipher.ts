/**
 * The encryption of callbacks from WeCom's side, written from the documentation and from nothing in src:
 * both sides check each other. Vectors of WeCom and of other projects stand in cipher.test.ts.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** As they stand in the admin console. */
export interface Keys {
  readonly token: string;
  /** 43 characters of base64. */
  readonly aesKey: string;
}

/** Padded as PKCS#7 does, to blocks of 32 bytes. */
const BLOCK = 32;
const HEAD = 16;

export function signatureOf(token: string, timestamp: string, nonce: string, encrypt: string): string {
  return createHash('sha1').update([token, timestamp, nonce, encrypt].sort().join('')).digest('hex');
}

/** random(16) ‖ length of the message in bytes (4) ‖ message ‖ receiveid, padded and encrypted, in base64. */
export function sealed(aesKey: string, message: string, receiveId: string, random = randomBytes(HEAD)): string {
  const text = Buffer.from(message, 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  return encrypted(aesKey, padded(Buffer.concat([random, length, text, Buffer.from(receiveId, 'utf8')])));
}

/** Encrypts whole blocks as they are. */
export function encrypted(aesKey: string, plain: Buffer): string {
  const key = keyOf(aesKey);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, HEAD)).setAutoPadding(false);
  return Buffer.concat([cipher.update(plain), cipher.final()]).toString('base64');
}

export function padded(plain: Buffer): Buffer {
  const missing = BLOCK - (plain.length % BLOCK);
  return Buffer.concat([plain, Buffer.alloc(missing, missing)]);
}

/** Throws when anything about it is not as it should be. */
export function opened(aesKey: string, encrypt: string): { message: string; receiveId: string } {
  const key = keyOf(aesKey);
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, HEAD)).setAutoPadding(false);
  const plain = Buffer.concat([decipher.update(encrypt, 'base64'), decipher.final()]);
  const padding = plain.at(-1) ?? 0;
  const isPadded = padding >= 1 && padding <= BLOCK && plain.subarray(-padding).every((byte) => byte === padding);
  if (plain.length % BLOCK !== 0 || !isPadded) throw new Error('the padding is wrong');
  const length = plain.readUInt32BE(HEAD);
  const end = HEAD + 4 + length;
  if (end > plain.length - padding) throw new Error('the length is wrong');
  return {
    message: plain.subarray(HEAD + 4, end).toString('utf8'),
    receiveId: plain.subarray(end, plain.length - padding).toString('utf8'),
  };
}

function keyOf(aesKey: string): Buffer {
  return Buffer.from(`${aesKey}=`, 'base64');
}
