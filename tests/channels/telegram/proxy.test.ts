/** Calls to Telegram through a proxy: every one goes there and nowhere else, encrypted to the other end. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openConnection } from '../../../src/channels/telegram/connection.ts';
import { CERTIFICATE, KEY } from '../../fakes/certificate.ts';

let telegram: ReturnType<typeof createSecureServer>;
let proxy: Server;
/** What the proxy was asked for, and by whom. */
let asked: { host: string | undefined; who: string | undefined }[];
/** What it carried to the other end, as it saw it. */
let carried: Buffer[];
const sockets = new Set<Socket>();
const authorities = getCACertificates('default');

beforeEach(async () => {
  setDefaultCACertificates([...authorities, CERTIFICATE]);
  asked = [];
  carried = [];
  telegram = createSecureServer({ cert: CERTIFICATE, key: KEY }, (request, response) => {
    const isKnown = request.url === '/bot7:secret/getMe';
    response.writeHead(isKnown ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ ok: isKnown, result: { id: 7, username: 'duban_bot' } }));
  });
  telegram.listen(0, '127.0.0.1');
  await once(telegram, 'listening');
  proxy = createServer().on('connect', (request, near: Socket) => {
    asked.push({ host: request.url, who: request.headers['proxy-authorization'] });
    const far = connect((telegram.address() as AddressInfo).port, '127.0.0.1', () => {
      near.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      near.on('data', (data) => carried.push(data));
      near.pipe(far).pipe(near);
    });
    for (const socket of [near, far]) sockets.add(socket.on('error', () => {}));
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
});
afterEach(() => {
  setDefaultCACertificates(authorities);
  for (const socket of sockets) socket.destroy();
  telegram.close();
  proxy.close();
});

test('each call is answered by the other end, over one connection that the proxy can not read', async () => {
  const { port } = proxy.address() as AddressInfo;
  const address = `http://duban:pass%40word@127.0.0.1:${port}`;
  const { api, close } = openConnection({ token: '7:secret', apiRoot: 'https://telegram.test', proxy: address }, 5);

  expect(await api.getMe()).toMatchObject({ id: 7 });
  expect(await api.getMe()).toMatchObject({ id: 7 });
  close();

  const who = `Basic ${Buffer.from('duban:pass@word').toString('base64')}`;
  expect(asked).toEqual([{ host: 'telegram.test:443', who }]);
  expect(Buffer.concat(carried).includes('secret')).toBe(false);
});

test('a proxy that is not there is not gone round', async () => {
  const { port } = proxy.address() as AddressInfo;
  proxy.close();
  await once(proxy, 'close');
  const local = `https://localhost:${(telegram.address() as AddressInfo).port}`;
  const { api, close } = openConnection({ token: '7:secret', apiRoot: local, proxy: `http://127.0.0.1:${port}` }, 5);

  await expect(api.getMe()).rejects.toMatchObject({ error: { code: 'ECONNREFUSED', left: false } });
  close();
});
