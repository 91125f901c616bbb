/** A small bot on the real grammY, polling or by webhook, for the tests of the fake Telegram. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Bot, GrammyError, HttpError, webhookCallback } from 'grammy';
import type { Telegram } from './telegram.ts';

export function botFor(telegram: Telegram, token = telegram.token): Bot {
  return new Bot(token, { client: { apiRoot: telegram.url, timeoutSeconds: 20 } });
}

/** Polls until the returned function is called. */
export function startPolling(bot: Bot): () => Promise<void> {
  const done = bot.start({ timeout: 5 });
  return async () => {
    await bot.stop();
    await done;
  };
}

export interface Hook {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves a bot's webhook; `status` may answer a delivery before the bot sees it. */
export async function serveWebhook(bot: Bot, secretToken?: string, status: () => number = () => 200): Promise<Hook> {
  const handle = webhookCallback(bot, 'http', secretToken === undefined ? {} : { secretToken });
  const server = createServer((request, response) => {
    const code = status();
    if (code === 200) void handle(request, response);
    else response.writeHead(code).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      return closed;
    },
  };
}

/** What grammY made of a refusal. */
export async function refusalOf(call: Promise<unknown>): Promise<GrammyError> {
  const error = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof GrammyError) return error;
  throw new Error(`expected a refusal, got ${error}`);
}

/** What grammY made of a broken connection or an answer that is none. */
export async function breakOf(call: Promise<unknown>): Promise<HttpError> {
  const error = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof HttpError) return error;
  throw new Error(`expected a broken call, got ${error}`);
}
