/** Callbacks as WeCom sends them, true and broken ones, and the vectors that every reader of them must agree with. */
import { createCipheriv, createHash } from 'node:crypto';
import fc from 'fast-check';
import {
  type CallbackRequest,
  type CallbackSettings,
  openCallbacks,
  type Reading,
} from '../../../src/channels/wecom/callback.ts';
import { encrypt, readKey, signatureOf } from '../../../src/channels/wecom/crypto.ts';
import vectors from './vectors.json' with { type: 'json' };

export { vectors };

/** The time in the vectors of the AI bot. */
export const NOW = 1_641_002_400_000;
export const KEY = readKey('jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C');
export const OTHER_KEY = readKey('kWxPEV2UEDyxWpmPdKC3F4dgPDmOvfKX1HGnEUDS1aR');
export const RANDOM = Buffer.from('0123456789abcdef');
export const AIBOT: CallbackSettings = { format: 'json', token: 'QDG6eK', key: KEY, receiveId: '' };
export const APP: CallbackSettings = { ...AIBOT, format: 'xml', receiveId: 'wx5823bf96d3bd56c7' };

/** Reads one call by itself. */
export function read(request: CallbackRequest, settings: CallbackSettings = AIBOT, now = NOW): Reading {
  return openCallbacks(settings).read(request, now);
}

/** What matters of a reading: the status, and the text or why it was refused. */
export function summary(reading: Reading): [number, string] {
  if (reading.kind === 'refused') return [reading.status, reading.code];
  return [200, reading.kind === 'message' ? reading.plain : reading.echo];
}

/** What a call is made of; everything may be replaced by something wrong. */
export interface Given {
  plain?: string;
  encrypted?: string;
  signature?: string;
  timestamp?: string;
  nonce?: string;
  body?: string | Uint8Array;
  method?: string;
}

/** A POST with a message, set up at NOW, signed and encrypted as the settings say unless something else is given. */
export function messageTo(settings: CallbackSettings, given: Given = {}): CallbackRequest {
  const { encrypted, query } = sealedFor(settings, given);
  const body =
    given.body ??
    (settings.format === 'json'
      ? JSON.stringify({ encrypt: encrypted })
      : `<xml><ToUserName><![CDATA[wx]]></ToUserName><Encrypt><![CDATA[${encrypted}]]></Encrypt></xml>`);
  return { method: given.method ?? 'POST', query: new URLSearchParams(query), body: Buffer.from(body) };
}

/** A GET that wants the address verified. */
export function verificationOf(settings: CallbackSettings, given: Given = {}): CallbackRequest {
  const { encrypted, query } = sealedFor(settings, { plain: '5927782489442352469', ...given });
  return { method: 'GET', query: new URLSearchParams({ ...query, echostr: encrypted }), body: Buffer.alloc(0) };
}

function sealedFor(settings: CallbackSettings, given: Given) {
  const { token, key, receiveId } = settings;
  const { timestamp = `${NOW / 1000}`, nonce = '263014780' } = given;
  const encrypted = given.encrypted ?? encrypt(key, given.plain ?? '{"msgtype":"text"}', receiveId, RANDOM);
  const signature = given.signature ?? signatureOf(token, timestamp, nonce, encrypted);
  return { encrypted, query: { msg_signature: signature, timestamp, nonce } };
}

/** Encrypts bytes as they are, however wrong; to be whole they must be a multiple of 16. */
export function encryptRaw(content: Uint8Array, key = KEY): string {
  const iv = key.export().subarray(0, 16);
  const cipher = createCipheriv('aes-256-cbc', key, iv).setAutoPadding(false);
  return Buffer.concat([cipher.update(content), cipher.final()]).toString('base64');
}

/** The content of a message before its padding, with any length written into it. */
export function contentOf(
  text: string | Uint8Array,
  { id = '', length }: { id?: string; length?: number } = {},
): Buffer {
  const bytes = Buffer.from(text);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(length ?? bytes.length);
  return Buffer.concat([RANDOM, size, bytes, Buffer.from(id)]);
}

/** Pads to blocks of 32 as it should be done. */
export function padded(content: Uint8Array): Buffer {
  const missing = 32 - (content.length % 32);
  return Buffer.concat([content, Buffer.alloc(missing, missing)]);
}

/** Any text that can be written in UTF-8: of any length that matters to the padding, in any script. */
export const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 120 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom(']]>', '<![CDATA[', '督办 第12项', '\ufeff督办', '\0', '', 'x'.repeat(5000)),
);
/** Ids that an organisation may have; an AI bot has none. */
export const anyId = fc.oneof(fc.constant(''), fc.stringMatching(/^w[\w-]{1,40}$/u));
export const anyRandom = fc.uint8Array({ minLength: 16, maxLength: 16 });
export const anyKey = fc.stringMatching(/^[A-Za-z0-9]{43}$/u).map(readKey);

export function sha1(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}
