/** What happens to chats beside messages: the bot is added and greets, it is removed, a chat gets another id, a thread ends. */
import type { Transaction } from 'kysely';
import type { Channel, ChatEvent, Happened } from '../channels/channel.ts';
import type { Reply } from '../conversation.ts';
import { codeAndPlace, type Log } from '../log.ts';
import type { Ledger } from '../plan/load.ts';
import { appendAudit } from '../store/audit.ts';
import { disableChat, enableChat, findChat, type KeptChat, noteChat } from '../store/chats.ts';
import { moveGreeting, noteGreeting } from '../store/greetings.ts';
import { StoreError } from '../store/problem.ts';
import { rekeyChat } from '../store/rekey-chat.ts';
import type { Schema } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { forgetThread } from '../store/subscriptions.ts';
import type { Clock } from './clock.ts';
import { type Greeted, greeting } from './greeting.ts';
import { chatKeyOf, personKeyOf } from './records.ts';

export interface ChatEventsParts {
  store: Store;
  ledger: Ledger;
  clock: Clock;
  log: Log;
  /** Asked which chats are private: those are not greeted, since a private chat can't be bound. */
  channels: readonly Pick<Channel, 'name' | 'privateChat'>[];
  /** Told when the store can't be reached or written. */
  onStore?(error: StoreError): void;
}

type Joined = Extract<ChatEvent, { kind: 'joined' }>;

/** Notes events in the store, each with its line in the audit trail, and returns the greeting of a group that is due one. */
export function openChatEvents(parts: ChatEventsParts): Happened {
  const { store, ledger, clock, log } = parts;
  let before: Promise<unknown> = Promise.resolve();

  async function note(channel: string, event: ChatEvent): Promise<Reply | null> {
    switch (event.kind) {
      case 'joined': {
        const greeted = await store.transaction((db) => join(db, channel, event));
        return greeted && greeting(ledger, clock.today(), greeted);
      }
      case 'left':
        await store.transaction((db) => leave(db, channel, event.chat));
        return null;
      case 'moved':
        await store.transaction((db) => move(db, channel, event.chat, event.to));
        return null;
      case 'thread-gone':
        await store.transaction((db) => leaveThread(db, channel, event.chat, event.thread));
        return null;
    }
  }

  /** Gives the chat to be greeted, null when there is none. What was handled before changes nothing. */
  async function join(db: Transaction<Schema>, channel: string, event: Joined): Promise<Greeted | null> {
    const now = clock.now();
    const key = chatKeyOf({ channel, chat: event.chat });
    const known = await findChat(db, key);
    const isBack = await enableChat(db, key);
    const isGroup = !isPrivate(channel, event);
    // A private chat is noted with its person, from the first message.
    if (isGroup) await noteChat(db, { key, channel, kind: 'group', title: event.title }, now);
    const isDue = isGroup && (await noteGreeting(db, key, now));
    if (isBack || isDue || (isGroup && !known)) {
      const who = { person: personKeyOf({ channel, person: event.person }), name: event.name };
      const subject = nameOf(event.chat, event.title ?? known?.title);
      await audit(db, { ...who, chat: key, action: 'join-chat', subject });
    }
    const { isBroadcast = false } = event;
    return isDue ? { lang: known?.lang ?? null, unit: known?.unit ?? null, isBroadcast } : null;
  }

  async function leave(db: Transaction<Schema>, channel: string, chat: string): Promise<void> {
    const key = chatKeyOf({ channel, chat });
    const known = await findChat(db, key);
    if (!(await disableChat(db, key, clock.now()))) return;
    await audit(db, { ...platform(channel), chat: key, action: 'leave-chat', subject: nameOf(chat, known?.title) });
  }

  /** A platform tells this several times: in the old chat, in the new one, and when something is sent to the old one. */
  async function move(db: Transaction<Schema>, channel: string, chat: string, to: string): Promise<void> {
    const [from, key] = [chatKeyOf({ channel, chat }), chatKeyOf({ channel, chat: to })];
    const known: KeptChat | null = from === key ? null : await findChat(db, from);
    if (!known) return;
    await rekeyChat(db, from, key);
    await moveGreeting(db, from, key);
    const subject = nameOf(to, known.title);
    await audit(db, { ...platform(channel), chat: key, action: 'move-chat', subject, before: chat, after: to });
  }

  /** What was sent there goes to the chat itself from now on, so that its end need not be told every week. */
  async function leaveThread(db: Transaction<Schema>, channel: string, chat: string, thread: string): Promise<void> {
    const key = chatKeyOf({ channel, chat });
    if ((await forgetThread(db, key, thread)) === 0) return;
    const known = await findChat(db, key);
    await audit(db, { ...platform(channel), chat: key, action: 'topic-gone', subject: nameOf(chat, known?.title) });
  }

  async function audit(
    db: Transaction<Schema>,
    line: {
      person: string;
      name: string;
      chat: string;
      action: string;
      subject: string;
      before?: string;
      after?: string;
    },
  ): Promise<void> {
    await appendAudit(db, [{ at: clock.now(), before: null, after: null, ...line }]);
  }

  function isPrivate(name: string, { chat, person }: Joined): boolean {
    return parts.channels.find((channel) => channel.name === name)?.privateChat(person) === chat;
  }

  async function noteAndLog(channel: string, event: ChatEvent): Promise<Reply | null> {
    try {
      const reply = await note(channel, event);
      log('info', `chat ${event.kind}`, { channel });
      return reply;
    } catch (error) {
      log('error', `chat ${event.kind}, not noted`, { channel, ...codeAndPlace(error) });
      if (error instanceof StoreError) parts.onStore?.(error);
      throw error;
    }
  }

  // One after another: events of one chat come by several ways at once.
  return (channel, event) => {
    const noted = before.then(() => noteAndLog(channel, event));
    before = noted.catch(() => {});
    return noted;
  };
}

/** Who did it is not said: the platform did. */
function platform(channel: string): { person: string; name: string } {
  return { person: personKeyOf({ channel, person: channel }), name: channel };
}

function nameOf(chat: string, title: string | null | undefined): string {
  return title ?? chat;
}
