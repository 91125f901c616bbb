/** The groups that the app makes itself: it may send there, and hears nothing of what is said there. */
import type { Apis } from './api.ts';
import { Refusal } from './codes.ts';
import { readContent } from './content.ts';
import type { Directory } from './directory.ts';
import type { Chat } from './shapes.ts';
import { listIn, textIn, type Wire } from './wire.ts';
import { addGroup, addOurs, personBy, ROOT_DEPARTMENT, type World } from './world.ts';

const CHAT_ID = /^[0-9a-zA-Z]{1,32}$/u;

export function appchatApis(world: World, directory: Directory, lacks: readonly string[]): Apis {
  function chatBy(id: string): Chat {
    const chat = world.groups.get(id);
    if (!chat) throw new Refusal(86003);
    if (!chat.isByApp) throw new Refusal(86008);
    return chat;
  }

  function create(body: Wire): Wire {
    if (!directory.visibleTo.includes(ROOT_DEPARTMENT)) throw new Refusal(60011);
    const members = listIn(body.userlist).map((id) => personBy(world, textIn(id)));
    const people = members.filter((person) => person !== undefined && !person.isOutsider);
    if (people.length !== members.length) throw new Refusal(40003);
    if (people.length < 2 || people.length > 2000) throw new Refusal(40058, 'userlist is too short or too long');
    const name = textIn(body.name) || '群聊';
    if ([...name].length > 50) throw new Refusal(40058, 'name exceed max length 50');
    const id = textIn(body.chatid) || `FakeAppChat${world.next('app chat')}`;
    if (!CHAT_ID.test(id) || world.groups.has(id)) throw new Refusal(86001);
    const chat = addGroup(world, id, name, { isByApp: true, hasBot: false });
    for (const person of people) if (person) chat.members.set(person.userid.toLowerCase(), person);
    world.changed();
    return { chatid: id };
  }

  function tellOf(chat: Chat): Wire {
    const userlist = [...chat.members.values()].map(({ userid }) => userid);
    return { chat_info: { chatid: chat.id, name: chat.title, owner: userlist[0], userlist, chat_type: 0 } };
  }

  return {
    'appchat/create': { verb: 'POST', perform: ({ body }) => create(body) },
    'appchat/get': { verb: 'GET', perform: ({ query }) => tellOf(chatBy(query.get('chatid') ?? '')) },
    'appchat/send': {
      verb: 'POST',
      perform({ body }) {
        const chat = chatBy(textIn(body.chatid));
        addOurs(world, chat, 'appchat', readContent('appchat', body, lacks));
        return {};
      },
    },
  };
}
