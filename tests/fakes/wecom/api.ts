/** The HTTP side: every errcode under HTTP 200, tokens checked first, faults, and everything below a base path. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Book, errcodeIn } from './book.ts';
import { OK, Refusal, refused } from './codes.ts';
import { type Fault, type Faults, prevents } from './faults.ts';
import { listen } from './listener.ts';
import { compact, parsed, type Wire } from './wire.ts';

export interface Asked {
  readonly query: URLSearchParams;
  readonly body: Wire;
}

/** Gives what is answered beside `errcode` 0, or throws a refusal. */
export interface Api {
  readonly verb: 'GET' | 'POST';
  /** Needs no access_token. */
  readonly isOpen?: true;
  perform(asked: Asked): Wire;
}

export type Apis = Readonly<Record<string, Api>>;

export interface ApiServer {
  /** With the base path, without a slash at its end. */
  readonly url: string;
  /** Is the caller's address among the trusted ones? 60020 when not. */
  trustsCaller: boolean;
  goDown(): Promise<void>;
  comeBack(): Promise<void>;
}

interface Parts {
  /** Such as `/wwopen`; empty for none. */
  basePath: string;
  apis: Apis;
  /** Throws when the token is not one. */
  checkToken: (token: string) => void;
  faults: Faults;
  book: Book;
  atOnce: number;
  now: () => number;
}

const PAGE = '<html>\r\n<head><title>Error</title></head>\r\n<body><center>nginx</center></body>\r\n</html>\r\n';

export async function openApi({ basePath, apis, checkToken, faults, book, atOnce, now }: Parts): Promise<ApiServer> {
  const underWay = new Map<string, number>();
  const root = `${basePath}/cgi-bin/`;

  const listener = await listen((request, response) => {
    serve(request, response).catch((error: unknown) => {
      // A fault of this server, not of WeCom's: it must be seen.
      if (!response.headersSent && !response.destroyed) response.writeHead(500).end(`fake server: ${error}`);
    });
  });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '', 'http://localhost');
    const name = url.pathname.startsWith(root) ? url.pathname.slice(root.length) : '';
    const api = apis[name];
    const body = await bodyOf(request);
    if (!api) {
      response.writeHead(404, { 'content-type': 'text/html' }).end(PAGE);
      return;
    }
    // By the date of an answer a caller sees how wrong its own clock is.
    response.setHeader('date', new Date(now()).toUTCString());
    const query: Wire = Object.fromEntries(url.searchParams);
    const call = book.open({ api: name, by: 'http', query, body: parsed(body) ?? {} });
    const fault = faults.take(name, { ...query, ...call.body });
    underWay.set(name, (underWay.get(name) ?? 0) + 1);
    // Calls that came together are under way together.
    await new Promise((resolve) => (fault?.kind === 'delay' ? setTimeout(resolve, fault.ms) : setImmediate(resolve)));
    const answer = prevents(fault) ? null : perform(name, api, request, { query: url.searchParams, body });
    underWay.set(name, (underWay.get(name) ?? 1) - 1);
    call.tookEffect = answer !== null && errcodeIn(answer) === 0;
    if (fault && fault.kind !== 'delay' && fault.kind !== 'refusal') {
      strike(fault, response);
      if (fault.kind !== 'silence') book.close(call, fault.kind === 'page' ? fault.status : 0, null);
      return;
    }
    const told = fault?.kind === 'refusal' ? refused(new Refusal(fault.errcode, fault.errmsg)) : { ...OK, ...answer };
    response.writeHead(200, { 'content-type': 'application/json; charset=UTF-8' }).end(JSON.stringify(compact(told)));
    book.close(call, 200, errcodeIn(told));
  }

  function perform(
    name: string,
    api: Api,
    { method }: IncomingMessage,
    given: { query: URLSearchParams; body: string },
  ) {
    try {
      if ((underWay.get(name) ?? 0) > atOnce) throw new Refusal(45033);
      if (method !== api.verb) throw new Refusal(api.verb === 'GET' ? 43001 : 43002);
      if (!api.isOpen) {
        checkToken(given.query.get('access_token') ?? '');
        if (!server.trustsCaller) throw new Refusal(60020);
      }
      const body = parsed(given.body);
      if (api.verb === 'POST' && !body) throw new Refusal(given.body === '' ? 44004 : 47001);
      return api.perform({ query: given.query, body: body ?? {} });
    } catch (error) {
      if (error instanceof Refusal) return refused(error);
      throw error;
    }
  }

  const server: ApiServer = {
    url: `http://127.0.0.1:${listener.port}${basePath}`,
    trustsCaller: true,
    goDown: listener.down,
    comeBack: listener.up,
  };
  return server;
}

function strike(fault: Fault, response: ServerResponse): void {
  if (fault.kind === 'reset') response.socket?.resetAndDestroy();
  if (fault.kind === 'page') response.writeHead(fault.status, { 'content-type': 'text/html' }).end(PAGE);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
