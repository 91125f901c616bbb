/** From an update to its answer: kept before it is confirmed, handled in the order of its chat, settled when the answer was sent. */
import type { Api } from 'grammy';
import type { Message } from '../../conversation.ts';
import { codeAndPlace, type Log } from '../../log.ts';
import type { Instant } from '../../time/instant.ts';
import type { Happened, Receive } from '../channel.ts';
import type { Choices } from '../choices.ts';
import { type Inbox, LOOK_MS } from '../inbox.ts';
import type { IsCommand } from './addressed.ts';
import { openAnswers } from './answers.ts';
import { decodeUpdate } from './decode.ts';
import type { Decoded, DecodedTap, Me, Place } from './decoded.ts';
import { channelError } from './failure.ts';
import { type Ask, answerInline } from './inline.ts';
import type { Lanes } from './lanes.ts';
import type { Clock, Patience } from './retry.ts';
import type { Sender, Target } from './send.ts';

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
  /** Where is kept what buttons can't carry. */
  choices: Choices | null;
  /** Null while inline questions are switched off. */
  ask: Ask | null;
  /** The channel stops: nothing begins any more, and what was not sent is left for the next start. */
  stopping: AbortSignal;
}

export interface Handler {
  /** Resolves when the update is kept, or needs not be: then it may be confirmed. Rejects when it could not be kept. */
  take(update: { update_id: number }): Promise<void>;
  /** Begins with what was kept and not handled by a process that has ended. Rejects when that can't be told. */
  recover(): Promise<void>;
  /** Looks now and then what another process has left behind, until the channel stops. */
  attend(): Promise<void>;
}

type Kept = Extract<Decoded, { kind: 'message' | 'tap' | 'event' }>;

const MOST_TAKEN = 1000;
/** A link that adds the bot to a group also has whoever follows it say /start there. */
const LINK_MS = 60_000;
/** So long an answer is worth sending: an outage may end, and a crowded group may have to wait for a minute or more. */
const WORTH_MS = 10 * 60_000;

