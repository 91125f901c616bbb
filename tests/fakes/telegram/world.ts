/** Everything that is so in the fake Telegram: who there is, which chats, what was said. Ids are counted, never random. */
import type { Chat, ChatKind, Message, Person, Standing, StoredFile, Wire } from './shapes.ts';

/** Ids are of the size that Telegram's have: beyond 32 bits. */
const FIRST_PERSON = 5_000_000_001;
const FIRST_GROUP = -4_100_000_001;
const FIRST_SUPERGROUP = -1_002_200_000_001;

/** The users that stand in for somebody who writes as a chat. */
export const ANONYMOUS_ADMIN = standIn(1_087_968_824, 'Group', 'GroupAnonymousBot');
export const CHANNEL_VOICE = standIn(136_817_688, 'Channel', 'Channel_Bot');

export interface World {
  readonly bot: Person;
  readonly people: Map<number, Person>;
  readonly chats: Map<number, Chat>;
  readonly files: Map<string, StoredFile>;
  /** Now, ms. */
  readonly now: () => number;
  /** Wakes those who wait for something to be so. */
  readonly changed: () => void;
  readonly counters: { people: number; groups: number; supergroups: number; messages: number; files: number };
}

export function createWorld(bot: Person, now: () => number, changed: () => void): World {
  const people = new Map([bot, ANONYMOUS_ADMIN, CHANNEL_VOICE].map((person) => [person.id, person]));
  const counters = { people: 0, groups: 0, supergroups: 0, messages: 100, files: 0 };
  return { bot, people, chats: new Map(), files: new Map(), now, changed, counters };
}

export function addPerson(world: World, names: Omit<Person, 'id' | 'isBot'>): Person {
  const person = { id: FIRST_PERSON + world.counters.people++, isBot: false, ...names };
  world.people.set(person.id, person);
  return person;
}

export interface NewChat {
  kind: ChatKind;
  title: string;
  person?: Person;
  isForum?: boolean;
  standings?: Iterable<readonly [Person, Standing]>;
}

export function addChat(world: World, { kind, title, person, isForum = false, standings = [] }: NewChat): Chat {
  const chat: Chat = {
    id: chatId(world, kind, person),
    kind,
    title,
    person: person ?? null,
    isForum,
    standings: new Map([...standings].map(([{ id }, standing]) => [id, standing])),
    topics: new Map(),
    messages: new Map(),
    upgradedTo: null,
    begun: kind !== 'private',
    lastId: 0,
  };
  world.chats.set(chat.id, chat);
  return chat;
}

function chatId(world: World, kind: ChatKind, person: Person | undefined): number {
  if (person) return person.id;
  return kind === 'group' ? FIRST_GROUP - world.counters.groups++ : FIRST_SUPERGROUP - world.counters.supergroups++;
}

/** The private chat with a person, made when it isn't there yet. */
export function privateChat(world: World, person: Person): Chat {
  const standings = [[world.bot, 'member']] as const;
  return world.chats.get(person.id) ?? addChat(world, { kind: 'private', title: person.firstName, person, standings });
}

export function botStanding(world: World, chat: Chat): Standing {
  return chat.standings.get(world.bot.id) ?? 'left';
}

export function isBotIn(world: World, chat: Chat): boolean {
  return !['left', 'kicked'].includes(botStanding(world, chat));
}

export type NewMessage = Pick<Message, 'from' | 'content'> & Partial<Omit<Message, 'id' | 'chat' | 'date' | 'earlier'>>;

/** Supergroups and channels count their own messages; all other chats share one counter, as in Telegram. */
export function addMessage(world: World, chat: Chat, given: NewMessage): Message {
  const counts = chat.kind === 'supergroup' || chat.kind === 'channel';
  const message: Message = {
    byBot: false,
    senderChat: null,
    thread: null,
    replyTo: null,
    kind: 'text',
    file: null,
    service: {},
    source: given.content.text,
    parseMode: null,
    keyboard: null,
    editDate: null,
    ...given,
    id: counts ? ++chat.lastId : ++world.counters.messages,
    chat,
    date: seconds(world),
    earlier: [],
  };
  chat.messages.set(message.id, message);
  world.changed();
  return message;
}

export function addService(world: World, chat: Chat, from: Person | null, service: Wire): Message {
  return addMessage(world, chat, { from, content: { text: '', entities: [] }, kind: 'service', service });
}

export function addFile(world: World, file: StoredFile): StoredFile {
  world.files.set(file.id, file);
  return file;
}

/** The world's time as messages carry it. */
export function seconds(world: World): number {
  return Math.floor(world.now() / 1000);
}

function standIn(id: number, firstName: string, username: string): Person {
  return { id, firstName, username, language: null, isBot: true };
}
