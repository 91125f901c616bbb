/** The HTTP side: routes, the token, faults, and the books of what was called. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Args, argsOf, readArgs } from './args.ts';
import type { Fault, Faults } from './faults.ts';
import type { Method } from './methods.ts';
import { type Call, Refusal, type StoredFile, type Wire } from './shapes.ts';

const CALL = /^\/bot(?<token>[^/]+)\/(?:test\/)?(?<method>[A-Za-z]+)\/?(?:\?|$)/u;
const DOWNLOAD = /^\/file\/bot(?<token>[^/]+)\/files\/(?<file>[^/?]+)$/u;
const PAGE =
  '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body><center>nginx</center></body>\r\n</html>\r\n';

interface Parts {
  token: string;
  methods: ReadonlyMap<string, Method>;
  files: ReadonlyMap<string, StoredFile>;
  fileName: () => string;
  faults: Faults;
  now: () => number;
  changed: () => void;
}

export interface ApiServer {
  readonly url: string;
  readonly calls: readonly Call[];
  /** Makes a call that came some other way than over HTTP to here. */
  call(method: string, args: Args): Promise<void>;
  /** Stops listening and cuts every connection; nothing is forgotten. */
  down(): Promise<void>;
  /** Listens again, at the same address. */
  up(): Promise<void>;
}

export async function openServer(parts: Parts): Promise<ApiServer> {
  const { token, methods, files, fileName, faults, now, changed } = parts;
  const calls: Call[] = [];
  let port = 0;
  let server: Server;

  function note(method: string, args: Args, byWebhookReply: boolean): Call {
    const { payload } = args;
    const books = { end: null, status: null, description: null, tookEffect: false, byWebhookReply };
    const call: Call = { method, payload, start: now(), ...books };
    calls.push(call);
    changed();
    return call;
  }

  async function perform(call: Call, args: Args, given: string, gone: AbortSignal): Promise<Wire> {
    try {
      if (given !== token) throw new Refusal(401, unauthorized(given));
      const method = methods.get(call.method.toLowerCase());
      if (!method) throw new Refusal(404, 'Not Found: method not found');
      const result = await method(args, gone);
      call.tookEffect = true;
      return { ok: true, result };
    } catch (error) {
      if (error instanceof Refusal) return refusal(error.status, error.message, error.parameters);
      throw error;
    }
  }

  function close(call: Call, status: number, body: Wire | null): void {
    call.end = now();
    call.status = status;
    if (typeof body?.description === 'string') call.description = body.description;
    changed();
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const route = CALL.exec(request.url ?? '')?.groups;
    if (!route) {
      serveFile(request, response);
      return;
    }
    const { method = '', token: given = '' } = route;
    try {
      await serveCall(method, given, await readArgs(request, fileName), response);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      answer(response, refusal(error.status, error.message));
    }
  }

  async function serveCall(method: string, given: string, args: Args, response: ServerResponse): Promise<void> {
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    const call = note(method, args, false);
    const fault = faults.take(method, args);
    if (fault?.kind === 'delay') await new Promise((resolve) => setTimeout(resolve, fault.ms));
    const body = fault && strikesBefore(fault) ? null : await perform(call, args, given, gone.signal);
    if (fault && fault.kind !== 'delay') return strike(fault, call, response);
    if (body && !gone.signal.aborted) close(call, answer(response, body), body);
  }

  function strike(fault: Fault, call: Call, response: ServerResponse): void {
    if (fault.kind === 'reset') response.socket?.resetAndDestroy();
    if (fault.kind === 'page') response.writeHead(fault.status, { 'content-type': 'text/html' }).end(PAGE);
    const body = refusalOf(fault);
    if (body) answer(response, body);
    if (fault.kind !== 'hang') close(call, statusOf(fault), body);
  }

  function serveFile(request: IncomingMessage, response: ServerResponse): void {
    const route = DOWNLOAD.exec(request.url ?? '')?.groups;
    const file = route?.token === token ? files.get(route.file ?? '') : undefined;
    if (!file) {
      answer(response, refusal(404, 'Not Found'));
      return;
    }
    response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(file.bytes);
  }

  async function up(): Promise<void> {
    server = createServer((request, response) => {
      serve(request, response).catch((error: unknown) => {
        // A fault of this server, not of Telegram's: it must be seen.
        if (!response.headersSent && !response.destroyed) answer(response, refusal(500, `fake server: ${error}`));
      });
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', resolve);
    });
    port = (server.address() as AddressInfo).port;
  }

  await up();
  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    async call(method, args) {
      const call = note(method, args, true);
      const body = await perform(call, argsOf(args.payload), token, new AbortController().signal);
      close(call, body.ok === true ? 200 : Number(body.error_code), body);
    },
    down() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      return closed;
    },
    up,
  };
}

function strikesBefore(fault: Fault): boolean {
  if (fault.kind === 'delay') return false;
  return !('when' in fault) || fault.when !== 'after';
}

function refusalOf(fault: Fault): Wire | null {
  if (fault.kind === 'refusal') return refusal(fault.status, fault.description, fault.parameters ?? null);
  if (fault.kind !== 'too-many') return null;
  const words = `Too Many Requests: retry after ${fault.retryAfter}`;
  return refusal(429, words, { retry_after: fault.retryAfter });
}

function statusOf(fault: Fault): number {
  if (fault.kind === 'too-many') return 429;
  return 'status' in fault ? fault.status : 0;
}

function refusal(status: number, description: string, parameters: Wire | null = null): Wire {
  return { ok: false, error_code: status, description, ...(parameters ? { parameters } : {}) };
}

function answer(response: ServerResponse, body: Wire): number {
  const status = body.ok === true ? 200 : Number(body.error_code);
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  return status;
}

function unauthorized(token: string): string {
  return /^[1-9]\d*:/u.test(token) && token.length <= 80 ? 'Unauthorized' : 'Unauthorized: invalid token specified';
}
