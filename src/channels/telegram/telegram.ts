/** The bot on Telegram: in private chats, groups, topics and channels. */
import { ChannelError, type Happened, type Receive } from '../channel.ts';
import { setMenus, whoAmI } from './check.ts';
import { openConnection } from './connection.ts';
import type { Me } from './decoded.ts';
import { channelError } from './failure.ts';
import { type Handler, openHandler } from './handle.ts';
import { beginIntake } from './intake.ts';
import { openLanes } from './lanes.ts';
import type { TelegramChannel, TelegramParts } from './parts.ts';
import { type Health, openReports } from './reports.ts';
import { backOff, type Patience } from './retry.ts';
import { openSender } from './send.ts';
import { takeDelivery } from './webhook.ts';

/** Telegram's own numbers: 30 messages a second to all together, 20 a minute to a group. */
const PACE = { perSecond: 28, perChatMs: 3000 };
/** Of a call that sends; a poll is kept open by Telegram for 30 seconds. */
const CALL_S = 30;
const POLL_S = 60;
/** One at a time while polling, so that a process that is killed leaves no more than one answer uncertain. */
const WIDTH = { polling: 1, webhook: 40 };
/** What runs when the channel stops may take so long. */
const DRAIN_MS = 7000;
/** Then its calls are broken, and have to end. */
const END_MS = 2000;

/** A channel that can be started once. */
export function openTelegram(parts: TelegramParts): TelegramChannel {
  const { mode, inbox, clock, log, ask = null, random = Math.random } = parts;
  const { commands = [], width = WIDTH[mode.kind] } = parts;
  const { isCommand = (name) => commands.some((command) => command.name === name) } = parts;
  const stopping = new AbortController();
  const calls = openConnection(parts, CALL_S);
  const polls = openConnection(parts, POLL_S);
  const { api } = calls;
  const lanes = openLanes(width);
  /** What runs beside the lanes. */
  const running = new Set<Promise<unknown>>();
  let me: Me | undefined;
  let handler: Handler | undefined;
  let happened: Happened = async () => null;
  let stopped: Promise<void> | undefined;

  const health: Health = parts.health ?? { well() {}, tell() {} };
  const reports = openReports(() => me?.username ?? '', health, log);
  const sender = openSender({
    api,
    log,
    clock,
    random,
    async moved(chat, to) {
      await happened('telegram', { kind: 'moved', chat, to });
    },
  });
  /** Whoever sends unasked has better ways to wait. */
  const impatience: Patience = {
    ms: 0,
    async rest(ms) {
      await clock.sleep(ms, stopping.signal);
      return !stopping.signal.aborted;
    },
  };

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
    if (!found.hearsAll) reports.say('privacy');
    handler ??= await recoverWith(receive, found);
    const { take } = handler;
    const how = { mode, calls, polls, take, clock, random, log, reports, width, isInline: ask !== null };
    const { running: intake } = await beginIntake({ ...how, stopping: stopping.signal });
    void track(intake);
    void track(setMenus(api, commands, log));
  }

  /** What a process that died has left comes before anything new. */
  async function recoverWith(receive: Receive, me: Me): Promise<Handler> {
    const { turnsPage = () => false } = parts;
    const how = { api, sender, inbox, lanes, clock, log, me, receive, happened, isCommand, turnsPage, ask };
    const opened = openHandler({ ...how, stopping: stopping.signal });
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
    const all = () => Promise.allSettled([lanes.idle(), ...running]);
    await Promise.race([all(), clock.sleep(DRAIN_MS, drained.signal)]);
    // Nothing leaves any more. What is still being thought about finds that out, and is left to the next start.
    lanes.clear();
    polls.close();
    calls.close();
    await Promise.race([all(), clock.sleep(END_MS, drained.signal)]);
    drained.abort();
  }

  function stop(): Promise<void> {
    stopped ??= drain();
    return stopped;
  }

  return {
    name: 'telegram',
    pace: PACE,
    privateChat: (person) => person,
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
        log('error', 'telegram: not begun, trying on', { channel: 'telegram', code: `${failure.cause}` });
        reports.well(false);
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
