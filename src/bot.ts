/** The bot: ground, store, desk, digests and channels, wired together. It decides nothing. */
import type { Channel } from './channels/channel.ts';
import { OWNER } from './channels/terminal/place.ts';
import { openTerminal, type Streams } from './channels/terminal/terminal.ts';
import type { Config } from './config.ts';
import { openDesk } from './desk/desk.ts';
import { openMemory } from './desk/memory.ts';
import { watchStore } from './desk/outage.ts';
import { planVersionOf } from './desk/plan-version.ts';
import { openRate } from './desk/rate.ts';
import { openGround } from './desk/start.ts';
import { openRecords } from './desk/store-records.ts';
import { welcome } from './desk/welcome.ts';
import { openDigests } from './digest/digests.ts';
import { resolveAsker } from './language/asker.ts';
import { openStore } from './store/open.ts';

export interface Bot {
  /** Resolves when the terminal's input has ended. */
  ended: Promise<void>;
  /** Takes nothing new, finishes what it has, and closes the store. May be called twice. */
  stop(): Promise<void>;
}

/** Opens and starts everything. Rejects with PlanError, StoreError or ChannelError, and has then left nothing open. */
export async function startBot(config: Config, streams: Streams): Promise<Bot> {
  const ground = openGround(config);
  const { ledger, calendar, clock, log } = ground;
  const store = await openStore(config.store);
  const owners = [...config.owners, `terminal:${OWNER}`];
  const planVersion = planVersionOf(ledger);
  const channels: Channel[] = [];
  const outage = watchStore(channels, owners, log);
  const desk = openDesk({
    ...ground,
    memory: openMemory(),
    records: openRecords({ store, calendar, owners, planVersion }),
    rate: openRate(),
    read: config.read,
    onStore: (error) => outage.note(error),
  });
  const digests = openDigests({ ...ground, store, planVersion, channels, owners, random: Math.random });
  const terminal = openTerminal(
    {
      today: () => clock.today(),
      welcome: (today) => welcome(ledger, today),
      namesOf: (unit) => resolveAsker(ledger, unit)?.units ?? [],
      // Only in a trial: people elsewhere live by the real time.
      ...(config.trial && { turn: (to: number | null) => digests.passTo(to ?? Date.now()) }),
    },
    streams,
  );
  channels.push(terminal);

  async function stop(): Promise<void> {
    await digests.stop();
    await Promise.all(channels.map((channel) => channel.stop()));
    await store.close();
  }

  try {
    await Promise.all(
      channels.map((channel) =>
        channel.start(async (message, circumstances) => (await desk.receive(message, circumstances))?.reply ?? null),
      ),
    );
    digests.start();
  } catch (error) {
    await stop();
    throw error;
  }
  return { ended: terminal.ended, stop };
}
