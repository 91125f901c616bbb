/** From an update to its answer: kept before it is confirmed, handled in the order of its chat, settled when the answer was sent. */
import type { Api } from 'grammy';
import type { Reply } from '../../conversation.ts';
import { codeAndPlace, type Log } from '../../log.ts';
import type { Happened, Receive } from '../channel.ts';
import type { Inbox } from '../inbox.ts';
import type { IsCommand } from './addressed.ts';
import { openAnswers } from './answers.ts';
import { decodeUpdate } from './decode.ts';
import type { Decoded, DecodedTap, Me, Place } from './decoded.ts';
import { channelError } from './failure.ts';
import { type Ask, answerInline } from './inline.ts';
import type { Lanes } from './lanes.ts';
import type { Clock, Patience } from './retry.ts';
import type { Sender, Shown, Target } from './send.ts';

export interface HandlerParts {
  api: Api;
  sender: Sender;
  inbox: Inbox;
  lanes: Lanes;
  clock: Clock;
  log: Log;
  me: Me;
  receive: Receive;
  happened: Happened;
  isCommand: IsCommand;
  /** Whether a tap that says this shows another page of the same answer. */
  turnsPage: (text: string) => boolean;
  /** Null while inline questions are switched off. */
  ask: Ask | null;
  /** The channel stops: nothing begins any more, and what was not sent is left for the next start. */
  stopping: AbortSignal;
}

export interface Handler {
  /** Resolves when the update is kept, or needs not be: then it may be confirmed. Rejects when it could not be kept. */
  take(update: { update_id: number }): Promise<void>;
  /** Begins with what was kept and not handled by a process that died. */
  recover(): Promise<void>;
}

type Kept = Extract<Decoded, { kind: 'message' | 'tap' | 'event' }>;

const MOST_WAITING = 10_000;
/** So long an answer is worth sending: an outage may end, and a crowded group may have to wait for a minute or more. */
const WORTH_MS = 10 * 60_000;

export function openHandler(parts: HandlerParts): Handler {
  const { api, sender, inbox, lanes, clock, log, me, receive, happened, stopping } = parts;
  const answers = openAnswers(() => clock.now());
  const patience: Patience = {
    ms: WORTH_MS,
    async rest(ms) {
      await lanes.rest(() => clock.sleep(ms, stopping));
      return !stopping.aborted;
    },
  };

  /** Takes the clock off the button. One that is too old to be told is no matter. */
  async function acknowledge(callbackId: string): Promise<void> {
    await api.answerCallbackQuery(callbackId).catch((error: unknown) => {
      log('info', 'tap not acknowledged', { channel: 'telegram', outcome: channelError(error).outcome });
    });
  }

  async function show(target: Target, reply: Reply | null): Promise<Shown | null> {
    return reply && sender.send(target, reply, patience);
  }

  async function answerMessage({ message, reply: at, isEdit }: Kept & { kind: 'message' }, again: boolean) {
    const reply = await receive(message, { again });
    if (!reply) return;
    const earlier = isEdit ? answers.of(at) : undefined;
    const shown = earlier
      ? await sender.replace(earlier, reply, patience)
      : await sender.send(targetOf(at), reply, patience);
    answers.keep(at, shown);
  }

  /** The answer is for who tapped. It takes the place of the message only where that was this person's, too. */
  async function answerTap({ message, reply: at, answered }: DecodedTap, again: boolean): Promise<void> {
    const reply = await receive(message, { again });
    const isOwn = answered === message.person && parts.turnsPage(message.text);
    if (reply && isOwn) await sender.replace({ target: targetOf(at), ids: [at.messageId] }, reply, patience);
    else await show(targetOf(at), reply);
  }

  async function tell({ event }: Kept & { kind: 'event' }): Promise<void> {
    if (event.kind === 'moved') sender.learn(event.chat, event.to);
    const reply = await happened('telegram', event);
    await show({ chat: event.kind === 'moved' ? event.to : event.chat }, reply);
  }

  async function handle(id: string, decoded: Kept, again: boolean): Promise<void> {
    try {
      if (decoded.kind === 'message') await answerMessage(decoded, again);
      else if (decoded.kind === 'tap') await answerTap(decoded, again);
      else await tell(decoded);
    } catch (error) {
      const { outcome, cause } = channelError(error);
      if (outcome === 'not-sent' && stopping.aborted) return;
      log('error', 'not answered', { channel: 'telegram', id, outcome, code: `${cause}` });
    }
    await settle(id);
  }

  /** What can't be settled is handled again after the next start. */
  async function settle(id: string): Promise<void> {
    await inbox.done(id).catch((error: unknown) => {
      log('error', 'not settled', { channel: 'telegram', id, ...codeAndPlace(error) });
    });
  }

  function begin(id: string, decoded: Kept, again: boolean): void {
    // Telegram takes this for a few seconds only: it does not wait for its chat's turn.
    if (decoded.kind === 'tap') lanes.add(`tap ${decoded.callbackId}`, () => acknowledge(decoded.callbackId));
    lanes.add(chatOf(decoded), () => handle(id, decoded, again));
  }

  function decode(id: string, update: unknown): Kept | null {
    const decoded = decodeUpdate(update, me, parts.isCommand);
    if (decoded.kind === 'inline') {
      const { ask } = parts;
      if (ask) lanes.add(`inline ${decoded.person}`, () => tryInline(ask, decoded));
      return null;
    }
    if (decoded.kind !== 'ignore') return decoded;
    log('info', 'passed over', { channel: 'telegram', id, outcome: decoded.why });
    const { callbackId } = decoded;
    if (callbackId !== undefined) lanes.add(`tap ${callbackId}`, () => acknowledge(callbackId));
    return null;
  }

  async function tryInline(ask: Ask, question: Decoded & { kind: 'inline' }): Promise<void> {
    await answerInline(api, ask, question).catch((error: unknown) => {
      log('info', 'inline question not answered', { channel: 'telegram', outcome: channelError(error).outcome });
    });
  }

  return {
    async take(update) {
      const id = String(update.update_id);
      const decoded = decode(id, update);
      if (!decoded || !(await inbox.put(id, JSON.stringify(update)))) return;
      if (!stopping.aborted) begin(id, decoded, false);
    },
    async recover() {
      for (const { id, data } of await inbox.waiting(MOST_WAITING)) {
        const decoded = decode(id, parse(data));
        if (decoded) begin(id, decoded, true);
        else await settle(id);
      }
    },
  };
}

function targetOf({ chat, thread, messageId }: Place): Target {
  return { chat, ...(thread !== undefined && { thread }), replyTo: messageId };
}

/** Null for what is no JSON, which then is no update. */
function parse(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return null;
  }
}

function chatOf(decoded: Kept): string {
  return decoded.kind === 'event' ? decoded.event.chat : decoded.message.chat;
}
