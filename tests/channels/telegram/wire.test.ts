/** The wire to Telegram: what it says of a call that failed, and that broken connections are not used again. */
import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openWire, type Wire, WireError } from '../../../src/channels/telegram/wire.ts';

let server: Server;
let wire: Wire;
let url: string;
let respond: RequestListener;
let connections: number;

beforeEach(async () => {
  wire = openWire();
  connections = 0;
  server = createServer((request, response) => respond(request, response));
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/bot1:secret/getMe`;
});
afterEach(() => {
  wire.close();
  server.closeAllConnections();
  server.close();
});

async function failureOf(call: Promise<unknown>): Promise<WireError> {
  const error = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof WireError) return error;
  throw new Error(`expected a failure of the wire, got ${error}`);
}
const call = (order: Parameters<Wire['fetch']>[1] = {}) => wire.fetch(url, order).then((response) => response.json());

test('carries text and streams, and gives back what comes', async () => {
  respond = (request, response) => void request.pipe(response);
  const order = { method: 'POST', headers: { 'content-type': 'application/json' } };
  expect(await call({ ...order, body: '{"a":"河"}' })).toEqual({ a: '河' });
  expect(await call({ ...order, body: Readable.from(['{"a":', '1}']) })).toEqual({ a: 1 });
  expect(connections).toBe(1);
});

describe('a call', () => {
  test('has not left when nobody is there', async () => {
    await new Promise((resolve) => server.close(resolve));
    expect(await failureOf(call())).toMatchObject({ code: 'ECONNREFUSED', left: false, status: null });
  });

  test('may have left when the connection breaks before the answer or within', async () => {
    respond = (request) => void request.socket.resetAndDestroy();
    expect(await failureOf(call())).toMatchObject({ left: true, status: null });
    respond = (request, response) => {
      response.writeHead(200).write('{"ok":', () => request.socket.destroy());
    };
    expect(await failureOf(call())).toMatchObject({ code: 'BROKEN_ANSWER', left: true });
  });

  test('that is answered by a page has its status', async () => {
    respond = (_, response) => void response.writeHead(502).end('<html>');
    expect(await failureOf(call())).toMatchObject({ code: 'NOT_JSON', status: 502 });
  });

  test('ends with its signal', async () => {
    const given = new AbortController();
    respond = () => given.abort();
    expect(await failureOf(call({ signal: given.signal }))).toMatchObject({ code: 'ABORTED', left: true });
    expect(await failureOf(call({ signal: given.signal }))).toMatchObject({ code: 'ABORTED', left: false });
  });
});

test('built anew, it breaks what hangs and connects again; closed, it does not', async () => {
  const came = Promise.withResolvers<void>();
  respond = () => came.resolve();
  const hanging = failureOf(call());
  await came.promise;
  wire.renew();
  expect((await hanging).left).toBe(true);
  respond = (_, response) => void response.end('{}');
  expect(await call()).toEqual({});
  expect(connections).toBe(2);
  wire.close();
  expect(await failureOf(call())).toMatchObject({ code: 'CLOSED', left: false });
});

test('goes through a proxy where there is one', async () => {
  const asked = Promise.withResolvers<string>();
  const proxy = createTcpServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', (data) => {
      asked.resolve(String(data).split('\r\n')[0] ?? '');
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    });
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const proxied = openWire(`http://127.0.0.1:${(proxy.address() as AddressInfo).port}`);
  const failure = await failureOf(proxied.fetch('https://telegram.invalid/bot1:secret/getMe'));
  expect(await asked.promise).toBe('CONNECT telegram.invalid:443 HTTP/1.1');
  expect(failure.left).toBe(false);
  proxied.close();
  proxy.close();
});
