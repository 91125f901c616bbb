/** A Telegram channel on the real grammY, a fake Telegram on the other side, and an inbox between. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Inbox } from '../../../src/channels/inbox.ts';
import type { TelegramChannel, TelegramParts } from '../../../src/channels/telegram/parts.ts';
import { openTelegram } from '../../../src/channels/telegram/telegram.ts';
import type { Lang, Reply } from '../../../src/conversation.ts';
import { openClock } from '../../../src/desk/clock.ts';
import type { Log } from '../../../src/log.ts';
import type { Telegram } from '../../fakes/telegram/telegram.ts';

export const SECRET = 'secret-of-the-webhook';

/** What a channel did beside sending. */
export interface Books {
  /** The lines of the log, as one text each. */
  lines: string[];
  notes: Record<Lang, string>[];
  /** What was told of its being well. */
  well: boolean[];
}

export interface Given extends Books {
  channel: TelegramChannel;
  inbox: Inbox;
  clock: ReturnType<typeof openClock>;
  /** Stops the channel and what serves its webhook. */
  close(): Promise<void>;
}

type Settings = Partial<Omit<TelegramParts, 'mode'>> & { mode?: 'polling' | 'webhook'; formerUrl?: string };

/** Waits after failures are short here: chance takes nothing away, so the first is a second. */
export async function givenTelegram(telegram: Telegram, settings: Settings = {}): Promise<Given> {
  const { mode = 'polling', formerUrl, inbox = openMemoryInbox(), ...rest } = settings;
  const lines: string[] = [];
  const notes: Record<Lang, string>[] = [];
  const well: boolean[] = [];
  const clock = openClock(null);
  const log: Log = (level, event, facts) => lines.push(JSON.stringify([level, event, facts]));
  const health = { tell: (note: Record<Lang, string>) => notes.push(note), well: (is: boolean) => well.push(is) };
  const hook = mode === 'webhook' ? await openHook() : null;
  const channel = openTelegram({
    token: telegram.token,
    apiRoot: telegram.url,
    mode: hook
      ? { kind: 'webhook', url: hook.url, secret: SECRET }
      : { kind: 'polling', ...(formerUrl !== undefined && { url: formerUrl }) },
    inbox,
    clock,
    log,
    health,
    random: () => 0,
    ...rest,
  });
  hook?.serve(channel);
  const close = async () => {
    await channel.stop();
    await hook?.close();
  };
  return { channel, inbox, clock, lines, notes, well, close };
}

/** Serves the webhook as the program's own server does. */
async function openHook() {
  let channel: TelegramChannel | undefined;
  const server = createServer((request, response) => {
    void bodyOf(request).then(async (body) => {
      const status = channel ? await channel.deliver(body, request.headers) : 503;
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/telegram`,
    serve(opened: TelegramChannel) {
      channel = opened;
    },
    close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      return closed;
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) body += chunk;
  return body;
}

/** An inbox that outlives channels, and forgets with the process. */
export function openMemoryInbox(): Inbox {
  const kept = new Map<string, string | null>();
  return {
    async put(id, data) {
      if (kept.has(id)) return false;
      kept.set(id, data);
      return true;
    },
    async waiting(limit) {
      return [...kept].flatMap(([id, data]) => (data === null ? [] : [{ id, data }])).slice(0, limit);
    },
    async done(id) {
      kept.set(id, null);
    },
  };
}

export function saying(text: string, ...choices: string[]): Reply {
  return { blocks: [{ kind: 'text', text }], choices: choices.map((send) => ({ label: send, send })) };
}
