/** The local server: it tells how the bot is, serves what channels mount, survives whatever it is sent, and stops at once. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { type Health, openHealth } from '../src/health.ts';
import { openMetrics } from '../src/metrics.ts';
import { openServer, type Server } from '../src/server.ts';

interface Opened {
  server: Server;
  health: Health;
  logged: { level: string; event: string; code?: string }[];
  ready: { is: boolean };
  /** Starts it and gives its address. */
  start(): Promise<string>;
}

function open({ host = '127.0.0.1', port = 0 } = {}): Opened {
  const logged: Opened['logged'] = [];
  const ready = { is: false };
  const health = openHealth(() => Date.UTC(2017, 5, 15, 2));
  const metrics = openMetrics({ version: '0.1.0', owed: async () => ({ deliveries: new Map(), waiting: new Map() }) });
  const server = openServer({
    host,
    port,
    health,
    metrics,
    log: (level, event, facts) => logged.push({ level, event, ...facts }),
    isReady: () => ready.is,
  });
  onTestFinished(async () => {
    await server.stop();
    metrics.close();
  });
  const start = async () => {
    const url = await server.start();
    if (url === null) throw new Error('did not start');
    return url;
  };
  return { server, health, logged, ready, start };
}

test('tells which parts are well, and since when; 503 as soon as one is not', async () => {
  const { health, start } = open();
  const url = await start();
  health.report('store', true, 'sqlite');
  health.watch('scheduler', () => ({ ok: true, detail: '' }));

  const well = await fetch(`${url}/health`);
  expect(well.status).toBe(200);
  expect(well.headers.get('content-type')).toContain('application/json');
  expect(await well.json()).toEqual({
    ok: true,
    parts: [
      { name: 'store', ok: true, since: '2017-06-15T02:00:00.000Z', detail: 'sqlite' },
      { name: 'scheduler', ok: true, since: '2017-06-15T02:00:00.000Z', detail: '' },
    ],
  });

  health.report('telegram', false, '409');
  const ill = await fetch(`${url}/health`);
  expect(ill.status).toBe(503);
  expect(await ill.json()).toMatchObject({
    ok: false,
    parts: [{}, {}, { name: 'telegram', ok: false, detail: '409' }],
  });
});

test('is ready when messages are taken, however well the parts are', async () => {
  const { health, ready, start } = open();
  const url = await start();
  health.report('telegram', false, '409');
  expect((await fetch(`${url}/ready`)).status).toBe(503);

  ready.is = true;

  const answer = await fetch(`${url}/ready`);
  expect([answer.status, await answer.json()]).toEqual([200, { ready: true }]);
});

test('tells its metrics in the format of Prometheus, with how the parts are', async () => {
  const { health, start } = open();
  const url = await start();
  health.report('store', true);

  const answer = await fetch(`${url}/metrics`);

  expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  expect(await answer.text()).toContain('duban_part_ok{part="store"} 1\n');
});

test('gives a mounted route the body as it came, headers and query, and gives back its answer', async () => {
  const { server, start } = open();
  server.mount('POST', '/telegram', ({ body, headers, query }) => ({
    status: 202,
    body: Buffer.concat([Buffer.from(`${headers['x-secret']} ${query.get('echo')} `), body]),
  }));
  const url = await start();

  const sent = Buffer.from([0, 255, 10, 228]);
  const answer = await fetch(`${url}/telegram?echo=%E6%B2%B3`, {
    method: 'POST',
    headers: { 'x-secret': 's' },
    body: sent,
  });

  expect(answer.status).toBe(202);
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(Buffer.concat([Buffer.from('s 河 '), sent]));
});

test('mounts a route after the start, several methods on a path, and none twice', async () => {
  const { server, start } = open();
  const url = await start();
  server.mount('GET', '/wecom/app', async () => ({ status: 200, body: 'got' }));
  server.mount('POST', '/wecom/app', async () => ({ status: 200, body: 'posted' }));

  expect(await (await fetch(`${url}/wecom/app`)).text()).toBe('got');
  expect(await (await fetch(`${url}/wecom/app`, { method: 'POST' })).text()).toBe('posted');
  expect((await fetch(`${url}/wecom/app`, { method: 'HEAD' })).headers.get('content-length')).toBe('3');
  expect(() => server.mount('GET', '/wecom/app', () => ({ status: 200 }))).toThrow('GET /wecom/app');
  expect(() => server.mount('GET', '/health', () => ({ status: 200 }))).toThrow('/health');
});

