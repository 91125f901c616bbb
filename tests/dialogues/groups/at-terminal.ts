/** Plays at the terminal alone: the whole bot, with the clock turned by hand. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { startBot } from '../../../src/bot.ts';
import { readConfig } from '../../../src/config.ts';
import type { Player } from './player.ts';

/** What a message unasked is announced with; it is no answer to what was typed. */
const UNASKED = /^(?:发给|发到|To the group|To .+, in private)/u;

/** A terminal that is typed at line by line. */
export interface Keyboard {
  readonly streams: { input: PassThrough; output: Writable };
  /** Types the line and gives all that was shown until it was answered. */
  type(line: string): Promise<string>;
}

export function openKeyboard(): Keyboard {
  const input = new PassThrough();
  let seen: string[] = [];
  let answered: (() => void) | undefined;
  const output = new Writable({
    write(chunk, _encoding, done) {
      const text = String(chunk);
      seen.push(text);
      if (!UNASKED.test(text)) answered?.();
      done();
    },
  });
  return {
    streams: { input, output },
    async type(line) {
      seen = [];
      const answer = Promise.withResolvers<void>();
      answered = answer.resolve;
      input.write(`${line}\n`);
      await answer.promise;
      return seen.join('\n');
    },
  };
}

export async function playAtTerminal(): Promise<Player> {
  const folder = mkdtempSync(join(tmpdir(), 'duban-groups-'));
  const { streams, type } = openKeyboard();
  const config = readConfig({ DUBAN_NOW: '2016-01-04', DUBAN_VAR: folder, DUBAN_LOG_LEVEL: 'error' });
  const bot = await startBot(config, streams);
  return {
    type,
    async stop() {
      streams.input.end();
      await bot.ended;
      await bot.stop();
      rmSync(folder, { recursive: true });
    },
  };
}
