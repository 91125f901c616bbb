/** The fake WeCom: what goes wrong with signing in, acknowledgements and messages on the long connection, and what the real SDK makes of it. A bot has to live with each. */
import { WSAuthFailureError, type WSClient } from '@wecom/aibot-node-sdk';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { clientOf, nextFrame, rejectionOf, signedIn } from './given-bot.ts';
import type { Chat, Person } from './shapes.ts';
import { openWecom, type Wecom } from './wecom.ts';

const DIGEST = { msgtype: 'markdown', markdown: { content: '周报' } } as const;
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
  vi.useRealTimers();
  client.disconnect();
  await wecom.close();
});

const texts = () => wecom.seen(group).map(({ text }) => text);
const asked = async (text = '第8项') => {
  const frame = nextFrame(client, 'message');
  wecom.mention(li, group, text);
  return frame;
};

describe('signing in', () => {
  test('whose answer is lost leaves a client that thinks it is connected, for ever', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval'] });
    wecom.fail('aibot_subscribe', { kind: 'silence' });
    const events: string[] = [];
    for (const event of ['authenticated', 'disconnected', 'reconnecting', 'error'] as const) {
      client.on(event, () => events.push(event));
    }
    client.connect();
    await wecom.waitFor(() => wecom.callsOf('aibot_subscribe').length > 0);
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect([client.isConnected, events, wecom.gateway.live]).toEqual([true, [], null]);
    expect(wecom.mention(li, group, '第8项').isTold).toBe(false);
  });

  test('with a wrong secret is tried six times and then given up', async () => {
    client = clientOf(wecom, { secret: 'wrong', reconnectInterval: 1 });
    const error = new Promise((resolve) => {
      client.on('error', (reason) => reason instanceof WSAuthFailureError && resolve(reason));
    });
    client.connect();
    expect(await error).toMatchObject({ code: 'WS_AUTH_FAILURE_EXHAUSTED' });
    expect(wecom.callsOf('aibot_subscribe').map(({ errcode }) => errcode)).toEqual(Array(6).fill(853000));
  });

  test('too often is taken for a wrong secret', async () => {
    wecom.fail('aibot_subscribe', { kind: 'refusal', errcode: 45009 });
    const error = new Promise<Error>((resolve) => client.once('error', resolve));
    await signedIn(client);
    expect((await error).message).toMatch(/^Authentication failed: api freq out of limit.*\(code: 45009\)$/u);
  });
});

describe('an acknowledgement', () => {
  test('that refuses rejects with the bare frame, not with an error', async () => {
    await signedIn(client);
    const frame = await asked();
    wecom.fail('aibot_respond_msg', { kind: 'refusal', errcode: 45033 });
    const reason = await rejectionOf(client.replyStream(frame, 's1', '答', true));
    expect(reason).not.toBeInstanceOf(Error);
    expect(reason).toMatchObject({ errcode: 45033, headers: { req_id: frame.headers.req_id } });
    expect(texts()).toEqual([]);
  });

  test('that is lost rejects after five seconds, although people have the message', async () => {
    await signedIn(client);
    const frame = await asked();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    wecom.fail('aibot_respond_msg', { kind: 'silence', when: 'after' });
    const reason = rejectionOf(client.replyStream(frame, 's1', '答', true));
    await wecom.waitFor(() => texts().length > 0);
    await vi.advanceTimersByTimeAsync(5000);
    expect(String(await reason)).toContain('Reply ack timeout (5000ms)');
    expect(texts()).toEqual(['答']);
    // To the SDK a frame that was never taken looks the same.
    wecom.fail('aibot_send_msg', { kind: 'silence' });
    const other = rejectionOf(client.sendMessage(group.id, DIGEST));
    await wecom.waitFor(() => wecom.callsOf('aibot_send_msg').length > 0);
    await vi.advanceTimersByTimeAsync(5000);
    expect(String(await other)).toContain('Reply ack timeout (5000ms)');
    expect(texts()).toEqual(['答']);
  });

  test('is cancelled by a drop, and what is sent meanwhile is refused at once', async () => {
    await signedIn(client);
    const frame = await asked();
    wecom.fail('aibot_respond_msg', { kind: 'reset', when: 'after' });
    const down = new Promise((resolve) => client.once('disconnected', resolve));
    expect(String(await rejectionOf(client.replyStream(frame, 's1', '答', true)))).toContain('cancelled');
    await down;
    expect(String(await rejectionOf(client.sendMessage(group.id, DIGEST)))).toContain('unable to send data');
    expect(texts()).toEqual(['答']);
  });
});

describe('a message', () => {
  test('that is brought twice is handled twice', async () => {
    await signedIn(client);
    const ids: string[] = [];
    client.on('message', ({ body }) => ids.push(body?.msgid ?? ''));
    const done = wecom.mention(li, group, '第8项');
    expect(done.repeat()).toBe(true);
    await vi.waitFor(() => expect(ids).toHaveLength(2));
    expect(ids[0]).toBe(ids[1]);
  });

  test('that came while nobody was connected is lost', async () => {
    await signedIn(client);
    client.disconnect();
    await wecom.waitFor(() => wecom.gateway.live === null);
    expect(wecom.mention(li, group, '第8项').isTold).toBe(false);
    await signedIn(client);
    expect((await asked('第9项')).body).toMatchObject({ text: { content: '@督办 第9项' } });
  });

  test('whose handler throws does not reach the other handlers', async () => {
    await signedIn(client);
    const [first, second] = [vi.fn(() => raise()), vi.fn()];
    client.on('message', first);
    client.on('message.text', second);
    wecom.mention(li, group, '第8项');
    await vi.waitFor(() => expect(first).toHaveBeenCalledOnce());
    expect(second).not.toHaveBeenCalled();
  });

  test('whose asynchronous handler rejects is an unhandled rejection', async () => {
    await signedIn(client);
    const listeners = process.listeners('unhandledRejection');
    process.removeAllListeners('unhandledRejection');
    const unhandled = new Promise((resolve) => process.once('unhandledRejection', resolve));
    client.on('message', async () => raise());
    wecom.mention(li, group, '第8项');
    expect(await unhandled).toMatchObject({ message: 'the handler failed' });
    for (const listener of listeners) process.on('unhandledRejection', listener);
  });

  test('stands in the debug log with every word', async () => {
    const lines: string[] = [];
    const note = (line: string) => lines.push(line);
    client = clientOf(wecom, { logger: { debug: note, info: note, warn: note, error: note } });
    await signedIn(client);
    await asked('第8项由谁牵头');
    expect(lines.join('\n')).toContain('第8项由谁牵头');
  });
});

function raise(): never {
  throw new Error('the handler failed');
}
