/** Several of the whole program on one PostgreSQL and one Telegram: one polls, the others stand by, whoever is killed or stopped. */
import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { DATABASE_URL, makeSchema, onServer } from './store/engines.ts';
import { freePort, place, polls } from './telegram-place.ts';

describe.skipIf(!DATABASE_URL)(`replicas${DATABASE_URL ? '' : ' (DATABASE_URL is not set)'}`, () => {
  test('answer each question once, take over from one that is killed or stopped, and tell nobody of a stranger', async (context) => {
    // First, so that it is removed last.
    const { schema, open, remove } = await makeSchema(DATABASE_URL ?? '');
    const store = await open();
    context.onTestFinished(async () => {
      await store.close();
      await remove();
    });
    const { telegram, start } = await place(context);
    const database = new URL(DATABASE_URL ?? '');
    database.searchParams.set('options', `-c search_path=${schema}`);
    const owner = telegram.person('王主任');
    const li = telegram.person('李明');
    const own = telegram.privateChat(li);
    async function replica() {
      const port = await freePort();
      const program = start({
        DATABASE_URL: database.href,
        DUBAN_PORT: String(port),
        DUBAN_OWNERS: `telegram:${owner.id}`,
      });
      const part = async () => {
        const response = await fetch(`http://127.0.0.1:${port}/health`).catch(() => null);
        const told = (await response?.json()) as { parts: { name: string; ok: boolean; detail: string }[] } | undefined;
        const found = told?.parts.find(({ name }) => name === 'telegram');
        return found ? [response?.status, found.ok, found.detail] : null;
      };
      const is = (detail: string) => expect.poll(part, { timeout: 20_000 }).toEqual([200, true, detail]);
      return { ...program, is };
    }
    async function answered(item: number): Promise<void> {
      telegram.say(li, own, `第${item}项谁牵头`);
      const answers = () => telegram.sent(own).filter(({ text }) => text.includes(`第${item}项`));
      await telegram.waitFor(() => answers().length === 1, `the answer about ${item}`);
    }

    const first = await replica();
    await polls(telegram);
    telegram.startDeepLink(owner);
    const second = await replica();
    await second.is('standby');
    await answered(24);

    first.child.kill('SIGKILL');
    await once(first.child, 'close');
    // As if it had been dead for a while.
    await onServer(database.href, `update ${schema}.leases set until = 0`);
    await second.is('');
    await answered(25);

    const third = await replica();
    await third.is('standby');
    expect(await second.stop()).toMatchObject({ status: 0 });
    await third.is('');
    await answered(26);
    expect(await third.stop()).toMatchObject({ status: 0 });

    expect(telegram.sent(own)).toHaveLength(3);
    expect(telegram.callsOf('getUpdates').filter(({ status }) => status === 409)).toEqual([]);
    expect(telegram.sent(telegram.privateChat(owner)).filter(({ text }) => text.includes('令牌'))).toEqual([]);
    expect([first, second, third].map((program) => program.err())).toEqual(['', '', '']);
  }, 90_000);
});
