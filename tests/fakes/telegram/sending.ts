/** The calls that put messages into chats, change them and take them away. */
import { chatFor, checkTopic, messageFor, replyFor, threadFor } from './access.ts';
import type { Args } from './args.ts';
import type { Flood } from './flood.ts';
import { readKeyboard } from './keyboard.ts';
import type { Methods } from './methods.ts';
import { badRequest, type Keyboard, type Message, Refusal, type StoredFile } from './shapes.ts';
import { readCaption, readText, type SentText } from './text.ts';
import { messageOf } from './wire.ts';
import { addFile, addMessage, botStanding, seconds, type World } from './world.ts';

const PHOTO_LIMIT = 10 * 1024 * 1024;
const ACTIONS =
  /^(?:typing|upload_(?:photo|video|voice|document|video_note)|record_(?:video|voice|video_note)|choose_sticker|find_location)$/u;
const NOT_MODIFIED =
  'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message';

export function sendingMethods(world: World, flood: Flood): Methods {
  function pace(chat: number, isEdit: boolean): void {
    const wait = flood.admit({ chat, isEdit });
    if (wait > 0) throw new Refusal(429, `Too Many Requests: retry after ${wait}`, { retry_after: wait });
  }

  function send(args: Args, sent: SentText, kind: Message['kind'] = 'text', file: StoredFile | null = null): unknown {
    const keyboard = readKeyboard(args);
    const chat = chatFor(world, args, 'write');
    const named = threadFor(chat, args);
    const replied = replyFor(chat, args);
    // A reply stays in the thread of the message it answers.
    const thread = named ?? replied?.thread ?? null;
    checkTopic(world, chat, thread);
    pace(chat.id, false);
    const isPost = chat.kind === 'channel';
    const message = addMessage(world, chat, {
      byBot: true,
      from: isPost ? null : world.bot,
      senderChat: isPost ? chat : null,
      thread,
      replyTo: replied?.id ?? null,
      kind,
      file,
      keyboard,
      ...sent,
    });
    return messageOf(message);
  }

  function sendFile(args: Args, kind: 'photo' | 'document'): unknown {
    const caption = readCaption(args);
    const uploaded = args.file(kind);
    const file = uploaded ?? world.files.get(args.text(kind));
    if (!args.has(kind) && !uploaded) throw badRequest(`there is no ${kind} in the request`);
    if (!file) throw badRequest('wrong file identifier/HTTP URL specified');
    if (file.bytes.length === 0) throw badRequest('file must be non-empty');
    if (kind === 'photo' && file.bytes.length > PHOTO_LIMIT) throw badRequest('file is too big');
    return send(args, caption, kind, uploaded ? addFile(world, uploaded) : file);
  }

  function change(message: Message, sent: SentText | null, keyboard: Keyboard | null): unknown {
    if (!message.byBot) throw badRequest("message can't be edited");
    const before = JSON.stringify([message.content, message.keyboard]);
    if (JSON.stringify([sent?.content ?? message.content, keyboard]) === before) throw badRequest(NOT_MODIFIED);
    pace(message.chat.id, true);
    if (sent) {
      message.earlier.push(message.content.text);
      Object.assign(message, sent);
    }
    message.keyboard = keyboard;
    message.editDate = seconds(world);
    world.changed();
    return messageOf(message);
  }

  return {
    sendMessage: (args) => send(args, readText(args)),
    sendPhoto: (args) => sendFile(args, 'photo'),
    sendDocument: (args) => sendFile(args, 'document'),
    editMessageText(args) {
      const sent = readText(args);
      const keyboard = readKeyboard(args);
      const message = messageFor(world, args, 'edit', 'message to edit');
      if (message.kind !== 'text') throw badRequest('there is no text in the message to edit');
      return change(message, sent, keyboard);
    },
    editMessageCaption(args) {
      const sent = readCaption(args);
      const keyboard = readKeyboard(args);
      const message = messageFor(world, args, 'edit', 'message to edit');
      if (!message.file) throw badRequest('there is no caption in the message to edit');
      return change(message, sent, keyboard);
    },
    editMessageReplyMarkup(args) {
      const keyboard = readKeyboard(args);
      return change(messageFor(world, args, 'edit', 'message to edit'), null, keyboard);
    },
    deleteMessage(args) {
      const message = messageFor(world, args, 'write', 'message to delete');
      const { chat, byBot } = message;
      const mayDelete = byBot || chat.kind === 'private';
      if (!mayDelete && botStanding(world, chat) !== 'administrator') throw badRequest("message can't be deleted");
      chat.messages.delete(message.id);
      world.changed();
      return true;
    },
    sendChatAction(args) {
      if (!ACTIONS.test(args.text('action'))) throw badRequest('wrong parameter action in request');
      chatFor(world, args, 'write');
      return true;
    },
  };
}
