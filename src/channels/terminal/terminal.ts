/** The chat on the terminal: line editing, history and colours for a person, plain lines for a pipe. */
import { createInterface, type Interface } from 'node:readline';
import type { Choice, Lang, Reply } from '../../conversation.ts';
import type { Day } from '../../time/day.ts';
import { type Channel, ChannelError, type Receive } from '../channel.ts';
import { readSetting, type Setting } from './settings.ts';
import { isTerminal, type Output, show, tint } from './show.ts';
import { WORDING } from './wording.ts';

/** What the terminal must be told to greet people and to confirm what they set. */
export interface Host {
  today(): Day;
  welcome(today: Day): Reply;
  /** The plan's names for the unit; none when the plan does not name it. */
  namesOf(unit: string): readonly string[];
}

export interface Streams {
  input: NodeJS.ReadableStream & { isTTY?: boolean };
  output: Output;
}

const CHAT = 'terminal';
const HISTORY = 200;

/** A terminal chat on the streams. It ends with its input (Ctrl-D) or with `stop`. */
export function openTerminal(host: Host, { input, output }: Streams): Channel & { readonly ended: Promise<void> } {
  const interactive = input.isTTY === true && isTerminal(output);
  const ended = Promise.withResolvers<void>();
  let started = false;
  /** The open reader; none before the start and when the input has ended. */
  let lines: Interface | undefined;
  let as: string | undefined;
  let today: Day | undefined;
  let lang: Lang = 'zh';
  let choices: readonly Choice[] = [];
  let count = 0;

  const print = (text: string) => output.write(`${text}\n\n`);

  function set(setting: Setting): string {
    if (setting.kind === 'as') {
      as = setting.unit ?? undefined;
      if (as === undefined) return WORDING[lang].asNobody;
      const names = host.namesOf(as);
      return names.length > 0 ? WORDING[lang].as(as, names) : WORDING[lang].asUnnamed(as);
    }
    if (setting.day === 'unread') return WORDING[lang].nowUnread;
    today = setting.day ?? undefined;
    return today === undefined ? WORDING[lang].nowReal(host.today()) : WORDING[lang].now(today);
  }

  async function take(line: string, receive: Receive): Promise<void> {
    const setting = readSetting(line);
    lang = languageAfter(setting ? (setting.kind === 'as' ? (setting.unit ?? '') : '') : line, lang);
    if (setting) {
      print(set(setting));
      return;
    }
    const text = chosen(line, choices) ?? line;
    count += 1;
    const message = { channel: 'terminal', chat: CHAT, person: 'terminal', id: String(count), text, addressed: true };
    const reply = await receive(message, { as, today });
    if (!reply) return;
    choices = reply.choices;
    print(show(reply, output));
  }

  function prompt(): void {
    if (!interactive || !lines) return;
    const state = [today ?? host.today(), as].filter((part) => part !== undefined).join(' ');
    lines.setPrompt(`${tint('prompt', state, output)} > `);
    lines.prompt();
  }

  async function converse(receive: Receive, reader: Interface): Promise<void> {
    for await (const line of reader) {
      if (line.trim() !== '') await take(line, receive);
      prompt();
    }
  }

  return {
    name: 'terminal',
    ended: ended.promise,
    async start(receive) {
      const reader = createInterface({
        input,
        ...(interactive && { output, terminal: true, historySize: HISTORY, removeHistoryDuplicates: true }),
      });
      started = true;
      lines = reader;
      reader.once('close', () => {
        lines = undefined;
      });
      // Ctrl-C throws a half-typed line away; on an empty one it leaves, like Ctrl-D.
      reader.on('SIGINT', () => {
        if (reader.line === '') return reader.close();
        reader.write(null, { ctrl: true, name: 'e' });
        reader.write(null, { ctrl: true, name: 'u' });
      });
      if (interactive) {
        const greeting = host.welcome(host.today());
        choices = greeting.choices;
        const keys: Reply = { blocks: [{ kind: 'note', text: `${WORDING.zh.keys}\n${WORDING.en.keys}` }], choices: [] };
        print(`${show(greeting, output)}\n\n${show(keys, output)}`);
        prompt();
      }
      converse(receive, reader).then(() => {
        if (interactive) output.write('\n');
        ended.resolve();
      }, ended.reject);
    },
    async stop() {
      lines?.close();
      if (started) await ended.promise;
    },
    async send(_chat, reply) {
      if (!lines) throw new ChannelError('the terminal is not open', { outcome: 'not-sent' });
      print(show(reply, output));
      prompt();
    },
  };
}

/** A number that was typed means the choice with that number under the last reply. */
function chosen(line: string, choices: readonly Choice[]): string | undefined {
  const number = line.normalize('NFKC').trim();
  return /^[1-9]$/u.test(number) ? choices[Number(number) - 1]?.send : undefined;
}

/** The terminal confirms settings in the language that was written last. */
function languageAfter(text: string, before: Lang): Lang {
  if (/\p{Script=Han}/u.test(text)) return 'zh';
  return /\p{Script=Latin}/u.test(text) ? 'en' : before;
}
