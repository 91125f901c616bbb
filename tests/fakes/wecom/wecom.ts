/**
 * A WeCom on loopback, and the people who use it: the gateway of the AI bot's long connection, the HTTP API, callbacks to
 * a bot's address, and group webhooks; for tests with the real packages on the other side.
 *
 * Modelled from the documentation, from the source of the SDK and from what others report; a number or a word of a refusal
 * that is documented nowhere is the nearest one that is (see codes.ts). Not modelled: files and their upload, pictures,
 * news, voice as sound, recalling messages, tags, linked corporations, three open questions per person at most, limits of
 * signing in, limits per corporation and address, the cutting of titles on cards, passive answers of the app other than
 * texts, and how WeCom really counts.
 * It proves a bot against this reading of the documentation, not against WeCom.
 */
import { openApi } from './api.ts';
import { type AppCallback, openAppCallback } from './app-callback.ts';
import { openAppMessages } from './app-messages.ts';
import { appchatApis } from './appchat.ts';
import { openBook } from './book.ts';
import { openBot } from './bot.ts';
import { type BotCallback, openBotCallback } from './bot-callback.ts';
import { BOT_ID, disconnectedFrame } from './bot-frames.ts';
import type { Answer } from './callbacks.ts';
import { openChanges } from './changes.ts';
import { Refusal } from './codes.ts';
import { openDirectory } from './directory.ts';
import { type Fault, openFaults, type PutIn } from './faults.ts';
import { type Forgery, forge } from './forged.ts';
import { type Gateway, openGateway } from './gateway.ts';
import { type Inhabitants, openInhabitants } from './inhabitants.ts';
import { openWindows } from './limits.ts';
import { openPeople, type People } from './people.ts';
import { openRequests, type Request } from './requests.ts';
import { openResponseUrls } from './response-urls.ts';
import { SECRETS } from './secrets.ts';
import { completed, type WecomSettings } from './settings.ts';
import type { Call, Chat, Person } from './shapes.ts';
import { type Shown, shownIn } from './shown.ts';
import { openTickets } from './tickets.ts';
import { openTokens } from './tokens.ts';
import { openWebhooks, type Webhook } from './webhooks.ts';
import { objectIn, type Wire } from './wire.ts';
import { createWorld } from './world.ts';

export type { WecomSettings };

export interface Wecom extends People, Inhabitants {
  readonly botName: string;
  readonly secrets: typeof SECRETS;
  readonly gateway: Gateway;
  readonly api: { readonly url: string; trustsCaller: boolean; goDown(): Promise<void>; comeBack(): Promise<void> };
  /** The AI bot's address, for a bot that is not on the long connection. */
  readonly botCallback: BotCallback;
  readonly appCallback: AppCallback;
  readonly calls: readonly Call[];
  callsOf(api: string): Call[];
  /** Our messages that stand in a chat now, as everybody or as one person sees them. */
  seen(chat: Chat, as?: Person): Shown[];
  fail(api: string, fault: Fault, times?: number, where?: (body: Wire) => boolean): PutIn;
  /** Ends the app's access tokens before their time. */
  revokeTokens(errcode?: number): void;
  /** The departments that the app is visible to. */
  showAppTo(...departments: number[]): void;
  webhook(chat: Chat): Webhook;
  removeWebhook(key: string): void;
  /** The code with which the page comes back from signing a person in. */
  oauthCode(person: Person): string;
  /** Sends a callback that is not to be believed; `text` is what would be said if it were. */
  forge(to: 'bot' | 'app', kind: Forgery, person: Person, text: string): Promise<Answer>;
  /** Everything that must never stand in a log: what was configured, and what was given out. */
  confidential(): string[];
  waitFor<T>(predicate: () => T | false | null | undefined, what?: string): Promise<T>;
  close(): Promise<void>;
}

