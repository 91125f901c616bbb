/** A chat platform on loopback: takes messages over HTTP, or does to them what platforms do at times. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { renderPlain } from '../../src/answer/plain.ts';
import { ChannelError } from '../../src/channels/channel.ts';
import type { Carrier } from '../../src/digest/parts.ts';

/** A message as it arrived. `from` is whatever the sender calls itself. */
export interface Posted {
  chat: string;
  /** The thread of the chat; missing outside all of them. */
  thread?: string;
  text: string;
  from: string;
}

/**
 * `take`: it arrived. `hold`: it arrived, and the platform never says so. `fail`: an internal error; it did not arrive.
 * `busy`: too many messages, of all chats or of this one. `refuse`: it may not be sent. `gone`: the chat is no more.
 */
export type Treatment =
  | { kind: 'take' | 'hold' | 'fail' | 'refuse' | 'gone' }
  | { kind: 'busy'; waitMs: number; scope: 'chat' | 'channel' };

/** Where a message stands on its way: it came, it was written down as taken, the sender was told. */
export type Stage = 'came' | 'taken' | 'told';

export interface Platform {
  readonly url: string;
  /** What arrived, in order: what a person in the chat would see. */
  readonly taken: readonly Posted[];
  /** Every request, whatever became of it. */
  readonly asked: readonly Posted[];
  close(): Promise<void>;
}

export interface PlatformSettings {
  /** What to do with a message; takes it when not given. */
  treat?: (posted: Posted) => Treatment;
  /** How long the platform thinks before it takes a message, and before it says so. */
  thinkMs?: number;
  /** Told of every stage of every message. */
  watch?: (stage: Stage, posted: Posted) => void;
}

export async function openPlatform(settings: PlatformSettings = {}): Promise<Platform> {
  const { treat = () => ({ kind: 'take' }), thinkMs = 0, watch = () => {} } = settings;
  const taken: Posted[] = [];
  const asked: Posted[] = [];

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const posted: Posted = JSON.parse(await bodyOf(request));
    asked.push(posted);
    watch('came', posted);
    const treatment = treat(posted);
    await thinking(thinkMs);
    if (treatment.kind === 'take' || treatment.kind === 'hold') {
      taken.push(posted);
      watch('taken', posted);
      await thinking(thinkMs);
    }
    if (treatment.kind === 'hold') return;
    const { status, body } = answerOf(treatment);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    watch('told', posted);
  }

  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/send`,
    taken,
    asked,
    close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      return closed;
    },
  };
}

function answerOf(treatment: Treatment): { status: number; body: object } {
  switch (treatment.kind) {
    case 'busy':
      return { status: 429, body: { retryAfterMs: treatment.waitMs, scope: treatment.scope } };
    case 'fail':
      return { status: 500, body: {} };
    case 'refuse':
      return { status: 400, body: {} };
    case 'gone':
      return { status: 410, body: {} };
    default:
      return { status: 200, body: {} };
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) body += chunk;
  return body;
}

function thinking(ms: number): Promise<void> {
  return ms === 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, ms));
}

export interface CarrierSettings {
  name?: string;
  from?: string;
  pace?: Carrier['pace'];
  /** How long the channel itself waits for the platform's answer; for ever when not given. */
  answerMs?: number;
}

/** A channel to the platform, as far as digests need it. */
export function carrierTo(url: string, settings: CarrierSettings = {}): Carrier {
  const { name = 'test', from = '', pace = { perSecond: Infinity, perChatMs: 0 }, answerMs } = settings;
  return {
    name,
    pace,
    privateChat: (person) => `direct-${person}`,
    async send(to, reply) {
      const body = JSON.stringify({ ...to, text: renderPlain(reply), from } satisfies Posted);
      const signal = answerMs === undefined ? null : AbortSignal.timeout(answerMs);
      const response = await fetch(url, { method: 'POST', body, signal }).catch((cause: unknown) => {
        throw new ChannelError('no answer', { outcome: neverConnected(cause) ? 'not-sent' : 'unknown', cause });
      });
      const told = await response.json();
      if (response.status !== 200) throw refusalOf(response.status, told);
    },
  };
}

function neverConnected(error: unknown): boolean {
  return error instanceof Error && error.cause instanceof Error && 'code' in error.cause
    ? error.cause.code === 'ECONNREFUSED'
    : false;
}

function refusalOf(status: number, told: unknown): ChannelError {
  if (status === 429) {
    const { retryAfterMs, scope } = told as { retryAfterMs: number; scope: 'chat' | 'channel' };
    return new ChannelError('too many', { outcome: 'not-sent', retryAfterMs, retryScope: scope });
  }
  if (status === 410) return new ChannelError('the chat is no more', { outcome: 'refused', gone: true });
  return new ChannelError(`status ${status}`, { outcome: status >= 500 ? 'not-sent' : 'refused' });
}
