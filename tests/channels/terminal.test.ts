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

const PAGE = { query: { tell: 'measures' as const, where: {} }, page: 1 };

/** A terminal whose every line is answered with the text itself and three choices. */
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
        { label: 'more', send: 'more', asked: PAGE, turnsPage: true },
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
    ['now 2017-06-15', { kind: 'now', at: Date.parse('2017-06-15T10:00:00+08:00') }],
    ['ｎｏｗ　２０１７-０６-１５', { kind: 'now', at: Date.parse('2017-06-15T10:00:00+08:00') }],
    ['now 2017-06-19 09:00', { kind: 'now', at: Date.parse('2017-06-19T09:00:00+08:00') }],
    ['now 2017-06-19 9:00', { kind: 'now', at: Date.parse('2017-06-19T09:00:00+08:00') }],
    ['now', { kind: 'now', at: null }],
    ['now 2017-02-30', { kind: 'now', at: 'unread' }],
    ['now 2017-06-15 25:00', { kind: 'now', at: 'unread' }],
    ['now 2017年6月', { kind: 'now', at: 'unread' }],
    ['chat 编办群', { kind: 'chat', group: '编办群' }],
    ['chat', { kind: 'chat', group: null }],
    ['person 张三', { kind: 'person', name: '张三' }],
    ['Person', { kind: 'person', name: null }],
  ])('%j is one', (line, setting) => {
    expect(readSetting(line)).toEqual(setting);
  });

  test.each([
    'as of June 2017, what is overdue',
    'now what is due',
    'assign item 24',
    '市编办',
    'nowadays',
    'person in charge of item 24',
    'chat about item 24',
    'chat @张三',
    'person @张三',
  ])('%j is a question', (line) => {
    expect(readSetting(line)).toBeNull();
  });
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
      { as: undefined, now: undefined },
      { as: '编办', now: Date.parse('2017-06-15T10:00:00+08:00') },
      { as: undefined, now: undefined },
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
    const { heard } = await pipe('hello\n2\n４\n24\n');
    expect(heard.map(({ message }) => message.text)).toEqual(['hello', 'question two', '４', '24']);
  });

  test('asks for what a choice stands for, and for nothing else when its words are typed', async () => {
    const { heard } = await pipe('hello\n3\nmore\n');
    expect(heard.map(({ message }) => [message.text, message.asked])).toEqual([
      ['hello', undefined],
      ['more', PAGE],
      ['more', undefined],
    ]);
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

describe('a department played at the terminal', () => {
  test('the owner writes in private until a group or a person is named', async () => {
    const opened = open(false);
    await opened.terminal.start(opened.receive);
    opened.input.end('a\nchat 编办群\nb\nperson 张三\nc\nchat\nd\nperson\ne\n');
    await opened.terminal.ended;

    const from = opened.heard.map(({ message: { chat, kind, person, name } }) => [chat, kind, person, name]);
    expect(from).toEqual([
      ['@owner', 'private', 'owner', undefined],
      ['编办群', 'group', 'owner', undefined],
      ['编办群', 'group', '张三', '张三'],
      ['@张三', 'private', '张三', '张三'],
      ['@owner', 'private', 'owner', undefined],
    ]);
  });

  test('no two messages ever have the same id', async () => {
    const first = open(false);
    const second = open(false);
    for (const { terminal, input, receive } of [first, second]) {
      await terminal.start(receive);
      input.end('a\na\n');
      await terminal.ended;
    }

    const ids = [...first.heard, ...second.heard].map(({ message }) => message.id);
    expect(new Set(ids).size).toBe(4);
  });

  test('a message unasked says for whom it is, and its choices belong to that chat', async () => {
    const { terminal, input, written, heard, receive } = open(false);
    await terminal.start(receive);
    input.write('a\nchat 编办群\n');
    await terminal.send({ chat: '编办群' }, { blocks: [], choices: [{ label: 'x', send: 'of the digest' }] });
    input.end('1\nchat\n1\n');
    await terminal.ended;

    expect(written.join('')).toContain('编办群');
    expect(heard.map(({ message }) => message.text)).toEqual(['a', 'of the digest', 'question one']);
  });

  test('turns the clock before it goes on, where the clock is its own', async () => {
    const turned: (number | null)[] = [];
    const { input, output } = streams();
    const terminal = openTerminal({ ...host, turn: async (to) => void turned.push(to) }, { input, output });
    const asked: (number | undefined)[] = [];
    await terminal.start(async (_message, about) => {
      asked.push(about?.now);
      return null;
    });
    input.end('now 2017-06-19 09:00\nquestion\nnow\n');
    await terminal.ended;

    expect(turned).toEqual([Date.parse('2017-06-19T09:00:00+08:00'), null]);
    expect(asked).toEqual([undefined]);
  });
});

function streams() {
  const input = new PassThrough();
  const output = new Writable({ write: (_chunk, _encoding, done) => done() });
  return { input, output };
}

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
    await terminal.send({ chat: '编办群' }, { blocks: [{ kind: 'text', text: 'the digest' }], choices: [] });
    await terminal.stop();

    expect(written.join('')).toContain('the digest');
    await expect(terminal.send({ chat: '编办群' }, { blocks: [], choices: [] })).rejects.toThrow(ChannelError);
  });
});
