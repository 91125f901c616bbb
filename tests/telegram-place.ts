/** The program as people start it, each test with a Telegram and a store of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'vitest';
import { ROOT } from './command-line.ts';
import { MONDAY } from './digest/given.ts';
import { openTelegram, type Telegram, type TelegramSettings } from './fakes/telegram/telegram.ts';

export interface Program {
  child: ChildProcess;
  /** What it has written to standard error. */
  err(): string;
  /** Asks it to stop and waits; with how it ended and how long that took, ms. */
  stop(): Promise<{ status: number | null; signal: NodeJS.Signals | null; ms: number }>;
}

/** Everything is ended with the test. */
export async function place({ onTestFinished }: TestContext, settings: TelegramSettings = {}) {
  const telegram = await openTelegram({ readsEverything: true, patienceMs: 25_000, ...settings });
  const folder = mkdtempSync(join(tmpdir(), 'duban-stop-'));
  const children: ChildProcess[] = [];
  onTestFinished(async () => {
    for (const child of children) child.kill('SIGKILL');
    await telegram.close();
    rmSync(folder, { recursive: true, force: true });
  });
  /** `through` is a command that starts another one. */
  function start(env: Record<string, string> = {}, through: readonly string[] = []): Program {
    const [command = '', ...args] = [...through, process.execPath, join(ROOT, 'src/main.ts')];
    const child = spawn(command, args, {
      cwd: ROOT,
      env: {
        PATH: process.env.PATH,
        TELEGRAM_BOT_TOKEN: telegram.token,
        TELEGRAM_API_ROOT: telegram.url,
        DUBAN_VAR: folder,
        DUBAN_PORT: '0',
        DUBAN_NOW: `${MONDAY}T09:00:30+08:00`,
        ...env,
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    children.push(child);
    let err = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    const closed = once(child, 'close');
    return {
      child,
      err: () => err,
      async stop() {
        const begun = performance.now();
        child.kill('SIGTERM');
        const [status, signal] = await closed;
        return { status, signal, ms: performance.now() - begun };
      },
    };
  }
  return { telegram, folder, start };
}

export function polls(telegram: Telegram, count = 1): Promise<unknown> {
  return telegram.waitFor(() => telegram.callsOf('getUpdates').length >= count, 'a poll');
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
