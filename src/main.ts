/** Starts the bot and stops it, at a signal or when the terminal's input has ended. */
import './runtime.ts';

// Loaded only now: runtime.ts has then refused a wrong Node and switched the compile cache on.
const { startBot } = await import('./bot.ts');
const { environment, readConfig } = await import('./config.ts');
const { explain } = await import('./explain.ts');

/** Who sends a signal waits for ten seconds. Whatever still hangs then is ended as by a crash, which loses nothing. */
const LONGEST_STOP_MS = 9500;
/** After that long nothing is left to do, and whatever still holds the process, such as a look-up of a name, is in vain. */
const LONGEST_END_MS = 500;

async function main(): Promise<void> {
  const asked = new AbortController();
  asked.signal.addEventListener('abort', () => setTimeout(giveUp, LONGEST_STOP_MS).unref());
  // More than one signal asks for the same.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => asked.abort());
  const streams = { input: process.stdin, output: process.stdout };
  const bot = await startBot(readConfig(environment()), streams, asked.signal);
  await bot.ended;
  await bot.stop();
}

function giveUp(): never {
  process.stderr.write('Duban was stopped before everything was finished; what is left waits for the next start.\n');
  process.exit(1);
}

function fail(error: unknown): void {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}

await main().catch(fail);
setTimeout(() => process.exit(), LONGEST_END_MS).unref();
