/** A Telegram channel on the real grammY, a fake Telegram on the other side, and an inbox between. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Choices, Picked } from '../../../src/channels/choices.ts';
import type { Inbox } from '../../../src/channels/inbox.ts';
import type { TelegramChannel, TelegramParts } from '../../../src/channels/telegram/parts.ts';
import type { Health, Note } from '../../../src/channels/telegram/reports.ts';
import { openTelegram } from '../../../src/channels/telegram/telegram.ts';
import type { Reply } from '../../../src/conversation.ts';
import { openClock } from '../../../src/desk/clock.ts';
import type { Log } from '../../../src/log.ts';
import { keyOfChoice } from '../../../src/store/choices.ts';
import type { Telegram } from '../../fakes/telegram/telegram.ts';

export const SECRET = 'secret-of-the-webhook';

/** What a channel did beside sending. */
export interface Books {
  /** The lines of the log, as one text each. */
  lines: string[];
  notes: Note[];
  /** Troubles of which it said that they do not stand. */
  over: string[];
  /** What was told of its being well, or standing by. */
  well: (boolean | 'standby')[];
  /** When it was told that Telegram has answered a poll. */
  polls: number[];
}

export interface Given extends Books {
  channel: TelegramChannel;
  inbox: Inbox;
  clock: ReturnType<typeof openClock>;
  /** Stops the channel and what serves its webhook. */
  close(): Promise<void>;
}

/** An inbox that shows what waits in it. */
export interface MemoryInbox extends Inbox {
  waiting(): string[];
}

type Settings = Partial<Omit<TelegramParts, 'mode'>> & { mode?: 'polling' | 'webhook'; formerUrl?: string };

/** Waits after failures are short here: chance takes nothing away, so the first is a second. */
export async function givenTelegram(telegram: Telegram, settings: Settings = {}): Promise<Given> {
  const { mode = 'polling', formerUrl, inbox = openMemoryInbox(), ...rest } = settings;
  const lines: string[] = [];
  const notes: Note[] = [];
  const over: string[] = [];
  const polls: number[] = [];
  const well: Books['well'] = [];
  const clock = openClock(null);
  const log: Log = (level, event, facts) => lines.push(JSON.stringify([level, event, facts]));
  const health: Health = {
    tell: (note) => notes.push(note),
    over: (trouble) => over.push(trouble),
    well: (is) => well.push(is),
    standsBy: () => well.push('standby'),
    polled: () => polls.push(clock.now()),
  };
  const hook = mode === 'webhook' ? await openHook() : null;
  const channel = openTelegram({
    token: telegram.token,
    apiRoot: telegram.url,
    mode: hook
      ? { kind: 'webhook', url: hook.url, secret: SECRET }
      : { kind: 'polling', ...(formerUrl !== undefined && { url: formerUrl }) },
    inbox,
    choices: openMemoryChoices(),
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
  return { channel, inbox, clock, lines, notes, over, well, polls, close };
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

/** An inbox that outlives channels, of which one has it at a time, and forgets with the process. */
export function openMemoryInbox(): MemoryInbox {
  const kept = new Map<string, string | null>();
  const held = new Set<string>();
  return {
    async put(id, data) {
      if (kept.has(id)) return false;
      kept.set(id, data);
      held.add(id);
      return true;
    },
    async takeOver(limit) {
      const free = [...kept].flatMap(([id, data]) => (data === null || held.has(id) ? [] : [{ id, data }]));
      const taken = free.slice(0, limit);
      for (const { id } of taken) held.add(id);
      return taken;
    },
    holds: (id) => held.has(id),
    letGo: (id) => held.delete(id),
    async done(id) {
      kept.set(id, null);
    },
    async release() {
      held.clear();
    },
    waiting: () => [...kept].flatMap(([id, data]) => (data === null ? [] : [id])),
  };
}

/** Choices that outlive channels, and are forgotten with the process. */
export function openMemoryChoices(): Choices {
  const kept = new Map<string, Picked>();
  return {
    async keep(all) {
      const keys = all.map((picked) => keyOfChoice(picked));
      for (const [index, picked] of all.entries()) kept.set(keys[index] ?? '', picked);
      return keys;
    },
    find: async (key) => kept.get(key) ?? null,
  };
}

export function saying(text: string, ...choices: string[]): Reply {
  return { blocks: [{ kind: 'text', text }], choices: choices.map((send) => ({ label: send, send })) };
}
