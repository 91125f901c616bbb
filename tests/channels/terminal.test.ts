/** The terminal: what is set there, choices by number, plain lines for a pipe, and a person in front of it. */
import { PassThrough, Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { ChannelError, type Circumstances, type Receive } from '../../src/channels/channel.ts';
import { readSetting } from '../../src/channels/terminal/settings.ts';
import { type Host, openTerminal } from '../../src/channels/terminal/terminal.ts';
import type { Message, Reply } from '../../src/conversation.ts';
import { dayOf } from '../../src/time/day.ts';

const today =
  dayOf(2026, 11, 23) ??
  (() => {
    throw new Error('no day');
  })();
const host: Host = {
  today: () => today,
  welcome: () => ({
    blocks: [{ kind: 'text', text: 'WELCOME' }],
    choices: [{ label: 'try this', send: 'first example' }],
  }),
  namesOf: (unit) => (unit === '编办' ? ['市编办'] : []),
};

/** A terminal whose every line is answered with the text itself and two choices. */
function open(tty: boolean) {
  const input = Object.assign(new PassThrough(), { isTTY: tty });
  const written: string[] = [];
  const output = Object.assign(
    new Writable({
      write(chunk, _encoding, done) {
        written.push(String(chunk));
        done();
      },
    }),
    { isTTY: tty, columns: 60 },
  );
  const heard: { message: Message; about: Circumstances | undefined }[] = [];
  const receive: Receive = async (message, about) => {
    heard.push({ message, about });
    const reply: Reply = {
      blocks: [{ kind: 'text', text: `you said ${message.text}` }],
      choices: [
        { label: 'one', send: 'question one' },
        { label: 'two', send: 'question two' },
      ],
    };
    return message.text === 'silence' ? null : reply;
  };
  return { terminal: openTerminal(host, { input, output }), input, written, heard, receive };
}

describe('a setting', () => {
  test.each([
    ['as 市编办', { kind: 'as', unit: '市编办' }],
    ['AS finance bureau', { kind: 'as', unit: 'finance bureau' }],
    ['as', { kind: 'as', unit: null }],
    ['now 2017-06-15', { kind: 'now', day: '2017-06-15' }],
    ['ｎｏｗ　２０１７-０６-１５', { kind: 'now', day: '2017-06-15' }],
    ['now', { kind: 'now', day: null }],
    ['now 2017-02-30', { kind: 'now', day: 'unread' }],
    ['now 2017年6月', { kind: 'now', day: 'unread' }],
  ])('%j is one', (line, setting) => {
    expect(readSetting(line)).toEqual(setting);
  });

  test.each(['as of June 2017, what is overdue', 'now what is due', 'assign item 24', '市编办', 'nowadays'])(
    '%j is a question',
    (line) => {
      expect(readSetting(line)).toBeNull();
    },
  );
});

describe('piped', () => {
  async function pipe(text: string) {
    const opened = open(false);
    await opened.terminal.start(opened.receive);
    opened.input.end(text);
    await opened.terminal.ended;
    return opened;
  }

  test('gives one reply for each line, in order, without prompt, colour or welcome', async () => {
    const { written } = await pipe('one line\nanother line\n');

    expect(written).toHaveLength(2);
    expect(written[0]).toContain('you said one line');
    expect(written[1]).toContain('you said another line');
    for (const part of ['\u001b', 'WELCOME', '>']) expect(written.join('')).not.toContain(part);
  });

  test('passes over empty lines and answers a last line without a line break', async () => {
    const { heard } = await pipe('\n  \r\nquestion');
    expect(heard.map(({ message }) => message.text)).toEqual(['question']);
  });

  test('says who asks and on which day, from then on', async () => {
    const { heard, written } = await pipe('before\nas 编办\nnow 2017-06-15\nafter\nas\nnow\nlast\n');

    expect(heard.map(({ about }) => about)).toEqual([
      { as: undefined, today: undefined },
      { as: '编办', today: '2017-06-15' },
      { as: undefined, today: undefined },
    ]);
    expect(written[1]).toContain('市编办');
    expect(written[2]).toContain('2017-06-15');
    expect(written[5]).toContain('2026-11-23');
  });

  test('says that the plan does not name a unit, and which form a day has', async () => {
    const { written } = await pipe('as 市教育局\nnow 2017-13-01\n');

    expect(written[0]).toContain('没有点名');
    expect(written[1]).toContain('now 2017-06-15');
  });

  test('takes a number for the choice under the last reply, and any other number as it is', async () => {
    const { heard } = await pipe('hello\n2\n３\n24\n');
    expect(heard.map(({ message }) => message.text)).toEqual(['hello', 'question two', '３', '24']);
  });

  test('gives every message its own id', async () => {
    const { heard } = await pipe('a\nb\n');
    expect(new Set(heard.map(({ message }) => message.id)).size).toBe(2);
  });

  test('says nothing where there is nothing to say', async () => {
    const { written } = await pipe('silence\nquestion\n');
    expect(written).toHaveLength(1);
  });
});

describe('with a person in front of it', () => {
  test('greets, prompts with the day, takes an example by its number, and ends with Ctrl-D', async () => {
    const { terminal, input, written, heard, receive } = open(true);
    await terminal.start(receive);
    input.write('1\r');
    input.write('\u0004');
    await terminal.ended;

    const screen = written.join('');
    expect(screen).toContain('WELCOME');
    expect(screen).toContain('2026-11-23');
    expect(heard.map(({ message }) => message.text)).toEqual(['first example']);
    expect(screen).toContain('you said first example');
  });

  test('throws a half-typed line away with Ctrl-C, and leaves with it on an empty one', async () => {
    const { terminal, input, heard, receive } = open(true);
    await terminal.start(receive);
    input.write('half a line');
    input.write('\u0003');
    input.write('question\r');
    input.write('\u0003');
    await terminal.ended;

    expect(heard.map(({ message }) => message.text)).toEqual(['question']);
  });
});

describe('the channel', () => {
  test('stops without further input, and twice', async () => {
    const { terminal, heard, input, receive } = open(false);
    await terminal.start(receive);

    await terminal.stop();
    await terminal.stop();
    input.write('too late\n');

    expect(heard).toEqual([]);
  });

  test('sends unasked', async () => {
    const { terminal, written, receive } = open(false);
    await terminal.start(receive);
    await terminal.send('terminal', { blocks: [{ kind: 'text', text: 'the digest' }], choices: [] });
    await terminal.stop();

    expect(written.join('')).toContain('the digest');
    await expect(terminal.send('terminal', { blocks: [], choices: [] })).rejects.toThrow(ChannelError);
  });
});
