/** The chat on the terminal: line editing, history and colours for a person, plain lines for a pipe. */
import { randomUUID } from 'node:crypto';
import { createInterface, type Interface } from 'node:readline';
import type { Choice, Lang, Message, Reply } from '../../conversation.ts';
import type { Day } from '../../time/day.ts';
import { dayAt, type Instant, timeAt } from '../../time/instant.ts';
import { type Channel, ChannelError, type Receive } from '../channel.ts';
import { type Place, placeOf, privateChat, sender } from './place.ts';
import { readSetting, type Setting } from './settings.ts';
import { isTerminal, type Output, show, tint } from './show.ts';
import { WORDING } from './wording.ts';

/** What the terminal must be told to greet people and to confirm what they set. */
export interface Host {
  today(): Day;
  welcome(today: Day): Reply;
  /** The plan's names for the unit; none when the plan does not name it. */
  namesOf(unit: string): readonly string[];
  /**
   * Turns the bot's own clock, null back to the real time, and resolves when all that was due by then has been sent.
   * Missing where people elsewhere are served by the same clock: then `now` only says as of when a question is meant.
   */
  turn?(to: Instant | null): Promise<void>;
}

export interface Streams {
  input: NodeJS.ReadableStream & { isTTY?: boolean };
  output: Output;
}

const HISTORY = 200;
/** A person reads no faster; nothing else limits a terminal. */
const PACE = { perSecond: 1000, perChatMs: 0 };

/** A terminal chat on the streams. It ends with its input (Ctrl-D) or with `stop`. */
export function openTerminal(host: Host, { input, output }: Streams): Channel & { readonly ended: Promise<void> } {
  const interactive = input.isTTY === true && isTerminal(output);
  const ended = Promise.withResolvers<void>();
  let started = false;
  /** From the start until the last line was answered: a pipe may end long before that. */
  let open = false;
  /** While a line is being answered, the prompt comes after the answer. */
  let isAnswering = false;
  /** The open reader; none before the start and when the input has ended. */
  let lines: Interface | undefined;
  let as: string | undefined;
  /** As of when questions are meant, where the clock itself can't be turned. */
  let asOf: Instant | undefined;
  let place: Place = { person: null, group: null };
  let lang: Lang = 'zh';
  /** The choices under the last reply in each chat. */
  const choices = new Map<string, readonly Choice[]>();

  const print = (text: string) => output.write(`${text}\n\n`);

  function setUnit(unit: string | null): string {
    as = unit ?? undefined;
    if (as === undefined) return WORDING[lang].asNobody;
    const names = host.namesOf(as);
    return names.length > 0 ? WORDING[lang].as(as, names) : WORDING[lang].asUnnamed(as);
  }

  async function setNow(at: Instant | null | 'unread'): Promise<string> {
    if (at === 'unread') return WORDING[lang].nowUnread;
    if (host.turn) await host.turn(at);
    else asOf = at ?? undefined;
    return at === null ? WORDING[lang].nowReal(host.today()) : WORDING[lang].now(`${dayAt(at)} ${timeAt(at)}`);
  }

  async function set(setting: Setting): Promise<string> {
    if (setting.kind === 'as') return setUnit(setting.unit);
    if (setting.kind === 'now') return setNow(setting.at);
    place = setting.kind === 'chat' ? { ...place, group: setting.group } : { person: setting.name, group: place.group };
    return WORDING[lang].place(place);
  }

  async function take(line: string, receive: Receive): Promise<void> {
    const setting = readSetting(line);
    lang = languageAfter(setting ? (setting.kind === 'as' ? (setting.unit ?? '') : '') : line, lang);
    if (setting) {
      print(await set(setting));
      return;
    }
    const from = sender(place);
    const said = chosen(line, choices.get(from.chat) ?? []) ?? { text: line };
    const reply = await receive(
      { channel: 'terminal', ...from, id: randomUUID(), ...said, addressed: true },
      { as, now: asOf },
    );
    if (!reply) return;
    choices.set(from.chat, reply.choices);
    print(show(reply, output));
  }

  function prompt(): void {
    if (!interactive || !lines) return;
    const day = asOf === undefined ? host.today() : dayAt(asOf);
    const state = [day, place.group, place.person, as].filter((part) => typeof part === 'string').join(' ');
    lines.setPrompt(`${tint('prompt', state, output)} > `);
    lines.prompt(true);
  }

  async function converse(receive: Receive, reader: Interface): Promise<void> {
    for await (const line of reader) {
      isAnswering = true;
      if (line.trim() !== '') await take(line, receive);
      isAnswering = false;
      prompt();
    }
    open = false;
  }

  return {
    name: 'terminal',
    pace: PACE,
    privateChat,
    ended: ended.promise,
    async start(receive) {
      const reader = createInterface({
        input,
        ...(interactive && { output, terminal: true, historySize: HISTORY, removeHistoryDuplicates: true }),
      });
      started = true;
      open = true;
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
        choices.set(sender(place).chat, greeting.choices);
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
    async send(to, reply) {
      if (!open) throw new ChannelError('the terminal is not open', { outcome: 'not-sent' });
      choices.set(to.chat, reply.choices);
      const heading = tint('prompt', WORDING[lang].to(placeOf(to.chat)), output);
      // A prompt that waits is written over, and comes back below with what was typed behind it.
      print(`${interactive && !isAnswering ? '\r\u001B[K' : ''}${heading}\n${show(reply, output)}`);
      if (!isAnswering) prompt();
    },
  };
}

/** A number that was typed means the choice with that number under the last reply. */
function chosen(line: string, choices: readonly Choice[]): Pick<Message, 'text' | 'asked'> | undefined {
  const number = line.normalize('NFKC').trim();
  const choice = /^[1-9]$/u.test(number) ? choices[Number(number) - 1] : undefined;
  return choice && { text: choice.send, ...(choice.asked && { asked: choice.asked }) };
}

/** The terminal confirms settings in the language that was written last. */
function languageAfter(text: string, before: Lang): Lang {
  if (/\p{Script=Han}/u.test(text)) return 'zh';
  return /\p{Script=Latin}/u.test(text) ? 'en' : before;
}
