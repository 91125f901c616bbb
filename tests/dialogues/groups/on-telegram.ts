/** Plays on Telegram: the whole bot, people and groups on a fake Telegram, and beside it the terminal at which the clock is turned. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBot } from '../../../src/bot.ts';
import type { Place } from '../../../src/channels/terminal/place.ts';
import { readSetting, type Setting } from '../../../src/channels/terminal/settings.ts';
import { WORDING } from '../../../src/channels/terminal/wording.ts';
import { readConfig } from '../../../src/config.ts';
import type { Chat, Person } from '../../fakes/telegram/shapes.ts';
import type { Shown } from '../../fakes/telegram/shown.ts';
import { openTelegram, type Telegram } from '../../fakes/telegram/telegram.ts';
import { seenIn } from '../seen.ts';
import { openKeyboard } from './at-terminal.ts';
import type { Player } from './player.ts';

/** The owner is called by the office, as who sits at the terminal is. */
const OWNER = '总管理员';
const MARK = /\((?<number>\d+)\/(?<count>\d+)\)$/u;

/**
 * People speak in their private chats or, naming the bot, in groups; buttons are read out with numbers, and a number taps
 * one. What comes unasked is seen when the clock is turned, announced as the terminal announces what goes to others.
 */
export async function playOnTelegram(): Promise<Player & { telegram: Telegram }> {
  const telegram = await openTelegram({ readsEverything: true });
  const folder = mkdtempSync(join(tmpdir(), 'duban-groups-'));
  const keyboard = openKeyboard();
  const stage = openStage(telegram);
  const config = readConfig({
    DUBAN_NOW: '2016-01-04',
    DUBAN_VAR: folder,
    DUBAN_LOG_LEVEL: 'error',
    DUBAN_PORT: '0',
    DUBAN_OWNERS: `telegram:${stage.owner.id}`,
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.url,
  });
  const input = Object.assign(keyboard.streams.input, { isTTY: true });
  const bot = await startBot(config, { ...keyboard.streams, input });
  // Nobody can be written to who has not pressed Start.
  await stage.say('/start');

  async function set(line: string, setting: Setting): Promise<string> {
    if (setting.kind === 'as') throw new Error('on Telegram nobody asks as somebody else: write /iam');
    if (setting.kind !== 'now') {
      stage.go(setting);
      return '';
    }
    await keyboard.type(line);
    return stage.unasked();
  }

  return {
    telegram,
    type(line) {
      const setting = readSetting(line);
      return setting ? set(line, setting) : stage.say(line);
    },
    async stop() {
      await bot.stop();
      await telegram.close();
      rmSync(folder, { recursive: true });
    },
  };
}

function openStage(telegram: Telegram) {
  const people = new Map<string | null, Person>([[null, telegram.person(OWNER)]]);
  const groups = new Map<string, Chat>();
  /** What was seen already, as it was then. */
  const seen = new Map<Chat, Map<number, string>>();
  let place: Place = { person: null, group: null };

  function person(name: string | null): Person {
    const known = people.get(name) ?? telegram.person(name ?? OWNER);
    people.set(name, known);
    return known;
  }

  function chatAt({ person: name, group }: Place): Chat {
    if (group === null) return telegram.privateChat(person(name));
    const known = groups.get(group) ?? telegram.supergroup(group);
    groups.set(group, known);
    return known;
  }

  function newsIn(chat: Chat): Shown[] {
    return telegram.sent(chat).filter(({ id, text }) => seen.get(chat)?.get(id) !== text);
  }

  function see(chat: Chat, messages: readonly Shown[]): string {
    const known = seen.get(chat) ?? new Map<number, string>();
    seen.set(chat, known);
    for (const { id, text } of messages) known.set(id, text);
    return seenIn(messages, (label, number) => `${number}. ${label}`);
  }

  /** In a group an answer replies to something; in private everything counts as one. */
  function answerIn(chat: Chat): Shown[] | undefined {
    const answer = newsIn(chat).filter(({ replyTo }) => chat.person !== null || replyTo !== null);
    const mark = MARK.exec(answer.at(-1)?.text ?? '')?.groups;
    return answer.length > 0 && mark?.number === mark?.count ? answer : undefined;
  }

  function speak(chat: Chat, text: string): void {
    const speaker = person(place.person);
    const last = telegram.sent(chat).at(-1);
    if (/^[1-9]$/u.test(text) && last) telegram.tap(speaker, last, Number(text) - 1);
    else telegram.say(speaker, chat, chat.person ? text : `@${telegram.me.username} ${text}`);
  }

  return {
    owner: person(null),
    go(to: Extract<Setting, { kind: 'chat' | 'person' }>): void {
      place = to.kind === 'chat' ? { ...place, group: to.group } : { ...place, person: to.name };
    },
    async say(text: string): Promise<string> {
      const chat = chatAt(place);
      speak(chat, text);
      return see(chat, await telegram.waitFor(() => answerIn(chat), `an answer to ${text}`));
    },
    /** What has come to any chat and was not asked for there. */
    unasked(): string {
      const places: Place[] = [
        ...[...groups.keys()].map((group) => ({ person: null, group })),
        ...[...people.keys()].map((name) => ({ person: name, group: null })),
      ];
      return places
        .map((at) => ({ at, chat: chatAt(at) }))
        .flatMap(({ at, chat }) =>
          newsIn(chat).flatMap((message) => [WORDING.zh.to(at), WORDING.en.to(at), see(chat, [message])]),
        )
        .join('\n');
    },
  };
}
