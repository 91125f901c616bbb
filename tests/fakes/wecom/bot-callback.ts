/** The AI bot by URL: it is told over HTTPS, may answer at once, and is asked again and again while a stream goes on. */

import type { Bot } from './bot.ts';
import { pollBody, type Scene } from './bot-frames.ts';
import { type Answer, type Endpoint, post, readBotAnswer, verify } from './callbacks.ts';
import type { Keys } from './cipher.ts';
import { Refusal } from './codes.ts';
import type { Request } from './requests.ts';
import { objectIn, textIn, type Wire } from './wire.ts';
import type { World } from './world.ts';

export interface BotCallback {
  /** The address in force; null while the bot is on the long connection. */
  readonly endpoint: Endpoint | null;
  /** What was answered to each delivery, in order. */
  readonly answers: readonly Answer[];
  /** What went wrong with deliveries and their answers. */
  readonly failures: readonly string[];
  /** Enters an address. Rejects, and changes nothing, when it does not prove itself. */
  connect(url: string): Promise<void>;
  disconnect(): void;
  deliver(request: Request, body: Wire): void;
}

interface Parts {
  world: World;
  bot: Bot;
  keys: Keys;
  verifyMs: number;
  answerMs: number;
  pollMs: number;
}

const POLLING_MS = 6 * 60_000;
/** Polls in a row that may fail. */
const PATIENCE = 3;

export function openBotCallback({ world, bot, keys, verifyMs, answerMs, pollMs }: Parts): BotCallback {
  const answers: Answer[] = [];
  const failures: string[] = [];
  let endpoint: Endpoint | null = null;

  /** What the bot answered; null for silence. Throws when it did not answer properly. */
  async function ask(body: Wire): Promise<Wire | null> {
    if (!endpoint) throw new Error('there is no address any more');
    const at = endpoint;
    const answer = await post(world, at, JSON.stringify(body), answerMs);
    answers.push(answer);
    world.changed();
    if (answer.status !== 200) throw new Error(answer.status === 0 ? 'no answer in time' : `HTTP ${answer.status}`);
    return readBotAnswer(at, answer);
  }

  async function bring(request: Request, body: Wire): Promise<void> {
    const answer = await ask(body);
    if (!answer) return;
    take(request, answer);
    if (isGoingOn(answer)) await poll(request, textIn(objectIn(answer.stream).id));
  }

  function take(request: Request, answer: Wire): void {
    if (request.kind === 'enter_chat') bot.welcome(request, answer);
    else if (request.kind === 'card') bot.updateCard(request, answer);
    else bot.respond(request, answer);
  }

  async function poll(request: Request, streamId: string): Promise<void> {
    const scene: Scene = { chat: request.chat, person: request.person };
    let failed = 0;
    while (endpoint && failed < PATIENCE && world.now() - request.at < POLLING_MS) {
      await new Promise((resolve) => setTimeout(resolve, pollMs).unref());
      try {
        const answer = await ask(pollBody(world, scene, streamId));
        failed = 0;
        if (answer) take(request, answer);
        if (answer && !isGoingOn(answer)) return;
      } catch (error) {
        failed += 1;
        note(error);
      }
    }
  }

  function note(error: unknown): void {
    failures.push(error instanceof Refusal ? `${error.errcode} ${error.message}` : String(error));
    world.changed();
  }

  return {
    get endpoint() {
      return endpoint;
    },
    answers,
    failures,
    async connect(url) {
      const entered = { url, keys, receiveId: '' };
      const why = await verify(world, entered, verifyMs);
      if (why) throw new Error(`the address did not prove itself: ${why}`);
      endpoint = entered;
    },
    disconnect() {
      endpoint = null;
    },
    deliver: (request, body) => void bring(request, body).catch(note),
  };
}

function isGoingOn(answer: Wire): boolean {
  const { stream } = answer;
  return stream !== undefined && objectIn(stream).finish !== true;
}
