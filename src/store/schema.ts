/** The tables of the store, as Kysely types. Ids are text, moments are milliseconds, booleans are 0 or 1, JSON is text. */
import type { Insertable, Selectable } from 'kysely';
import type { AuditEntry, ChatKind, GrantedRole } from '../session.ts';

export interface ChatsTable {
  /** `channel:chat`. */
  key: string;
  channel: string;
  kind: ChatKind;
  title: string | null;
  unit: string | null;
  lang: 'zh' | 'en' | null;
  /** 1 unless an owner let digests come at any hour. */
  quiet: number;
  previewed_at: number | null;
  /** Since when nothing can be sent there (the bot was removed); the history stays. */
  disabled_at: number | null;
  created_at: number;
}

export interface PeopleTable {
  /** `channel:person`. */
  key: string;
  channel: string;
  name: string;
  unit: string | null;
  /** Key of their private chat with the bot. */
  direct: string | null;
  created_at: number;
}

export interface RightsTable {
  person: string;
  role: GrantedRole;
  /** '' for a right that is not bound to a unit: part of the primary key, where NULL would not be unique. */
  unit: string;
  granted_by: string;
  granted_at: number;
}

export interface InvitationsTable {
  /** SHA-256 of the code; the code itself is not kept. */
  hash: string;
  role: GrantedRole;
  unit: string;
  created_by: string;
  created_at: number;
  expires_at: number;
  used_by: string | null;
  used_at: number | null;
}

export interface SubscriptionsTable {
  id: string;
  chat: string;
  /** What the platform calls the thread; null for the chat itself. */
  thread: string | null;
  words: string;
  /** Watch and Schedule as JSON. */
  watch: string;
  schedule: string;
  follows: number;
  /** The next slot: when, and the day that names it. Null while paused without an end, and when it has ended. */
  next_at: number | null;
  nominal: string | null;
  paused_since: number | null;
  paused_until: number | null;
  /** Day and plan version of the last digest that was sent, or of the beginning. */
  since: string | null;
  plan_version: string | null;
  /** 1 when it was said that the plan's period is over. */
  said_over: number;
  created_by: string;
  created_at: number;
  /** Since when it is no more; rows stay, for the history. */
  ended_at: number | null;
}

export type DeliveryKind = 'digest' | 'notice';

/**
 * `queued → sending → sent | queued again | unknown | dead`; `empty` had nothing to say, `dropped` belongs to a
 * subscription or chat that is no more.
 */
export type DeliveryState = 'queued' | 'sending' | 'sent' | 'unknown' | 'dead' | 'empty' | 'dropped';

export interface DeliveriesTable {
  id: string;
  /** UNIQUE: what is owed once. `subscription id/nominal day`, or `notice/id`. */
  slot: string;
  kind: DeliveryKind;
  chat: string;
  channel: string;
  subscription: string | null;
  /** A notice's Reply as JSON; a digest is composed when it is sent. */
  reply: string | null;
  state: DeliveryState;
  /** 1 when it is sent later than its slot, or once more after a crash: marked 补发. */
  late: number;
  /** 1 when it was already sent again after a crash; a second crash makes it `unknown`. */
  resent: number;
  attempts: number;
  /** When its slot was. */
  due_at: number;
  /** Not to be tried before. */
  run_at: number;
  lease_by: string | null;
  lease_until: number | null;
  created_at: number;
  /** When it was first tried, and when it came to its end. */
  tried_at: number | null;
  settled_at: number | null;
  /** Code of the last failure. */
  failure: string | null;
  /** 1 when the owner was told of its end. */
  reported: number;
}

export interface AuditTable extends AuditEntry {
  id: string;
}

export interface SeenTable {
  /** `chat key` and message id. */
  chat: string;
  id: string;
  at: number;
}

export interface ProposalsTable {
  chat: string;
  person: string;
  /** A KeptProposal as JSON. */
  subscription: string;
  expires_at: number;
}

/** Plan data as it once was, to tell what changed. */
export interface PlansTable {
  /** SHA-256 of the data. */
  version: string;
  id: string;
  data: string;
  created_at: number;
}

/** Per channel: before when nothing more may be sent; shared by all replicas. */
export interface PacesTable {
  channel: string;
  free_at: number;
}

/** When something last happened: the scheduler's run, a chat's greeting. */
export interface MarksTable {
  name: string;
  at: number;
}

/** What a platform handed over, by its own id. */
export interface InboxTable {
  channel: string;
  id: string;
  /** The update as it came; null once it is handled. */
  data: string | null;
  /** When it came; updates of one channel are handled in this order. */
  at: number;
  done_at: number | null;
  /** Who has it in hand, and until when; null for nobody. */
  lease_by: string | null;
  lease_until: number | null;
}

/** What a button stands for. */
export interface ChoicesTable {
  /** Made from all that follows but the time. */
  key: string;
  text: string;
  /** An Asked as JSON; null where the text says it all. */
  asked: string | null;
  /** When it was last put under a button. */
  at: number;
}

/** What only one process at a time may do. */
export interface LeasesTable {
  name: string;
  /** Who does it, and until when that process is taken to be alive. */
  holder: string;
  until: number;
}

export interface Schema {
  chats: ChatsTable;
  people: PeopleTable;
  rights: RightsTable;
  invitations: InvitationsTable;
  subscriptions: SubscriptionsTable;
  deliveries: DeliveriesTable;
  audit: AuditTable;
  seen: SeenTable;
  proposals: ProposalsTable;
  plans: PlansTable;
  paces: PacesTable;
  marks: MarksTable;
  inbox: InboxTable;
  choices: ChoicesTable;
  leases: LeasesTable;
}

/** What holds the tables. */
export type Engine = 'sqlite' | 'postgres';

export type Row<Table extends keyof Schema> = Selectable<Schema[Table]>;
export type NewRow<Table extends keyof Schema> = Insertable<Schema[Table]>;
