/** Starts the bot and stops it: wires the parts together and decides nothing. */
import './runtime.ts';
import type { Channel } from './channels/channel.ts';

// Loaded only now: runtime.ts has then refused a wrong Node and switched the compile cache on.
const { openTerminal } = await import('./channels/terminal/terminal.ts');
const { environment, readConfig } = await import('./config.ts');
const { resolveAsker } = await import('./desk/asker.ts');
const { startDesk } = await import('./desk/start.ts');
const { welcome } = await import('./desk/welcome.ts');
const { explain } = await import('./explain.ts');

async function main(): Promise<void> {
  const { desk, ledger, clock } = startDesk(readConfig(environment()));
  const terminal = openTerminal(
    {
      today: () => clock.today(),
      welcome: (today) => welcome(ledger, today),
      namesOf: (unit) => resolveAsker(ledger, unit)?.units ?? [],
    },
    { input: process.stdin, output: process.stdout },
  );
  const channels: Channel[] = [terminal];

  const stop = async () => {
    await Promise.all(channels.map((channel) => channel.stop()));
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      stop().catch(fail);
    });
  }
  await Promise.all(
    channels.map((channel) =>
      channel.start(async (message, circumstances) => (await desk.receive(message, circumstances))?.reply ?? null),
    ),
  );
  await terminal.ended;
}

function fail(error: unknown): void {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}

await main().catch(fail);
