/** Carries calls to Telegram over HTTP for grammY, and knows of one that failed how far it came: a message may be sent again only if it never left. */
import { type ClientRequest, Agent as HttpAgent, type IncomingMessage, request as overHttp } from 'node:http';
import { Agent as HttpsAgent, request as overHttps } from 'node:https';
import { type Readable, Stream } from 'node:stream';

/** Why there is no answer that can be read. It tells neither the address, which holds the token, nor what was sent. */
export class WireError extends Error {
  readonly code: string;
  /** Whether the call may have reached Telegram. */
  readonly left: boolean;
  /** HTTP status of an answer that is not Telegram's own; null when none came. */
  readonly status: number | null;

  constructor(code: string, left: boolean, status: number | null = null) {
    super(`no answer that can be read: ${code}`);
    this.name = 'WireError';
    this.code = code;
    this.left = left;
    this.status = status;
  }
}

/** What grammY asks of a `fetch`. */
interface Order {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Readable;
  signal?: Pick<AbortSignal, 'aborted' | 'addEventListener' | 'removeEventListener'>;
}

export interface Wire {
  fetch(url: string, order?: Order): Promise<{ json(): Promise<unknown> }>;
  /** Breaks every connection; the next call opens a new one. */
  renew(): void;
  /** Breaks every connection, and no call leaves any more. */
  close(): void;
}

/** A connection that takes longer will not come: a network that drops what it does not let pass says nothing. */
const CONNECT_MS = 10_000;
/** An idle connection is closed before anybody in between forgets it and a call is lost on it. */
const IDLE_MS = 15_000;

/** `proxy` is the address of an HTTP proxy for calls to https addresses. */
export function openWire(proxy?: string): Wire {
  let agents = openAgents(proxy);
  let isOpen = true;

  function cut(): void {
    for (const agent of Object.values(agents)) agent.destroy();
    agents = openAgents(proxy);
  }

  return {
    fetch(url, order = {}) {
      if (!isOpen) return Promise.reject(new WireError('CLOSED', false));
      return new Promise((resolve, reject) => {
        const { method = 'GET', headers = {} } = order;
        const isSecure = url.startsWith('https:');
        const call = isSecure
          ? overHttps(url, { method, headers, agent: agents.https })
          : overHttp(url, { method, headers, agent: agents.http });
        const hasLeft = watchConnection(call, isSecure ? 'secureConnect' : 'connect');
        call.on('error', (error: Error & { code?: string }) => {
          reject(new WireError(error.code ?? error.name, hasLeft()));
        });
        call.on('response', (response) => resolve({ json: () => readJson(response) }));
        send(call, order);
      });
    },
    renew: cut,
    close() {
      isOpen = false;
      cut();
    },
  };
}

/** Gives up a connection that does not come; tells whether it has come, so that the call may have left. */
function watchConnection(call: ClientRequest, connected: 'connect' | 'secureConnect'): () => boolean {
  let hasLeft = false;
  const timer = setTimeout(() => call.destroy(failure('CONNECT_TIMEOUT')), CONNECT_MS);
  const leave = () => {
    clearTimeout(timer);
    hasLeft = true;
  };
  call.on('socket', (socket) => {
    if (socket.connecting) socket.once(connected, leave);
    else leave();
  });
  call.on('close', () => clearTimeout(timer));
  return () => hasLeft;
}

function send(call: ClientRequest, { body, signal }: Order): void {
  const giveUp = () => call.destroy(failure('ABORTED'));
  call.on('close', () => signal?.removeEventListener('abort', giveUp));
  signal?.addEventListener('abort', giveUp);
  if (signal?.aborted) giveUp();
  else if (body instanceof Stream) body.on('error', (error) => call.destroy(error)).pipe(call);
  else call.end(body);
}

function openAgents(proxy: string | undefined) {
  const settings = { keepAlive: true, timeout: IDLE_MS };
  return {
    http: new HttpAgent(settings),
    https: new HttpsAgent({ ...settings, ...(proxy && { proxyEnv: { HTTPS_PROXY: proxy } }) }),
  };
}

async function readJson(response: IncomingMessage): Promise<unknown> {
  let text = '';
  try {
    for await (const chunk of response.setEncoding('utf8')) text += chunk;
  } catch {
    throw new WireError('BROKEN_ANSWER', true);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new WireError('NOT_JSON', true, response.statusCode ?? null);
  }
}

function failure(code: string): Error {
  return Object.assign(new Error(code), { code });
}
