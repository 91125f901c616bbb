/** A bot as a process of its own, that is killed without warning and started again. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Program {
  /** A file that Node runs. */
  file: string;
  /** Asked anew for every process. Nothing else of this process's environment reaches it. */
  env(): Record<string, string>;
}

export interface Killable {
  begin(): void;
  /** SIGKILL; resolves when all that it had sent has arrived. */
  kill(): Promise<void>;
  /** SIGTERM; resolves when it has ended, and rejects when it did not end well. */
  stop(): Promise<void>;
  /** The work, unless the process ends by itself meanwhile. */
  whileAlive<T>(work: Promise<T>): Promise<T>;
}

/** What was written into a connection can still be read when the writer is dead. */
const ARRIVE_MS = 20;
/** Of what it said on standard error. */
const MOST_SAID = 2000;
/** Empty is unset, also where the machine has a file of settings. */
const UNSET = { DATABASE_URL: '', DUBAN_OWNERS: '', DUBAN_PLANS: '', DUBAN_READ: '', HTTPS_PROXY: '' };

export function openProcess({ file, env }: Program): Killable {
  const ended = Promise.withResolvers<never>();
  ended.promise.catch(() => {});
  let child: ChildProcess | null = null;

  async function end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    const ending = child;
    child = null;
    if (!ending || ending.exitCode !== null) return null;
    ending.kill(signal);
    const [code] = await once(ending, 'exit');
    return code;
  }

  return {
    begin() {
      const begun = spawn(process.execPath, [file], {
        env: { PATH: process.env.PATH, ...UNSET, ...env() },
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      let said = '';
      begun.stderr.setEncoding('utf8').on('data', (text: string) => {
        said = (said + text).slice(-MOST_SAID);
      });
      begun.on('exit', (code) => {
        if (child === begun) ended.reject(new Error(`the bot ended by itself with ${code}:\n${said}`));
      });
      child = begun;
    },
    async kill() {
      await end('SIGKILL');
      await sleep(ARRIVE_MS);
    },
    async stop() {
      const code = await end('SIGTERM');
      if (code) throw new Error(`the bot ended with ${code} when it was asked to`);
    },
    whileAlive: (work) => Promise.race([work, ended.promise]),
  };
}
