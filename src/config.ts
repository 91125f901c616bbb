/** The environment as a typed configuration; nothing else reads process.env. */
import { existsSync } from 'node:fs';
import { z } from 'zod';
import { NOW_FORM, readNow } from './desk/clock.ts';
import { LOG_LEVELS, type LogLevel } from './log.ts';

export interface Config {
  /** Where the clock starts, in milliseconds; null means the real time. */
  now: number | null;
  /** The plan that is served: a file name in `data/plans`. */
  plan: string;
  logLevel: LogLevel;
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

const DEFAULT_PLAN = 'ezhou-2016-2020';

const now = z.string().transform((value, context) => {
  const instant = readNow(value);
  if (instant !== undefined) return instant;
  context.addIssue({ code: 'custom', message: `write ${NOW_FORM}` });
  return z.NEVER;
});

const plans = z
  .string()
  .regex(/^[\w-]+$/u, 'write the id of one plan: the name of a file in data/plans, without .json');

const Environment = z.object({
  DUBAN_NOW: now.optional(),
  DUBAN_PLANS: plans.default(DEFAULT_PLAN),
  DUBAN_LOG_LEVEL: z.enum(LOG_LEVELS, `write one of ${LOG_LEVELS.join(', ')}`).default('warn'),
});

/** The process's environment, with what `.env` adds to it; names that are set already stay as they are. */
export function environment(file = `${import.meta.dirname}/../.env`): NodeJS.ProcessEnv {
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
    throw new ConfigError(`not usable: ${names.map((name) => `${name}=${set[name]}`).join(', ')}`, remedies.join('\n'));
  }
  const { DUBAN_NOW, DUBAN_PLANS, DUBAN_LOG_LEVEL } = result.data;
  return { now: DUBAN_NOW ?? null, plan: DUBAN_PLANS, logLevel: DUBAN_LOG_LEVEL };
}
