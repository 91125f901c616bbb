/** Group webhooks: whoever has the key may write into the group, twenty times a minute. */
import type { Apis } from './api.ts';
import { Refusal } from './codes.ts';
import { readContent } from './content.ts';
import type { Limits, Windows } from './limits.ts';
import type { Chat } from './shapes.ts';
import { addOurs, type World } from './world.ts';

export interface Webhook {
  readonly key: string;
  /** The whole address, key and all, as it is copied from the group's settings. */
  readonly url: string;
}

export interface Webhooks {
  readonly apis: Apis;
  readonly keys: readonly string[];
  add(chat: Chat, apiUrl: string): Webhook;
  remove(key: string): void;
}

export function openWebhooks(world: World, windows: Windows, limits: Limits, lacks: readonly string[]): Webhooks {
  const chats = new Map<string, Chat>();
  const keys: string[] = [];
  return {
    keys,
    add(chat, apiUrl) {
      const key = `fa4e0000-0000-4000-8000-${String(keys.length + 1).padStart(12, '0')}`;
      keys.push(key);
      chats.set(key, chat);
      return { key, url: `${apiUrl}/cgi-bin/webhook/send?key=${key}` };
    },
    remove: (key) => void chats.delete(key),
    apis: {
      'webhook/send': {
        verb: 'POST',
        isOpen: true,
        perform({ query, body }) {
          const key = query.get('key') ?? '';
          const chat = chats.get(key);
          if (!chat) throw new Refusal(93000);
          const content = readContent('webhook', body, lacks);
          if (!windows.admit(`webhook ${key}`, limits.webhookPerMinute)) throw new Refusal(45009);
          addOurs(world, chat, 'webhook', content);
          return {};
        },
      },
    },
  };
}
