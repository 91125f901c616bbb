/** The question tool: one question from the command line, or a batch of them as JSON lines. */
import './runtime.ts';
import { open } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Defaults } from './batch.ts';

// Loaded only now: runtime.ts has then refused a wrong Node and switched the compile cache on.
const { answerBatch, resultOf } = await import('./batch.ts');
const { environment, readConfig } = await import('./config.ts');
const { NOW_FORM, readNow } = await import('./desk/clock.ts');
const { openGround, openQuestionDesk } = await import('./desk/start.ts');
const { explain } = await import('./explain.ts');

const USAGE = `usage: npm run --silent ask -- [--now DAY] [--as UNIT] [--lang zh|en] [--json] "question"
       npm run --silent ask -- [--now DAY] [--as UNIT] [--lang zh|en] --batch FILE   (FILE - is standard input)`;

/** A command line that can't be followed. */
class UsageError extends Error {}

const OPTIONS = {
  now: { type: 'string' },
  as: { type: 'string' },
  lang: { type: 'string' },
  json: { type: 'boolean' },
  batch: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Exit status: 0 answered, 1 a bad line or a failure, 2 a command line that can't be followed. */
async function main(): Promise<number> {
  const { values, positionals } = readArguments();
  if (values.help) return say(USAGE);
  const defaults = readDefaults(values);
  const question = positionals.join(' ');
  if (values.batch !== undefined && positionals.length > 0)
    throw new UsageError('give a question or --batch, not both');
  if (values.batch === undefined && question.trim() === '') throw new UsageError('there is no question');
  const input = values.batch === undefined ? undefined : await openInput(values.batch);
  const desk = openQuestionDesk(openGround(readConfig(environment())));
  if (input) return (await answerBatch(desk, input, process.stdout, defaults)) ? 0 : 1;
  const message = { channel: 'ask', chat: 'ask', person: 'ask', id: '1', text: question, addressed: true };
  const answer = await desk.receive(message, defaults);
  if (!answer) return 1;
  const result = resultOf(answer);
  return say(values.json ? JSON.stringify(result) : result.text);
}

function readArguments() {
  try {
    return parseArgs({ options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function readDefaults(values: { now?: string; as?: string; lang?: string }): Defaults {
  const instant = values.now === undefined ? undefined : readNow(values.now);
  if (values.now !== undefined && instant === undefined)
    throw new UsageError(`--now ${values.now} is not understood: write ${NOW_FORM}`);
  const { lang } = values;
  if (lang !== undefined && lang !== 'zh' && lang !== 'en') throw new UsageError('--lang is zh or en');
  return { as: values.as, lang, now: instant };
}

async function openInput(file: string): Promise<AsyncIterable<Uint8Array>> {
  if (file === '-') return process.stdin;
  try {
    const handle = await open(file);
    if ((await handle.stat()).isDirectory()) throw new Error('it is a folder');
    return handle.createReadStream();
  } catch (error) {
    throw new UsageError(`--batch ${file} can't be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function say(text: string): number {
  process.stdout.write(`${text}\n`);
  return 0;
}

await main().then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    const usage = error instanceof UsageError;
    process.stderr.write(usage ? `${error.message}\n${USAGE}\n` : `${explain(error)}\n`);
    process.exitCode = usage ? 2 : 1;
  },
);
