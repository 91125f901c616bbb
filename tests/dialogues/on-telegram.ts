/** Replays dialogues on Telegram: the real channel, a fake Telegram on the other side, and behind it a desk for each dialogue. */
import { expect } from 'vitest';
import type { Inbox } from '../../src/channels/inbox.ts';
import type { Answer } from '../../src/conversation.ts';
import type { Desk } from '../../src/desk/desk.ts';
import { givenTelegram, openMemoryChoices, openMemoryInbox } from '../channels/telegram/given-telegram.ts';
import type { Person } from '../fakes/telegram/shapes.ts';
import type { Shown } from '../fakes/telegram/shown.ts';
import { openTelegram } from '../fakes/telegram/telegram.ts';
import type { Dialogue, Turn } from './dialogue.ts';
import { checkTurn, circumstancesOf, freshDesk, textOf } from './replay.ts';
import { seenIn } from './seen.ts';

export interface Stage {
  /** Plays the dialogue in the person's private chat, or in a topic of a group where the bot must be named. */
  play(dialogue: Dialogue, where: 'private' | 'topic'): Promise<Answer[]>;
  close(): Promise<void>;
}

/** One channel for all dialogues, since they need nothing of each other: each has a chat and a desk of its own. */
export async function openStage(): Promise<Stage> {
  const telegram = await openTelegram();
  const { inbox, handled } = openWatchedInbox();
  const { channel, lines, close } = await givenTelegram(telegram, { inbox, choices: openMemoryChoices() });
  /** What is being played. */
  let desk: Desk;
  let turn: Turn;
  let answers: Answer[];

  await channel.start(async (message, { kept = false } = {}) => {
    const answer = await desk.receive(message, { kept, ...circumstancesOf(turn) });
    if (answer) answers.push(answer);
    return answer?.reply ?? null;
  });

  async function play({ title, turns }: Dialogue, where: 'private' | 'topic'): Promise<Answer[]> {
    const person = telegram.person('李明');
    const chat = where === 'private' ? telegram.privateChat(person) : telegram.supergroup(title, { isForum: true });
    const thread = where === 'private' ? null : telegram.topic(person, chat, '任务');
    const say = (text: string) => {
      const said = where === 'private' ? text : `@${telegram.me.username} ${text}`;
      return telegram.say(person, chat, said, { thread }).updateId;
    };
    desk = freshDesk();
    answers = [];
    for (turn of turns) {
      const before = telegram.sent(chat);
      const answered = answers.length;
      await handled(tapOf(turn, person, before.at(-1)) ?? say(textOf(turn, answers.at(-1))));
      const [answer, ...more] = answers.slice(answered);
      if (!answer || more.length > 0) throw new Error(`line ${turn.line}: ${more.length + (answer ? 1 : 0)} answers`);
      const news = telegram.sent(chat).filter((message) => !before.some((one) => isSame(one, message)));
      expect(news.map((message) => message.thread)).toEqual(news.map(() => thread));
      checkTurn(turn, answer, seenIn(news));
    }
    expect(lines.filter((line) => line.startsWith('["error"'))).toEqual([]);
    return answers;
  }

  /** Undefined where the turn picks no choice, or there is no button for it: then it has to be typed. */
  function tapOf({ say }: Turn, person: Person, last: Shown | undefined): number | null | undefined {
    if (typeof say === 'string' || !last) return undefined;
    const label = answers.at(-1)?.reply.choices[say.choice - 1]?.label ?? '';
    const button = last.buttons.flat().find(({ text }) => text === label);
    return button && telegram.tap(person, last, button.text).updateId;
  }

  return {
    play,
    async close() {
      await close();
      await telegram.close();
    },
  };
}

function isSame(before: Shown, { id, text }: Shown): boolean {
  return before.id === id && before.text === text;
}

/** An inbox that tells when an update was handled: when all that it leads to was sent. */
function openWatchedInbox(): { inbox: Inbox; handled(updateId: number | null): Promise<void> } {
  const inbox = openMemoryInbox();
  const ends = new Map<string, PromiseWithResolvers<void>>();
  const endOf = (id: string) => {
    const end = ends.get(id) ?? Promise.withResolvers<void>();
    ends.set(id, end);
    return end;
  };
  return {
    inbox: {
      ...inbox,
      async done(id) {
        await inbox.done(id);
        endOf(id).resolve();
      },
    },
    handled: (updateId) => endOf(`${updateId}`).promise,
  };
}
