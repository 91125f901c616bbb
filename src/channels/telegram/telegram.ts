/** The bot on Telegram: in private chats, groups, topics and channels. */
import { codeAndPlace } from '../../log.ts';
import { dayAt, timeAt } from '../../time/instant.ts';
import { ChannelError, type ChatEvent, type Happened, type Receive } from '../channel.ts';
import { ALONE } from '../lease.ts';
import { setMenus, whoAmI } from './check.ts';
import { openConnection } from './connection.ts';
import type { Me } from './decoded.ts';
import { channelError } from './failure.ts';
import { type Handler, openHandler } from './handle.ts';
import { beginIntake, pollTimeoutS } from './intake.ts';
import { openLanes } from './lanes.ts';
import { openOffer } from './offer.ts';
import type { TelegramChannel, TelegramParts } from './parts.ts';
import { type Health, openReports } from './reports.ts';
import { backOff, type Patience } from './retry.ts';
import { openSender } from './send.ts';
import { takeDelivery } from './webhook.ts';

/** Telegram's own numbers: 30 messages a second to all together, 20 a minute to a group. */
const PACE = { perSecond: 28, perChatMs: 3000 };
const TIMEOUT_S = 30;
/**
 * How many chats are answered at once, which is how many answers a process that is killed leaves uncertain: one while
 * polling; by webhook as many as it takes not to wait for the network between them.
 */
export const WIDTH = { polling: 1, webhook: 8 };
/** When the channel stops, what waits may still begin for so long; the rest is left to the next start. */
const BEGIN_MS = 2000;
/** What runs may take so long altogether. */
const DRAIN_MS = 6000;
/** Then its calls are broken, and have to end. */
const END_MS = 1000;

/** A channel that can be started once. */
export function openTelegram(parts: TelegramParts): TelegramChannel {
  const { mode, inbox, leases = ALONE, clock, log, ask = null, random = Math.random } = parts;
  const { commands = [], width = WIDTH[mode.kind], timeoutS = TIMEOUT_S } = parts;
  const { isCommand = (name) => commands.some((command) => command.name === name) } = parts;
  const stopping = new AbortController();
  /** Nothing that has begun is waited for any more. */
  const ended = new AbortController();
  const calls = openConnection(parts, timeoutS);
  const polls = openConnection(parts, pollTimeoutS(timeoutS));
  const { api } = calls;
  const lanes = openLanes(width, clock);
  /** What is over at once, and in time or not at all: it waits for nobody's turn. */
  const aside = openLanes(Infinity, clock);
  /** What runs beside the lanes. */
  const running = new Set<Promise<unknown>>();
  let me: Me | undefined;
  let handler: Handler | undefined;
  let happened: Happened = async () => null;
  let stopped: Promise<void> | undefined;

  const health: Health = parts.health ?? { well() {}, standsBy() {}, tell() {}, over() {}, polled() {} };
  const reports = openReports(() => me?.username ?? '', health, log);
  const sender = openSender({
    api,
    log,
    offer: openOffer(parts.choices ?? null, log),
    clock,
    random,
    moved: (chat, to) => tell({ kind: 'moved', chat, to }),
    threadGone: (chat, thread) => tell({ kind: 'thread-gone', chat, thread }),
  });
  /** Whoever sends unasked has better ways to wait. */
  const impatience: Patience = {
    ms: 0,
    async rest(ms, hasBegun = false) {
      const { signal } = hasBegun ? ended : stopping;
      await clock.sleep(ms, signal);
      return !signal.aborted;
    },
  };

  /** What could not be noted becomes known again when something is sent there again. */
  async function tell(event: ChatEvent): Promise<void> {
    await happened('telegram', event).catch(() => null);
  }

  function track<T>(work: Promise<T>): Promise<T> {
    const end = () => {
      running.delete(work);
    };
    running.add(work);
    work.then(end, end);
    return work;
  }

  /** May be called again when it was rejected. */
  async function begin(receive: Receive): Promise<void> {
    const found = await whoAmI(api);
    me = found;
    if (found.hearsAll) reports.over('privacy');
    else reports.say('privacy');
    if (ask && !found.answersInline) reports.say('inline');
    else reports.over('inline');
    handler ??= await recoverWith(receive, found);
    const { take } = handler;
    const bot = { bot: found.id, leases, isInline: ask !== null };
    const how = { ...bot, mode, calls, polls, take, clock, random, log, reports, timeoutS };
    const { running: intake } = await beginIntake({ ...how, stopping: stopping.signal });
    reports.over('refused', 'revoked', 'silent');
    void track(intake);
    void track(handler.attend());
    void track(setMenus(api, commands, log));
  }

  /** What a process that died has left comes before anything new. */
  async function recoverWith(receive: Receive, me: Me): Promise<Handler> {
    const { choices = null } = parts;
    const how = { api, sender, inbox, lanes, aside, clock, log, me, receive, happened, isCommand, choices, ask };
    const opened = openHandler({ ...how, stopping: stopping.signal, stopped: ended.signal });
    await opened.recover();
    return opened;
  }

  /** Telegram can't be reached yet: the network may come up after the bot. */
  async function beginLater(receive: Receive): Promise<void> {
    for (let failures = 1; ; failures += 1) {
      await clock.sleep(backOff(failures, random), stopping.signal);
      if (stopping.signal.aborted) return;
      try {
        return await begin(receive);
      } catch (error) {
        const failure = channelError(error);
        if (failure.outcome !== 'refused') continue;
        reports.say('refused', failure.message);
        return;
      }
    }
  }

  async function drain(): Promise<void> {
    stopping.abort();
    const drained = new AbortController();
    const end = clock.now() + DRAIN_MS;
    const rest = (ms: number) =>
      Promise.race([Promise.allSettled([lanes.idle(), aside.idle(), ...running]), clock.sleep(ms, drained.signal)]);
    await rest(BEGIN_MS);
    lanes.clear();
    await rest(end - clock.now());
    ended.abort();
    // Nothing leaves any more. What is still being thought about finds that out, and is left to the next start.
    polls.close();
    calls.close();
    await rest(END_MS);
    drained.abort();
    await inbox.release().catch((error: unknown) => {
      log('error', 'not released', { channel: 'telegram', ...codeAndPlace(error) });
    });
  }

  function stop(): Promise<void> {
    stopped ??= drain();
    return stopped;
  }

  return {
    name: 'telegram',
    pace: PACE,
    privateChat: (person) => person,
    canBegin: false,
    async start(receive, onHappened = happened) {
      happened = onHappened;
      try {
        await begin(receive);
      } catch (error) {
        const failure = channelError(error);
        if (failure.outcome === 'refused') {
          await stop();
          throw failure;
        }
        if (stopping.signal.aborted) return;
        log('error', 'telegram: not begun, trying on', { channel: 'telegram', code: `${failure.cause}` });
        reports.well(false);
        reports.say('silent', `${dayAt(clock.now())} ${timeAt(clock.now())}`);
        void track(beginLater(receive));
      }
    },
    stop,
    async send(to, reply) {
      if (!handler || stopping.signal.aborted) {
        throw new ChannelError('telegram is not open', { outcome: 'not-sent' });
      }
      await track(sender.send(to, reply, impatience));
    },
    async deliver(body, headers) {
      if (mode.kind !== 'webhook') return 404;
      if (!handler || stopping.signal.aborted) return 503;
      return track(takeDelivery(body, headers, { secret: mode.secret, take: handler.take, log }));
    },
  };
}
