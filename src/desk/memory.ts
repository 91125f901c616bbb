/** What a conversation remembers for half an hour: the query that was answered last, and the language that was chosen. */
import NodeCache from 'node-cache';
import type { Asked, Effect, Lang, Message } from '../conversation.ts';

const HALF_AN_HOUR_S = 30 * 60;

export interface Remembered {
  last: Asked | null;
  lang: Lang | null;
}

/** Asynchronous, because later a store may stand behind it. */
export interface Memory {
  recall(message: Message): Promise<Remembered>;
  /** Keeps what the effects say; all of them or none. */
  keep(message: Message, effects: readonly Effect[]): Promise<void>;
}

/** A memory in this process. A follow-up belongs to the person who asked, the language to the whole chat. */
export function openMemory(): Memory {
  const asked = new NodeCache({ stdTTL: HALF_AN_HOUR_S, useClones: false });
  const languages = new NodeCache({ stdTTL: HALF_AN_HOUR_S, useClones: false });
  return {
    async recall(message) {
      return {
        last: asked.get<Asked>(personKey(message)) ?? null,
        lang: languages.get<Lang>(chatKey(message)) ?? null,
      };
    },
    async keep(message, effects) {
      for (const effect of effects) {
        if (effect.kind === 'remember') asked.set(personKey(message), effect.asked);
        else if (effect.kind === 'forget') asked.del(personKey(message));
        else languages.set(chatKey(message), effect.lang);
      }
    },
  };
}

/** One key for a chat on its channel; the parts can't run into one another. */
export function chatKey(message: Message): string {
  return JSON.stringify([message.channel, message.chat]);
}

function personKey(message: Message): string {
  return JSON.stringify([message.channel, message.chat, message.person]);
}
