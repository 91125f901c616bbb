/** How a backup is asked of a bot that runs: it alone has the store open, so it writes the copy itself. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { StoreError, toStoreError } from './problem.ts';

/** Operating systems refuse longer names of sockets: 108 bytes on Linux, 104 on macOS. */
const LONGEST_NAME = 100;

/** One line of JSON each way. */
const Request = z.strictObject({ backup: z.string().min(1) });
const Answer = z.union([
  z.strictObject({ done: z.literal(true) }),
  z.strictObject({
    code: z.enum(['in-use', 'full', 'down', 'newer', 'lost', 'failed']),
    message: z.string(),
    remedy: z.string(),
  }),
]);
type Answer = z.infer<typeof Answer>;

export interface Control {
  /** Waits for a backup that is under way. May be called twice. */
  close(): Promise<void>;
}

/**
 * Listens beside the store's file, for the user who runs the bot. Only who holds the store may call this: what a bot that
 * died has left there is taken away. Rejects with StoreError.
 */
export async function openControl(file: string, backup: (copy: string) => Promise<void>): Promise<Control> {
  const silent = new Set<Socket>();
  const underWay = new Set<Promise<void>>();
  const server = createServer((socket) => {
    silent.add(socket);
    const served = serve(socket, async (copy) => {
      silent.delete(socket);
      await backup(copy);
    }).finally(() => {
      silent.delete(socket);
      underWay.delete(served);
    });
    underWay.add(served);
  });
  try {
    await listen(server, socketOf(file));
  } catch (error) {
    throw toStoreError(error);
  }
  return {
    async close() {
      server.close();
      // Who has asked nothing by now is not waited for.
      for (const socket of silent) socket.destroy();
      await Promise.all(underWay);
    },
  };
}

/**
 * Asks the bot that has the store open to write a copy; false when none listens. Rejects with StoreError when the bot
 * could not do it.
 */
export async function askForBackup(file: string, copy: string): Promise<boolean> {
  const socket = createConnection(socketOf(file));
  try {
    await once(socket, 'connect');
  } catch {
    return false;
  }
  socket.write(`${JSON.stringify({ backup: resolve(copy) } satisfies z.infer<typeof Request>)}\n`);
  const answer = await readAnswer(socket).finally(() => socket.destroy());
  if ('done' in answer) return true;
  throw new StoreError(answer.code, answer.message, answer.remedy);
}

/** Where the bot that has the file open listens; both sides must come to the same name. */
export function socketOf(file: string): string {
  const path = resolve(file);
  const hash = createHash('sha256').update(path).digest('hex').slice(0, 16);
  if (process.platform === 'win32') return `\\\\.\\pipe\\duban-${hash}`;
  const beside = `${path}.socket`;
  return Buffer.byteLength(beside) <= LONGEST_NAME ? beside : join(tmpdir(), `duban-${hash}`, 'socket');
}

async function listen(server: Server, name: string): Promise<void> {
  const isFile = process.platform !== 'win32';
  if (isFile) {
    mkdirSync(dirname(name), { recursive: true, mode: 0o700 });
    rmSync(name, { force: true });
  }
  server.listen(name);
  await once(server, 'listening');
  if (isFile) chmodSync(name, 0o600);
}

async function serve(socket: Socket, backup: (copy: string) => Promise<void>): Promise<void> {
  let answer: Answer = { done: true };
  try {
    const line = await firstLine(socket);
    await backup(Request.parse(JSON.parse(line)).backup);
  } catch (error) {
    const { code, message, remedy } = toStoreError(error);
    answer = { code, message, remedy };
  }
  socket.end(`${JSON.stringify(answer)}\n`);
}

async function readAnswer(socket: Socket): Promise<Answer> {
  try {
    return Answer.parse(JSON.parse(await firstLine(socket)));
  } catch (error) {
    const remedy = 'See whether it still runs, and do it again.';
    throw new StoreError('failed', 'the copy: the bot hung up before it was whole', remedy, error);
  }
}

function firstLine(socket: Socket): Promise<string> {
  const line = Promise.withResolvers<string>();
  let text = '';
  socket.setEncoding('utf8').on('data', (part: string) => {
    text += part;
    const end = text.indexOf('\n');
    if (end >= 0) line.resolve(text.slice(0, end));
  });
  socket.on('error', line.reject);
  socket.on('close', () => line.reject(new Error('the connection was closed')));
  return line.promise;
}
