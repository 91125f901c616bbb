/** Puts replies into chats, part after part, and finds a way where Telegram takes the text but not its form, its thread or its chat. */
import type { Api } from 'grammy';
import type { Reply } from '../../conversation.ts';
import type { Log } from '../../log.ts';
import { type Address, ChannelError } from '../channel.ts';
import { channelError, isThreadGone, isUnchanged, isUneditable, isUnreadableMarkup, movedTo } from './failure.ts';
import { openFloor } from './floor.ts';
import { escapeHtml } from './html.ts';
import { type Button, keyboardOf } from './keyboard.ts';
import type { Offer } from './offer.ts';
import { type Part, renderTelegram } from './render.ts';
import { type Patience, persist, type Source } from './retry.ts';
import { threadGone as saysThreadGone } from './wording.ts';

/** Where a reply goes, the message there that it is shown to reply to, and who is answered: they may turn its pages. */
export interface Target extends Address {
  replyTo?: number;
  person?: string;
}

/** The messages that a reply was shown in. */
export interface Shown {
  target: Target;
  ids: number[];
}

export interface Sender {
  /** Sends all parts; what has begun is not given up as soon as what has not. Rejects with ChannelError. */
  send(target: Target, reply: Reply, patience: Patience): Promise<Shown>;
  /** Shows another reply where one stands: its messages are edited, more are sent, those left over taken away. */
  replace(shown: Shown, reply: Reply, patience: Patience): Promise<Shown>;
  /** The group has another id from now on. */
  learn(chat: string, to: string): void;
}

export interface SenderParts extends Source {
  api: Api;
  log: Log;
  offer: Offer;
  /** Told once of a group that has another id from now on. */
  moved(chat: string, to: string): Promise<void>;
  /** Told of a topic that was deleted or closed, once the chat was told that this goes to General instead. */
  threadGone(chat: string, thread: string): Promise<void>;
}

/** What has begun is tried for so long at least, since to send it anew would repeat its beginning: less than a courier waits for an answer. */
const FINISH_MS = 25_000;

/** Stands where a message can't be taken away. */
const NOTHING = '—';

/** The place as it turns out to be while parts are sent. */
interface Place {
  chat: string;
  thread: number | undefined;
  replyTo: number | undefined;
  /** The thread is no more: the next part says so. */
  lostThread: boolean;
}

