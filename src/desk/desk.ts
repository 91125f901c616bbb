/** The desk: one message in, one answer out — admit, remember, understand, respond, perform, reply. */

import { findCommand, runCommand } from '../../commands/index.ts';
import { respond } from '../answer/respond.ts';
import type { Answer, Lang, Message, Request, World } from '../conversation.ts';
import { resolveAsker } from '../language/asker.ts';
import { buildLexicon } from '../language/lexicon.ts';
import { type Context, understand } from '../language/understand.ts';
import { codeAndPlace, type Log } from '../log.ts';
import type { Ledger } from '../plan/load.ts';
import type { Found } from '../session.ts';
import { StoreError } from '../store/problem.ts';
import { dayAt, type Instant } from '../time/instant.ts';
import type { Calendar } from '../time/working-days.ts';
import type { Clock } from './clock.ts';
import type { Memory } from './memory.ts';
import type { Rate } from './rate.ts';
import {
  blankSession,
  chatKeyOf,
  makeFresh,
  OvertakenError,
  personKeyOf,
  type Records,
  type Remembered,
} from './records.ts';
import { CANNOT_SAVE, FAILED, MEMBERS_ONLY, OVERTAKEN, TOO_MANY } from './wording.ts';

/** What a channel knows beside the message: who asks, and at which moment and in which language when that is set. */
export interface Circumstances {
  /** The asker's unit, as it was said. */
  as?: string | undefined;
  now?: Instant | undefined;
  lang?: Lang | undefined;
  /** It was handed over before, by a process that died: it is answered although it was seen. */
  again?: boolean | undefined;
  /** Nothing is remembered from before, and nothing for later. */
  alone?: boolean;
}

export interface Desk {
  /** Answers the message; null means silence. Never rejects. Messages of one chat are answered one after another. */
  receive(message: Message, circumstances?: Circumstances): Promise<Answer | null>;
}

const FOR_STRANGERS: ReadonlySet<string> = new Set(['help', 'join', 'subscriptions', 'unsubscribe', 'pause']);

export interface DeskParts {
  ledger: Ledger;
  calendar: Calendar;
  clock: Clock;
  memory: Memory;
  records: Records;
  log: Log;
  /** Without it nobody is limited. */
  rate?: Rate;
  read: 'open' | 'members';
  /** Told when the records can't be reached or written, and whenever they could be. */
  onStore?(error: StoreError | null): void;
}

