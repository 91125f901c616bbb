/** The whole bot on Telegram while its store can't be written: questions are answered once, changes declined, owners told once. */
import { spawnSync } from 'node:child_process';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, type TestContext, test } from 'vitest';
import type { Person } from './fakes/telegram/shapes.ts';
import { DATABASE_URL, onServer } from './store/engines.ts';
import { openLine } from './store/line.ts';
import { freePort, type Program, place, polls } from './telegram-place.ts';

/** A small disk of the program's own, which nobody else sees and which ends with it. */
const SMALL_DISK = ['unshare', '-rm', 'sh', '-c', 'mount -t tmpfs -o size=2m tmpfs "$DUBAN_VAR" && exec "$@"', 'sh'];
const [unshare = '', ...rest] = [...SMALL_DISK, 'true'];
const hasSmallDisks = spawnSync(unshare, rest, { env: { ...process.env, DUBAN_VAR: '/tmp' } }).status === 0;

/** Begins and ends the outage. */
interface Store {
  lose(): Promise<void>;
  mend(): Promise<void>;
}

/** What people and the owner see, however the store is lost. */
async function goThrough(
  { telegram, start }: Awaited<ReturnType<typeof place>>,
  open: (start: (env?: Record<string, string>, through?: readonly string[]) => Program) => Store,
  mode: 'polling' | 'webhook',
): Promise<void> {
  const [wang, li, zhang] = ['王主任', '李明', '张三'].map((name) => telegram.person(name)) as [Person, Person, Person];
  const port = await freePort();
  const webhook = {
    TELEGRAM_MODE: 'webhook',
    TELEGRAM_WEBHOOK_URL: `http://127.0.0.1:${port}/telegram`,
    TELEGRAM_WEBHOOK_SECRET: 'secret',
  };
  const store = open((env, through) =>
    start(
      {
        DUBAN_OWNERS: `telegram:${wang.id}`,
        DUBAN_PORT: `${port}`,
        DUBAN_NOW: '',
        ...(mode === 'webhook' && webhook),
        ...env,
      },
      through,
    ),
  );
  const own = (person: Person) => telegram.privateChat(person);
  const texts = (person: Person) => telegram.sent(own(person)).map(({ text }) => text);
  const hears = (person: Person, words: string) =>
    telegram.waitFor(() => texts(person).some((text) => text.includes(words)), words);
  const items = (person: Person) => texts(person).map((text) => Number(/第(?<item>\d+)项/u.exec(text)?.groups?.item));
  const ask = (person: Person, ...asked: number[]) => {
    for (const item of asked) telegram.say(person, own(person), `第${item}项谁牵头`);
    return telegram.waitFor(() => asked.every((item) => items(person).includes(item)), `the answers ${asked}`);
  };
  const health = async () => {
    const response = await fetch(`http://127.0.0.1:${port}/health`);
    const { parts } = (await response.json()) as { parts: { name: string; ok: boolean }[] };
    return [response.status, parts.find(({ name }) => name === 'store')?.ok];
  };

  if (mode === 'polling') await polls(telegram);
  else await telegram.waitFor(() => telegram.webhookUrl !== '', 'the webhook');
  await ask(wang, 24);
  await ask(li, 8);
  await expect.poll(health, { timeout: 20_000 }).toEqual([200, true]);

  await store.lose();
  await ask(li, 9, 10, 11, 12);
  // Nothing is known of him, and can't be noted either.
  await ask(zhang, 13);
  telegram.say(wang, own(wang), '/我是 市国土局');
  await hears(wang, '这次操作没有生效');
  await hears(wang, '机器人暂时无法读写记录');
  expect(await health()).toEqual([503, false]);
  await ask(li, 14);
  await telegram.waitFor(() => telegram.pendingUpdates.length === 0, 'all to be confirmed');

  await store.mend();
  await hears(wang, '机器人的记录已恢复正常');
  expect(await health()).toEqual([200, true]);
  await ask(li, 15);
  telegram.say(wang, own(wang), '/我是 市国土局');
  await telegram.waitFor(() => texts(wang).at(-1)?.includes('市国土局'), 'the change');

  expect(items(li)).toEqual([8, 9, 10, 11, 12, 14, 15]);
  expect(items(zhang)).toEqual([13]);
  for (const words of ['暂时无法读写', '已恢复正常'])
    expect(texts(wang).filter((text) => text.includes(words))).toHaveLength(1);
}

const opened = (context: TestContext) => place(context, { webhook: { retryMs: 100 }, patienceMs: 40_000 });

describe.concurrent.each(['polling', 'webhook'] as const)('by %s, the bot does what it can', (mode) => {
  test.skipIf(!hasSmallDisks)(
    `while the disk is full${hasSmallDisks ? '' : ' (this machine gives no small disks)'}`,
    async (context) => {
      const given = await opened(context);
      await goThrough(
        given,
        (start) => {
          const { child } = start({}, SMALL_DISK);
          const filler = () => join('/proc', `${child.pid}`, 'root', given.folder, 'filler');
          return { lose: async () => fill(filler()), mend: async () => rmSync(filler()) };
        },
        mode,
      );
    },
    90_000,
  );

  test.skipIf(!DATABASE_URL)(
    `while the database is away${DATABASE_URL ? '' : ' (DATABASE_URL is not set)'}`,
    async (context) => {
      const database = new URL(DATABASE_URL ?? '');
      const schema = `outage_${mode}_${process.pid}`;
      await onServer(database.href, `create schema ${schema}`);
      const line = await openLine({ host: database.hostname, port: Number(database.port) });
      context.onTestFinished(async () => {
        await line.cut();
        await onServer(database.href, `drop schema ${schema} cascade`);
      });
      const through = new URL(database);
      through.host = `127.0.0.1:${line.port}`;
      through.searchParams.set('options', `-c search_path=${schema}`);
      const given = await opened(context);
      await goThrough(
        given,
        (start) => {
          start({ DATABASE_URL: through.href });
          return { lose: line.cut, mend: line.restore };
        },
        mode,
      );
    },
    90_000,
  );
});

/** Until not another byte goes in. */
function fill(file: string): void {
  const descriptor = openSync(file, 'w');
  for (let size = 1 << 20; size >= 1; size >>= 1) {
    try {
      for (;;) writeSync(descriptor, Buffer.alloc(size));
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
    }
  }
  closeSync(descriptor);
}