export function openSender({ api, log, offer, moved, threadGone, ...source }: SenderParts): Sender {
  /** Groups that became supergroups since the start: whoever still knows the old id is understood. */
  const moves = new Map<string, string>();
  const takeFloor = openFloor();

  async function follow(place: Place, to: string): Promise<void> {
    const isNews = moves.get(place.chat) !== to;
    const from = place.chat;
    moves.set(from, to);
    Object.assign(place, { chat: to, replyTo: undefined });
    if (!isNews) return;
    log('info', 'chat moved', { channel: 'telegram' });
    await moved(from, to);
  }

  /** Sends the part, or puts it into the message `into`; the message's id. Each obstacle is got round once. */
  async function put(place: Place, part: Part, buttons: Button[][], into?: number): Promise<number> {
    let id = into;
    let isPlain = false;
    let followed = false;
    for (;;) {
      try {
        return await call(api, place, { part, buttons, isPlain }, id);
      } catch (error) {
        const to = movedTo(error);
        if (id !== undefined && isUnchanged(error)) return id;
        if (!isPlain && isUnreadableMarkup(error)) {
          log('error', 'markup refused', { channel: 'telegram' });
          isPlain = true;
        } else if (place.thread !== undefined && isThreadGone(error)) {
          // A reply goes to the topic of what it answers.
          Object.assign(place, { thread: undefined, replyTo: undefined, lostThread: true });
        } else if (to !== null && !followed) {
          followed = true;
          // The new chat counts its messages anew: the old number would mean another one.
          id = undefined;
          await follow(place, to);
        } else throw error;
      }
    }
  }

  /** An old message that can't be edited any more is let be: the part comes as a new one. */
  async function putOver(place: Place, part: Part, buttons: Button[][], id: number | undefined): Promise<number> {
    if (id === undefined) return put(place, part, buttons);
    try {
      return await put(place, part, buttons, id);
    } catch (error) {
      if (!isUneditable(error)) throw error;
      return put(place, part, buttons);
    }
  }

  async function show(target: Target, reply: Reply, earlier: readonly number[], patience: Patience): Promise<Shown> {
    const place = placeOf(target, moves);
    const choices = await offer(reply.choices);
    const parts = renderTelegram({ ...reply, choices });
    let leaveFloor = () => {};
    /** While the first part has to wait, others may speak: nothing has begun. */
    const begin = async (say: () => Promise<number>) => {
      leaveFloor = await takeFloor(place.chat);
      return say().catch((error: unknown) => {
        leaveFloor();
        throw error;
      });
    };
    // A chat that has moved counts its messages anew.
    const isThere = () => place.chat === target.chat;
    const ids: number[] = [];
    try {
      for (const [index, part] of parts.entries()) {
        const { chat: before } = place;
        const page = target.person === undefined ? undefined : { person: target.person, parts: ids };
        const under = index === parts.length - 1 ? keyboardOf(choices, page) : [];
        const say = () => putOver(place, part, under, isThere() ? earlier[index] : undefined);
        const id = await persist(
          index === 0 ? () => begin(say) : say,
          index === 0 ? patience : toFinish(patience),
          source,
          (error) => channelError(error, place.chat),
        ).catch((error: ChannelError) => {
          throw index === 0 ? error : halfSent(error);
        });
        if (place.chat !== before) ids.length = 0;
        ids.push(id);
        if (place.lostThread && target.thread !== undefined) await threadGone(place.chat, target.thread);
        place.lostThread = false;
      }
    } finally {
      leaveFloor();
    }
    for (const id of isThere() ? earlier.slice(parts.length) : []) await takeAway(place, id);
    return { target: addressOf(place, target), ids };
  }

  /** After two days Telegram takes no message away any more: then nothing is left of what it said. */
  async function takeAway({ chat }: Place, id: number): Promise<void> {
    await api
      .deleteMessage(Number(chat), id)
      .catch(() => api.editMessageText(Number(chat), id, NOTHING))
      .catch((error: unknown) => {
        log('info', 'not taken away', { channel: 'telegram', outcome: channelError(error).outcome });
      });
  }

  return {
    send: (target, reply, patience) => show(target, reply, [], patience),
    replace: (shown, reply, patience) => show(shown.target, reply, shown.ids, patience),
    learn: (chat, to) => moves.set(chat, to),
  };
}

function placeOf({ chat, thread, replyTo }: Target, moves: ReadonlyMap<string, string>): Place {
  const to = moves.get(chat);
  return {
    chat: to ?? chat,
    thread: thread === undefined ? undefined : Number(thread),
    replyTo: to === undefined ? replyTo : undefined,
    lostThread: false,
  };
}

/** Where it turned out to be, for whoever is answered. */
function addressOf({ chat, thread, replyTo }: Place, { person }: Target): Target {
  return {
    chat,
    ...(thread !== undefined && { thread: String(thread) }),
    ...(replyTo !== undefined && { replyTo }),
    ...(person !== undefined && { person }),
  };
}

interface Shape {
  part: Part;
  buttons: Button[][];
  isPlain: boolean;
}

async function call(api: Api, place: Place, { part, buttons, isPlain }: Shape, id?: number): Promise<number> {
  const { chat, thread, replyTo, lostThread } = place;
  const remark = lostThread ? `${saysThreadGone(part.plain)}\n\n` : '';
  const text = isPlain ? remark + part.plain : escapeHtml(remark) + part.html;
  const form = {
    ...(!isPlain && { parse_mode: 'HTML' as const }),
    link_preview_options: { is_disabled: true },
    ...(buttons.length > 0 && { reply_markup: { inline_keyboard: buttons } }),
  };
  if (id !== undefined) {
    await api.editMessageText(Number(chat), id, text, form);
    return id;
  }
  const { message_id } = await api.sendMessage(Number(chat), text, {
    ...form,
    ...(thread !== undefined && { message_thread_id: thread }),
    ...(replyTo !== undefined && {
      reply_parameters: { message_id: replyTo, allow_sending_without_reply: true },
    }),
  });
  return message_id;
}

function toFinish({ ms, rest }: Patience): Patience {
  return { ms: Math.max(ms, FINISH_MS), rest: (wait) => rest(wait, true) };
}

/** A part of it has arrived: whoever sends it anew repeats that part. */
function halfSent(error: ChannelError): ChannelError {
  if (error.outcome === 'refused') return error;
  return new ChannelError(`only a part has arrived: ${error.message}`, { outcome: 'unknown', cause: error.cause });
}
