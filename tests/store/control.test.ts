/** How a bot that runs is asked for a backup. */
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createConnection, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { askForBackup, openControl, socketOf } from '../../src/store/control.ts';
import { StoreError } from '../../src/store/problem.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'duban-control-'));
  file = join(folder, 'duban.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = async (copy: string) => writeFileSync(copy, 'copied');

describe('a bot that runs', () => {
  test('writes the copy, and says when it is whole', async () => {
    const copy = join(folder, 'copy');
    const control = await openControl(file, write);

    expect(await askForBackup(file, copy)).toBe(true);

    expect(existsSync(copy)).toBe(true);
    await control.close();
    expect(existsSync(socketOf(file))).toBe(false);
  });

  test('says why it could not', async () => {
    const control = await openControl(file, async () => {
      throw new StoreError('full', 'no room', 'Make some.');
    });

    const asked = askForBackup(file, join(folder, 'copy'));

    await expect(asked).rejects.toBeInstanceOf(StoreError);
    await expect(asked).rejects.toMatchObject({ code: 'full', message: 'no room', remedy: 'Make some.' });
    await control.close();
  });

  test('listens for its own user only', async () => {
    const control = await openControl(file, write);
    expect(statSync(socketOf(file)).mode & 0o777).toBe(0o600);
    await control.close();
  });

  test('finishes the copy that is under way before it stops, and may be stopped twice', async () => {
    const begun = Promise.withResolvers<void>();
    const end = Promise.withResolvers<void>();
    const control = await openControl(file, async () => {
      begun.resolve();
      await end.promise;
    });
    const asked = askForBackup(file, join(folder, 'copy'));
    await begun.promise;

    const closed = Promise.all([control.close(), control.close()]);
    end.resolve();

    expect(await asked).toBe(true);
    await closed;
  });

  test('answers nonsense with a refusal and goes on', async () => {
    const control = await openControl(file, write);
    const socket = createConnection(socketOf(file));
    socket.end('{"backup":17}\n');
    const [answer] = await once(socket.setEncoding('utf8'), 'data');
    expect(JSON.parse(String(answer))).toMatchObject({ code: 'failed' });

    expect(await askForBackup(file, join(folder, 'copy'))).toBe(true);
    await control.close();
  });

  test('does not wait for somebody who asks nothing when it stops', async () => {
    const control = await openControl(file, write);
    const socket = createConnection(socketOf(file));
    await once(socket, 'connect');

    await control.close();
    socket.destroy();
  });

  test('takes the place of one that died', async () => {
    writeFileSync(socketOf(file), '');
    const control = await openControl(file, write);

    expect(await askForBackup(file, join(folder, 'copy'))).toBe(true);
    await control.close();
  });

  test('is found where the name beside the file would be too long', async () => {
    const deep = join(folder, 'x'.repeat(80));
    mkdirSync(deep);
    const far = join(deep, 'duban.sqlite');
    expect(socketOf(far).startsWith(tmpdir())).toBe(true);
    expect(Buffer.byteLength(socketOf(far))).toBeLessThan(100);
    const control = await openControl(far, write);

    expect(await askForBackup(far, join(folder, 'copy'))).toBe(true);
    expect(await askForBackup(file, join(folder, 'other'))).toBe(false);
    await control.close();
  });
});

test('where no bot runs nobody answers', async () => {
  expect(await askForBackup(file, join(folder, 'copy'))).toBe(false);
});

test('a bot that dies while it copies is told apart from one that is done', async () => {
  const server = createServer((socket) => {
    socket.once('data', () => socket.destroy());
  });
  server.listen(socketOf(file));
  await once(server, 'listening');

  await expect(askForBackup(file, join(folder, 'copy'))).rejects.toMatchObject({
    code: 'failed',
    message: expect.stringContaining('hung up'),
  });
  server.close();
});
