/** The fake WeCom: how connections end, and what the real SDK does then. A bot has to live with each. */
import { type WSClient, WSReconnectExhaustedError } from '@wecom/aibot-node-sdk';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { clientOf, nextFrame, signedIn } from './given-bot.ts';
import type { Chat, Person } from './shapes.ts';
import { openWecom, type Wecom } from './wecom.ts';

let wecom: Wecom;
let client: WSClient;
let li: Person;
let group: Chat;

beforeEach(async () => {
  wecom = await openWecom({ patienceMs: 3000 });
  client = clientOf(wecom);
  li = wecom.person('李明');
  group = wecom.group('法制办群', { members: [li] });
});
afterEach(async () => {
  client.disconnect();
  await wecom.close();
});

const asked = async (text = '第8项') => {
  const frame = nextFrame(client, 'message');
  wecom.mention(li, group, text);
  return frame;
};

describe('a connection', () => {
  test('that is kicked stops for good, until it is told to connect again', async () => {
    await signedIn(client);
    const reconnecting = vi.fn();
    client.on('reconnecting', reconnecting);
    const told = nextFrame(client, 'event.disconnected_event');
    wecom.gateway.kick();
    expect((await told).body).toMatchObject({ msgtype: 'event', event: { eventtype: 'disconnected_event' } });
    await wecom.waitFor(() => wecom.gateway.connections[0]?.closedAt);
    expect([reconnecting.mock.calls.length, client.isConnected, wecom.gateway.connections.length]).toEqual([
      0,
      false,
      1,
    ]);
    await signedIn(client);
    expect(wecom.gateway.live).toBe(wecom.gateway.connections[1]);
  });

  test('of a second replica kicks the first, and back', async () => {
    await signedIn(client);
    const other = clientOf(wecom);
    const kicked = nextFrame(client, 'event.disconnected_event');
    await signedIn(other);
    await kicked;
    const kickedBack = nextFrame(other, 'event.disconnected_event');
    await signedIn(client);
    await kickedBack;
    expect(wecom.gateway.connections.map(({ kickedAt }) => kickedAt !== null)).toEqual([true, true, false]);
  });

  test('that broke comes back by itself, in the same client', async () => {
    await signedIn(client);
    const back = new Promise<void>((resolve) => client.once('authenticated', resolve));
    wecom.gateway.drop();
    await back;
    expect((await asked()).body).toMatchObject({ text: { content: '@督办 第8项' } });
  });

  test('whose pings are not answered is given up at the third, and opened anew', async () => {
    client = clientOf(wecom, { heartbeatInterval: 10 });
    wecom.fail('ping', { kind: 'silence' }, 2);
    await signedIn(client);
    await new Promise<void>((resolve) => client.once('authenticated', resolve));
    await wecom.waitFor(() => wecom.callsOf('ping').some(({ errcode }) => errcode === 0));
    expect(wecom.gateway.connections.length).toBeGreaterThan(1);
  });

  test('that could not be opened often enough is not opened again without disconnect()', async () => {
    const warn = vi.fn();
    const logger = { debug() {}, info() {}, warn, error() {} };
    client = clientOf(wecom, { maxReconnectAttempts: 1, reconnectInterval: 1, logger });
    await wecom.gateway.goDown();
    const exhausted = new Promise<void>((resolve) => {
      client.on('error', (error) => error instanceof WSReconnectExhaustedError && resolve());
    });
    client.connect();
    await exhausted;
    await wecom.gateway.comeBack();
    client.connect();
    expect(warn).toHaveBeenLastCalledWith('Client already connected');
    client.disconnect();
    await signedIn(client);
  });
});
