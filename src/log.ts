/** The one logger: a JSON line per event on standard error, of named facts only, never what people write. */

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** The only things that a line may tell. */
export interface LogFacts {
  /** Message id, as the channel gave it. */
  id?: string;
  channel?: string;
  /** Kind of query or name of command. */
  query?: string;
  outcome?: string;
  ms?: number;
  /** Stable code of an error. */
  code?: string;
  /** Where in our own code it happened: function and place, without the error's message. */
  at?: string;
}

export type Log = (level: Exclude<LogLevel, 'silent'>, event: string, facts?: LogFacts) => void;

/** A logger that drops what is below `level`. */
export function openLog(level: LogLevel, write: (line: string) => void): Log {
  const least = LOG_LEVELS.indexOf(level);
  return (of, event, facts = {}) => {
    if (LOG_LEVELS.indexOf(of) >= least) write(`${JSON.stringify({ level: of, event, ...facts })}\n`);
  };
}
