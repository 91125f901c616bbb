/** The terminal keeps what every channel promises, as far as a terminal has it. */
import { EventEmitter, once } from 'node:events';
import { PassThrough, Writable } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { type Host, openTerminal } from '../../../src/channels/terminal/terminal.ts';
import { day } from '../../answer/given.ts';
import { channelContract } from '../../contract/channel.ts';
import type { Given, Platform } from '../../contract/platform.ts';

const host: Host = {
  today: () => day('2017-06-15'),
  welcome: () => ({ blocks: [], choices: [] }),
  namesOf: () => [],
};

const lacks: Given['lacks'] = {
  threads: 'a group at the terminal is one conversation',
  repeats: 'a line that is typed again is another question',
  limits: 'nobody counts what is written to it',
  refusals: 'it shows everything that is written to it',
  absence: 'it is there for as long as the program has input, and ends with it',
};

for (const isTTY of [false, true]) {
  const name = isTTY ? 'The terminal with a person in front of it' : 'The terminal as a pipe';
  channelContract(name, { open: async () => open(isTTY), longest: Number.POSITIVE_INFINITY, lacks });
}

/** What the terminal says of its own: where one is from now on, and for whom a message is that comes unasked. */
const PLACE = /^现在是(?<person>.+)，在(?:群“(?<group>.+)”里|与机器人的私聊里)。$/u;
const KEYS = /输入问题后按回车/u;
const HEADING = /^发(?:到群“(?<group>.+)”|给 (?<person>.+) 的私聊)：\n(?<text>[\s\S]*)$/u;

function open(isTTY: boolean) {
  const input = Object.assign(new PassThrough(), { isTTY });
  const shown: string[] = [];
  const changes = new EventEmitter();
  const writable = new Writable({
    write(chunk, _encoding, done) {
      // A message ends with an empty line; what is typed and the prompts do not.
      const text = stripVTControlCharacters(String(chunk)).replace(/^\r/u, '');
      if (text.endsWith('\n\n')) shown.push(text.slice(0, -2));
      changes.emit('change');
      done();
    },
  });
  const output = Object.assign(writable, { isTTY });
  return { channel: openTerminal(host, { input, output }), platform: platformOf(input, shown, changes) };
}

function platformOf(input: PassThrough, shown: readonly string[], changes: EventEmitter): Platform {
  const type = (...lines: string[]) => input.write(lines.map((line) => `${line}\n`).join(''));
  const goTo = (person: string, chat: string) =>
    type(`person ${person}`, chat.startsWith('@') ? 'chat' : `chat ${chat}`);

  /** Everything that was shown, each in its chat: what is not headed otherwise belongs to where one is. */
  function messages(): { chat: string; text: string }[] {
    let here = '';
    return shown.flatMap((text) => {
      const place = PLACE.exec(text)?.groups;
      const unasked = HEADING.exec(text)?.groups;
      if (place) here = place.group ?? `@${place.person}`;
      if (place || KEYS.test(text)) return [];
      return [
        unasked ? { chat: unasked.group ?? `@${unasked.person}`, text: unasked.text ?? '' } : { chat: here, text },
      ];
    });
  }

  const seen = (chat: string) => messages().filter((message) => message.chat === chat);

  return {
    group: (title) => title,
    alone: (person) => `@${person}`,
    thread: () => '',
    say(person, chat, text) {
      goTo(person, chat);
      type(text);
    },
    choose(person, chat, label) {
      const numbered = /^(?<number>\d)\. (?<label>.+)$/gmu;
      const choices = [...(seen(chat).at(-1)?.text ?? '').matchAll(numbered)];
      goTo(person, chat);
      type(choices.find((choice) => choice.groups?.label === label)?.groups?.number ?? label);
    },
    repeat() {},
    garble() {
      type('', '   ', '\t', '\u3000');
    },
    crowd() {},
    shut() {},
    away: async () => {},
    back: async () => {},
    seen: (chat) => seen(chat).map(({ text }) => ({ text })),
    async waitFor(look) {
      const signal = AbortSignal.timeout(10_000);
      for (;;) {
        const found = look();
        if (found) return found;
        await once(changes, 'change', { signal });
      }
    },
    async close() {
      input.destroy();
    },
  };
}
