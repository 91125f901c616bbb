/** Measures the whole bot on Telegram by webhook beside a bare grammY echo: in turns, on the same two stubs. */
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, percentile } from './measure.ts';
import { QUESTIONS } from './questions.ts';
import type { Row } from './table.ts';
import { type Load, openTelegramLoad, type Webhook } from './telegram-load.ts';

const ROOT = join(import.meta.dirname, '../..');
const SECRET = 'bench';
const CONNECTIONS = 40;
const WARM_UP_MS = 6000;
const ROUND_MS = 4000;
const ROUNDS = 5;
const STARTED_MS = 10_000;

interface Server extends Webhook {
  child: ChildProcess;
}

/** Rows for throughput beside the echo's, and for the time from a webhook request to the call that answers it. */
export async function measureWebhook(): Promise<Row[]> {
  const load = await openTelegramLoad();
  const folder = mkdtempSync(join(tmpdir(), 'duban-bench-'));
  const servers: Server[] = [];
  try {
    const echo = await startEcho(load.apiRoot);
    servers.push(echo);
    const bot = await startBot(load.apiRoot, folder);
    servers.push(bot);
    const round = (server: Server, ms: number) => load.bring(server, QUESTIONS, { connections: CONNECTIONS, ms });
    for (const server of servers) await round(server, WARM_UP_MS);
    const echoed: Load[] = [];
    const answered: Load[] = [];
    for (let turn = 0; turn < ROUNDS; turn += 1) {
      echoed.push(await round(echo, ROUND_MS));
      answered.push(await round(bot, ROUND_MS));
    }
    return rowsOf(echoed, answered);
  } finally {
    for (const { child } of servers) {
      child.kill();
      if (child.exitCode === null) await once(child, 'exit');
    }
    load.close();
    rmSync(folder, { recursive: true });
  }
}

function rowsOf(echoed: readonly Load[], answered: readonly Load[]): Row[] {
  const ratios = answered.map(({ throughput }, turn) => throughput / (echoed[turn]?.throughput ?? Number.NaN));
  const times = answered.flatMap((load) => load.times);
  const perSecond = (loads: readonly Load[]) => median(loads.map(({ throughput }) => throughput));
  return [
    { what: 'answers a second, the whole bot', measured: perSecond(answered), unit: '/s', target: null },
    { what: 'answers a second, a bare grammY echo', measured: perSecond(echoed), unit: '/s', target: null },
    {
      what: `share of the echo's throughput, median of ${ROUNDS}`,
      measured: median(ratios),
      unit: '×',
      target: 0.7,
      kind: 'least',
    },
    { what: 'from request to call, p50', measured: percentile(times, 0.5), unit: 'ms', target: null },
    { what: `from request to call, p99 of ${times.length}`, measured: percentile(times, 0.99), unit: 'ms', target: 50 },
    {
      what: 'p99 of the echo',
      measured: percentile(
        echoed.flatMap((one) => one.times),
        0.99,
      ),
      unit: 'ms',
      target: null,
    },
  ];
}

async function startEcho(apiRoot: string): Promise<Server> {
  const child = fork(join(import.meta.dirname, 'echo-server.ts'), [apiRoot, SECRET], { execArgv: [] });
  const [url] = await once(child, 'message', { signal: AbortSignal.timeout(STARTED_MS) });
  return { child, url: String(url), secret: SECRET };
}

/** As `npm start` starts it, with its records in the folder. */
async function startBot(apiRoot: string, folder: string): Promise<Server> {
  const port = await freePort();
  const at = `http://127.0.0.1:${port}`;
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const child = spawn(process.execPath, String(scripts.start).split(' ').slice(1), {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      DUBAN_NOW: '2017-06-15',
      DUBAN_VAR: folder,
      DUBAN_PORT: String(port),
      TELEGRAM_BOT_TOKEN: '1:bench',
      TELEGRAM_API_ROOT: apiRoot,
      TELEGRAM_MODE: 'webhook',
      TELEGRAM_WEBHOOK_URL: `${at}/telegram`,
      TELEGRAM_WEBHOOK_SECRET: SECRET,
    },
  });
  await untilReady(`${at}/ready`);
  return { child, url: `${at}/telegram`, secret: SECRET };
}

async function untilReady(url: string): Promise<void> {
  const deadline = performance.now() + STARTED_MS;
  while (performance.now() < deadline) {
    const response = await fetch(url).catch(() => null);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the bot did not start');
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}
