/** Events of chats: a group is greeted once and told how to bind it, a chat that was left gets nothing, and one that moved loses nothing. */
import { expect, test } from 'vitest';
import { renderPlain } from '../../src/answer/plain.ts';
import type { ChatEvent } from '../../src/channels/channel.ts';
import { openChatEvents } from '../../src/desk/chat-events.ts';
import { latestAudit } from '../../src/store/audit.ts';
import { bindChat, findChat, noteChat, setChatLang } from '../../src/store/chats.ts';
import { StoreError } from '../../src/store/problem.ts';
import type { Store } from '../../src/store/store.ts';
import { ledger } from '../answer/given.ts';
import { openHandClock } from '../digest/hand-clock.ts';
import { describeOnEveryEngine } from '../store/engines.ts';
import { group, HOUR, NOW, subscribed } from '../store/given.ts';

const JOINED: ChatEvent = { kind: 'joined', chat: 'group', title: '国土局工作群', person: 'li', name: '李四' };
const LEFT: ChatEvent = { kind: 'left', chat: 'group' };
const MOVED: ChatEvent = { kind: 'moved', chat: 'group', to: 'super' };

describeOnEveryEngine((given) => {
  function open(store: Store = given.store) {
    const clock = openHandClock(NOW);
    const logged: object[] = [];
    const failures: string[] = [];
    const happened = openChatEvents({
      store,
      ledger,
      clock,
      log: (level, event, facts) => logged.push({ level, event, ...facts }),
      channels: [{ name: 'test', privateChat: (person) => person }],
      onStore: (error) => failures.push(error.code),
    });
    const tell = async (event: ChatEvent) => {
      const reply = await happened('test', event);
      clock.pass(1);
      return reply && renderPlain(reply);
    };
    return { tell, clock, logged, failures };
  }
  const chat = (key = 'test:group') => given.store.read((db) => findChat(db, key));
  const trail = async () =>
    (await given.store.read((db) => latestAudit(db, null, 20))).map(({ at, ...line }) => line).reverse();

  test('a group that the bot was added to is greeted in both languages: how to bind it, and that it will be silent', async () => {
    const said = await open().tell(JOINED);

    expect(said).toContain('/绑定 单位名称');
    expect(said).toContain('/group UNIT');
    expect(said).toContain('平时不发言');
    expect(said).toContain('stays silent unless it is mentioned');
    expect(said).toContain(ledger.plan.title);
    expect(said?.length).toBeLessThan(600);
    expect(await chat()).toMatchObject({ kind: 'group', title: '国土局工作群', unit: null, disabled: null });
    expect(await trail()).toEqual([
      {
        person: 'test:li',
        name: '李四',
        chat: 'test:group',
        action: 'join-chat',
        subject: '国土局工作群',
        before: null,
        after: null,
      },
    ]);
  });

  test('a channel is told that nobody is known there, and not to bind it', async () => {
    const said = await open().tell({ ...JOINED, isBroadcast: true });

    expect(said).toContain('督办已加入本频道');
    expect(said).toContain('绑定和订阅请由本人在工作群或私聊里办理');
    expect(said).toContain('under your own name');
    expect(said).not.toMatch(/\/绑定|\/group/u);
  });

  test('nothing is said when the group was greeted within a day, and nothing is noted of what was handled before', async () => {
    const { tell, clock } = open();
    await tell(JOINED);
    clock.pass(23 * HOUR);

    expect(await tell(JOINED)).toBeNull();
    expect(await trail()).toHaveLength(1);
    expect(await open().tell(JOINED)).toBeNull();

    await tell(LEFT);
    expect(await tell(JOINED)).toBeNull();
    expect((await chat())?.disabled).toBeNull();
    expect((await trail()).map(({ action }) => action)).toEqual(['join-chat', 'leave-chat', 'join-chat']);

    clock.pass(HOUR);
    expect(await tell(JOINED)).toContain('/绑定');
  });

  test('a group that was there before is greeted in its language, with the unit that it is still bound to', async () => {
    const { tell } = open();
    await given.store.transaction(async (db) => {
      await group(db);
      await bindChat(db, 'test:group', '市编办');
      await setChatLang(db, 'test:group', 'en');
    });

    const said = await tell(JOINED);

    expect(said).toMatch(/still bound to .*\(市编办\)/u);
    expect(said).not.toContain('机器人');
  });

  test('a chat that was left is kept and gets nothing, until the bot is back', async () => {
    const { tell } = open();
    await given.store.read((db) => subscribed(db));

    expect(await tell(LEFT)).toBeNull();
    await tell(LEFT);
    expect(await chat()).toMatchObject({ disabled: NOW, subscriptions: [{ id: 's1' }] });
    expect(await trail()).toMatchObject([
      { person: 'test:test', name: 'test', chat: 'test:group', action: 'leave-chat', subject: '编办工作群' },
    ]);

    await tell(JOINED);
    expect(await chat()).toMatchObject({ disabled: null, subscriptions: [{ id: 's1' }] });
  });

  test('a chat that nobody ever wrote in can be left and moved: nothing is noted', async () => {
    const { tell } = open();
    await tell(LEFT);
    await tell(MOVED);

    expect(await chat()).toBeNull();
    expect(await chat('test:super')).toBeNull();
    expect(await trail()).toEqual([]);
  });

  test('a private chat that was blocked is served again when it is unblocked, without a greeting', async () => {
    const { tell } = open();
    const unblocked: ChatEvent = { kind: 'joined', chat: 'li', title: null, person: 'li', name: '李四' };
    expect(await tell(unblocked)).toBeNull();
    expect(await chat('test:li')).toBeNull();

    await given.store.read((db) =>
      noteChat(db, { key: 'test:li', channel: 'test', kind: 'private', title: null }, NOW),
    );
    await tell({ kind: 'left', chat: 'li' });
    expect((await chat('test:li'))?.disabled).toBe(NOW + 1);

    expect(await tell(unblocked)).toBeNull();
    expect(await chat('test:li')).toMatchObject({ kind: 'private', disabled: null });
    expect((await trail()).map(({ action }) => action)).toEqual(['leave-chat', 'join-chat']);
  });

  test('a chat that moved keeps everything under its new id, and is told of by several ways at once without harm', async () => {
    const { tell } = open();
    await given.store.transaction(async (db) => {
      await subscribed(db);
      await bindChat(db, 'test:group', '市编办');
    });

    await Promise.all([tell(MOVED), tell(MOVED), tell(MOVED)]);

    expect(await chat()).toBeNull();
    expect(await chat('test:super')).toMatchObject({ unit: '市编办', subscriptions: [{ id: 's1' }] });
    expect(await trail()).toMatchObject([
      { chat: 'test:super', action: 'move-chat', subject: '编办工作群', before: 'group', after: 'super' },
    ]);
  });

  test('a chat that moved is served although it seemed to be left, and is not greeted again', async () => {
    const { tell } = open();
    await tell(JOINED);
    await tell(LEFT);
    await tell(MOVED);

    expect((await chat('test:super'))?.disabled).toBeNull();
    expect(await tell({ ...JOINED, chat: 'super' })).toBeNull();
  });

  test('a chat that moved is not disabled by the news, come late, that the bot left the old one', async () => {
    const { tell } = open();
    await given.store.read((db) => subscribed(db));
    await tell(MOVED);
    await tell(LEFT);
    await tell(MOVED);

    expect(await chat('test:super')).toMatchObject({ disabled: null, subscriptions: [{ id: 's1' }] });
    expect((await trail()).map(({ action }) => action)).toEqual(['move-chat']);
  });

  test('a chat from whose new id a message came first takes over what the old one had', async () => {
    const { tell } = open();
    await given.store.transaction(async (db) => {
      await subscribed(db);
      await group(db, 'test:super', '新群');
    });

    await tell(MOVED);
    await tell({ kind: 'moved', chat: 'super', to: 'super' });

    expect(await chat('test:super')).toMatchObject({ title: '新群', subscriptions: [{ id: 's1' }] });
    expect(await trail()).toHaveLength(1);
  });

  test('a thread that is gone is forgotten by what was sent there, and noted once', async () => {
    const { tell, logged } = open();
    await given.store.read((db) => subscribed(db, { thread: '77' }));
    const gone: ChatEvent = { kind: 'thread-gone', chat: 'group', thread: '77' };

    expect(await tell({ ...gone, thread: '78' })).toBeNull();
    expect(await trail()).toEqual([]);
    expect(await tell(gone)).toBeNull();
    await tell(gone);

    expect(await chat()).toMatchObject({ subscriptions: [{ id: 's1', thread: null }] });
    expect(await trail()).toMatchObject([{ chat: 'test:group', action: 'topic-gone', subject: '编办工作群' }]);
    expect(logged).toContainEqual({ level: 'info', event: 'chat thread-gone', channel: 'test' });
  });

  test('when the store fails nothing is noted: it is to be told again, and is logged and told', async () => {
    const { tell, logged, failures } = open();
    await given.store.close();

    for (const event of [JOINED, LEFT, MOVED]) await expect(tell(event)).rejects.toThrow(StoreError);

    expect(failures).toEqual(['failed', 'failed', 'failed']);
    expect(logged).toMatchObject([
      { level: 'error', event: 'chat joined, not noted', channel: 'test', code: 'failed' },
      { level: 'error', event: 'chat left, not noted' },
      { level: 'error', event: 'chat moved, not noted' },
    ]);
  });
});