test('refuses what it does not know: other paths, other methods, too long a body', async () => {
  const { server, start } = open();
  let handled = 0;
  server.mount('POST', '/telegram', () => {
    handled += 1;
    return { status: 200 };
  });
  const url = await start();

  expect((await fetch(`${url}/`)).status).toBe(404);
  expect((await fetch(`${url}/telegram/`, { method: 'POST', body: 'x' })).status).toBe(404);
  expect((await fetch(`${url}//telegram`, { method: 'POST', body: 'x' })).status).toBe(404);
  const wrong = await fetch(`${url}/telegram`, { method: 'DELETE' });
  expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'POST']);
  expect((await fetch(`${url}/telegram`, { method: 'POST', body: 'x'.repeat(1024 * 1024 + 1) })).status).toBe(413);
  expect(handled).toBe(0);
  expect((await fetch(`${url}/telegram`, { method: 'POST', body: 'x'.repeat(1024 * 1024) })).status).toBe(200);
});

test('a route that fails gives 500 without a word of why, and is logged by code and place', async () => {
  const { server, logged, start } = open();
  server.mount('POST', '/telegram', async () => {
    throw Object.assign(new Error('token 123:hunter2'), { code: 'full' });
  });
  const url = await start();

  const answer = await fetch(`${url}/telegram`, { method: 'POST', body: '{}' });

  expect([answer.status, await answer.text()]).toEqual([500, 'failed\n']);
  expect(logged).toMatchObject([{ level: 'error', event: 'request failed', code: 'full' }]);
  expect(JSON.stringify(logged)).not.toContain('hunter2');
});

test('goes on after what is no HTTP, and after somebody who hangs up in the middle', async () => {
  const { server, logged, start } = open();
  let handled = 0;
  server.mount('POST', '/telegram', () => {
    handled += 1;
    return { status: 200 };
  });
  const url = await start();
  const port = Number(new URL(url).port);
  const say = async (text: string, hangUp: boolean) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => {});
    socket.resume();
    await once(socket, 'connect');
    await new Promise((resolve) => socket.write(text, resolve));
    if (hangUp) socket.destroy();
    else await once(socket, 'close');
  };

  await say('hello\r\n\r\n', false);
  await say('POST /telegram HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{"half', true);

  expect((await fetch(`${url}/health`)).status).toBe(200);
  expect(handled).toBe(0);
  expect(logged).toEqual([]);
});

test('a port that is taken is one clear line, and no reason to stop', async () => {
  const other = createServer();
  other.listen(0, '127.0.0.1');
  await once(other, 'listening');
  onTestFinished(() => void other.close());
  const { port } = other.address() as AddressInfo;
  const { server, logged } = open({ port });

  expect(await server.start()).toBeNull();
  expect(logged).toEqual([
    {
      level: 'error',
      event: `no local server at 127.0.0.1:${port}: the port is taken; set DUBAN_PORT to another`,
      code: 'EADDRINUSE',
    },
  ]);
  await server.stop();
});

test('an address that the machine does not have is one clear line too', async () => {
  const { server, logged } = open({ host: '192.0.2.1' });

  expect(await server.start()).toBeNull();
  expect(logged[0]?.event).toContain('DUBAN_HOST');
});

test('stops within a second: what is being answered gets its answer, what hangs does not, and nothing new is taken', async () => {
  const { server, start } = open();
  const asked = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  server.mount('GET', '/slow', async () => {
    asked.resolve();
    await release.promise;
    return { status: 200, body: 'done' };
  });
  server.mount('GET', '/hangs', () => new Promise(() => {}));
  const url = await start();
  const slow = fetch(`${url}/slow`);
  const hangs = fetch(`${url}/hangs`).catch(() => 'broken off');
  await asked.promise;

  const begun = performance.now();
  const stopped = server.stop();
  release.resolve();
  expect(await (await slow).text()).toBe('done');
  await stopped;
  await server.stop();

  expect(performance.now() - begun).toBeLessThan(1000);
  expect(await hangs).toBe('broken off');
  await expect(fetch(`${url}/health`)).rejects.toThrow();
});

test('stops at once when nobody asks anything, also when it never started', async () => {
  const { server, start } = open();
  const url = await start();
  await (await fetch(`${url}/health`)).text();

  const begun = performance.now();
  await server.stop();
  expect(performance.now() - begun).toBeLessThan(500);

  await open().server.stop();
});
