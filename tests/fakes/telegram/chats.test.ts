/** The fake Telegram: who may write where, groups that grow, members and menus, as the real grammY sees them. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { botFor, refusalOf } from './given-bot.ts';
import type { Chat, Person } from './shapes.ts';
import { openTelegram, type Telegram } from './telegram.ts';

let telegram: Telegram;
let bot: ReturnType<typeof botFor>;
let li: Person;
let group: Chat;

beforeEach(async () => {
  telegram = await openTelegram();
  bot = botFor(telegram);
  li = telegram.person('李明', { username: 'liming' });
  group = telegram.group('法制办', { creator: li });
});
afterEach(() => telegram.close());

const refusedIn = (chat: Chat) => refusalOf(bot.api.sendMessage(chat.id, '甲'));

describe('a bot', () => {
  test('is told that it was added and removed, and can not write afterwards', async () => {
    const other = telegram.supergroup('环保局', { bot: 'left' });
    expect(await refusedIn(other)).toMatchObject({
      error_code: 403,
      description: 'Forbidden: bot is not a member of the supergroup chat',
    });
    telegram.addBot(li, other);
    await bot.api.sendMessage(other.id, '甲');
    telegram.removeBot(li, other);
    expect((await refusedIn(other)).description).toBe('Forbidden: bot was kicked from the supergroup chat');
    telegram.say(li, other, '/due');
    const updates = await bot.api.getUpdates();
    expect(
      updates.map(
        (update) => update.my_chat_member?.new_chat_member.status ?? Object.keys(update.message ?? {}).at(-1),
      ),
    ).toEqual(['member', 'new_chat_members', 'kicked', 'left_chat_member']);
  });

  test('can be kicked from a group, blocked in private, and leave', async () => {
    telegram.removeBot(li, group);
    expect((await refusedIn(group)).description).toBe('Forbidden: bot was kicked from the group chat');
    telegram.startDeepLink(li);
    telegram.block(li);
    const direct = telegram.privateChat(li);
    expect(await refusedIn(direct)).toMatchObject({
      error_code: 403,
      description: 'Forbidden: bot was blocked by the user',
    });
    telegram.say(li, direct, '在吗');
    await bot.api.sendMessage(direct.id, '在');
    const other = telegram.group('环保局');
    await bot.api.leaveChat(other.id);
    expect((await refusedIn(other)).description).toBe('Forbidden: bot is not a member of the group chat');
  });

  test('can not write first', async () => {
    expect((await refusedIn(telegram.privateChat(li))).description).toBe(
      "Forbidden: bot can't initiate conversation with a user",
    );
    const stranger = telegram.privateChat(telegram.person('陌生人'));
    expect((await refusedIn(stranger)).description).toBe('Bad Request: chat not found');
  });

  test('posts in a channel as the channel, if it is an administrator', async () => {
    const channel = telegram.channel('公告');
    const post = await bot.api.sendMessage(channel.id, '甲');
    expect(post.from).toBeUndefined();
    expect(telegram.sent(channel)).toHaveLength(1);
    telegram.setStanding(li, channel, telegram.me, 'member');
    expect((await refusedIn(channel)).description).toContain('need administrator rights');
  });
});

test('a group that grows refuses with its new id, and tells of the move in both chats', async () => {
  const grown = telegram.upgrade(li, group);
  const error = await refusedIn(group);
  expect(error).toMatchObject({
    error_code: 400,
    description: 'Bad Request: group chat was upgraded to a supergroup chat',
    parameters: { migrate_to_chat_id: grown.id },
  });
  expect((await bot.api.getUpdates()).map(({ message }) => message)).toMatchObject([
    { chat: { id: group.id }, migrate_to_chat_id: grown.id },
    { chat: { id: grown.id }, migrate_from_chat_id: group.id },
  ]);
  expect((await bot.api.sendMessage(grown.id, '甲')).message_id).toBe(2);
});

test('chats and their members can be asked for', async () => {
  expect(await bot.api.getChat(group.id)).toMatchObject({ id: group.id, type: 'group', title: '法制办' });
  expect((await bot.api.getChatMember(group.id, li.id)).status).toBe('creator');
  expect((await bot.api.getChatMember(group.id, telegram.me.id)).status).toBe('member');
  expect((await bot.api.getChatMember(group.id, telegram.person('王芳').id)).status).toBe('left');
  expect((await bot.api.getChatAdministrators(group.id)).map(({ user }) => user.id)).toEqual([li.id]);
  expect(await bot.api.getChatMemberCount(group.id)).toBe(2);
  expect(await bot.api.sendChatAction(group.id, 'typing')).toBe(true);
});

describe('the menu', () => {
  const due = { command: 'due', description: '到期' };

  test('is kept for each scope and language', async () => {
    await bot.api.setMyCommands([due]);
    await bot.api.setMyCommands([due, { command: 'help', description: '帮助' }], {
      scope: { type: 'all_group_chats' },
      language_code: 'zh',
    });
    await bot.api.setMyCommands([due], { scope: { type: 'chat', chat_id: group.id } });
    expect([...telegram.menus.keys()]).toEqual(['default', 'all_group_chats zh', `chat ${group.id}`]);
    expect(await bot.api.getMyCommands({ scope: { type: 'all_group_chats' } })).toEqual([]);
    await bot.api.deleteMyCommands();
    expect(await bot.api.getMyCommands()).toEqual([]);
  });

  test.each([
    [{ command: '到期', description: '到期' }, 'BOT_COMMAND_INVALID'],
    [{ command: 'Due', description: '到期' }, 'BOT_COMMAND_INVALID'],
    [{ command: 'a'.repeat(33), description: '到期' }, 'command length must not exceed 32'],
    [{ command: 'due', description: ' ' }, 'command description must be non-empty'],
    [{ command: 'due', description: '长'.repeat(257) }, 'command description length must not exceed 256'],
  ])('refuses %j', async (command, words) => {
    expect((await refusalOf(bot.api.setMyCommands([command]))).description).toBe(`Bad Request: ${words}`);
  });

  test('has 100 commands at most, and two letters for a language', async () => {
    const many = Array.from({ length: 101 }, (_, index) => ({ command: `c${index}`, description: '甲' }));
    expect((await refusalOf(bot.api.setMyCommands(many))).description).toBe('Bad Request: BOT_COMMANDS_TOO_MUCH');
    const language = { language_code: 'zh-hans' } as unknown as { language_code: 'zh' };
    expect((await refusalOf(bot.api.setMyCommands([due], language))).description).toBe(
      'Bad Request: invalid language code specified',
    );
  });
});
