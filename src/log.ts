/** The one logger: a JSON line per event on standard error, of named facts only, never what people write. */
import { pino } from 'pino';

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** The only things that a line may tell. */
export interface LogFacts {
  /** Id of a message or delivery, as the channel or the store gave it. */
  id?: string;
  channel?: string;
  /** Kind of query or name of command. */
  query?: string;
  outcome?: string;
  ms?: number;
  count?: number;
  /** Stable code of an error. */
  code?: string;
  /** Where in our own code it happened: function and place, without the error's message. */
  at?: string;
}

export type Log = (level: Exclude<LogLevel, 'silent'>, event: string, facts?: LogFacts) => void;

/** Names of what must never be written, should it ever get into a line by mistake. */
const REDACTED = ['token', 'secret', 'password', 'authorization', 'text', 'url'];

/** A logger that drops what is below `level`. */
export function openLog(level: LogLevel, write: (line: string) => void): Log {
  const logger = pino(
    {
      level,
      base: null,
      messageKey: 'event',
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      redact: REDACTED.flatMap((name) => [name, `*.${name}`]),
    },
    { write },
  );
  return (of, event, facts = {}) => logger[of](facts, event);
}

/** An error's code and place; its message may hold what a person wrote, so it stays out of the log. */
export function codeAndPlace(error: unknown): { code: string; at?: string } {
  if (!(error instanceof Error)) return { code: 'unknown' };
  const at = error.stack?.split('\n').find((line) => /^\s+at /u.test(line));
  return { code: 'code' in error ? String(error.code) : error.name, ...(at && { at: at.trim() }) };
}
