/** The bots that are tried on the fake Telegram: what to run, and what each is known to answer. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { renderTelegram } from '../../src/channels/telegram/render.ts';
import { WIDTH } from '../../src/channels/telegram/telegram.ts';
import type { Reply } from '../../src/conversation.ts';
import { openClock } from '../../src/desk/clock.ts';
import { openLedger } from '../../src/desk/open-ledger.ts';
import { openQuestionDesk } from '../../src/desk/start.ts';
import { openCalendar } from '../../src/time/working-days.ts';
import type { Telegram } from '../fakes/telegram/telegram.ts';
import type { Program } from './telegram-process.ts';

/** What a question is answered with, told by how the answer begins; and the same of the first button under that answer. */
export interface Expected {
  answer: string;
  tapped: string | null;
}

export interface Contestant {
  /** How many chats it answers at once: a kill leaves no more answers uncertain. */
  width: number;
  expect(question: string): Promise<Expected>;
  /** `folder` is for whatever it keeps. */
  program(telegram: Telegram, folder: string): Promise<Program>;
}

const ROOT = join(import.meta.dirname, '../..');

/** The whole bot, as `npm start` runs it. */
export function duban(mode: 'polling' | 'webhook'): Contestant {
  return {
    width: WIDTH[mode],
    expect: expectDuban(),
    program: (telegram, folder) => programOf(telegram, folder, mode),
  };
}

/** A bot as grammY's documentation begins with: polling as it is built in. It says again what was said. */
export const grammy: Contestant = {
  width: 1,
  expect: async (question) => ({ answer: `回 ${question}`, tapped: `再 ${question}` }),
  program: async ({ token, url }) => ({
    file: join(import.meta.dirname, 'telegram-echo.ts'),
    env: () => ({ TOKEN: token, API_ROOT: url }),
  }),
};

export async function programOf(
  { token, url }: Telegram,
  folder: string,
  mode: 'polling' | 'webhook' = 'polling',
  more: () => Record<string, string> = () => ({}),
): Promise<Program> {
  const port = mode === 'webhook' ? await freePort() : 0;
  const webhook = {
    TELEGRAM_WEBHOOK_URL: `http://127.0.0.1:${port}/telegram`,
    TELEGRAM_WEBHOOK_SECRET: 'secret-of-the-trial',
  };
  const env = () => ({
    TELEGRAM_BOT_TOKEN: token,
    TELEGRAM_API_ROOT: url,
    TELEGRAM_MODE: mode,
    ...(mode === 'webhook' && webhook),
    DUBAN_VAR: folder,
    DUBAN_PORT: String(port),
    DUBAN_LOG_LEVEL: 'error',
    ...more(),
  });
  return { file: join(ROOT, 'src/main.ts'), env };
}

/** The beginning of an answer: how the question was understood. What follows may depend on the day. */
export function beginningOf(html: string): string {
  return html.split('\n\n')[0] ?? '';
}

function expectDuban(): Contestant['expect'] {
  const ledger = openLedger(join(ROOT, 'data'), 'ezhou-2016-2020');
  const desk = openQuestionDesk({ ledger, calendar: openCalendar(), clock: openClock(null), log: () => {} });

  async function ask(text: string): Promise<Reply> {
    const message = { channel: 'trial', chat: text, person: 'asker', id: '1', text, addressed: true };
    const answered = await desk.receive(message, { alone: true });
    if (!answered) throw new Error(`no answer to ${text}`);
    return answered.reply;
  }

  const beginning = (reply: Reply) => beginningOf(renderTelegram(reply)[0]?.html ?? '');
  return async (question) => {
    const reply = await ask(question);
    const [choice] = reply.choices;
    return { answer: beginning(reply), tapped: choice ? beginning(await ask(choice.send)) : null };
  };
}

/** Nobody takes it between now and then, as a rule. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
