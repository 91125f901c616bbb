/** From an update to its answer: kept before it is confirmed, handled in the order of its chat, settled when the answer was sent. */
import type { Api } from 'grammy';
import { codeAndPlace } from '../../log.ts';
import { type Inbox, LOOK_MS } from '../inbox.ts';
import type { IsCommand } from './addressed.ts';
import { decodeUpdate } from './decode.ts';
import type { Me } from './decoded.ts';
import { channelError } from './failure.ts';
import { type InlineParts, openInline } from './inline.ts';
import type { Lanes, Turn } from './lanes.ts';
import { type Kept, openReplies, type RepliesParts } from './replies.ts';
import type { Patience } from './retry.ts';
import { openUnkept } from './unkept.ts';

export interface HandlerParts extends InlineParts, RepliesParts {
  api: Api;
  inbox: Inbox;
  lanes: Lanes;
  me: Me;
  isCommand: IsCommand;
  /** The channel stops: nothing begins any more, and what was not sent is left for the next start. */
  stopping: AbortSignal;
  /** The channel has stopped: what has begun is not waited for any more. */
  stopped: AbortSignal;
}

export interface Handler {
  /**
   * Resolves when the update may be confirmed: it is kept, or needs not be, or could not be kept and was answered at once.
   * Rejects when it has to come again.
   */
  take(update: { update_id: number }): Promise<void>;
  /** Begins with what was kept and not handled by a process that has ended. Never rejects: what can't be told now, `attend` finds out. */
  recover(): Promise<void>;
  /** Looks now and then what is left: by another process, or because it could not be kept or noted. Until the channel stops. */
  attend(): Promise<void>;
}

const MOST_TAKEN = 1000;
/** So long an answer is worth sending: an outage may end, and a crowded group may have to wait for a minute or more. */
const WORTH_MS = 10 * 60_000;

/** `later`: an event that could not be noted. `left`: whoever has the update next begins with it anew. */
type End = 'done' | 'later' | 'left';

export function openHandler(parts: HandlerParts): Handler {
  const { api, inbox, lanes, aside, clock, log, me, stopping, stopped } = parts;
  const giveReply = openReplies(parts);
  const answerInline = openInline(parts);
  const unkept = openUnkept(clock);
  /** Events that could not be noted, in their order. */
  const later: { chat: string; begin(): void }[] = [];

  /** Takes the clock off a button. Telegram waits for it for a few seconds only, so it waits for nobody. */
  function acknowledge(callbackId: string | undefined): void {
    if (callbackId === undefined) return;
    void aside.add(`tap ${callbackId}`, async () => {
      await api.answerCallbackQuery(callbackId).catch((error: unknown) => {
        log('info', 'tap not acknowledged', { channel: 'telegram', outcome: channelError(error).outcome });
      });
    });
  }

  function patienceOn(turn: Turn, isOurs: () => boolean): Patience {
    return {
      ms: WORTH_MS,
      async rest(ms, hasBegun = false) {
        await turn.rest(() => clock.sleep(ms, hasBegun ? stopped : stopping));
        return hasBegun ? !stopped.aborted : isOurs();
      },
    };
  }

  /** `holds` tells whether the update is still in this process's hands: it may have waited so long that another one has it. */
  async function handle(id: string, decoded: Kept, holds: () => boolean, turn: Turn): Promise<End> {
    if (!holds()) return 'left';
    const isOurs = () => !stopping.aborted && holds();
    try {
      await giveReply(decoded, patienceOn(turn, isOurs));
    } catch (error) {
      const { outcome, cause } = channelError(error);
      if (outcome === 'not-sent' && !isOurs()) return 'left';
      log('error', 'not answered', { channel: 'telegram', id, outcome, code: `${cause}` });
      if (outcome === 'not-sent' && decoded.kind === 'event') return 'later';
    }
    return 'done';
  }

  /** What can't be settled now the inbox settles as soon as it can be. */
  async function settle(id: string): Promise<void> {
    await inbox.done(id).catch((error: unknown) => {
      log('error', 'not settled', { channel: 'telegram', id, ...codeAndPlace(error) });
    });
  }

  /** Handles it in its chat's turn, of which `end` is the last part. Resolves with false when it never came to that. */
  function begin(id: string, decoded: Kept, holds: () => boolean, end: (how: End) => unknown): Promise<boolean> {
    const chat = chatOf(decoded);
    if (decoded.kind === 'tap') acknowledge(decoded.callbackId);
    return lanes.add(chat, async (turn) => {
      const isBehind = decoded.kind === 'event' && later.some((event) => event.chat === chat);
      const how = isBehind ? 'later' : await handle(id, decoded, holds, turn);
      if (how === 'later') later.push({ chat, begin: () => void begin(id, decoded, holds, end) });
      await end(how);
    });
  }

  function beginKept(id: string, decoded: Kept): void {
    const end = (how: End) => {
      if (how === 'left') inbox.letGo(id);
      return how === 'done' ? settle(id) : undefined;
    };
    void begin(id, decoded, () => inbox.holds(id), end);
  }

  /** Rejects with the reason why it could not be kept when it was not answered either. */
  async function answerUnkept(id: string, decoded: Kept, reason: unknown): Promise<void> {
    const ends: End[] = [];
    await begin(
      id,
      decoded,
      () => true,
      (how) => ends.push(how),
    );
    if (ends[0] === undefined || ends[0] === 'left') throw reason;
  }

  function decode(id: string, update: unknown): Kept | null {
    const decoded = decodeUpdate(update, me, parts.isCommand);
    if (decoded.kind === 'inline') {
      answerInline(decoded);
      return null;
    }
    if (decoded.kind !== 'ignore') return decoded;
    log('info', 'passed over', { channel: 'telegram', id, outcome: decoded.why });
    acknowledge(decoded.callbackId);
    return null;
  }

  async function take(update: { update_id: number }): Promise<void> {
    const id = String(update.update_id);
    const answered = unkept.find(id);
    if (answered) return unkept.confirm(answered);
    const decoded = decode(id, update);
    if (!decoded) return;
    try {
      if (!(await inbox.put(id, JSON.stringify(update)))) return;
    } catch (error) {
      log('error', 'not kept', { channel: 'telegram', id, ...codeAndPlace(error) });
      if (stopping.aborted) throw error;
      return unkept.confirm(unkept.begin(id, () => answerUnkept(id, decoded, error)));
    }
    if (!stopping.aborted) beginKept(id, decoded);
  }

  async function takeOver(): Promise<void> {
    for (;;) {
      const taken = await inbox.takeOver(MOST_TAKEN);
      for (const { id, data } of taken) await takeUp(id, data);
      if (taken.length < MOST_TAKEN) return;
    }
  }

  async function takeUp(id: string, data: string): Promise<void> {
    const answered = unkept.find(id);
    // It was kept after all, by a process that died before it could say so or that was not told.
    if (answered) {
      void answered.then(
        () => settle(id),
        () => inbox.letGo(id),
      );
      return;
    }
    const decoded = decode(id, parse(data));
    if (decoded) beginKept(id, decoded);
    else await settle(id);
  }

  async function look(): Promise<void> {
    try {
      await takeOver();
      await unkept.note(inbox);
    } catch (error) {
      log('error', 'not looked what is left', { channel: 'telegram', ...codeAndPlace(error) });
    }
  }

  return {
    take,
    recover: look,
    async attend() {
      for (;;) {
        await clock.sleep(LOOK_MS, stopping);
        if (stopping.aborted) return;
        await look();
        for (const event of later.splice(0)) event.begin();
      }
    },
  };
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
