/** How WeCom calls a bot's address: the check when it is entered in the console, and encrypted posts with a deadline. */
import { type Keys, opened, sealed, signatureOf } from './cipher.ts';
import { objectIn, parsed, textIn, type Wire } from './wire.ts';
import type { World } from './world.ts';

/** An address as it stands in the admin console. */
export interface Endpoint {
  readonly url: string;
  readonly keys: Keys;
  /** The corporation's id for an app, empty for an AI bot. */
  readonly receiveId: string;
}

export interface Answer {
  /** 0 when none came in time. */
  readonly status: number;
  readonly body: string;
  /** Of the query that it answers. */
  readonly nonce: string;
  readonly ms: number;
}

export interface Signed {
  readonly timestamp: string;
  readonly nonce: string;
  readonly encrypt: string;
  readonly signature: string;
}

export function signed(world: World, keys: Keys, encrypt: string, timestamp = secondsOf(world)): Signed {
  const nonce = String(1_300_000_000 + world.next('nonce'));
  return { timestamp, nonce, encrypt, signature: signatureOf(keys.token, timestamp, nonce, encrypt) };
}

export function addressOf(url: string, { signature, timestamp, nonce }: Signed, echo?: string): string {
  const address = new URL(url);
  address.searchParams.set('msg_signature', signature);
  address.searchParams.set('timestamp', timestamp);
  address.searchParams.set('nonce', nonce);
  if (echo !== undefined) address.searchParams.set('echostr', echo);
  return address.href;
}

/** Enters the address in the console: null when it proves itself in time, otherwise why it does not. */
export async function verify(world: World, endpoint: Endpoint, withinMs: number): Promise<string | null> {
  const echo = String(5_927_782_489_442_352_000n + BigInt(world.next('echo')));
  const what = signed(world, endpoint.keys, sealed(endpoint.keys.aesKey, echo, endpoint.receiveId));
  const answer = await call(addressOf(endpoint.url, what, what.encrypt), null, what.nonce, withinMs);
  if (answer.status === 0) return `no answer within ${withinMs} ms`;
  if (answer.status !== 200) return `HTTP ${answer.status}`;
  return answer.body === echo ? null : 'the answer is not the plain echostr';
}

/** Posts a message of a bot as JSON, or of an app as XML. */
export async function post(world: World, endpoint: Endpoint, message: string, withinMs: number): Promise<Answer> {
  const { keys, receiveId, url } = endpoint;
  const what = signed(world, keys, sealed(keys.aesKey, message, receiveId));
  return call(addressOf(url, what), envelopeOf(endpoint, what.encrypt), what.nonce, withinMs);
}

export function envelopeOf({ receiveId }: Endpoint, encrypt: string): string {
  if (receiveId === '') return JSON.stringify({ encrypt });
  const to = `<ToUserName><![CDATA[${receiveId}]]></ToUserName>`;
  return `<xml>${to}<AgentID><![CDATA[]]></AgentID><Encrypt><![CDATA[${encrypt}]]></Encrypt></xml>`;
}

export async function call(url: string, body: string | null, nonce: string, withinMs: number): Promise<Answer> {
  const begun = performance.now();
  const signal = AbortSignal.timeout(withinMs);
  const type = body?.startsWith('{') ? 'application/json' : 'text/xml';
  const init = body === null ? { signal } : { method: 'POST', headers: { 'content-type': type }, body, signal };
  try {
    const response = await fetch(url, init);
    const text = await response.text();
    return { status: response.status, body: text, nonce, ms: performance.now() - begun };
  } catch {
    return { status: 0, body: '', nonce, ms: performance.now() - begun };
  }
}

/** The bot's encrypted JSON answer; null for silence. @throws Error saying what is wrong with it */
export function readBotAnswer({ keys, receiveId }: Endpoint, answer: Answer): Wire | null {
  if (answer.body === '') return null;
  const envelope = parsed(answer.body);
  if (!envelope) throw new Error('the answer is not JSON');
  if (typeof envelope.timestamp !== 'number') throw new Error('the timestamp of the answer is not a number');
  return objectIn(parsed(openEnvelope(keys, receiveId, answer, envelope)));
}

/** The app's encrypted XML answer; null for silence. @throws Error saying what is wrong with it */
export function readAppAnswer({ keys, receiveId }: Endpoint, answer: Answer): string | null {
  if (answer.body === '' || answer.body === 'success') return null;
  const [encrypt, msgsignature, timestamp, nonce] = ['Encrypt', 'MsgSignature', 'TimeStamp', 'Nonce'].map((tag) =>
    tagIn(answer.body, tag),
  );
  return openEnvelope(keys, receiveId, answer, { encrypt, msgsignature, timestamp, nonce });
}

/** The text of an XML element, in CDATA or not; empty when there is none. */
export function tagIn(xml: string, tag: string): string {
  const found = new RegExp(`<${tag}>(?:<!\\[CDATA\\[(?<data>[\\s\\S]*?)\\]\\]>|(?<plain>[^<]*))</${tag}>`, 'u').exec(
    xml,
  );
  return found?.groups?.data ?? found?.groups?.plain ?? '';
}

function openEnvelope(keys: Keys, receiveId: string, answer: Answer, envelope: Wire): string {
  const encrypt = textIn(envelope.encrypt);
  const nonce = textIn(envelope.nonce);
  if (nonce !== answer.nonce) throw new Error('the nonce of the answer is not that of the callback');
  const signature = signatureOf(keys.token, textIn(envelope.timestamp), nonce, encrypt);
  if (signature !== envelope.msgsignature) throw new Error('the signature of the answer is wrong');
  const inside = opened(keys.aesKey, encrypt);
  if (inside.receiveId !== receiveId) throw new Error('the receiveid of the answer is wrong');
  return inside.message;
}

function secondsOf(world: World): string {
  return String(Math.floor(world.now() / 1000));
}
