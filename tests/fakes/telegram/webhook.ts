/**
 * Webhooks: updates are brought to the bot's address, those of one lane one after another, until it takes them.
 * A plain http address on this machine is taken too, which Telegram would refuse.
 * Not modelled: certificates, 410 closing a webhook for good, `Retry-After` of the bot's answer.
 */
import { type Args, argsOf } from './args.ts';
import { badRequest, Refusal, type Update, type Wire } from './shapes.ts';
import { type Updates, wireOf } from './updates.ts';

const LONGEST_RETRY_MS = 60_000;
const CONNECTIONS = 40;
const MOST_CONNECTIONS = 100;
/** What a bot may not call by way of its answer to a delivery. */
const NOT_IN_A_REPLY = /^(?:get.*|setwebhook|deletewebhook|close|logout)$/u;

export interface WebhookSettings {
  /** How long the bot may take to answer a delivery. */
  answerMs: number;
  /** The wait after a second failure; it doubles with every further one. After the first there is none. */
  retryMs: number;
}

export interface Webhook {
  readonly url: string;
  set(args: Args): void;
  remove(args: Args): void;
  info(): Wire;
  /** Delivers what can be delivered now. */
  deliver(): void;
  close(): void;
}

interface Parts {
  updates: Updates;
  settings: WebhookSettings;
  now: () => number;
  /** Makes a call that came as the answer to a delivery. */
  call: (method: string, args: Args) => void;
}

export function openWebhook({ updates, settings, now, call }: Parts): Webhook {
  let url = '';
  let secret = '';
  let connections = CONNECTIONS;
  let failure: { date: number; words: string } | null = null;
  let stop = new AbortController();
  /** Lanes with a delivery under way or waiting to be repeated. */
  let busy = new Set<string>();
  /** How often an update was refused, by its id. */
  const failures = new Map<number, number>();
  let open = 0;

  function deliver(): void {
    for (const update of updates.pending) {
      if (url === '' || open >= connections) return;
      if (!busy.has(update.lane)) void bring(update, stop.signal);
    }
  }

  async function bring(update: Update, stopped: AbortSignal): Promise<void> {
    open += 1;
    busy.add(update.lane);
    const words = await post(update, stopped).catch((error: unknown) => failureIn(error));
    if (stopped.aborted) return;
    open -= 1;
    if (words === null) {
      failures.delete(update.id);
      updates.confirm(update);
      busy.delete(update.lane);
    } else {
      failure = { date: Math.floor(now() / 1000), words };
      repeatLater(update, stopped);
    }
    deliver();
  }

  function repeatLater(update: Update, stopped: AbortSignal): void {
    const count = failures.get(update.id) ?? 0;
    failures.set(update.id, count + 1);
    const wait = count === 0 ? 0 : Math.min(LONGEST_RETRY_MS, settings.retryMs * 2 ** (count - 1));
    setTimeout(() => {
      if (stopped.aborted) return;
      busy.delete(update.lane);
      deliver();
    }, wait).unref();
  }

  /** Null when the bot took it, otherwise why not. */
  async function post(update: Update, stopped: AbortSignal): Promise<string | null> {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(secret === '' ? {} : { 'x-telegram-bot-api-secret-token': secret }),
      },
      body: JSON.stringify(wireOf(update)),
      signal: AbortSignal.any([stopped, AbortSignal.timeout(settings.answerMs)]),
    });
    const body = await response.text();
    if (!response.ok) return `Wrong response from the webhook: ${response.status} ${response.statusText}`;
    const { method, ...args } = objectIn(body);
    if (typeof method === 'string' && !NOT_IN_A_REPLY.test(method.toLowerCase())) call(method, argsOf(args));
    return null;
  }

  function restart(next: { url: string; secret: string; connections: number }): void {
    stop.abort();
    stop = new AbortController();
    busy = new Set();
    open = 0;
    failure = null;
    ({ url, secret, connections } = next);
  }

  return {
    get url() {
      return url;
    },
    set(args) {
      const address = args.text('url');
      const token = args.text('secret_token');
      if (address !== '') checkAddress(address, token);
      updates.allow(args);
      if (args.flag('drop_pending_updates')) updates.drop();
      if (address !== '') updates.endPoll();
      const wanted = args.integer('max_connections', CONNECTIONS);
      restart({ url: address, secret: token, connections: Math.min(MOST_CONNECTIONS, Math.max(1, wanted)) });
      deliver();
    },
    remove(args) {
      if (args.flag('drop_pending_updates')) updates.drop();
      restart({ url: '', secret: '', connections: CONNECTIONS });
    },
    info() {
      return {
        url,
        has_custom_certificate: false,
        pending_update_count: updates.pending.length,
        ...(failure ? { last_error_date: failure.date, last_error_message: failure.words } : {}),
        ...(url === '' ? {} : { max_connections: connections, ip_address: '127.0.0.1' }),
        ...(updates.allowed ? { allowed_updates: updates.allowed } : {}),
      };
    },
    deliver,
    close: () => stop.abort(),
  };
}

function checkAddress(address: string, secret: string): void {
  if (!URL.canParse(address)) throw badRequest('invalid webhook URL specified');
  const { protocol, hostname } = new URL(address);
  const isHere = protocol === 'http:' && ['127.0.0.1', 'localhost'].includes(hostname);
  if (protocol !== 'https:' && !isHere) throw badRequest('bad webhook: An HTTPS URL must be provided for webhook');
  if (secret.length > 256) throw badRequest('secret token is too long');
  if (!/^[A-Za-z0-9_-]*$/u.test(secret)) throw badRequest('secret token contains unallowed characters');
}

/** What getUpdates is told while a webhook is set. */
export function refusePolling(): never {
  const words = "Conflict: can't use getUpdates method while webhook is active";
  throw new Refusal(409, `${words}; use deleteWebhook to delete the webhook first`);
}

function failureIn(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') return 'Read timeout expired';
  return 'Connection refused';
}

function objectIn(body: string): Wire {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? (value as Wire) : {};
  } catch {
    return {};
  }
}
