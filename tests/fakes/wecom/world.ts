/** Everything that is so in the fake WeCom: who there is, which chats, what was said. Ids are counted, never random. */
import type { Content } from './content.ts';
import type { Chat, Message, Person, Way } from './shapes.ts';

export interface Department {
  readonly id: number;
  readonly name: string;
  readonly parent: number;
}

export interface World {
  /** By userid in small letters: WeCom does not mind capitals there. */
  readonly people: Map<string, Person>;
  readonly departments: Map<number, Department>;
  /** By chatid, capitals and all. */
  readonly groups: Map<string, Chat>;
  /** Chats with the AI bot and with the app, by `kind userid`. */
  readonly singles: Map<string, Chat>;
  readonly now: () => number;
  /** Wakes those who wait for something to be so. */
  readonly changed: () => void;
  /** The next of the things that are counted. */
  next(what: string): number;
}

export const ROOT_DEPARTMENT = 1;

export function createWorld(now: () => number, changed: () => void): World {
  const counts = new Map<string, number>();
  const root = { id: ROOT_DEPARTMENT, name: '鄂州市人民政府', parent: 0 };
  return {
    people: new Map(),
    departments: new Map([[root.id, root]]),
    groups: new Map(),
    singles: new Map(),
    now,
    changed,
    next(what) {
      const count = (counts.get(what) ?? 0) + 1;
      counts.set(what, count);
      return count;
    },
  };
}

/** A person by userid, or by what stands for it. */
export function personBy(world: World, id: string): Person | undefined {
  return world.people.get(id.toLowerCase()) ?? [...world.people.values()].find(({ openUserid }) => openUserid === id);
}

export function addGroup(world: World, id: string, title: string, given: { isByApp: boolean; hasBot: boolean }): Chat {
  const chat: Chat = {
    id,
    kind: 'group',
    title,
    person: null,
    members: new Map(),
    isBegun: false,
    messages: [],
    ...given,
  };
  world.groups.set(id, chat);
  return chat;
}

/** The chat of a person with the AI bot or with the app, made when it isn't there yet. */
export function singleChat(world: World, kind: 'single' | 'app', person: Person): Chat {
  const key = `${kind} ${person.userid.toLowerCase()}`;
  const found = world.singles.get(key);
  if (found) return found;
  const chat: Chat = {
    id: kind === 'single' ? knownAs(person) : person.userid,
    kind,
    title: person.name,
    person,
    members: new Map([[person.userid.toLowerCase(), person]]),
    isByApp: false,
    hasBot: kind === 'single',
    isBegun: false,
    messages: [],
  };
  world.singles.set(key, chat);
  return chat;
}

/** What the AI bot is told about who a person is. */
export function knownAs(person: Person): string {
  return person.isHidden ? person.openUserid : person.userid;
}

/** Is the department this one, or somewhere below it? */
export function isWithin(world: World, department: number, above: number): boolean {
  if (department === above) return true;
  const parent = world.departments.get(department)?.parent;
  return parent !== undefined && parent !== 0 && isWithin(world, parent, above);
}

export type NewMessage = Pick<Message, 'from' | 'way' | 'msgtype' | 'text'> & Partial<Message>;

export function addMessage(world: World, chat: Chat, given: NewMessage): Message {
  const message: Message = {
    card: null,
    cards: new Map(),
    isFinished: true,
    isCut: false,
    mentions: [],
    replyTo: null,
    earlier: [],
    feedbackId: null,
    responseCode: null,
    ...given,
    id: world.next('message'),
    chat,
    at: world.now(),
    changedAt: world.now(),
  };
  chat.messages.push(message);
  world.changed();
  return message;
}

/** A message of ours. */
export function addOurs(world: World, chat: Chat, way: Way, content: Content, replyTo: Message | null = null): Message {
  return addMessage(world, chat, { from: null, way, replyTo, ...content });
}
