/** What a conversation remembers for half an hour: what was answered and offered last, and the language that was chosen or spoken. */
import NodeCache from 'node-cache';
import type { Asked, Choice, Effect, Lang, Message } from '../conversation.ts';
import { chatKeyOf } from './records.ts';
import { languageIn } from './spoken-language.ts';

const HALF_AN_HOUR_S = 30 * 60;
const A_MINUTE_S = 60;
/** `2`, and as people write it: 2. 2、 ２ */
const NUMBER = /^\s*(?<number>[1-9]\d?)\s*[.、。)]?\s*$/u;

/** A memory of this process. A follow-up belongs to the person who asked, a chosen language to the whole chat. */
export interface Memory {
  last(message: Message): Asked | null;
  lang(message: Message): Lang | null;
  /** What the person spoke last there, or else what anybody did; null in a new conversation. */
  spoken(message: Message): Lang | null;
  /** Notes the language, where the text tells one. */
  hear(message: Message): void;
  /** Whether nothing else that can't be read came from there within a minute: an album is many pictures at once. */
  isFirstWordless(message: Message): boolean;
  /** Whoever types the number of a choice that was offered last means that choice; any other message is as it was. */
  pick(message: Message): Message;
  offer(message: Message, choices: readonly Choice[]): void;
  keep(message: Message, effects: readonly Effect[]): void;
}

/** A memory that knows nothing yet. */
export function openMemory(): Memory {
  const asked = new NodeCache({ stdTTL: HALF_AN_HOUR_S, useClones: false });
  const languages = new NodeCache({ stdTTL: HALF_AN_HOUR_S, useClones: false });
  const spoken = new NodeCache({ stdTTL: HALF_AN_HOUR_S, useClones: false });
  const wordless = new NodeCache({ stdTTL: A_MINUTE_S });
  const offered = new NodeCache({ stdTTL: HALF_AN_HOUR_S, useClones: false });
  return {
    last: (message) => asked.get<Asked>(placeOf(message)) ?? null,
    lang: (message) => languages.get<Lang>(chatKeyOf(message)) ?? null,
    spoken: (message) => spoken.get<Lang>(placeOf(message)) ?? spoken.get<Lang>(chatKeyOf(message)) ?? null,
    hear(message) {
      const lang = languageIn(message.text);
      if (lang) for (const key of [placeOf(message), chatKeyOf(message)]) spoken.set(key, lang);
    },
    isFirstWordless(message) {
      const isFirst = !wordless.has(placeOf(message));
      wordless.set(placeOf(message), true);
      return isFirst;
    },
    pick(message) {
      const number = NUMBER.exec(message.text.normalize('NFKC'))?.groups?.number;
      const choice = offered.get<readonly Choice[]>(placeOf(message))?.[Number(number) - 1];
      if (!choice || message.asked !== undefined) return message;
      return { ...message, text: choice.send, ...(choice.asked && { asked: choice.asked }) };
    },
    offer: (message, choices) => offered.set(placeOf(message), choices),
    keep(message, effects) {
      for (const effect of effects) {
        if (effect.kind === 'remember') asked.set(placeOf(message), effect.asked);
        else if (effect.kind === 'forget') asked.del(placeOf(message));
        else if (effect.kind === 'set-language') languages.set(chatKeyOf(message), effect.lang);
      }
    },
  };
}

/** One person in one thread of one chat; the parts can't run into one another. */
function placeOf({ channel, chat, thread, person }: Message): string {
  return JSON.stringify([channel, chat, thread ?? null, person]);
}
