/** Who there is: people, departments, groups, and the chats of one person. */
import { messageBody } from './bot-frames.ts';
import type { Chat, Person } from './shapes.ts';
import { addGroup, ROOT_DEPARTMENT, singleChat, type World } from './world.ts';

export interface NewPerson {
  userid?: string;
  /** The departments' ids; the whole corporation when not given. */
  departments?: readonly number[];
  /** The AI bot is told an open userid. */
  isHidden?: boolean;
  isOutsider?: boolean;
  isLicensed?: boolean;
}

export interface Inhabitants {
  person(name: string, given?: NewPerson): Person;
  /** A department under another one, the whole corporation when not given; with its id. */
  department(name: string, parent?: number): number;
  /** A group with the AI bot in it. Nobody has spoken to it there yet. */
  group(title: string, given?: { members?: readonly Person[]; hasBot?: boolean }): Chat;
  /** A group by its chatid, such as one that the app has made. */
  groupBy(chatid: string): Chat;
  /** The chat of one person with the AI bot. */
  alone(person: Person): Chat;
  /** The chat of one person with the app. */
  appChat(person: Person): Chat;
  addBot(chat: Chat): void;
  /** Nobody tells the bot. */
  removeBot(chat: Chat): void;
}

export function openInhabitants(world: World): Inhabitants & { botMessage(person: Person, text: string): string } {
  return {
    person(name, given = {}) {
      const count = world.next('person');
      const { departments = [ROOT_DEPARTMENT], isHidden = false, isOutsider = false, isLicensed = true } = given;
      const person: Person = {
        userid: given.userid ?? (isOutsider ? `wmFakeOutsider${count}` : `Member${count}`),
        openUserid: `woFakeOpenUserid${count}`,
        name,
        departments,
        isHidden,
        isOutsider,
        isLicensed,
      };
      world.people.set(person.userid.toLowerCase(), person);
      return person;
    },
    department(name, parent = ROOT_DEPARTMENT) {
      const id = ROOT_DEPARTMENT + world.next('department');
      world.departments.set(id, { id, name, parent });
      return id;
    },
    group(title, { members = [], hasBot = true } = {}) {
      const chat = addGroup(world, `wrFakeChatId${world.next('group')}AbC`, title, { isByApp: false, hasBot });
      for (const person of members) chat.members.set(person.userid.toLowerCase(), person);
      return chat;
    },
    groupBy(chatid) {
      const chat = world.groups.get(chatid);
      if (!chat) throw new Error(`there is no group ${chatid}`);
      return chat;
    },
    alone: (person) => singleChat(world, 'single', person),
    appChat: (person) => singleChat(world, 'app', person),
    addBot(chat) {
      chat.hasBot = true;
    },
    removeBot(chat) {
      chat.hasBot = false;
    },
    /** What the AI bot would be told of a text in the single chat. */
    botMessage(person, text) {
      const scene = { chat: singleChat(world, 'single', person), person };
      return JSON.stringify(messageBody(world, scene, { msgtype: 'text', text }));
    },
  };
}
