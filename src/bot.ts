/** The bot: ground, store, desk, digests and channels, wired together. It decides nothing. */
import { type Channel, ChannelError, type Happened, type Receive } from './channels/channel.ts';
import { OWNER } from './channels/terminal/place.ts';
import { type Host, openTerminal, type Streams } from './channels/terminal/terminal.ts';
import type { Config } from './config.ts';
import { connect } from './connect.ts';
import { openChatEvents } from './desk/chat-events.ts';
import type { Clock } from './desk/clock.ts';
import { openDesk } from './desk/desk.ts';
import { openInline } from './desk/inline.ts';
import { openMemory } from './desk/memory.ts';
import { type Outage, watchStore } from './desk/outage.ts';
import { planVersionOf } from './desk/plan-version.ts';
import { openRate } from './desk/rate.ts';
import { type Ground, openGround } from './desk/start.ts';
import { openRecords } from './desk/store-records.ts';
import { welcome } from './desk/welcome.ts';
import { type Digests, openDigests } from './digest/digests.ts';
import { openTroubles, type Troubles } from './digest/troubles.ts';
import { WORDING } from './digest/wording.ts';
import { resolveAsker } from './language/asker.ts';
import { codeAndPlace, type Log } from './log.ts';
import { openControl } from './store/control.ts';
import { findMark, noteMark, TURNED_MARK } from './store/marks.ts';
import { openStore } from './store/open.ts';
import type { StoreError } from './store/problem.ts';
import type { Store } from './store/store.ts';

export interface Bot {
  /**
   * Resolves when the terminal's input has ended and nothing else is connected, or when the bot was stopped. Rejects with
   * StoreError when it stopped by itself, since what it had written may be lost.
   */
  ended: Promise<void>;
  /** Takes nothing new, finishes what it has, and closes the store. May be called twice. */
  stop(): Promise<void>;
}

/**
 * Opens and starts everything. Rejects with PlanError, StoreError or ChannelError, and has then left nothing open. When
 * `asked` says so, also while it starts, the bot stops.
 */
