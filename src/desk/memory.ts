/** What a conversation remembers for half an hour: the query that was answered last, and the language that was chosen. */
import NodeCache from 'node-cache';
import type { Asked, Effect, Lang, Message } from '../conversation.ts';
import { chatKeyOf } from './records.ts';

const HALF_AN_HOUR_S = 30 * 60;

/** A memory of this process. A follow-up belongs to the person who asked, the language to the whole chat. */
export interface Memory {
  last(message: Message): Asked | null;
  lang(message: Message): Lang | null;
  keep(message: Message, effects: readonly Effect[]): void;
}

/** A memory that knows nothing yet. */
export function openMemory(): Memory {
  const asked = new NodeCache({ stdTTL: HALF_AN_HOUR_S, useClones: false });
  const languages = new NodeCache({ stdTTL: HALF_AN_HOUR_S, useClones: false });
  return {
    last: (message) => asked.get<Asked>(placeOf(message)) ?? null,
    lang: (message) => languages.get<Lang>(chatKeyOf(message)) ?? null,
    keep(message, effects) {
      for (const effect of effects) {
        if (effect.kind === 'remember') asked.set(placeOf(message), effect.asked);
        else if (effect.kind === 'forget') asked.del(placeOf(message));
        else if (effect.kind === 'set-language') languages.set(chatKeyOf(message), effect.lang);
      }
    },
  };
}

/** One person in one chat; the parts can't run into one another. */
function placeOf({ channel, chat, person }: Message): string {
  return JSON.stringify([channel, chat, person]);
}
