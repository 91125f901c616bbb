/** The bot: ground, store, desk, digests and channels, wired together. It decides nothing. */
import type { Channel } from './channels/channel.ts';
import { OWNER } from './channels/terminal/place.ts';
import { type Host, openTerminal, type Streams } from './channels/terminal/terminal.ts';
import type { Config } from './config.ts';
import { openDesk } from './desk/desk.ts';
import { openMemory } from './desk/memory.ts';
import { type Outage, watchStore } from './desk/outage.ts';
import { planVersionOf } from './desk/plan-version.ts';
import { openRate } from './desk/rate.ts';
import { type Ground, openGround } from './desk/start.ts';
import { openRecords } from './desk/store-records.ts';
import { welcome } from './desk/welcome.ts';
import { type Digests, openDigests } from './digest/digests.ts';
import { resolveAsker } from './language/asker.ts';
import { codeAndPlace } from './log.ts';
import { openControl } from './store/control.ts';
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
  const { calendar, log } = ground;
  const store = await openStore(config.store);
  const owners = [...config.owners, `terminal:${OWNER}`];
  const planVersion = planVersionOf(ground.ledger);

  // Only in a trial can the clock be turned: people elsewhere live by the real time.
  const turn = (to: number | null) => digests.passTo(to ?? Date.now());
  const terminal = openTerminal({ ...hostOn(ground), ...(config.trial && { turn }) }, streams);
  const channels: Channel[] = [terminal];
  const outage = watchStore(channels, owners, log);
  const onStore: Outage['note'] = (error) => outage.note(error);
  const desk = openDesk({
    ...ground,
    memory: openMemory(),
    records: openRecords({ store, calendar, owners, planVersion, read: config.read }),
    rate: openRate(),
    read: config.read,
    onStore,
  });
  const digests: Digests = openDigests({
    ...ground,
    store,
    planVersion,
    channels,
    owners,
    onStore,
    random: Math.random,
  });

  const stopping: (() => Promise<unknown>)[] = [() => store.close()];
  async function stop(): Promise<void> {
    for (const close of stopping.toReversed()) await close();
  }

  try {
    const { backup } = store;
    if (backup && 'file' in config.store) {
      // Without it no backup can be made while the bot runs; that is no reason not to run.
      const control = await openControl(config.store.file, backup).catch((error: unknown) => {
        log('warn', 'no backups while running', codeAndPlace(error));
      });
      if (control) stopping.push(() => control.close());
    }
    stopping.push(() => Promise.all(channels.map((channel) => channel.stop())));
    await Promise.all(
      channels.map((channel) =>
        channel.start(async (message, circumstances) => (await desk.receive(message, circumstances))?.reply ?? null),
      ),
    );
    stopping.push(() => digests.stop());
    digests.start();
  } catch (error) {
    await stop();
    throw error;
  }
  return { ended: terminal.ended, stop };
}

function hostOn({ ledger, clock }: Ground): Host {
  return {
    today: () => clock.today(),
    welcome: (today) => welcome(ledger, today),
    namesOf: (unit) => resolveAsker(ledger, unit)?.units ?? [],
  };
}
