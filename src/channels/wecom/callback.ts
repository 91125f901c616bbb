/** What WeCom calls us with: whether it is from WeCom, meant for us, of this moment and new; and how an answer is sealed. */
import type { KeyObject } from 'node:crypto';
import NodeCache from 'node-cache';
import type { Instant } from '../../time/instant.ts';
import { type CryptoCode, CryptoError, decrypt, encrypt, isSame, readCiphertext, signatureOf } from './crypto.ts';
import { encryptedIn, type Format, writeEnvelope } from './envelope.ts';

export interface CallbackSettings {
  format: Format;
  token: string;
  key: KeyObject;
  /** The corp id for an app, '' for an AI bot. */
  receiveId: string;
}

export interface CallbackRequest {
  method: string;
  query: URLSearchParams;
  body: Uint8Array;
}

/**
 * Why a call is refused, for the log. `method`, `too-large`, `query`, `body`, `blank` (a + of the echostr came as a blank:
 * something before us decodes addresses twice) and `ciphertext`: nothing that WeCom sends. `stale`: dated more than
 * five minutes from now, so one of the clocks is wrong. `signature`: another token, or a forgery. `padding`, `length`,
 * `receiveid`, `text`: another key, or meant for another. `replayed`: came before. `full`: too many came to remember them.
 * `echo`: a message, brought as if it were a verification.
 */
export type RefusalCode =
  | 'method'
  | 'too-large'
  | 'query'
  | 'body'
  | 'blank'
  | 'stale'
  | 'signature'
  | 'replayed'
  | 'full'
  | 'echo'
  | CryptoCode;

export interface Refusal {
  kind: 'refused';
  /** The HTTP status; the code must not leave the house: it tells a wrong token from a wrong key. */
  status: number;
  code: RefusalCode;
}

export type Reading =
  /** Answered with 200 and exactly this. */
  | { kind: 'verification'; echo: string }
  /**
   * The message, decrypted; an answer to it is sealed with that nonce. When it could not be kept, `release` lets it in
   * once more.
   */
  | { kind: 'message'; plain: string; nonce: string; release(): void }
  | Refusal;

export interface Callbacks {
  /** Reads one call. Never throws, whatever was sent. */
  read(request: CallbackRequest, now: Instant): Reading;
}

const LONGEST_BODY = 1024 * 1024;
const WINDOW_MS = 5 * 60_000;
/** A call is inside the window for twice its width; after that it is stale. With some time to spare. */
const KEPT_SECONDS = 11 * 60;
/** More than eighty a second, for all of that time. */
const MOST_KEPT = 60_000;

const SIGNATURE = /^[0-9a-f]{40}$/u;
const TIMESTAMP = /^\d{10}$/u;
/** The signature does not see where nonce and ciphertext meet: a longer one could take blocks away from the message. */
const NONCE = /^[\w-]{1,64}$/u;
/** WeCom sends digits. No message looks like this: decrypted messages are not handed to who brings them. */
const ECHO = /^[\w+/=.-]{1,256}$/u;

/** A call as it is before anything is known of who sent it. */
interface Sealed {
  signature: string;
  timestamp: string;
  nonce: string;
  encrypted: string;
}

/** Callbacks at one address, of one app or bot; so many are remembered, by nonce and time. */
export function openCallbacks(settings: CallbackSettings, mostKept = MOST_KEPT): Callbacks {
  // A nonce is one of a thousand million or so: within a busy year two are the same, but not in the same second.
  const seen = new NodeCache({ stdTTL: KEPT_SECONDS, checkperiod: 60, useClones: false });

  return {
    read(request, now) {
      const sealed = sealedIn(request, settings.format);
      if ('kind' in sealed) return sealed;
      if (Math.abs(now - Number(sealed.timestamp) * 1000) > WINDOW_MS) return refusal(403, 'stale');
      const opened = openSealed(sealed, settings);
      if ('kind' in opened) return opened;
      const { plain } = opened;
      if (request.method === 'GET' && !ECHO.test(plain)) return refusal(400, 'echo');
      const { timestamp, nonce } = sealed;
      const call = `${timestamp} ${nonce}`;
      if (seen.has(call)) return refusal(403, 'replayed');
      if (seen.getStats().keys >= mostKept) return refusal(503, 'full');
      seen.set(call, true);
      if (request.method === 'GET') return { kind: 'verification', echo: plain };
      return { kind: 'message', plain, nonce, release: () => void seen.del(call) };
    },
  };
}

/** The body that answers a message: encrypted, with the nonce of the message. */
export function sealReply(
  { format, token, key, receiveId }: CallbackSettings,
  plain: string,
  { nonce, now, random16 }: { nonce: string; now: Instant; random16: Uint8Array },
): string {
  const encrypted = encrypt(key, plain, receiveId, random16);
  const timestamp = Math.floor(now / 1000);
  const signature = signatureOf(token, `${timestamp}`, nonce, encrypted);
  return writeEnvelope(format, { encrypted, signature, timestamp, nonce });
}

/** Looks at the form alone, so that what is refused here says nothing of token and key. */
function sealedIn({ method, query, body }: CallbackRequest, format: Format): Sealed | Refusal {
  if (method !== 'GET' && method !== 'POST') return refusal(405, 'method');
  if (body.length > LONGEST_BODY) return refusal(413, 'too-large');
  const signature = onlyIn(query, 'msg_signature', SIGNATURE);
  const timestamp = onlyIn(query, 'timestamp', TIMESTAMP);
  const nonce = onlyIn(query, 'nonce', NONCE);
  if (signature === null || timestamp === null || nonce === null) return refusal(400, 'query');
  const encrypted = method === 'GET' ? onlyIn(query, 'echostr', /./u) : encryptedIn(format, body);
  if (encrypted === null) return refusal(400, method === 'GET' ? 'query' : 'body');
  if (method === 'GET' && encrypted.includes(' ')) return refusal(400, 'blank');
  const wrong = cryptoCodeOf(() => readCiphertext(encrypted));
  return wrong ? refusal(400, wrong) : { signature, timestamp, nonce, encrypted };
}

/**
 * A wrong signature and a wrong key take the same steps and get the same answer. What nobody signed is not decrypted:
 * nothing of the same length is, in its place, so that the time it takes tells nothing of the key either.
 */
function openSealed(
  { signature, timestamp, nonce, encrypted }: Sealed,
  { token, key, receiveId }: CallbackSettings,
): { plain: string } | Refusal {
  const isSigned = isSame(signature, signatureOf(token, timestamp, nonce, encrypted));
  const decoy = Buffer.alloc(Buffer.byteLength(encrypted, 'base64')).toString('base64');
  let plain = '';
  const wrong = cryptoCodeOf(() => {
    plain = decrypt(key, isSigned ? encrypted : decoy, receiveId);
  });
  const code = isSigned ? wrong : 'signature';
  return code ? refusal(401, code) : { plain };
}

function cryptoCodeOf(work: () => void): CryptoCode | null {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof CryptoError) return error.code;
    throw error;
  }
}

/** The value, of which there must be exactly one. */
function onlyIn(query: URLSearchParams, name: string, form: RegExp): string | null {
  const [value, ...others] = query.getAll(name);
  return value !== undefined && others.length === 0 && form.test(value) ? value : null;
}

function refusal(status: number, code: RefusalCode): Refusal {
  return { kind: 'refused', status, code };
}
