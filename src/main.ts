/** Starts the bot and stops it, at a signal or when the terminal's input has ended. */
import './runtime.ts';

// Loaded only now: runtime.ts has then refused a wrong Node and switched the compile cache on.
const { startBot } = await import('./bot.ts');
const { environment, readConfig } = await import('./config.ts');
const { explain } = await import('./explain.ts');

async function main(): Promise<void> {
  const bot = await startBot(readConfig(environment()), { input: process.stdin, output: process.stdout });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      bot.stop().catch(fail);
    });
  }
  await bot.ended;
  await bot.stop();
}

function fail(error: unknown): void {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}

await main().catch(fail);
