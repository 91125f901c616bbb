/** What becomes of chats: who comes and goes, topics, a group that grows into a supergroup. Not modelled: requests to join, rights in detail. */
import { type People, type PeopleParts, type Said, tellStanding } from './people.ts';
import type { Chat, ChatKind, Person, Standing } from './shapes.ts';
import { memberOf, userOf } from './wire.ts';
import { addChat, addPerson, addService, botStanding, isBotIn, privateChat, type World } from './world.ts';

export interface ChatOptions {
  members?: readonly Person[];
  admins?: readonly Person[];
  creator?: Person;
  isForum?: boolean;
  /** How the bot stands there from the beginning, without having been told: `member` when not given. */
  bot?: Standing;
}

export interface Groups {
  person(firstName: string, names?: { username?: string; language?: string }): Person;
  /** Unknown to the bot until the person speaks there, or follows a link. */
  privateChat(person: Person): Chat;
  group(title: string, options?: ChatOptions): Chat;
  supergroup(title: string, options?: ChatOptions): Chat;
  channel(title: string, options?: ChatOptions): Chat;
  addBot(by: Person, chat: Chat, as?: 'member' | 'administrator'): void;
  removeBot(by: Person, chat: Chat): void;
  /** Blocks the bot in private. */
  block(person: Person): void;
  unblock(person: Person): void;
  /** Follows `t.me/bot?startgroup=payload` into a group. */
  startInGroup(person: Person, chat: Chat, payload: string): Said;
  /** Makes somebody an administrator, a member, or one who left. */
  setStanding(by: Person, chat: Chat, person: Person, standing: Standing): void;
  /** Opens a forum topic; its thread. */
  topic(by: Person, chat: Chat, name: string): number;
  deleteTopic(chat: Chat, thread: number): void;
  /** Leaves the topic to administrators. */
  closeTopic(by: Person, chat: Chat, thread: number): void;
  /** Makes a group a supergroup: the new chat. */
  upgrade(by: Person, group: Chat): Chat;
}

const BOT_LEFT: readonly Standing[] = ['left', 'kicked'];

export function openGroups(
  parts: Pick<PeopleParts, 'world' | 'updates'>,
  people: Pick<People, 'say' | 'tell'>,
): Groups {
  const { world } = parts;

  function create(kind: ChatKind, title: string, options: ChatOptions = {}): Chat {
    const { members = [], admins = [], creator, isForum = false, bot } = options;
    const usual = kind === 'channel' ? 'administrator' : 'member';
    const standings: [Person, Standing][] = [
      ...members.map((person): [Person, Standing] => [person, 'member']),
      ...admins.map((person): [Person, Standing] => [person, 'administrator']),
      ...(creator ? [[creator, 'creator'] as [Person, Standing]] : []),
      [world.bot, bot ?? usual],
    ];
    return addChat(world, { kind, title, isForum, standings });
  }

  function setBot(by: Person, chat: Chat, standing: Standing): void {
    const before = botStanding(world, chat);
    if (before === standing) return;
    chat.standings.set(world.bot.id, standing);
    const change = { chat, by, before: memberOf(world.bot, before), after: memberOf(world.bot, standing) };
    tellStanding(parts, 'my_chat_member', change);
    if (chat.kind === 'private' || chat.kind === 'channel') return;
    if (BOT_LEFT.includes(before)) people.tell(addService(world, chat, by, { new_chat_members: [userOf(world.bot)] }));
    // What it is told last: that it is gone.
    if (BOT_LEFT.includes(standing)) tellGone(by, chat);
  }

  function tellGone(by: Person, chat: Chat): void {
    const message = addService(world, chat, by, { left_chat_member: userOf(world.bot) });
    const standing = botStanding(world, chat);
    chat.standings.set(world.bot.id, 'member');
    people.tell(message);
    chat.standings.set(world.bot.id, standing);
  }

  return {
    person: (
      firstName,
      { username = null, language = null }: { username?: string | null; language?: string | null } = {},
    ) => addPerson(world, { firstName, username, language }),
    privateChat: (person) => privateChat(world, person),
    group: (title, options) => create('group', title, options),
    supergroup: (title, options) => create('supergroup', title, options),
    channel: (title, options) => create('channel', title, options),
    addBot: (by, chat, as = 'member') => setBot(by, chat, as),
    removeBot: (by, chat) => setBot(by, chat, by === world.bot ? 'left' : 'kicked'),
    block: (person) => setBot(person, privateChat(world, person), 'kicked'),
    unblock: (person) => setBot(person, privateChat(world, person), 'member'),
    startInGroup(person, chat, payload) {
      setBot(person, chat, 'member');
      return people.say(person, chat, `/start@${world.bot.username} ${payload}`);
    },
    setStanding(by, chat, person, standing) {
      if (person === world.bot) return setBot(by, chat, standing);
      const before = memberOf(person, chat.standings.get(person.id) ?? 'left');
      chat.standings.set(person.id, standing);
      tellStanding(parts, 'chat_member', { chat, by, before, after: memberOf(person, standing) });
    },
    topic(by, chat, name) {
      if (!chat.isForum) throw new Error(`${chat.title} is no forum`);
      const message = addService(world, chat, by, { forum_topic_created: { name, icon_color: 7322096 } });
      const thread = message.id;
      Object.assign(message, { thread });
      chat.topics.set(thread, { thread, name, isClosed: false });
      people.tell(message);
      return thread;
    },
    deleteTopic(chat, thread) {
      chat.topics.delete(thread);
      for (const message of chat.messages.values()) {
        if (message.thread === thread) chat.messages.delete(message.id);
      }
      world.changed();
    },
    closeTopic(by, chat, thread) {
      const topic = chat.topics.get(thread);
      if (!topic) throw new Error(`there is no topic ${thread} in ${chat.title}`);
      chat.topics.set(thread, { ...topic, isClosed: true });
      const message = addService(world, chat, by, { forum_topic_closed: {} });
      Object.assign(message, { thread });
      people.tell(message);
    },
    upgrade: (by, group) => upgrade(world, people, by, group),
  };
}

function upgrade(world: World, people: Pick<People, 'tell'>, by: Person, group: Chat): Chat {
  if (group.kind !== 'group' || !isBotIn(world, group)) throw new Error(`${group.title} is no group of the bot`);
  const supergroup = addChat(world, { kind: 'supergroup', title: group.title });
  for (const [id, standing] of group.standings) supergroup.standings.set(id, standing);
  people.tell(addService(world, group, by, { migrate_to_chat_id: supergroup.id }));
  group.upgradedTo = supergroup;
  people.tell(addService(world, supergroup, by, { migrate_from_chat_id: group.id }));
  return supergroup;
}
