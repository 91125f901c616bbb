/** The bot comes into groups and leaves them, the whole bot on Telegram: greeted once, nothing said twice, nothing lost. */
import { describe, expect, type TestContext, test } from 'vitest';
import { place, polls } from './telegram-place.ts';

async function office(context: TestContext) {
  const { telegram, start } = await place(context);
  const wang = telegram.person('王主任');
  const li = telegram.person('李明', { language: 'zh-hans' });
  const program = start({ DUBAN_OWNERS: `telegram:${wang.id}` });
  await polls(telegram);
  const texts = (chat: Parameters<typeof telegram.sent>[0]) => telegram.sent(chat).map(({ text }) => text);
  /** Asks something and waits for the answer, so that all that came before has been handled. */
  const settle = async (chat: Parameters<typeof telegram.sent>[0]) => {
    telegram.say(li, chat, '@duban_bot 第24项谁牵头');
    await telegram.waitFor(() => texts(chat).at(-1)?.includes('市政府法制办'), 'the answer');
    return texts(chat).slice(0, -1);
  };
  return { telegram, program, wang, li, texts, settle };
}

describe.concurrent('a link that adds the bot to a group', () => {
  test('with an invitation: one greeting, and the invitation is accepted', async (context) => {
    const { telegram, wang, li, texts, settle } = await office(context);
    const own = telegram.privateChat(wang);
    telegram.say(wang, own, '/邀请 市国土局 联络员');
    const code = await telegram.waitFor(() => /[2-9B-DF-HJ-NP-TV-XZ]{10}/u.exec(texts(own)[0] ?? '')?.[0], 'the code');
    const group = telegram.group('国土局群', { bot: 'left', members: [li] });
    telegram.startInGroup(li, group, code);

    const said = await settle(group);
    expect(said).toEqual([expect.stringContaining('督办已加入本群'), expect.stringContaining('市国土局')]);
    expect(said[1]).toContain('联络员');
    telegram.say(li, group, '/绑定@duban_bot 市国土局');
    await telegram.waitFor(() => texts(group).at(-1)?.includes('本群已绑定市国土局'), 'what a liaison may do');
  });

  test.for(['true', 'x_y-z', ''])('with %j: one greeting, and nothing that says the same', async (payload, context) => {
    const { telegram, li, settle } = await office(context);
    const group = telegram.group('国土局群', { bot: 'left', members: [li] });
    telegram.startInGroup(li, group, payload);

    expect(await settle(group)).toEqual([expect.stringContaining('督办已加入本群')]);
  });

  test('in a group where it is already is answered with help', async (context) => {
    const { telegram, li, settle } = await office(context);
    const group = telegram.group('国土局群', { members: [li] });
    telegram.startInGroup(li, group, 'true');

    expect(await settle(group)).toEqual([expect.stringContaining('直接用平常的话提问')]);
  });
});

describe.concurrent('an administrator who hides', () => {
  test('leaves an invitation for whoever takes it in private, and can do nothing that needs a name', async (context) => {
    const { telegram, wang, li, texts } = await office(context);
    const own = telegram.privateChat(wang);
    telegram.say(wang, own, '/邀请 市国土局 联络员');
    const code = await telegram.waitFor(() => /[2-9B-DF-HJ-NP-TV-XZ]{10}/u.exec(texts(own)[0] ?? '')?.[0], 'the code');
    const group = telegram.supergroup('国土局群', { admins: [li, wang] });
    const says = async (text: string) => {
      const before = texts(group).length;
      telegram.say(li, group, text, { as: 'anonymous' });
      return telegram.waitFor(() => texts(group)[before], text);
    };

    expect(await says(`/join@duban_bot ${code}`)).toContain('邀请码没有使用，请由本人私聊发给机器人');
    expect(await says('@duban_bot 绑定 市国土局')).toContain('无法确认是哪一位，请改用本人身份');
    expect(await says('@duban_bot 第24项谁牵头')).toContain('市政府法制办');
    const direct = telegram.privateChat(li);
    telegram.say(li, direct, `/join ${code}`);
    await telegram.waitFor(() => texts(direct).at(-1)?.includes('您现在是市国土局联络员'), 'the role');
  });
});
