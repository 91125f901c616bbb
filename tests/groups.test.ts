/** Plays whole departments at the terminal, through the whole bot: store, desk, digests and the clock turned by hand. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { type Bot, startBot } from '../src/bot.ts';
import { readConfig } from '../src/config.ts';
import { unspaced } from './dialogues/dialogue.ts';
import { readScripts, type Script } from './dialogues/groups/script.ts';

/** What a digest is announced with; it is no answer to what was typed. */
const UNASKED = /^(?:发给|发到|To the group|To .+, in private)/u;

/** `{code}` stands for the invitation code that was seen last. */
const CODE = /\b[2-9B-DF-HJ-NP-TV-XZ]{10}\b/u;

/** A bot at a terminal that is typed at line by line. */
class Typist {
  readonly #input = new PassThrough();
  readonly #folder = mkdtempSync(join(tmpdir(), 'duban-groups-'));
  #seen: string[] = [];
  #answered: (() => void) | undefined;
  #code = '';
  #bot: Bot | undefined;

  async start(): Promise<void> {
    const output = new Writable({
      write: (chunk, _encoding, done) => {
        const text = String(chunk);
        this.#seen.push(text);
        if (!UNASKED.test(text)) this.#answered?.();
        done();
      },
    });
    const config = readConfig({ DUBAN_NOW: '2016-01-04', DUBAN_VAR: this.#folder, DUBAN_LOG_LEVEL: 'error' });
    this.#bot = await startBot(config, { input: this.#input, output });
  }

  /** Types the line and gives all that was seen until it was answered. */
  async type(line: string): Promise<string> {
    this.#seen = [];
    const answered = Promise.withResolvers<void>();
    this.#answered = answered.resolve;
    this.#input.write(`${line.replace('{code}', this.#code)}\n`);
    await answered.promise;
    const seen = this.#seen.join('\n');
    this.#code = CODE.exec(seen)?.[0] ?? this.#code;
    return seen;
  }

  async stop(): Promise<void> {
    this.#input.end();
    await this.#bot?.ended;
    await this.#bot?.stop();
    rmSync(this.#folder, { recursive: true });
  }
}

async function play({ steps }: Script): Promise<void> {
  const typist = new Typist();
  await typist.start();
  try {
    for (const { line, typed, holds, lacks } of steps) {
      const seen = unspaced(await typist.type(typed));
      for (const words of holds) expect(seen, `line ${line}`).toContain(unspaced(words));
      for (const words of lacks) expect(seen, `line ${line}`).not.toContain(unspaced(words));
    }
  } finally {
    await typist.stop();
  }
}

describe.for(readScripts())('$title', (script) => {
  test('at the terminal', () => play(script));
});