/** A desk for one plan. */
export function openDesk(parts: DeskParts): Desk {
  const { ledger, records, memory, log } = parts;
  const lexicon = buildLexicon(ledger);
  const queues = new Map<string, Promise<unknown>>();

  /** What the records say; when they can't be reached, `otherwise`. Questions are answered from the plan all the same. */
  async function reach<T>(work: () => Promise<T>, otherwise: T): Promise<{ got: T; reached: boolean }> {
    try {
      return { got: await work(), reached: true };
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      log('error', 'store', { code: error.code });
      parts.onStore?.(error);
      return { got: otherwise, reached: false };
    }
  }

  async function answer(message: Message, circumstances: Circumstances): Promise<Answer | null> {
    const now = circumstances.now ?? parts.clock.now();
    const admitted = await reach(() => records.admit(message, now), true);
    if (!admitted.got && !circumstances.again) return null;
    // Noting a message is what writes every time: a full disk can still be read.
    if (admitted.reached) parts.onStore?.(null);
    const verdict = parts.rate?.take(personKeyOf(message), now) ?? 'pass';
    if (verdict === 'ignore') return null;
    if (verdict === 'tell') return sentence(TOO_MANY[languageOf(message.text)], message);
    const unknown: Remembered = { session: blankSession(message, now, parts.calendar, false), lang: null };
    const { got: remembered, reached } = await reach(() => records.load(message, now), unknown);
    const lang =
      circumstances.lang ??
      (circumstances.alone ? null : (remembered.lang ?? memory.lang(message))) ??
      languageOf(message.text);
    const world = worldOf(remembered, circumstances, lang);
    const last = circumstances.alone ? null : memory.last(message);
    const context: Context = { lexicon, today: world.today, last };
    const request = understand(message.text, context);
    if (reached && !mayRead(request, world)) return sentence(MEMBERS_ONLY[lang], message);
    const informed = await lookUp(request, world, reached);
    if (!informed) return sentence(CANNOT_SAVE[lang], message);
    const answered = decide(request, context, informed);
    if (circumstances.alone) return answered;
    const performed = await perform(informed, answered.effects);
    if (performed === 'overtaken') return sentence(OVERTAKEN[lang], message);
    if (performed === 'not saved' && answered.effects.some(isLasting)) return sentence(CANNOT_SAVE[lang], message);
    // The language of a chat is remembered here too, so that it holds while the records can't be reached.
    memory.keep(message, answered.effects);
    return answered;
  }

  async function perform({ session }: World, effects: Answer['effects']): Promise<'done' | 'overtaken' | 'not saved'> {
    try {
      return (await reach(() => records.perform(session, effects).then(() => 'done' as const), 'not saved' as const))
        .got;
    } catch (error) {
      if (error instanceof OvertakenError) return 'overtaken';
      throw error;
    }
  }

  function worldOf({ session }: Remembered, circumstances: Circumstances, lang: Lang): World {
    const person = circumstances.as === undefined ? session.person : { ...session.person, unit: circumstances.as };
    const unit = person.unit ?? session.chat.unit;
    const asker = unit === null ? null : resolveAsker(ledger, unit);
    return { ledger, today: dayAt(session.now), lang, asker, session: { ...session, person } };
  }

  /**
   * With `members`, strangers may ask for help and take an invitation, and anybody may see and stop what is sent to them;
   * everything else is for people with a right and in bound groups.
   */
  function mayRead(request: Request, { session: { person, chat } }: World): boolean {
    if (parts.read === 'open' || person.isOwner || person.grants.length > 0) return true;
    if (chat.kind === 'group' && chat.unit !== null) return true;
    return request.kind === 'command' && FOR_STRANGERS.has(findCommand(request.name)?.name ?? '');
  }

  /** The world with what the command has to know besides; null when that is in the records and they can't be reached. */
  async function lookUp(request: Request, world: World, reached: boolean): Promise<World | null> {
    if (request.kind !== 'command') return world;
    const command = findCommand(request.name);
    if (command?.records && !reached) return null;
    const needs = command?.needs?.(request.args) ?? [];
    const found =
      needs.length > 0 ? (await reach<Found | null>(() => records.find(world.session, needs), null)).got : {};
    return found && { ...world, session: { ...world.session, found, fresh: makeFresh() } };
  }

  /** The one catch of everything between a message and its reply. */
  async function answerOrFail(message: Message, circumstances: Circumstances): Promise<Answer | null> {
    const start = performance.now();
    const where = { channel: message.channel, id: message.id };
    try {
      const answered = await answer(message, circumstances);
      const ms = Math.round((performance.now() - start) * 10) / 10;
      if (!answered) log('info', 'passed over', { ...where, ms });
      else {
        const { outcome, query } = answered.facts;
        log('info', 'answered', { ...where, outcome, ms, ...(query && { query: query.tell }) });
      }
      return answered;
    } catch (error) {
      log('error', 'failed', { ...where, ...codeAndPlace(error) });
      return sentence(FAILED[circumstances.lang ?? languageOf(message.text)], message);
    }
  }

  return {
    receive(message, circumstances = {}) {
      if (!message.addressed) return Promise.resolve(null);
      const key = chatKeyOf(message);
      const before = queues.get(key) ?? Promise.resolve();
      const answered = before.then(() => answerOrFail(message, circumstances));
      queues.set(key, answered);
      return answered.finally(() => {
        if (queues.get(key) === answered) queues.delete(key);
      });
    },
  };
}

/** From a request to its answer; a command first becomes the request that it is short for. */
function decide(request: Request, context: Context, world: World): Answer {
  if (request.kind !== 'command') return respond(request, world);
  const result = runCommand(request, context, world);
  return 'facts' in result ? result : respond(result, world);
}

/** What must not be said to have happened when it could not be written down. */
function isLasting({ kind }: Answer['effects'][number]): boolean {
  return !['remember', 'forget', 'set-language', 'previewed'].includes(kind);
}

/** A text with a Chinese character is answered in Chinese. */
export function languageOf(text: string): Lang {
  return /\p{Script=Han}/u.test(text) || !/\p{Script=Latin}/u.test(text) ? 'zh' : 'en';
}

/** A sentence of the desk itself; `say` is given the message's id as a reference. */
function sentence(say: (reference: string) => string, { id }: Message): Answer {
  return {
    facts: { outcome: 'refuse', measures: [], units: [], due: [], count: null, query: null },
    reply: { blocks: [{ kind: 'text', text: say(id) }], choices: [] },
    effects: [],
  };
}
