/** Forty chats of every kind and what is asked there: by questions, by commands, and by taps on what was answered. */
import type { Chat, Person } from '../fakes/telegram/shapes.ts';
import type { Telegram } from '../fakes/telegram/telegram.ts';
import { takenBy } from './telegram-aim.ts';
import { beginningOf, type Contestant } from './telegram-bots.ts';
import type { Asked, Seen } from './telegram-judge.ts';

/** A chat and the one who asks there; in a forum now in one topic and now in the other. */
interface Place {
  person: Person;
  chat: Chat;
  threads: readonly (number | null)[];
}

interface Question {
  place: Place;
  thread: number | null;
  text: string;
  answer: string;
  /** What a tap on the first button under the answer is answered with; null when there is none, or it was tapped. */
  tapped: string | null;
}

export interface Talk {
  /** So many updates more, or those that there still are: taps are left until there is something to tap on. */
  go(count: number): void;
  readonly asked: readonly Asked[];
  /** How many are still to come. */
  readonly left: number;
  seen(): Seen[];
  /** Whether everything asked so far was answered. */
  isAnswered(): boolean;
}

export interface TalkSettings {
  telegram: Telegram;
  contestant: Contestant;
  updates: number;
  chats: number;
  random: () => number;
}

/** One update in so many is a tap. */
const TAP_EVERY = 10;
const ITEMS = 42;
/** Each is of one language by itself: a bare /lead 24 is answered in that of the conversation, which a kill forgets. */
const FORMS: readonly ((item: number) => string)[] = [
  (item) => `第${item}项谁牵头`,
  (item) => `who leads item ${item}`,
  (item) => `/lead 第${item}项`,
];

export async function openTalk({ telegram, contestant, updates, chats, random }: TalkSettings): Promise<Talk> {
  const taps = Math.floor(updates / TAP_EVERY);
  const places = Array.from({ length: chats }, (_, number) => placeOf(telegram, number));
  const ahead = await questionsOf(updates - taps);
  const said: Question[] = [];
  const asked: Asked[] = [];
  let tapsLeft = taps;
  let count = 0;

  /** Every chat asks about an item once: its answers can be told apart. They take turns in an order that changes. */
  async function questionsOf(total: number): Promise<Question[]> {
    const items = places.map(() => shuffled(Array.from({ length: ITEMS }, (_, index) => index + 1)));
    const questions: Question[] = [];
    while (questions.length < total) {
      for (const place of shuffled(places)) {
        const item = items[places.indexOf(place)]?.pop();
        if (item === undefined) throw new Error(`a chat can't ask more than ${ITEMS} questions`);
        const thread = place.threads[item % place.threads.length] ?? null;
        const text = (FORMS[Math.floor(random() * FORMS.length)] ?? String)(item);
        questions.push({ place, thread, text, ...(await contestant.expect(text)) });
      }
    }
    return questions.slice(0, total);
  }

  function shuffled<T>(list: readonly T[]): T[] {
    const keyed = list.map((value) => ({ value, key: random() }));
    return keyed.sort((a, b) => a.key - b.key).map(({ value }) => value);
  }

  function ask(question: Question): void {
    const { place, thread, text, answer } = question;
    telegram.say(place.person, place.chat, addressed(text, place.chat, telegram.me.username ?? ''), { thread });
    asked.push({ ...whereOf(question), lane: String(place.chat.id), answer });
    said.push(question);
  }

  /** Taps under an answer that is there; false when there is none. */
  function tap(): boolean {
    for (const question of shuffled(said)) {
      const { place, thread, answer, tapped } = question;
      if (tapped === null) continue;
      const found = telegram
        .sent(place.chat)
        .find((shown) => shown.thread === thread && shown.buttons.length > 0 && beginningOf(shown.html) === answer);
      if (!found) continue;
      telegram.tap(place.person, found, 0);
      // Telegram brings taps beside the messages of their chat.
      asked.push({ ...whereOf(question), lane: `${place.chat.id} tap ${tapsLeft}`, answer: tapped });
      question.tapped = null;
      tapsLeft -= 1;
      return true;
    }
    return false;
  }

  function next(): void {
    count += 1;
    if ((count % TAP_EVERY === 0 || ahead.length === 0) && tapsLeft > 0 && tap()) return;
    const question = ahead.shift();
    if (question) ask(question);
  }

  function seen(): Seen[] {
    return takenBy(telegram).map(({ payload }) => ({
      chat: String(payload.chat_id),
      thread: payload.message_thread_id === undefined ? null : String(payload.message_thread_id),
      answer: beginningOf(String(payload.text)),
    }));
  }

  return {
    go(more) {
      for (let one = 0; one < more; one += 1) next();
    },
    asked,
    get left() {
      return ahead.length + tapsLeft;
    },
    seen,
    isAnswered() {
      if (takenBy(telegram).length < asked.length) return false;
      const answers = new Set(seen().map((one) => JSON.stringify([one.chat, one.thread, one.answer])));
      return asked.every((one) => answers.has(JSON.stringify([one.chat, one.thread, one.answer])));
    },
  };
}

/** Private chats, groups, supergroups and forums with two topics, in turns. */
function placeOf(telegram: Telegram, number: number): Place {
  const person = telegram.person(`职员${number}`);
  const members = { members: [person] };
  if (number % 4 === 0) return { person, chat: telegram.privateChat(person), threads: [null] };
  if (number % 4 === 1) return { person, chat: telegram.group(`群${number}`, members), threads: [null] };
  const isForum = number % 4 === 3;
  const chat = telegram.supergroup(`大群${number}`, { ...members, isForum });
  return { person, chat, threads: isForum ? ['甲', '乙'].map((name) => telegram.topic(person, chat, name)) : [null] };
}

function addressed(text: string, { kind }: Chat, username: string): string {
  if (kind === 'private') return text;
  return text.startsWith('/') ? text.replace(/^\/\w+/u, `$&@${username}`) : `@${username} ${text}`;
}

function whereOf({ place, thread }: Question) {
  return { chat: String(place.chat.id), thread: thread === null ? null : String(thread) };
}
