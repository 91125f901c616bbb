/** What is said where somebody has written or tapped, or something has happened to a chat. */
import type { Message, Reply } from '../../conversation.ts';
import { codeAndPlace, type Log } from '../../log.ts';
import type { Instant } from '../../time/instant.ts';
import { ChannelError, type Happened, type Receive } from '../channel.ts';
import type { Choices } from '../choices.ts';
import { openAnswers } from './answers.ts';
import type { Decoded, DecodedTap, Place } from './decoded.ts';
import type { Clock, Patience } from './retry.ts';
import type { Sender, Target } from './send.ts';
import { openTaps } from './taps.ts';

/** What is kept until it is handled. */
export type Kept = Extract<Decoded, { kind: 'message' | 'tap' | 'event' }>;

export interface RepliesParts {
  sender: Sender;
  clock: Clock;
  log: Log;
  receive: Receive;
  happened: Happened;
  /** Where is kept what buttons can't carry. */
  choices: Choices | null;
}

/** Says what there is to say. Rejects with ChannelError; `not-sent` also means an event that could not be noted. */
export type GiveReply = (decoded: Kept, patience: Patience) => Promise<void>;

/** A link that adds the bot to a group also has whoever follows it say /start there. */
const LINK_MS = 60_000;

export function openReplies({ sender, clock, log, receive, happened, choices }: RepliesParts): GiveReply {
  const answers = openAnswers(() => clock.now());
  const taps = openTaps(() => clock.now());
  /** Groups that were greeted a moment ago. */
  const greeted = new Map<string, Instant>();

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

  async function answerTap(tap: DecodedTap, patience: Patience): Promise<void> {
    if (taps.isAgain(tap)) return;
    const { message, key } = tap;
    const said = key === undefined ? message : { ...message, ...(await picked(key)) };
    const reply = await receive(said, { kept: true });
    if (reply) await showUnder(tap, reply, patience);
    // What failed may be tapped again at once.
    if (said.asked !== null) taps.answered(tap);
  }

  /** The answer is for who tapped. It takes the place of the message only where that was this person's and the answer is a page, too. */
  async function showUnder(
    { message, reply: at, replaces }: DecodedTap,
    reply: Reply,
    patience: Patience,
  ): Promise<void> {
    const target = targetOf(at, message);
    const isPage = replaces.length > 0 && reply.choices.some(({ turnsPage }) => turnsPage);
    if (!isPage) await sender.send(target, reply, patience);
    else answers.turned(at, await sender.replace({ target, ids: [...replaces] }, reply, patience));
  }

  /** What the button says that stands for it. */
  async function picked(key: string): Promise<Pick<Message, 'text' | 'asked'> | { asked: null }> {
    try {
      return (await choices?.find(key)) ?? { asked: null };
    } catch (error) {
      log('error', 'choice not found', { channel: 'telegram', ...codeAndPlace(error) });
      return { asked: null };
    }
  }

  async function tell({ event }: Kept & { kind: 'event' }, patience: Patience): Promise<void> {
    if (event.kind === 'moved') sender.learn(event.chat, event.to);
    const reply = await happened('telegram', event).catch((error: unknown) => {
      const { code: cause } = codeAndPlace(error);
      throw new ChannelError(`telegram: chat ${event.kind}, not noted`, { outcome: 'not-sent', cause });
    });
    if (!reply) return;
    await sender.send({ chat: event.kind === 'moved' ? event.to : event.chat }, reply, patience);
    greeted.set(event.chat, clock.now());
  }

  return (decoded, patience) => {
    if (decoded.kind === 'message') return answerMessage(decoded, patience);
    return decoded.kind === 'tap' ? answerTap(decoded, patience) : tell(decoded, patience);
  };
}

/** In private everybody sees what is answered, unless it was asked before and changed. */
function targetOf({ chat, thread, messageId }: Place, { person, kind, isEdit }: Message): Target {
  const isShown = kind === 'group' || isEdit;
  return { chat, ...(thread !== undefined && { thread }), ...(isShown && { replyTo: messageId }), person };
}
