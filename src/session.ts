/** What is remembered of a chat and its people, as the core sees it: plain data, types only. */
import type { Watch } from './plan/query.ts';
import type { Day } from './time/day.ts';
import type { Instant } from './time/instant.ts';
import type { Schedule } from './time/schedule.ts';
import type { Calendar } from './time/working-days.ts';

export type ChatKind = 'group' | 'private';

/** Rights that are given to people; an owner is named by the configuration. */
export type GrantedRole = 'admin' | 'liaison' | 'member';

export interface Grant {
  role: GrantedRole;
  /** The unit's name in the plan; null for an admin, who is not bound to one. */
  unit: string | null;
}

export interface Person {
  /** `channel:person`, unique over all channels. */
  key: string;
  /** What others call them; never used to tell who somebody is. */
  name: string;
  /** The unit that they said they are from, as they said it. */
  unit: string | null;
  isOwner: boolean;
  /** A chat in whose name anybody may write: it never holds a right, and nothing is kept of it that counts. */
  isAnonymous?: true;
  grants: readonly Grant[];
  /** Key of their private chat with the bot, once there is one. */
  direct: string | null;
}

export interface Subscription {
  id: string;
  /** Key of the chat that it belongs to. */
  chat: string;
  /** The thread of the chat in which it was asked for and is sent; null where there are none, and outside all of them. */
  thread: string | null;
  /** The filter as it was written; empty for all that concerns the chat's unit. */
  words: string;
  watch: Watch;
  schedule: Schedule;
  /** What 关注 collects: single items. */
  follows: boolean;
  /** The next slot; null while paused without an end. */
  next: Instant | null;
  nominal: Day | null;
  /** Since when it is paused, and until when (null = until somebody resumes it). */
  paused: { since: Instant; until: Instant | null } | null;
  /** The day of the last digest that was sent. */
  since: Day | null;
}

export interface Chat {
  /** `channel:chat`, unique over all channels. */
  key: string;
  kind: ChatKind;
  title: string | null;
  /** The unit's name in the plan. */
  unit: string | null;
  /** Whether messages unasked wait for office hours. */
  quiet: boolean;
  /** The language that was chosen for the chat: messages unasked come in it, or in Chinese. Missing where nothing is kept. */
  lang?: 'zh' | 'en' | null;
  /** In the order in which they were made. */
  subscriptions: readonly Subscription[];
  /** When /digest was last used here. */
  previewed: Instant | null;
}

/** What somebody was shown, and confirms as it was shown. */
export interface Proposal {
  /** A short one, which the choices under it name. */
  id: string;
  subscription: Subscription;
  /** The plan's names of the chat's unit, where the subscription means it: with another unit it would be another one. */
  units: readonly string[];
  /** The message that asked for it. */
  message: string;
  expires: Instant;
}

/** The proposal that a person was shown last in a chat. */
export interface ShownProposal {
  person: Person;
  proposal: Proposal;
  /** Then its subscription is the one that was made. */
  isConfirmed: boolean;
}

/** One line of the audit trail. */
export interface AuditEntry {
  at: Instant;
  /** Key and name of who did it. */
  person: string;
  name: string;
  chat: string;
  action: string;
  subject: string;
  before: string | null;
  after: string | null;
}

export type InvitationState = 'open' | 'used' | 'expired' | 'unknown';

/** Deliveries that failed, of which nobody knows, and that wait. */
export interface Failures {
  dead: number;
  unknown: number;
  waiting: number;
}

/** What a chat is called: a group by its title, a private chat by who is alone with the bot there. */
export interface Place {
  title: string | null;
  person: Person | null;
}

/** What /status tells. */
export interface Status {
  lastSent: Instant | null;
  /** Of this chat. */
  failures: Failures;
  /** Of all chats, for those who look after all. */
  everywhere?: Failures;
  /** What is wrong with channels, as `channel/name`; for them, too. */
  troubles?: readonly string[];
  /** When the scheduler last ran; null when it never did. */
  schedulerRan: Instant | null;
  engine: string;
}

/** What only some commands look up. */
export interface Found {
  /** The lines of a page, and one more if there is a next page. */
  audit?: readonly AuditEntry[];
  status?: Status;
  /** Every chat that has subscriptions. */
  chats?: readonly Chat[];
  invitation?: { state: InvitationState; grant: Grant | null };
  /** The people with that name or id on this channel. */
  people?: readonly Person[];
  /** Everybody who has a right, owners among them. */
  holders?: readonly Person[];
  /** Subscriptions of the private chat of the person who asks. */
  own?: readonly Subscription[];
  /** Subscriptions of the private chats of `people`. */
  theirs?: readonly Subscription[];
  /** What was shown to people in this chat, also what has expired or was confirmed. */
  proposals?: readonly ShownProposal[];
  /** What the chats are called that `audit` and `chats` are about, by their keys. */
  places?: ReadonlyMap<string, Place>;
}

/** A look-up that a command asks for before it runs. */
export type Need =
  | { what: 'status' | 'chats' | 'holders' | 'own' | 'proposals' }
  /** Of this chat, or of all; pages count from 0. */
  | { what: 'audit'; everywhere: boolean; page: number }
  | { what: 'invitation'; code: string }
  | { what: 'people'; said: string };

/** One person in one chat at one moment. */
export interface Session {
  now: Instant;
  calendar: Calendar;
  person: Person;
  chat: Chat;
  /** The thread of the chat in which the person writes. */
  thread: string | null;
  /** The id of what they write; of a message that was edited, the one that it had before. */
  message: string;
  /** What the person was shown in the chat and has yet to confirm, also when it has expired. */
  pending: Proposal | null;
  found: Found;
  /** A new id and a new invitation code, for commands: the core has no chance of its own. */
  fresh: { id: string; code: string };
}
