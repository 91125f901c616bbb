/** The environment as a typed configuration; nothing else reads process.env. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { NOW_FORM, readNow } from './desk/clock.ts';
import { LOG_LEVELS, type LogLevel } from './log.ts';

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
/** Any of these switches a channel on that reaches people elsewhere. */
const PLATFORMS = ['TELEGRAM_BOT_TOKEN', 'WECOM_AIBOT_ID', 'WECOM_AIBOT_TOKEN', 'WECOM_CORP_ID'] as const;
/** What must not be shown, even when it is wrong. */
const SECRET = /URL$|TOKEN$|SECRET$|KEY$/u;

const now = z.string().transform((value, context) => {
  const instant = readNow(value);
  if (instant !== undefined) return instant;
  context.addIssue({ code: 'custom', message: `write ${NOW_FORM}` });
  return z.NEVER;
});

const plans = z
  .string()
  .regex(/^[\w-]+$/u, 'write the id of one plan: the name of a file in data/plans, without .json');

const owners = z.string().transform((value, context) => {
  const keys = value
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

const Environment = z.object({
  DUBAN_NOW: now.optional(),
  DUBAN_PLANS: plans.default(DEFAULT_PLAN),
  DUBAN_LOG_LEVEL: z.enum(LOG_LEVELS, `write one of ${LOG_LEVELS.join(', ')}`).default('warn'),
  DUBAN_VAR: z.string().default('var/'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(?:ql)?:\/\/\S+$/u, 'write postgres://user:password@host:port/database')
    .optional(),
  DUBAN_OWNERS: owners.default([]),
  DUBAN_READ: z.enum(['open', 'members'], 'write open or members').default('open'),
});

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
  };
}
