/** The two sides of Telegram that a bot sees, as cheap as can be: one brings updates to a webhook, the other takes what the bot sends. */
import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Where a bot wants its updates, and what it wants to hear with them. */
export interface Webhook {
  url: string;
  secret: string;
}

export interface Load {
  /** Answers a second. */
  throughput: number;
  /** From when an update was brought until the bot called for its chat: milliseconds, each. */
  times: number[];
}

export interface TelegramLoad {
  /** Where the Bot API is. */
  readonly apiRoot: string;
  /**
   * Brings updates for so long, so many at once, each from a person in a private chat; the next comes when the one before
   * was both confirmed and answered. Rejects when a bot confirms with anything but 200.
   */
  bring(webhook: Webhook, texts: readonly string[], order: { connections: number; ms: number }): Promise<Load>;
  close(): void;
}

/** One person asks so many questions in a row: fewer than what a bot may take for a flood. */
const QUESTIONS_EACH = 15;
const ME = { id: 1, is_bot: true, first_name: 'Bench', username: 'bench_bot', can_read_all_group_messages: true };

export async function openTelegramLoad(): Promise<TelegramLoad> {
  /** Who waits for an answer, by chat. */
  const waiting = new Map<number, () => void>();
  let updates = 0;
  let people = 0;
  let asked = 0;

  const api = createServer((call, response) => {
    void takeCall(call, response);
  });
  api.listen(0, '127.0.0.1');
  await once(api, 'listening');

  async function takeCall(call: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(call);
    const method = call.url?.slice(call.url.lastIndexOf('/') + 1);
    if (method !== 'sendMessage') return reply(response, method === 'getMe' ? ME : true);
    const { chat_id: id, text } = JSON.parse(body);
    reply(response, { message_id: 1, date: 1, chat: { id, type: 'private', first_name: 'Official' }, text });
    const heard = waiting.get(Number(id));
    waiting.delete(Number(id));
    heard?.();
  }

  function updateFrom(person: number, text: string): string {
    updates += 1;
    const from = { id: person, is_bot: false, first_name: 'Official' };
    const chat = { id: person, type: 'private', first_name: 'Official' };
    return JSON.stringify({ update_id: updates, message: { message_id: updates, date: 1, chat, from, text } });
  }

  return {
    apiRoot: `http://127.0.0.1:${(api.address() as AddressInfo).port}`,
    async bring(webhook, texts, { connections, ms }) {
      const agent = new Agent({ keepAlive: true, maxSockets: connections });
      const times: number[] = [];
      const start = performance.now();

      async function ask(person: number): Promise<void> {
        asked += 1;
        const update = updateFrom(person, texts[asked % texts.length] ?? '');
        const answered = Promise.withResolvers<void>();
        waiting.set(person, answered.resolve);
        const began = performance.now();
        const confirmed = post(agent, webhook, update);
        await Promise.all([confirmed, answered.promise.then(() => times.push(performance.now() - began))]);
      }

      async function keepAsking(): Promise<void> {
        while (performance.now() - start < ms) {
          people += 1;
          const person = people;
          for (let question = 0; question < QUESTIONS_EACH; question += 1) await ask(person);
        }
      }

      await Promise.all(Array.from({ length: connections }, keepAsking));
      agent.destroy();
      return { throughput: (times.length / (performance.now() - start)) * 1000, times };
    },
    close() {
      api.close();
      api.closeAllConnections();
    },
  };
}

function reply(response: ServerResponse, result: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ ok: true, result }));
}

function post(agent: Agent, { url, secret }: Webhook, body: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'x-telegram-bot-api-secret-token': secret,
  };
  const call = request(url, { method: 'POST', agent, headers }, (response) => {
    response.resume();
    response.on('end', () => {
      if (response.statusCode === 200) resolve();
      else reject(new Error(`an update was confirmed with ${response.statusCode}`));
    });
  });
  call.on('error', reject);
  call.end(body);
  return promise;
}

async function bodyOf(call: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of call.setEncoding('utf8')) body += chunk;
  return body;
}
