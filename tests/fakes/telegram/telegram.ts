/**
 * A Telegram Bot API server on loopback, and the people who use it: for tests with a real bot on the other side.
 *
 * Modelled from the documentation of the Bot API, with the words of refusals as its published server gives them.
 * Not modelled: MarkdownV2, media groups, stickers, polls, payments, business, stories, reactions, pinning, chosen
 * inline results, the expiry of updates, rights in detail, several bots, and how Telegram really counts floods.
 * It proves a bot against this reading of the documentation, not against Telegram.
 */
import { EventEmitter } from 'node:events';
import { chatMethods } from './chats.ts';
import { type Fault, openFaults, type PutIn } from './faults.ts';
import { type Flood, type FloodLimits, openFlood, USUAL_LIMITS } from './flood.ts';
import { type Groups, openGroups } from './groups.ts';
import { type Command, menuMethods } from './menu.ts';
import { receivingMethods, tableOf } from './methods.ts';
import { openPeople, type People } from './people.ts';
import { openQueries } from './queries.ts';
import { sendingMethods } from './sending.ts';
import { openServer } from './server.ts';
import type { Call, Chat, Person, Update, Wire } from './shapes.ts';
import { type Shown, shownIn } from './shown.ts';
import { openUpdates } from './updates.ts';
import { openWebhook, type WebhookSettings } from './webhook.ts';
import { createWorld, privateChat } from './world.ts';

export interface TelegramSettings {
  username?: string;
  /** BotFather's /setprivacy off: the bot is told of everything in groups. False when not given. */
  readsEverything?: boolean;
  /** Do bare mentions pass privacy mode? True when not given. */
  mentionsPass?: boolean;
  /** BotFather's /setinline. True when not given. */
  answersInline?: boolean;
  /** Limits on what may be sent; `true` for the usual ones. None when not given. */
  flood?: boolean | FloodLimits;
  webhook?: Partial<WebhookSettings>;
  /** The clock of dates and limits, ms; the real one when not given. Timeouts always take real time. */
  now?: () => number;
  /** How long `waitFor` waits. */
  patienceMs?: number;
}

export interface Telegram extends Omit<People, 'tell'>, Groups {
  readonly url: string;
  readonly token: string;
  /** The bot. */
  readonly me: Person;
  readonly calls: readonly Call[];
  /** The calls of one method. */
  callsOf(method: string): Call[];
  /** The bot's messages that stand in a chat now. */
  sent(chat: Chat): Shown[];
  readonly pendingUpdates: readonly Update[];
  readonly confirmedOffset: number;
  readonly webhookUrl: string;
  /** The menus by `scope language`, such as `all_group_chats zh`. */
  readonly menus: ReadonlyMap<string, readonly Command[]>;
  readonly flood: Flood;
  fail(method: string, fault: Fault, times?: number, where?: (payload: Wire) => boolean): PutIn;
  /** Sends an update as it is: of an unknown kind, malformed … */
  push(kind: string, body: Wire): number | null;
  /** The next update gets this id, as after a week without any, when Telegram begins anywhere. */
  goOnAt(updateId: number): void;
  /** Delivers an update once more, whatever has been confirmed. */
  repeat(updateId: number): void;
  /** Open taps and inline questions become too old to be answered. */
  expireQueries(): void;
  /** Resolves with what the predicate gives as soon as that is something. */
  waitFor<T>(predicate: () => T | false | null | undefined, what?: string): Promise<T>;
  /** Nobody answers at the address; what is known stays. */
  goDown(): Promise<void>;
  comeBack(): Promise<void>;
  close(): Promise<void>;
}

const BOT_ID = 7_100_000_001;
const TOKEN_WORDS = 'AAFakeTokenOfTheFakeTelegramServer0';
const ANSWER_MS = 60_000;
const RETRY_MS = 2_000;
const PATIENCE_MS = 10_000;

export async function openTelegram(settings: TelegramSettings = {}): Promise<Telegram> {
  const { username = 'duban_bot', now = Date.now, patienceMs = PATIENCE_MS } = settings;
  const { readsEverything = false, mentionsPass = true, answersInline = true } = settings;
  const changes = new EventEmitter().setMaxListeners(0);
  let isDue = false;
  /** Those who wait look when whatever is going on is done with. */
  const changed = () => {
    if (isDue) return;
    isDue = true;
    setImmediate(() => {
      isDue = false;
      changes.emit('change');
    });
  };
  const token = `${BOT_ID}:${TOKEN_WORDS}`;
  const me: Person = { id: BOT_ID, firstName: '督办', username, language: null, isBot: true };
  const world = createWorld(me, now, changed);
  const updates = openUpdates(changed);
  const queries = openQueries(changed);
  const flood = openFlood(settings.flood === true ? USUAL_LIMITS : settings.flood || null, now);
  const faults = openFaults();
  const menus = new Map<string, Command[]>();
  const webhook = openWebhook({
    updates,
    settings: { answerMs: ANSWER_MS, retryMs: RETRY_MS, ...settings.webhook },
    now,
    call: (method, args) => void server.call(method, args),
  });
  changes.on('change', () => webhook.deliver());
  const people = openPeople({
    world,
    updates,
    queries,
    privacy: { readsEverything, mentionsPass },
    answersInline,
    begin,
  });
  const groups = openGroups({ world, updates }, people);

  function begin(person: Person): void {
    const chat = privateChat(world, person);
    chat.begun = true;
    groups.unblock(person);
  }

  const methods = tableOf(
    receivingMethods(updates, webhook),
    sendingMethods(world, flood),
    queries.methods,
    menuMethods(world, menus),
    chatMethods(world, { readsEverything, answersInline }, (chat) => groups.removeBot(me, chat)),
  );
  const fileName = () => `file${++world.counters.files}`;
  const server = await openServer({ token, methods, files: world.files, fileName, faults, now, changed });

  function waitFor<T>(predicate: () => T | false | null | undefined, what = 'what the test waits for'): Promise<T> {
    return new Promise((resolve, reject) => {
      const end = () => {
        clearTimeout(timer);
        changes.off('change', look);
      };
      const look = () => {
        try {
          const found = predicate();
          if (!found) return;
          end();
          resolve(found);
        } catch (error) {
          end();
          reject(error);
        }
      };
      const timer = setTimeout(() => {
        end();
        reject(new Error(`${what} did not come in ${patienceMs} ms; the last calls were\n${lastOf(server.calls)}`));
      }, patienceMs);
      changes.on('change', look);
      look();
    });
  }

  const { tell: _, ...whatPeopleDo } = people;
  return {
    ...whatPeopleDo,
    ...groups,
    url: server.url,
    token,
    me,
    calls: server.calls,
    callsOf: (method) => server.calls.filter((call) => call.method.toLowerCase() === method.toLowerCase()),
    sent: (chat) => shownIn(chat),
    get pendingUpdates() {
      return updates.pending;
    },
    get confirmedOffset() {
      return updates.confirmedOffset;
    },
    get webhookUrl() {
      return webhook.url;
    },
    menus,
    flood,
    fail: faults.put,
    push: (kind, body) => updates.push(kind, 'raw', body),
    goOnAt: updates.goOnAt,
    repeat: updates.resend,
    expireQueries: queries.expire,
    waitFor,
    goDown: server.down,
    comeBack: server.up,
    close() {
      webhook.close();
      updates.close();
      return server.down();
    },
  };
}

function lastOf(calls: readonly Call[]): string {
  const lines = calls
    .slice(-8)
    .map(({ method, status, description }) => `${method} ${status ?? 'open'} ${description ?? ''}`);
  return lines.join('\n');
}
