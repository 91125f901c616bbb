/** The environment as a typed configuration; nothing else reads process.env. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { NOW_FORM, readNow } from './desk/clock.ts';
import { LOG_LEVELS, type LogLevel } from './log.ts';

export interface TelegramConfig {
  /** Never shown or logged. */
  token: string;
  /** Where the Bot API is, without a slash at the end. */
  apiRoot: string;
  /** Null for polling. The secret is what Telegram says with every call, so that nobody else can. */
  webhook: { url: string; secret: string } | null;
  /** How long Telegram keeps a poll open, and how long a call may take; seconds. */
  timeoutS: number;
  /** Whether what is typed in other chats behind the bot's name is answered. */
  inline: boolean;
}

export interface Config {
  /** Where the clock starts, in milliseconds; null means the real time. */
  now: number | null;
  /** The plan that is served: a file name in `data/plans`. */
  plan: string;
  logLevel: LogLevel;
  /** Whether nobody but the one at the terminal can be reached, or the clock was set: such a run keeps its own records. */
  trial: boolean;
  /** A file of the embedded store, or the address of a PostgreSQL database. */
  store: { file: string } | { url: string };
  /** Who owns the bot: `channel:person`. */
  owners: readonly string[];
  /** Who may ask: anyone who can reach the bot, or members of bound groups and people with a right. */
  read: 'open' | 'members';
  /** Where the local server listens; port 0 takes any that is free. */
  server: { host: string; port: number };
  /** Null while it is switched off. */
  telegram: TelegramConfig | null;
  /** Through which platforms are reached, as an address that may hold a password; null for directly. */
  proxy: string | null;
}

/** A setting that can't be used; nothing was started. */
export class ConfigError extends Error {
  readonly code = 'config';
  /** What to write instead. */
  readonly remedy: string;

  constructor(message: string, remedy: string) {
    super(message);
    this.name = 'ConfigError';
    this.remedy = remedy;
  }
}

const ROOT = `${import.meta.dirname}/..`;
const DEFAULT_PLAN = 'ezhou-2016-2020';
const TELEGRAM = 'https://api.telegram.org';
const PORT_FORM = 'write a number from 0 to 65535; 0 takes any port that is free';
const TIMEOUT_FORM = 'write a number of seconds from 5 to 50';
/** Any of these switches a channel on that reaches people elsewhere. */
const PLATFORMS = ['TELEGRAM_BOT_TOKEN', 'WECOM_AIBOT_ID', 'WECOM_AIBOT_TOKEN', 'WECOM_CORP_ID'] as const;
/** What must not be shown, even when it is wrong. */
const SECRET = /URL$|ROOT$|TOKEN$|SECRET$|KEY$|PROXY$/u;

const now = z.string().transform((value, context) => {
  const instant = readNow(value);
  if (instant !== undefined) return instant;
  context.addIssue({ code: 'custom', message: `write ${NOW_FORM}` });
  return z.NEVER;
});

const plans = z
  .string()
  .regex(/^[\w-]+$/u, 'write the id of one plan: the name of a file in data/plans, without .json');

function isAddress(value: string): boolean {
  try {
    decodeURIComponent(new URL(value).password);
    return true;
  } catch {
    return false;
  }
}

const owners = z.string().transform((value, context) => {
  const keys = value
    .normalize('NFKC')
    .split(/[,，]/u)
    .map((key) => key.trim())
    .filter((key) => key !== '');
  if (keys.every((key) => /^[a-z]+:\S+$/u.test(key))) return keys;
  context.addIssue({
    code: 'custom',
    message: 'write channel:person, several with commas: telegram:123456,wecom:zhangsan',
  });
  return z.NEVER;
});

const port = z
  .string()
  .regex(/^\d{1,5}$/u, PORT_FORM)
  .transform(Number)
  .refine((number) => number <= 65_535, PORT_FORM);

/** An address of a web server, without the slash at its end. */
const webAddress = z
  .string()
  .refine(isWebAddress, 'write https://host')
  .transform((value) => value.replace(/\/+$/u, ''));

const Settings = z.object({
  DUBAN_NOW: now.optional(),
  DUBAN_PLANS: plans.default(DEFAULT_PLAN),
  DUBAN_LOG_LEVEL: z.enum(LOG_LEVELS, `write one of ${LOG_LEVELS.join(', ')}`).default('warn'),
  DUBAN_VAR: z.string().default('var/'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(?:ql)?:\/\/\S+$/u, 'write postgres://user:password@host:port/database')
    // Also a port out of range, or a password whose % stands for nothing.
    .refine(isAddress, 'write postgres://user:password@host:port/database, special characters in it as %40')
    .optional(),
  DUBAN_OWNERS: owners.default([]),
  DUBAN_READ: z.enum(['open', 'members'], 'write open or members').default('open'),
  DUBAN_HOST: z
    .string()
    .regex(/^[\w.:-]+$/u, 'write an address of this machine: 127.0.0.1, or 0.0.0.0 for all that it has')
    .default('127.0.0.1'),
  DUBAN_PORT: port.default(8080),
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]+$/u, 'write the token as BotFather gave it: a number, a colon, letters and digits')
    .optional(),
  TELEGRAM_API_ROOT: webAddress.default(TELEGRAM),
  TELEGRAM_MODE: z.enum(['polling', 'webhook'], 'write polling or webhook').default('polling'),
  TELEGRAM_WEBHOOK_URL: webAddress.optional(),
  TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]{1,256}$/u, 'write 1 to 256 letters, digits, _ and -, of your own choosing')
    .optional(),
  TELEGRAM_TIMEOUT: z
    .string()
    .regex(/^\d{1,2}$/u, TIMEOUT_FORM)
    .transform(Number)
    .refine((seconds) => seconds >= 5 && seconds <= 50, TIMEOUT_FORM)
    .default(30),
  TELEGRAM_INLINE: z.enum(['on', 'off'], 'write on or off').default('off'),
  HTTPS_PROXY: z.string().optional(),
});
type Settings = z.infer<typeof Settings>;