export function openHandler(parts: HandlerParts): Handler {
  const { api, sender, inbox, lanes, clock, log, me, receive, happened, stopping } = parts;
  const answers = openAnswers(() => clock.now());
  /** Groups that were greeted a moment ago. */
  const greeted = new Map<string, Instant>();
  /** The inline question that each person asked last. */
  const latest = new Map<string, string>();
  /** Whether the update is still this process's to answer. */
  const isOurs = (id: string) => !stopping.aborted && inbox.holds(id);
  const patienceFor = (id: string): Patience => ({
    ms: WORTH_MS,
    async rest(ms) {
      await lanes.rest(() => clock.sleep(ms, stopping));
      return isOurs(id);
    },
  });

  /** Takes the clock off the button. One that is too old to be told is no matter. */
  async function acknowledge(callbackId: string): Promise<void> {
    await api.answerCallbackQuery(callbackId).catch((error: unknown) => {
      log('info', 'tap not acknowledged', { channel: 'telegram', outcome: channelError(error).outcome });
    });
  }

  async function answerMessage({ message, reply: at }: Kept & { kind: 'message' }, patience: Patience): Promise<void> {
    if (message.text === '/start' && wasGreeted(message.chat)) return;
    const reply = await receive(message, { kept: true });
    if (!reply) return;
    const earlier = message.isEdit ? answers.of(at) : undefined;
    const shown = earlier
      ? await sender.replace(earlier, reply, patience)
      : await sender.send(targetOf(at, message), reply, patience);
    if (!reply.stays) answers.keep(at, shown);
  }

  /** The greeting has said what /start asks for. */
  function wasGreeted(chat: string): boolean {
    const at = greeted.get(chat) ?? -Infinity;
    greeted.delete(chat);
    return clock.now() - at < LINK_MS;
  }

  /** The answer is for who tapped. It takes the place of the message only where that was this person's and the answer is a page, too. */
  async function answerTap(tap: DecodedTap, patience: Patience): Promise<void> {
    const { message, reply: at, key, replaces } = tap;
    const said = key === undefined ? message : { ...message, ...(await picked(key)) };
    const reply = await receive(said, { kept: true });
    if (!reply) return;
    const target = targetOf(at, message);
    const isPage = replaces.length > 0 && reply.choices.some(({ turnsPage }) => turnsPage);
    if (!isPage) await sender.send(target, reply, patience);
    else answers.turned(at, await sender.replace({ target, ids: [...replaces] }, reply, patience));
  }

  /** What the button says that stands for it. */
  async function picked(key: string): Promise<Pick<Message, 'text' | 'asked'> | { asked: null }> {
    try {
      return (await parts.choices?.find(key)) ?? { asked: null };
    } catch (error) {
      log('error', 'choice not found', { channel: 'telegram', ...codeAndPlace(error) });
      return { asked: null };
    }
  }

  async function tell({ event }: Kept & { kind: 'event' }, patience: Patience): Promise<void> {
    if (event.kind === 'moved') sender.learn(event.chat, event.to);
    const reply = await happened('telegram', event);
    if (!reply) return;
    await sender.send({ chat: event.kind === 'moved' ? event.to : event.chat }, reply, patience);
    greeted.set(event.chat, clock.now());
  }

  async function handle(id: string, decoded: Kept): Promise<void> {
    // It had to wait so long that another process may have taken it.
    if (!inbox.holds(id)) {
      inbox.letGo(id);
      return;
    }
    const patience = patienceFor(id);
    try {
      if (decoded.kind === 'message') await answerMessage(decoded, patience);
      else if (decoded.kind === 'tap') await answerTap(decoded, patience);
      else await tell(decoded, patience);
    } catch (error) {
      const { outcome, cause } = channelError(error);
      if (outcome === 'not-sent' && !isOurs(id)) {
        inbox.letGo(id);
        return;
      }
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

  function begin(id: string, decoded: Kept): void {
    // Telegram takes this for a few seconds only: it does not wait for its chat's turn.
    if (decoded.kind === 'tap') lanes.add(`tap ${decoded.callbackId}`, () => acknowledge(decoded.callbackId));
    lanes.add(chatOf(decoded), () => handle(id, decoded));
  }

  function decode(id: string, update: unknown): Kept | null {
    const decoded = decodeUpdate(update, me, parts.isCommand);
    if (decoded.kind === 'inline') {
      typed(decoded);
      return null;
    }
    if (decoded.kind !== 'ignore') return decoded;
    log('info', 'passed over', { channel: 'telegram', id, outcome: decoded.why });
    const { callbackId } = decoded;
    if (callbackId !== undefined) lanes.add(`tap ${callbackId}`, () => acknowledge(callbackId));
    return null;
  }

  /** A question comes with every letter: of those that wait only the last is worth an answer. */
  function typed(question: Decoded & { kind: 'inline' }): void {
    const { ask } = parts;
    const { person, queryId } = question;
    if (!ask) return;
    latest.set(person, queryId);
    lanes.add(`inline ${person}`, async () => {
      if (latest.get(person) !== queryId) return;
      latest.delete(person);
      await answerInline(api, ask, question).catch((error: unknown) => {
        log('info', 'inline question not answered', { channel: 'telegram', outcome: channelError(error).outcome });
      });
    });
  }

  async function recover(): Promise<void> {
    for (;;) {
      const taken = await inbox.takeOver(MOST_TAKEN);
      for (const { id, data } of taken) {
        const decoded = decode(id, parse(data));
        if (decoded) begin(id, decoded);
        else await settle(id);
      }
      if (taken.length < MOST_TAKEN) return;
    }
  }

  return {
    async take(update) {
      const id = String(update.update_id);
      const decoded = decode(id, update);
      if (!decoded || !(await inbox.put(id, JSON.stringify(update)))) return;
      if (!stopping.aborted) begin(id, decoded);
    },
    recover,
    async attend() {
      for (;;) {
        await clock.sleep(LOOK_MS, stopping);
        if (stopping.aborted) return;
        await recover().catch((error: unknown) => {
          log('error', 'not looked what is left', { channel: 'telegram', ...codeAndPlace(error) });
        });
      }
    },
  };
}

/** In private everybody sees what is answered, unless it was asked before and changed. */
function targetOf({ chat, thread, messageId }: Place, { person, kind, isEdit }: Message): Target {
  const isShown = kind === 'group' || isEdit;
  return { chat, ...(thread !== undefined && { thread }), ...(isShown && { replyTo: messageId }), person };
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
