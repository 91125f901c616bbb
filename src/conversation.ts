/** What flows between channels, desk and core: messages, replies and the side effects that the core asks for, all plain data. */

import type { Ledger } from './plan/load.ts';
import type { Query } from './plan/query.ts';
import type { ChatKind, Grant, Proposal, Session, Subscription } from './session.ts';
import type { Day } from './time/day.ts';
import type { Instant } from './time/instant.ts';

export type Lang = 'zh' | 'en';

/** Something a person said, as a channel decoded it. */
export interface Message {
  channel: string;
  chat: string;
  /** Taken for a private chat when it is not said. */
  kind?: ChatKind;
  person: string;
  /** It is written in the name of a chat: the person is that chat, and nobody can tell who is behind it. */
  isAnonymous?: true;
  /** What others call the person and the chat, where the channel knows it. */
  name?: string;
  title?: string;
  /** In which of our languages the platform shows itself to the person, where that is known. */
  speaks?: Lang;
  /** The thread of the chat in which it was written, where the platform has threads. */
  thread?: string;
  /** Unique in its chat, for ever: a message with an id that was seen is not answered again. */
  id: string;
  text: string;
  /** It is a voice message, a picture or the like, without a text: there is nothing in it to read. */
  isWordless?: true;
  /** What a choice that was picked stands for, which then counts and not the text; null when that is not known any more. */
  asked?: Asked | null;
  /** It stands where another message stood: it is answered, but changes nothing. */
  isEdit?: boolean;
  /** Of an edit: the id of the message that was edited. */
  original?: string;
  /** Whether it is meant for the bot; a message that is not gets silence. */
  addressed: boolean;
}

/** One piece of a reply, free of any platform's markup. */
export type Block =
  /** Sentences of the bot. */
  | { kind: 'text'; text: string }
  /** How the question was read, or a remark beside the facts. */
  | { kind: 'note'; text: string }
  | { kind: 'heading'; text: string }
  /** The plan's own words. */
  | { kind: 'quote'; text: string }
  | { kind: 'fields'; fields: { label: string; value: string }[] }
  /** One line per row; the first column is the measure's id where there is one. */
  | { kind: 'table'; columns: string[]; rows: string[][] }
  /** Where the facts come from: plan, item, edition. */
  | { kind: 'source'; text: string };

/** A next step: a question that the bot answers. */
export interface Choice {
  label: string;
  send: string;
  /** What it stands for, when `send` alone would depend on what was spoken of before. */
  asked?: Asked;
  /** Another page of the same answer: where a channel can, it shows it in the place of this one. */
  turnsPage?: true;
}

export interface Reply {
  blocks: Block[];
  choices: Choice[];
  /** It tells of a change that was made: it is left standing when the message that it answers is edited. */
  stays?: true;
}

export type Outcome = 'answer' | 'clarify' | 'not_found' | 'refuse' | 'help' | 'confirm';

/** The answer for machines; it comes from the same computation as the reply. */
export interface Facts {
  outcome: Outcome;
  /** Ids of everything that the answer is about, whatever page is shown. */
  measures: string[];
  /** The plan's own names, answered to *who*. */
  units: string[];
  /** Days answered to *when*. */
  due: Day[];
  count: number | null;
  query: Query | null;
  /** Of a subscription that waits for confirmation: its next two instants. */
  next?: Instant[];
}

/** What the core wants done; the desk does it. */
export type Effect =
  | { kind: 'remember'; asked: Asked }
  /** What was asked last was not understood: a follow-up must not lean on the question before it. */
  | { kind: 'forget' }
  | { kind: 'set-language'; lang: Lang }
  | ChangeEffect;

/** What changes something that outlives the conversation: all of one answer happen together, each with a line in the audit trail. */
export type ChangeEffect =
  | { kind: 'bind-chat'; unit: string }
  | { kind: 'bind-person'; unit: string }
  | { kind: 'propose'; proposal: Proposal }
  | { kind: 'withdraw' }
  /** Makes the subscription, or replaces the one with the same id; with a proposal, when that still waits. */
  | { kind: 'subscribe'; subscription: Subscription; confirms?: Proposal }
  | { kind: 'unsubscribe'; ids: string[] }
  /** Pauses or resumes: the subscriptions as they are from now on. */
  | { kind: 'reschedule'; subscriptions: Subscription[] }
  | { kind: 'previewed' }
  | { kind: 'set-quiet'; quiet: boolean }
  | { kind: 'invite'; code: string; grant: Grant; expires: Instant }
  | { kind: 'join'; code: string; grant: Grant }
  | { kind: 'revoke'; person: string; grant: Grant }
  /**
   * Moves rights and the subscriptions of the private chat to another person, who gets the notice. The subscriptions are
   * worded for whom they go to; `doubled` are the ids of those that are there already, which end.
   */
  | {
      kind: 'hand-over';
      to: string;
      grants: Grant[];
      subscriptions: Subscription[];
      doubled: string[];
      notice: Reply;
    }
  /** Puts deliveries that failed or are uncertain back into the queue; in this chat or everywhere. */
  | { kind: 'retry'; everywhere: boolean };

export interface Answer {
  facts: Facts;
  reply: Reply;
  effects: Effect[];
}

/** A query as it was last answered in a conversation, and which page was shown (from 0). */
export interface Asked {
  query: Query;
  page: number;
}

/** Who asks: the unit as they said it, and the names in the plan that it means (none when the plan does not name it). */
export interface Asker {
  said: string;
  units: string[];
}

/** Why a text was not turned into a query. */
export type UnclearReason =
  /** Some words were not understood. */
  | 'words'
  /** Every word was understood, together they make no question that the bot knows. */
  | 'pattern'
  /** Two or more readings. */
  | 'ambiguous'
  /** A follow-up without anything to follow. */
  | 'context'
  | 'unknown-unit'
  | 'unknown-topic'
  /** A subscription is to be changed. */
  | 'reschedule'
  /** A date that does not exist or a form that is not accepted. */
  | 'date'
  /** Progress, completion: the plan does not say. */
  | 'progress'
  /** A request to change, send, call. */
  | 'act'
  /** Not about this plan. */
  | 'off-topic'
  | 'too-long'
  | 'empty'
  | 'unknown-command';

export interface Unclear {
  kind: 'unclear';
  reason: UnclearReason;
  /** The words in question, as the person wrote them. */
  words: string[];
  /** At most three questions that the bot answers. */
  choices: Choice[];
}

/** What understanding a text gives. `page` counts from 0. */
export type Request =
  | { kind: 'query'; query: Query; page: number }
  | { kind: 'command'; name: string; args: string }
  /** 你好, or a courtesy behind which nothing is asked. */
  | { kind: 'greeting'; courtesy?: Courtesy }
  | Unclear;

export type Courtesy = 'thanks' | 'noted' | 'bye';

/** Everything the core may know when it answers. */
export interface World {
  ledger: Ledger;
  today: Day;
  lang: Lang;
  asker: Asker | null;
  session: Session;
  /** The answer will be posted in some other chat: nobody can go on from it. */
  elsewhere?: boolean;
  /** Only members may read here, and whoever asks is none. */
  isStranger?: boolean;
}