export async function startBot(config: Config, streams: Streams, asked?: AbortSignal): Promise<Bot> {
  const ground = openGround(config);
  const { calendar, log } = ground;
  const store = await openStore(config.store);
  const owners = [...config.owners, `terminal:${OWNER}`];
  const planVersion = planVersionOf(ground.ledger);

  let isReady = false;
  const troubles = openTroubles();
  const connected = await connect(config, ground, {
    store,
    isReady: () => isReady,
    troubles,
    ask: (message) => inline(message),
  });
  // Only in a trial can the clock be turned: people elsewhere live by the real time.
  const turn = async (to: number | null) => {
    await digests.passTo(to ?? Date.now());
    await store.read((db) => noteMark(db, TURNED_MARK, to ?? 0));
  };
  if (config.trial && config.now === null) await goOnFrom(store, ground.clock);
  const host = { ...hostOn(ground), ...(config.trial && { turn }) };
  // The terminal opens when nothing else is connected, and beside it where somebody sits in front of it.
  const terminal = connected && !streams.input.isTTY ? null : openTerminal(host, streams);
  const channels: Channel[] = [...(connected?.channels ?? []), ...(terminal ? [terminal] : [])];
  const outage = watchStore({ channels, owners, read: config.read, log });
  const onStore: Outage['note'] = (error) => {
    outage.note(error);
    // What was written last may not be on the disk, and only whoever opens the store anew can tell.
    if (error?.code === 'lost') failBy(error);
  };
  const desk = openDesk({
    ...ground,
    memory: openMemory(),
    records: openRecords({ store, calendar, owners, planVersion, read: config.read }),
    rate: openRate(),
    read: config.read,
    owners,
    onStore,
  });
  const digests: Digests = openDigests({
    ...ground,
    store,
    planVersion,
    channels,
    owners,
    onStore,
    troubles,
    random: Math.random,
  });

  const receive: Receive = async (message, circumstances) => {
    const start = performance.now();
    const answer = await desk.receive(message, circumstances);
    const outcome = answer?.facts.outcome ?? 'silence';
    connected?.metrics.answered({ channel: message.channel, outcome, ms: performance.now() - start });
    return answer?.reply ?? null;
  };
  const inline = openInline({
    desk,
    answered: (channel, ms) => connected?.metrics.answered({ channel, outcome: 'inline', ms }),
  });
  const happened = openChatEvents({ ...ground, store, channels, onStore });
  const closing: (() => Promise<unknown>)[] = [() => store.close()];
  if (connected) closing.push(async () => connected.metrics.close());
  const stopped = Promise.withResolvers<void>();
  let stopping: Promise<void> | undefined;
  let failure: StoreError | undefined;
  /** What was opened is closed when the bot stops: at once, when that has begun in the meantime. */
  async function closeInTheEnd(step: () => Promise<unknown>): Promise<void> {
    if (stopping) await step();
    else closing.push(step);
  }
  async function close(): Promise<void> {
    isReady = false;
    for (const step of closing.toReversed()) await step();
    if (failure) stopped.reject(failure);
    else stopped.resolve();
  }
  function failBy(error: StoreError): void {
    failure ??= error;
    stopEarly();
  }
  function stop(): Promise<void> {
    stopping ??= close();
    return stopping;
  }
  // Whoever waits for the end hears of a failure.
  const stopEarly = () => void stop().catch(stopped.reject);

  try {
    asked?.addEventListener('abort', stopEarly);
    if (asked?.aborted) stopEarly();
    const { backup } = store;
    if (backup && 'file' in config.store && !stopping) {
      // Without it no backup can be made while the bot runs; that is no reason not to run.
      const control = await openControl(config.store.file, backup).catch((error: unknown) => {
        log('warn', 'no backups while running', codeAndPlace(error));
      });
      if (control) await closeInTheEnd(() => control.close());
    }
    if (connected && !stopping) {
      await connected.server.start();
      await closeInTheEnd(() => connected.server.stop());
    }
    if (!stopping) {
      // Together: what a digest waits for, the channel breaks off in the end.
      closing.push(() => Promise.all([digests.stop(), ...channels.map((channel) => channel.stop())]));
      await startEach(channels, receive, happened, { log, troubles });
    }
    if (!stopping) {
      digests.start();
      isReady = true;
    }
  } catch (error) {
    await stop();
    throw error;
  }
  // A bot that serves people elsewhere does not end with what is typed here.
  const ended =
    terminal && !connected ? Promise.race([terminal.ended.then(() => stopping), stopped.promise]) : stopped.promise;
  return { ended, stop };
}

/** A channel that can't start says why and does not stop the others; when none can, the last reason is thrown. */
async function startEach(
  channels: readonly Channel[],
  receive: Receive,
  happened: Happened,
  { log, troubles }: { log: Log; troubles: Troubles },
): Promise<void> {
  const failed = new Map<string, ChannelError>();
  const start = async (channel: Channel) => {
    await channel.start(receive, happened).catch((error: unknown) => {
      if (!(error instanceof ChannelError)) throw error;
      log('error', 'channel not started', { channel: channel.name, code: error.code });
      failed.set(channel.name, error);
    });
  };
  await Promise.all(channels.map(start));
  const last = [...failed.values()].at(-1);
  if (last && failed.size === channels.length) throw last;
  for (const [channel, { message }] of failed) {
    process.stderr.write(`${channel}: ${message}\n`);
    const note = { zh: WORDING.zh.notStarted(channel, message), en: WORDING.en.notStarted(channel, message) };
    troubles.begin({ channel, name: 'refused', whose: '', note, byItself: false });
  }
}

/** A trial goes on at the moment to which its clock was turned last: what it owes is of that time. */
async function goOnFrom(store: Store, clock: Clock): Promise<void> {
  const turned = await store.read((db) => findMark(db, TURNED_MARK));
  if (turned) clock.turnTo(turned);
}

function hostOn({ ledger, clock }: Ground): Host {
  return {
    today: () => clock.today(),
    welcome: (today) => welcome(ledger, today),
    namesOf: (unit) => resolveAsker(ledger, unit)?.units ?? [],
  };
}
