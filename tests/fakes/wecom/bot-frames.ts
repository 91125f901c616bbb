/** What an AI bot is told of messages and events: one body for the long connection and for its URL. */
import type { Chat, Message, Person } from './shapes.ts';
import { compact, type Wire } from './wire.ts';
import { knownAs, type World } from './world.ts';

/** What somebody sends; of a text that quotes something, what it quotes. */
export interface Spoken {
  readonly msgtype: 'text' | 'voice' | 'mixed' | 'image' | 'file' | 'video';
  readonly text: string;
  readonly quote?: string;
}

/** A place where something happened, and who did it. */
export interface Scene {
  readonly chat: Chat;
  readonly person: Person;
  /** Where an answer can be sent over HTTP, in URL mode. */
  readonly responseUrl?: string;
}

export const BOT_ID = 'aibFakeDuban01';

export function messageBody(world: World, scene: Scene, spoken: Spoken): Wire {
  const quote = spoken.quote === undefined ? undefined : { msgtype: 'text', text: { content: spoken.quote } };
  return compact({
    ...headOf(world, scene),
    response_url: scene.responseUrl,
    msgtype: spoken.msgtype,
    [spoken.msgtype]: contentOf(spoken),
    quote,
  });
}

export function eventBody(world: World, scene: Scene, eventtype: string, details?: Wire): Wire {
  const event = { eventtype, ...(details ? { [eventtype]: details } : {}) };
  return compact({ ...headOf(world, scene), response_url: scene.responseUrl, msgtype: 'event', event });
}

/** What a connection hears last. */
export function disconnectedFrame(world: World): Wire {
  const body = {
    msgid: messageId(world),
    create_time: Math.floor(world.now() / 1000),
    aibotid: BOT_ID,
    msgtype: 'event',
    event: { eventtype: 'disconnected_event' },
  };
  return { cmd: 'aibot_event_callback', headers: { req_id: `REQ${world.next('request')}` }, body };
}

/** What the bot is asked while a stream goes on, in URL mode. */
export function pollBody(world: World, scene: Scene, streamId: string): Wire {
  return { ...headOf(world, scene), msgtype: 'stream', stream: { id: streamId } };
}

/** What is known of a tapped card. `selected` are the options taken, by question. */
export function tapDetails(card: Message['card'], key: string, selected: Readonly<Record<string, string[]>>): Wire {
  const items = Object.entries(selected).map(([question, ids]) => ({
    question_key: question,
    option_ids: { option_id: ids },
  }));
  return {
    card_type: card?.type,
    event_key: key,
    task_id: card?.taskId,
    ...(items.length === 0 ? {} : { selected_items: { selected_item: items } }),
  };
}

function headOf(world: World, { chat, person }: Scene): Wire {
  return compact({
    msgid: messageId(world),
    create_time: Math.floor(world.now() / 1000),
    aibotid: BOT_ID,
    chatid: chat.kind === 'group' ? chat.id : undefined,
    chattype: chat.kind === 'group' ? 'group' : 'single',
    from: { userid: knownAs(person) },
  });
}

function messageId(world: World): string {
  return `CAIQ/FAKE+${world.next('callback')}==`;
}

function contentOf({ msgtype, text }: Spoken): Wire {
  if (msgtype === 'text' || msgtype === 'voice') return { content: text };
  if (msgtype === 'mixed')
    return {
      msg_item: [
        { msgtype: 'text', text: { content: text } },
        { msgtype: 'image', image: media() },
      ],
    };
  return media();
}

/** Files are not modelled: nothing stands at the address. */
function media(): Wire {
  return { url: 'http://127.0.0.1:9/file', aeskey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C=' };
}
