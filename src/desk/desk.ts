/** The desk: one message in, one answer out — admit, remember, understand, respond, perform, reply. */

import { findCommand, runCommand } from '../../commands/index.ts';
import { respond } from '../answer/respond.ts';
import { withoutPending } from '../answer/told.ts';
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
import { isChange, isLasting, mayChange } from './changing.ts';
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
import { sentence } from './sentence.ts';
import { languageOf } from './spoken-language.ts';
import { isStranger, type Readers, turnStrangerAway } from './strangers.ts';
import { CANNOT_CHECK, CANNOT_SAVE, EDITED, FAILED, NOT_KNOWN, OVERTAKEN, TOO_MANY, WORDLESS } from './wording.ts';

/** What a channel knows beside the message: who asks, and at which moment and in which language when that is set. */
export interface Circumstances {
  /** The asker's unit, as it was said. */
  as?: string | undefined;
  now?: Instant | undefined;
  lang?: Lang | undefined;
  /** The channel sees to it that the message comes once: it is not noted here. */
  kept?: boolean | undefined;
  /** Nothing is remembered from before, nothing noted, looked up or changed, and it does not count against a person's rate. */
  alone?: boolean;
}

export interface Desk {
  /** Answers the message; null means silence. Never rejects. Messages of one chat are answered one after another. */
  receive(message: Message, circumstances?: Circumstances): Promise<Answer | null>;
}

export interface DeskParts extends Readers {
  ledger: Ledger;
  calendar: Calendar;
  clock: Clock;
  memory: Memory;
  records: Records;
  log: Log;
  /** Without it nobody is limited. */
  rate?: Rate;
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

  async function isNew(message: Message, now: Instant): Promise<boolean> {
    const admitted = await reach(() => records.admit(message, now), true);
    // Noting a message is what writes every time: a full disk can still be read.
    if (admitted.reached) parts.onStore?.(null);
    return admitted.got;
  }

  /** Null is silence, and an answer what must be said instead; undefined lets the message in. */
  async function turnAway(
    message: Message,
    { alone, kept }: Circumstances,
    now: Instant,
  ): Promise<Answer | null | undefined> {
    if (alone) return undefined;
    if (!kept && !(await isNew(message, now))) return null;
    const verdict = parts.rate?.take(personKeyOf(message), now) ?? 'pass';
    if (verdict === 'ignore') return null;
    return verdict === 'tell' ? sentence(TOO_MANY[languageOf(message, memory.spoken(message))], message) : undefined;
  }

  async function answer(written: Message, circumstances: Circumstances): Promise<Answer | null> {
    const now = circumstances.now ?? parts.clock.now();
    const turnedAway = await turnAway(written, circumstances, now);
    if (turnedAway !== undefined) return turnedAway;
    const { alone = false } = circumstances;
    const message = alone ? written : memory.pick(written);
    const unknown: Remembered = { session: blankSession(message, now, parts.calendar, false), lang: null };
    const { got: remembered, reached } = await reach(() => records.load(message, now, alone), unknown);
    const chosen = alone ? null : (remembered.lang ?? memory.lang(message));
    const lang = circumstances.lang ?? chosen ?? languageOf(message, alone ? null : memory.spoken(message));
    if (!alone) memory.hear(message);
    if (message.asked === null) return sentence(NOT_KNOWN[lang], message);
    if (message.isWordless) return memory.isFirstWordless(message) ? sentence(WORDLESS[lang], message) : null;
    const world = worldOf(remembered, circumstances, lang);
    const context: Context = { lexicon, today: world.today, last: alone ? null : memory.last(message), lang };
    const request: Request = message.asked ? { kind: 'query', ...message.asked } : understand(message.text, context);
    const turned = turnStrangerAway(request, world, message, reached);
    if (turned) return turned;
    if (asksNothing(request, world)) return null;
    const informed = await lookUp(request, world, { reached, alone });
    if (!informed) return sentence(cannotSave(reached)[lang], message);
    const answered = message.isEdit
      ? decideEdit(request, context, informed, message)
      : decide(request, context, informed);
    if (alone) return answered;
    const isChanging = answered.effects.some(isChange);
    const performed = await perform(informed, answered.effects);
    if (performed === 'overtaken') return sentence(OVERTAKEN[lang], message);
    if (performed === 'not saved' && answered.effects.some(isLasting))
      return sentence(cannotSave(reached)[lang], message);
    // The language of a chat is remembered here too, so that it holds while the records can't be reached.
    memory.keep(message, answered.effects);
    memory.offer(message, answered.reply.choices);
    return isChanging ? { ...answered, reply: { ...answered.reply, stays: true } } : answered;
  }

  /** Where only members may read, it can't be said that questions are answered when nobody knows who they are. */
  function cannotSave(reached: boolean): typeof CANNOT_SAVE {
    return reached || parts.read === 'open' ? CANNOT_SAVE : CANNOT_CHECK;
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
    const elsewhere = circumstances.alone ?? false;
    return {
      ledger,
      today: dayAt(session.now),
      lang,
      asker,
      session: { ...session, person },
      elsewhere,
      isStranger: isStranger(session, parts),
    };
  }

  /** The world with what the command has to know besides; null when that is in the records and they can't be reached. */
  async function lookUp(
    request: Request,
    world: World,
    { reached, alone }: { reached: boolean; alone: boolean },
  ): Promise<World | null> {
    if (request.kind !== 'command') return world;
    const command = findCommand(request.name);
    if (command?.records && !reached) return null;
    const needs = alone ? [] : (command?.needs?.(request.args) ?? []);
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
      return sentence(FAILED[circumstances.lang ?? languageOf(message, memory.spoken(message))], message);
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

/** 收到, which many in a group write under a digest. */
function asksNothing(request: Request, { session: { chat, pending } }: World): boolean {
  return request.kind === 'greeting' && request.courtesy === 'noted' && chat.kind === 'group' && pending === null;
}

/** From a request to its answer; a command first becomes the request that it is short for. */
function decide(request: Request, context: Context, world: World): Answer {
  if (request.kind !== 'command') return respond(request, world);
  const result = runCommand(request, context, world);
  return 'facts' in result ? result : respond(result, world);
}

/** What was edited asks, and nothing is done on it. What it proposed before is out of sight, and waits no more. */
function decideEdit(request: Request, context: Context, world: World, message: Message): Answer {
  const asked = mayChange(request) ? null : decide(request, context, world);
  const answer = asked && !asked.effects.some(isChange) ? asked : sentence(EDITED[world.lang], message);
  const { pending, message: original } = world.session;
  return pending?.message === original ? withoutPending(world, answer) : answer;
}
