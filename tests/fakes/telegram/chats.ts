/** What a bot can ask about itself, chats, members and files; and leaving a chat. */
import { chatFor } from './access.ts';
import type { Methods } from './methods.ts';
import { badRequest, type Chat, type Standing } from './shapes.ts';
import { chatOf, memberOf, userOf } from './wire.ts';
import type { World } from './world.ts';

const DOWNLOAD_LIMIT = 20 * 1024 * 1024;
const HERE: readonly Standing[] = ['creator', 'administrator', 'member'];

/** What was agreed with BotFather. */
export interface BotRights {
  readsEverything: boolean;
  answersInline: boolean;
}

export function chatMethods(world: World, rights: BotRights, leave: (chat: Chat) => void): Methods {
  function membersOf(chat: Chat, standings: readonly Standing[]) {
    return [...chat.standings].flatMap(([id, standing]) => {
      const person = world.people.get(id);
      return person && standings.includes(standing) ? [memberOf(person, standing)] : [];
    });
  }
  return {
    getMe: () => ({
      ...userOf(world.bot),
      can_join_groups: true,
      can_read_all_group_messages: rights.readsEverything,
      supports_inline_queries: rights.answersInline,
      can_connect_to_business: false,
      has_main_web_app: false,
    }),
    getChat(args) {
      const chat = chatFor(world, args, 'read');
      return { ...chatOf(chat), accent_color_id: 0, max_reaction_count: 11, accepted_gift_types: {} };
    },
    getChatMember(args) {
      const chat = chatFor(world, args, 'read');
      const person = world.people.get(args.integer('user_id'));
      if (!args.has('user_id')) throw badRequest('invalid user_id specified');
      if (!person) throw badRequest('PARTICIPANT_ID_INVALID');
      return memberOf(person, chat.standings.get(person.id) ?? 'left');
    },
    getChatAdministrators(args) {
      const chat = chatFor(world, args, 'read');
      if (chat.kind === 'private') throw badRequest('there are no administrators in the private chat');
      return membersOf(chat, ['creator', 'administrator']);
    },
    getChatMemberCount: (args) => membersOf(chatFor(world, args, 'read'), HERE).length,
    leaveChat(args) {
      const chat = chatFor(world, args, 'read');
      if (chat.kind === 'private') throw badRequest("chat member status can't be changed in private chats");
      leave(chat);
      return true;
    },
    getFile(args) {
      const file = world.files.get(args.text('file_id'));
      if (!args.has('file_id')) throw badRequest('file_id not specified');
      if (!file) throw badRequest('wrong file_id or the file is temporarily unavailable');
      if (file.bytes.length > DOWNLOAD_LIMIT) throw badRequest('file is too big');
      const size = file.bytes.length;
      return { file_id: file.id, file_unique_id: `u${file.id}`, file_size: size, file_path: `files/${file.id}` };
    },
  };
}