/** What one setting asks of another. Nothing is asked for the sake of what is switched off. */
const Environment = Settings.superRefine((settings, context) => {
  if (settings.TELEGRAM_BOT_TOKEN === undefined) return;
  const complain = (name: keyof Settings, message: string) =>
    context.addIssue({ code: 'custom', path: [name], message });
  const { TELEGRAM_WEBHOOK_URL: url, TELEGRAM_WEBHOOK_SECRET: secret } = settings;
  if (settings.TELEGRAM_MODE === 'webhook') {
    if (url === undefined) complain('TELEGRAM_WEBHOOK_URL', 'write the public address at which /telegram is reached');
    else if (url.startsWith('http:') && settings.TELEGRAM_API_ROOT === TELEGRAM)
      complain('TELEGRAM_WEBHOOK_URL', 'write https://…, since Telegram calls no other');
    if (secret === undefined)
      complain('TELEGRAM_WEBHOOK_SECRET', 'write 1 to 256 letters, digits, _ and -, of your own choosing');
  }
  if (settings.HTTPS_PROXY !== undefined && proxyOf(settings.HTTPS_PROXY) === undefined)
    complain('HTTPS_PROXY', 'write http://host:port or http://user:password@host:port');
});

function isWebAddress(value: string): boolean {
  return /^https?:\/\/[^\s/]/iu.test(value) && URL.canParse(value);
}

/** The proxy's address, also when it was written as other programs take it, without http:// */
function proxyOf(value: string): string | undefined {
  const address = value.includes('://') ? value : `http://${value}`;
  return isWebAddress(address) ? address : undefined;
}

/** Telegram's settings; null without a token. */
function telegramOf(settings: Settings): TelegramConfig | null {
  const { TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: apiRoot, TELEGRAM_MODE: mode } = settings;
  const { TELEGRAM_WEBHOOK_URL: url, TELEGRAM_WEBHOOK_SECRET: secret } = settings;
  if (token === undefined) return null;
  const isCalled = mode === 'webhook' && url !== undefined && secret !== undefined;
  const { TELEGRAM_TIMEOUT: timeoutS, TELEGRAM_INLINE: inline } = settings;
  return { token, apiRoot, webhook: isCalled ? { url, secret } : null, timeoutS, inline: inline === 'on' };
}

/** The process's environment, with what `.env` adds to it; names that are set already stay as they are. */
export function environment(file = `${ROOT}/.env`): NodeJS.ProcessEnv {
  if (existsSync(file)) process.loadEnvFile(file);
  return process.env;
}

/** Reads the configuration; throws ConfigError with every setting that is wrong. An empty value counts as unset. */
export function readConfig(variables: NodeJS.ProcessEnv): Config {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value?.trim()));
  const result = Environment.safeParse(set);
  if (!result.success) {
    const names = result.error.issues.map((issue) => String(issue.path[0]));
    const remedies = result.error.issues.map((issue) => `${String(issue.path[0])}: ${issue.message}`);
    const shown = names.map((name) => (SECRET.test(name) ? name : `${name}=${set[name]}`));
    throw new ConfigError(`not usable: ${shown.join(', ')}`, remedies.join('\n'));
  }
  const { DUBAN_NOW, DUBAN_PLANS, DUBAN_LOG_LEVEL, DUBAN_VAR, DATABASE_URL, DUBAN_OWNERS, DUBAN_READ } = result.data;
  const trial = DUBAN_NOW !== undefined || !PLATFORMS.some((name) => set[name]);
  return {
    now: DUBAN_NOW ?? null,
    plan: DUBAN_PLANS,
    logLevel: DUBAN_LOG_LEVEL,
    trial,
    store: DATABASE_URL
      ? { url: DATABASE_URL }
      : { file: resolve(ROOT, DUBAN_VAR, trial ? 'trial.sqlite' : 'duban.sqlite') },
    owners: DUBAN_OWNERS,
    read: DUBAN_READ,
    server: { host: result.data.DUBAN_HOST, port: result.data.DUBAN_PORT },
    telegram: telegramOf(result.data),
    proxy: proxyOf(result.data.HTTPS_PROXY ?? '') ?? null,
  };
}
