/** People, chats and messages as the Bot API shows them. */
import type { Chat, Keyboard, Message, Person, Standing, Wire } from './shapes.ts';

export function userOf(person: Person): Wire {
  return {
    id: person.id,
    is_bot: person.isBot,
    first_name: person.firstName,
    ...(person.username === null ? {} : { username: person.username }),
    ...(person.language === null ? {} : { language_code: person.language }),
  };
}

export function chatOf(chat: Chat): Wire {
  if (chat.person) {
    const { is_bot: _, language_code: __, ...names } = userOf(chat.person);
    return { ...names, type: 'private' };
  }
  return { id: chat.id, title: chat.title, type: chat.kind, ...(chat.isForum ? { is_forum: true } : {}) };
}

/** A message, with the one it replies to; that one without its own. */
export function messageOf(message: Message, withReply = true): Wire {
  const { chat, content } = message;
  const replied = withReply ? repliedBy(message) : null;
  const isTopic = chat.isForum && message.thread !== null;
  const caption = message.kind === 'photo' || message.kind === 'document' ? 'caption' : 'text';
  return {
    message_id: message.id,
    ...(message.from ? { from: userOf(message.from) } : {}),
    ...(message.senderChat ? { sender_chat: chatOf(message.senderChat) } : {}),
    chat: chatOf(chat),
    date: message.date,
    ...(message.editDate === null ? {} : { edit_date: message.editDate }),
    ...(message.thread === null ? {} : { message_thread_id: message.thread }),
    ...(isTopic ? { is_topic_message: true } : {}),
    ...(replied ? { reply_to_message: messageOf(replied, false) } : {}),
    ...(content.text === '' ? {} : { [caption]: content.text }),
    ...(content.entities.length === 0
      ? {}
      : { [caption === 'text' ? 'entities' : 'caption_entities']: content.entities }),
    ...mediaOf(message),
    ...message.service,
    ...(message.keyboard ? { reply_markup: markupOf(message.keyboard) } : {}),
  };
}

/** In a topic, a message that replies to nothing is shown as a reply to the message that opened the topic. */
function repliedBy(message: Message): Message | null {
  const { chat, replyTo, thread, kind } = message;
  const id = replyTo ?? (chat.isForum && kind !== 'service' ? thread : null);
  return id === null ? null : (chat.messages.get(id) ?? null);
}

function mediaOf({ kind, file }: Message): Wire {
  if (!file) return {};
  const shared = { file_id: file.id, file_unique_id: `u${file.id}`, file_size: file.bytes.length };
  if (kind === 'photo') return { photo: [{ ...shared, width: 1280, height: 768 }] };
  return { document: { ...shared, file_name: file.name, mime_type: file.type } };
}

export function markupOf(keyboard: Keyboard): Wire {
  return { inline_keyboard: keyboard };
}

export function memberOf(person: Person, standing: Standing): Wire {
  const member: Wire = { user: userOf(person), status: standing };
  if (standing === 'creator') return { ...member, is_anonymous: false };
  if (standing === 'kicked') return { ...member, until_date: 0 };
  if (standing !== 'administrator') return member;
  return {
    ...member,
    can_be_edited: false,
    is_anonymous: false,
    can_manage_chat: true,
    can_delete_messages: true,
    can_manage_video_chats: false,
    can_restrict_members: false,
    can_promote_members: false,
    can_change_info: false,
    can_invite_users: true,
    can_post_stories: false,
    can_edit_stories: false,
    can_delete_stories: false,
  };
}
