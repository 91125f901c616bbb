/** The desk: one message in, one answer out — admit, remember, understand, respond, perform, reply. */

import { runCommand } from '../../commands/index.ts';
import { respond } from '../answer/respond.ts';
import type { Answer, Lang, Message, Request, World } from '../conversation.ts';
import { buildLexicon } from '../language/lexicon.ts';
import { type Context, understand } from '../language/understand.ts';
import type { Log } from '../log.ts';
import type { Ledger } from '../plan/load.ts';
import type { Day } from '../time/day.ts';
import { resolveAsker } from './asker.ts';
import type { Clock } from './clock.ts';
import { chatKey, type Memory, type Remembered } from './memory.ts';
import { FAILED } from './wording.ts';

/** What a channel knows beside the message: who asks, and on which day and in which language when that is set. */
export interface Circumstances {
  /** The asker's unit, as it was said. */
  as?: string | undefined;
  today?: Day | undefined;
  lang?: Lang | undefined;
  /** Nothing is remembered from before, and nothing for later. */
  alone?: boolean;
}

export interface Desk {
  /** Answers the message; null means silence. Never rejects. Messages of one chat are answered one after another. */
  receive(message: Message, circumstances?: Circumstances): Promise<Answer | null>;
}

export interface DeskParts {
  ledger: Ledger;
  clock: Clock;
  memory: Memory;
  log: Log;
}

/** A desk for one plan. */
export function openDesk(parts: DeskParts): Desk {
  const lexicon = buildLexicon(parts.ledger);
  const queues = new Map<string, Promise<unknown>>();

  async function answer(message: Message, circumstances: Circumstances): Promise<Answer> {
    const remembered = circumstances.alone ? NOTHING : await parts.memory.recall(message);
    const today = circumstances.today ?? parts.clock.today();
    const lang = circumstances.lang ?? remembered.lang ?? languageOf(message.text);
    const asker = circumstances.as === undefined ? null : resolveAsker(parts.ledger, circumstances.as);
    const world: World = { ledger: parts.ledger, today, lang, asker };
    const context: Context = { lexicon, today, last: remembered.last };
    const answered = decide(understand(message.text, context), context, world);
    if (answered.effects.length > 0 && !circumstances.alone) await parts.memory.keep(message, answered.effects);
    return answered;
  }

  /** The one catch of everything between a message and its reply. */
  async function answerOrFail(message: Message, circumstances: Circumstances): Promise<Answer> {
    const start = performance.now();
    try {
      const answered = await answer(message, circumstances);
      const { outcome, query } = answered.facts;
      const ms = Math.round((performance.now() - start) * 10) / 10;
      parts.log('info', 'answered', {
        channel: message.channel,
        id: message.id,
        outcome,
        ms,
        ...(query && { query: query.tell }),
      });
      return answered;
    } catch (error) {
      parts.log('error', 'failed', { channel: message.channel, id: message.id, ...codeAndPlace(error) });
      return failure(circumstances.lang ?? languageOf(message.text), message.id);
    }
  }

  return {
    receive(message, circumstances = {}) {
      if (!message.addressed) return Promise.resolve(null);
      const key = chatKey(message);
      const before = queues.get(key) ?? Promise.resolve();
      const answered = before.then(() => answerOrFail(message, circumstances));
      queues.set(key, answered);
      return answered.finally(() => {
        if (queues.get(key) === answered) queues.delete(key);
      });
    },
  };
}

const NOTHING: Remembered = { last: null, lang: null };

/** From a request to its answer; a command first becomes the request that it is short for. */
function decide(request: Request, context: Context, world: World): Answer {
  if (request.kind !== 'command') return respond(request, world);
  const result = runCommand(request, context, world);
  return 'facts' in result ? result : respond(result, world);
}

/** A text with a Chinese character is answered in Chinese. */
export function languageOf(text: string): Lang {
  return /\p{Script=Han}/u.test(text) || !/\p{Script=Latin}/u.test(text) ? 'zh' : 'en';
}

function failure(lang: Lang, reference: string): Answer {
  return {
    facts: { outcome: 'refuse', measures: [], units: [], due: [], count: null, query: null },
    reply: { blocks: [{ kind: 'text', text: FAILED[lang](reference) }], choices: [] },
    effects: [],
  };
}

/** An error's code and place; its message may hold what a person wrote, so it stays out of the log. */
function codeAndPlace(error: unknown): { code: string; at?: string } {
  if (!(error instanceof Error)) return { code: 'unknown' };
  const at = error.stack?.split('\n').find((line) => /^\s+at /u.test(line));
  return { code: 'code' in error ? String(error.code) : error.name, ...(at && { at: at.trim() }) };
}
