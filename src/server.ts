/** The one HTTP server: whether the bot is well, what it counts, and the routes that channels mount on it. */
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Health } from './health.ts';
import { codeAndPlace, type Log } from './log.ts';
import type { Metrics } from './metrics.ts';

export interface HttpRequest {
  body: Buffer;
  headers: IncomingHttpHeaders;
  query: URLSearchParams;
}

export interface HttpAnswer {
  status: number;
  body?: string | Buffer;
  /** Plain text unless it is said otherwise. */
  type?: string;
}

/** When it rejects, the answer is 500 and the error is logged. */
export type Handle = (request: HttpRequest) => HttpAnswer | Promise<HttpAnswer>;

export interface Server {
  /** Answers requests with that method on exactly that path; before or after the start, each route once. */
  mount(method: 'GET' | 'POST', path: string, handle: Handle): void;
  /** Resolves with the address at which it listens, or with null when it can't: that is logged, and the bot goes on without. */
  start(): Promise<string | null>;
  /** Answers what it has been asked, for less than a second, and listens no more. May be called twice. */
  stop(): Promise<void>;
}

export interface ServerParts {
  host: string;
  /** 0 takes any that is free. */
  port: number;
  log: Log;
  health: Health;
  metrics: Metrics;
  /** Whether messages are taken: from when the channels have started until they are stopped. */
  isReady(): boolean;
}

const MOST_BYTES = 1024 * 1024;
const PATIENCE_MS = 800;
const PROMETHEUS = 'text/plain; version=0.0.4; charset=utf-8';
const TEXT = 'text/plain; charset=utf-8';
const JSON_TYPE = 'application/json; charset=utf-8';

/** What to do when it can't listen. */
const REMEDIES: Readonly<Record<string, string>> = {
  EADDRINUSE: 'the port is taken; set DUBAN_PORT to another',
  EACCES: 'this port needs more rights; set DUBAN_PORT to one above 1023',
  EADDRNOTAVAIL: 'this machine does not have the address; set DUBAN_HOST to one that it has',
  ENOTFOUND: 'no machine has this name; set DUBAN_HOST to an address of this one',
};

export function openServer(parts: ServerParts): Server {
  const { host, port, log, health, metrics } = parts;
  const routes = new Map<string, Map<string, Handle>>();
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000 }, (request, response) => {
    void serve(request, response);
  });
  let stopped: Promise<void> | null = null;

  function mount(method: 'GET' | 'POST', path: string, handle: Handle): void {
    const ofPath = routes.get(path) ?? new Map<string, Handle>();
    if (ofPath.has(method)) throw new Error(`${method} ${path} is mounted already`);
    routes.set(path, ofPath.set(method, handle));
  }

  /** The one catch of everything between a request and its answer. */
  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = pathOf(request);
    let answer: HttpAnswer;
    try {
      answer = await answerTo(request, path);
    } catch (error) {
      // Who hung up before everything was said gets no answer, and is no fault of ours.
      if (!request.complete) return;
      log('error', 'request failed', { ...codeAndPlace(error) });
      answer = { status: 500, body: 'failed\n' };
    }
    const { status, body = '', type = TEXT } = answer;
    const headers = { 'content-type': type, 'content-length': Buffer.byteLength(body) };
    const allow = status === 405 ? { allow: [...(routes.get(path)?.keys() ?? [])].join(', ') } : {};
    // What is left of a request that is not read to its end would be taken for the next one.
    const close = !request.complete || stopped ? { connection: 'close' } : {};
    response.writeHead(status, { ...headers, ...allow, ...close });
    response.end(request.method === 'HEAD' ? undefined : body);
  }

  async function answerTo(request: IncomingMessage, path: string): Promise<HttpAnswer> {
    const ofPath = routes.get(path);
    if (!ofPath) return { status: 404, body: 'not found\n' };
    const method = request.method === 'HEAD' ? 'GET' : (request.method ?? '');
    const handle = ofPath.get(method);
    if (!handle) return { status: 405, body: 'method not allowed\n' };
    const body = await bodyOf(request);
    if (!body) return { status: 413, body: 'too large\n' };
    const query = new URLSearchParams(request.url?.slice(path.length + 1));
    return handle({ body, headers: request.headers, query });
  }

  async function listen(): Promise<string | null> {
    try {
      server.listen(port, host);
      await once(server, 'listening');
    } catch (error) {
      const { code } = codeAndPlace(error);
      log('error', `no local server at ${host}:${port}: ${REMEDIES[code] ?? 'check DUBAN_HOST and DUBAN_PORT'}`, {
        code,
      });
      return null;
    }
    server.on('error', (error) => log('error', 'local server', codeAndPlace(error)));
    const { address, family, port: taken } = server.address() as AddressInfo;
    return `http://${family === 'IPv6' ? `[${address}]` : address}:${taken}`;
  }

  async function close(): Promise<void> {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    const timer = setTimeout(() => server.closeAllConnections(), PATIENCE_MS);
    await closed;
    clearTimeout(timer);
  }

  mount('GET', '/health', async () => {
    const all = await health.look();
    const ok = all.every((part) => part.ok);
    const told = all.map((part) => ({ ...part, since: new Date(part.since).toISOString() }));
    return { status: ok ? 200 : 503, body: `${JSON.stringify({ ok, parts: told })}\n`, type: JSON_TYPE };
  });
  mount('GET', '/ready', () => {
    const ready = parts.isReady();
    return { status: ready ? 200 : 503, body: `${JSON.stringify({ ready })}\n`, type: JSON_TYPE };
  });
  mount('GET', '/metrics', async () => {
    return { status: 200, body: await metrics.text(await health.look()), type: PROMETHEUS };
  });

  return {
    mount,
    start: listen,
    stop() {
      stopped ??= close();
      return stopped;
    },
  };
}

function pathOf({ url = '/' }: IncomingMessage): string {
  const end = url.indexOf('?');
  return end < 0 ? url : url.slice(0, end);
}

/** Null when it is longer than anything that is meant for us. Rejects when the other side hangs up before its end. */
function bodyOf(request: IncomingMessage): Promise<Buffer | null> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer | null>();
  const parts: Buffer[] = [];
  let length = 0;
  request.on('data', (part: Buffer) => {
    length += part.length;
    if (length <= MOST_BYTES) parts.push(part);
    else resolve(null);
  });
  request.on('end', () => resolve(Buffer.concat(parts)));
  request.on('error', reject);
  return promise;
}