export async function openWecom(settings: WecomSettings = {}): Promise<Wecom> {
  const { botName, basePath, lacks, limits, now, patienceMs, closeAfterMs, ...callbacks } = completed(settings);
  const { corpId, agentId } = SECRETS.app;
  const changes = openChanges(patienceMs, () => book.calls);
  const { changed } = changes;
  const book = openBook(now, changed);
  const faults = openFaults();
  const windows = openWindows(now);
  const world = createWorld(now, changed);
  const inhabitants = openInhabitants(world);
  const requests = openRequests(world);
  const bot = openBot({ world, windows, limits, lacks });
  const botCallback = openBotCallback({ world, bot, keys: SECRETS.bot, ...callbacks });
  const appCallback = openAppCallback({ world, corpId, agentId, keys: SECRETS.app, ...callbacks });

  const tokens = openTokens(corpId, SECRETS.app.secret, now);
  const directory = openDirectory(world);
  const messages = openAppMessages({ world, directory, windows, limits, agentId, lacks });
  const tickets = openTickets(world, windows, limits);
  const webhooks = openWebhooks(world, windows, limits, lacks);
  const responses = openResponseUrls(world, bot);
  const apis = Object.fromEntries(
    [tokens, directory, messages, tickets, webhooks, responses]
      .flatMap(({ apis }) => Object.entries(apis))
      .concat(Object.entries(appchatApis(world, directory, lacks)))
      .filter(([name]) => !lacks.includes(name)),
  );
  const api = await openApi({ basePath, apis, checkToken: tokens.check, faults, book, atOnce: limits.atOnce, now });

  /** A req_id that was never given out is none. */
  function requestOf(id: string): Request {
    const request = requests.find(id);
    if (!request) throw new Refusal(846605);
    return request;
  }

  const gateway = await openGateway({
    commands: {
      aibot_respond_msg: ({ reqId, body }) => bot.respond(requestOf(reqId), body),
      aibot_respond_welcome_msg: ({ reqId, body }) => bot.welcome(requestOf(reqId), body),
      aibot_respond_update_msg: ({ reqId, body }) => bot.updateCard(requestOf(reqId), body),
      aibot_send_msg: ({ body }) => bot.push(body),
    },
    signIn({ bot_id: id, secret }) {
      // A bot is on the long connection or has an address; with an address its secret is none.
      if (id !== BOT_ID || secret !== SECRETS.bot.secret || botCallback.endpoint) throw new Refusal(853000);
    },
    disconnectedEvent: () => disconnectedFrame(world),
    faults,
    book,
    now,
    changed,
    closeAfterMs,
  });

  function bring(request: Request, body: Wire): boolean {
    if (botCallback.endpoint) {
      botCallback.deliver(request, body);
      return true;
    }
    const cmd = objectIn(body).msgtype === 'event' ? 'aibot_event_callback' : 'aibot_msg_callback';
    return gateway.bring({ cmd, headers: { req_id: request.id }, body });
  }

  const responseUrl = (request: Request) => (botCallback.endpoint ? responses.urlFor(request, api.url) : undefined);
  const people = openPeople({ world, botName, requests, appCallback, bring, responseUrl });

  return {
    ...people,
    ...inhabitants,
    botName,
    secrets: SECRETS,
    gateway,
    api,
    botCallback,
    appCallback,
    calls: book.calls,
    callsOf: book.callsOf,
    seen: (chat, as) => shownIn(chat, as ?? null),
    fail: faults.put,
    revokeTokens: tokens.revoke,
    showAppTo(...departments) {
      directory.visibleTo = departments;
    },
    webhook: (chat) => webhooks.add(chat, api.url),
    removeWebhook: webhooks.remove,
    oauthCode: tickets.codeFor,
    async forge(to, kind, person, text) {
      const { endpoint } = to === 'bot' ? botCallback : appCallback;
      if (!endpoint) throw new Error(`the ${to} has no address`);
      const message = to === 'bot' ? inhabitants.botMessage(person, text) : appCallback.text(person, text);
      return forge(world, endpoint, kind, message, callbacks.answerMs);
    },
    confidential() {
      const { bot: ai, app } = SECRETS;
      const configured = [ai.secret, ai.token, ai.aesKey, app.secret, app.token, app.aesKey];
      return [
        ...configured,
        ...tokens.issued,
        ...tickets.issued,
        ...webhooks.keys,
        ...messages.codes,
        ...responses.codes,
      ];
    },
    waitFor: changes.waitFor,
    async close() {
      botCallback.disconnect();
      appCallback.disconnect();
      await Promise.all([gateway.goDown(), api.goDown()]);
    },
  };
}
