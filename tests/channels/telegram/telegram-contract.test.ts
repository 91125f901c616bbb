/** Telegram keeps what every channel promises, fetching updates and having them brought. */
import { channelContract } from '../../contract/channel.ts';
import type { Given, Platform } from '../../contract/platform.ts';
import type { Chat, Person } from '../../fakes/telegram/shapes.ts';
import { openTelegram, type Telegram } from '../../fakes/telegram/telegram.ts';
import { givenTelegram } from './given-telegram.ts';

for (const mode of ['polling', 'webhook'] as const) {
  const open: Given['open'] = async () => {
    const telegram = await openTelegram({ webhook: { retryMs: 20 } });
    const { channel, close } = await givenTelegram(telegram, { mode, isCommand: () => true });
    return { channel, platform: platformOf(telegram, close) };
  };
  channelContract(`Telegram by ${mode}`, { open, longest: 4096 });
}

function platformOf(telegram: Telegram, stop: () => Promise<void>): Platform {
  const people = new Map<string, Person>();
  const chats = new Map<string, Chat>();
  let last: number | null = null;

  function person(name: string): Person {
    const known = people.get(name) ?? telegram.person(name);
    people.set(name, known);
    return known;
  }

  function keep(chat: Chat): string {
    chats.set(`${chat.id}`, chat);
    return `${chat.id}`;
  }

  function chatOf(id: string): Chat {
    const chat = chats.get(id);
    if (!chat) throw new Error(`there is no chat ${id}`);
    return chat;
  }

  return {
    group: (title) => keep(telegram.supergroup(title, { isForum: true })),
    alone: (name) => keep(telegram.privateChat(person(name))),
    thread: (chat) => `${telegram.topic(person('群主'), chatOf(chat), '周报')}`,
    say(name, chat, text, thread) {
      const to = chatOf(chat);
      const said = to.kind === 'private' ? text : `@${telegram.me.username} ${text}`;
      last = telegram.say(person(name), to, said, thread === undefined ? {} : { thread: Number(thread) }).updateId;
    },
    choose(name, chat, label) {
      const message = telegram.sent(chatOf(chat)).at(-1);
      if (message) telegram.tap(person(name), message, label);
    },
    repeat() {
      if (last !== null) telegram.repeat(last);
    },
    garble() {
      telegram.push('message', { message_id: 'one', chat: null, from: [], text: 5 });
      telegram.push('callback_query', { id: '1', from: {}, data: 'v1:t:' });
      telegram.push('thing_of_the_future', {});
    },
    crowd(chat, seconds) {
      const isThere = ({ chat_id: id }: Record<string, unknown>) => `${id}` === chat;
      telegram.fail('sendMessage', { kind: 'too-many', retryAfter: seconds }, 1, isThere);
    },
    shut: (chat) => telegram.removeBot(person('群主'), chatOf(chat)),
    away: () => telegram.goDown(),
    back: () => telegram.comeBack(),
    seen: (chat) =>
      telegram
        .sent(chatOf(chat))
        .map(({ text, thread }) => ({ text, ...(thread !== null && { thread: `${thread}` }) })),
    waitFor: (look) => telegram.waitFor(look),
    async close() {
      await stop();
      await telegram.close();
    },
  };
}
