/** The records of the desk in the store: messages once, people and chats as they come, and changes that happen whole or not at all. */
import { expect, test } from 'vitest';
import { OvertakenError } from '../../src/desk/records.ts';
import { disableChat, findChat } from '../../src/store/chats.ts';
import { findPerson } from '../../src/store/people.ts';
import { beginTrouble, endTrouble } from '../../src/store/troubles.ts';
import { describeOnEveryEngine } from '../store/engines.ts';
import { HOUR, NOW, proposal, subscription } from '../store/given.ts';
import { ADMIN, CODE, LIAISON, MINUTE, recordsOn } from './records-given.ts';

describeOnEveryEngine((given) => {
  const { open, load, perform, audit, message } = recordsOn(given);

  test('a message is new once, in its chat, and still known after a restart', async () => {
    expect(await open().admit(message(), NOW)).toBe(true);
    expect(await open().admit(message(), NOW)).toBe(false);
    expect(await open().admit(message({ chat: 'other' }), NOW)).toBe(true);

    await given.store.close();
    const again = await given.place.open();
    expect(await open(again).admit(message(), NOW)).toBe(false);
    await again.close();
  });

  test('a message is forgotten after a week, not before', async () => {
    const records = open();
    await records.admit(message(), NOW);

    expect(await records.admit(message(), NOW + 6 * 24 * HOUR)).toBe(false);
    await records.admit(message({ id: 'm2' }), NOW + 8 * 24 * HOUR);
    expect(await records.admit(message(), NOW + 8 * 24 * HOUR)).toBe(true);
  });

  test('chat and person are noted from their first message, and again when they are called otherwise', async () => {
    await load({ title: '国土局群' });
    expect(await load({ title: '国土局工作群', name: '李小四' })).toMatchObject({ chat: { title: '国土局群' } });

    const session = await load();
    expect(session.chat).toMatchObject({ key: 'test:group', kind: 'group', title: '国土局工作群', unit: null });
    expect(session.person).toMatchObject({ key: 'test:li', name: '李小四', isOwner: false, direct: null });
  });

  test('a private chat is where the person can be reached', async () => {
    await load({ chat: '@li', kind: 'private' });
    expect((await load()).person.direct).toBe('test:@li');
  });

  test('an owner is one by the configuration, whatever the store says', async () => {
    expect((await load({ person: 'boss' })).person.isOwner).toBe(true);
  });

  test('a chat that was given up is served again when somebody writes there', async () => {
    await load();
    await given.store.read((db) => disableChat(db, 'test:group', NOW));

    await load();
    expect(await given.store.read((db) => findChat(db, 'test:group'))).toMatchObject({ disabled: null });
  });

  test('a binding is kept, with who, where, before and after in the audit trail', async () => {
    await perform([{ kind: 'bind-chat', unit: '市编办' }]);
    await perform([{ kind: 'bind-chat', unit: '市国土局' }], {}, NOW + MINUTE);

    expect((await load()).chat.unit).toBe('市国土局');
    const [last] = await audit('test:group');
    expect(last).toMatchObject({
      at: NOW + MINUTE,
      person: 'test:li',
      name: '李四',
      action: 'bind-chat',
      before: '市编办',
      after: '市国土局',
    });
  });

  test('somebody’s unit is that of their private chat too', async () => {
    await load({ chat: '@li', kind: 'private' });
    await perform([{ kind: 'bind-person', unit: '编办' }]);

    expect((await load()).person.unit).toBe('编办');
    expect((await load({ chat: '@li', kind: 'private' })).chat.unit).toBe('编办');
  });

  test('what was proposed is subscribed to once, by whoever confirms first', async () => {
    const shown = proposal({ message: 'm7' });
    await perform([{ kind: 'propose', proposal: shown }], { id: 'm7' });
    expect((await load()).pending).toEqual(shown);
    expect((await load({ person: 'wang' })).pending).toBeNull();

    await perform([{ kind: 'subscribe', subscription: subscription(), confirms: shown }]);
    for (const again of [subscription(), subscription({ id: 's2' })])
      await expect(perform([{ kind: 'subscribe', subscription: again, confirms: shown }])).rejects.toThrow(
        OvertakenError,
      );
    expect((await load()).pending).toBeNull();
    expect((await load()).chat.subscriptions.map(({ id }) => id)).toEqual(['s1']);
    expect((await audit()).map(({ action }) => action)).toEqual(['subscribe']);
  });

  test('what was shown to others in the chat is found, and that it was confirmed', async () => {
    const shown = async () =>
      (await open().find(await load({ person: 'wang' }), [{ what: 'proposals' }])).proposals?.map(
        ({ person, isConfirmed }) => [person.name, isConfirmed],
      );
    expect(await shown()).toEqual([]);
    await perform([{ kind: 'propose', proposal: proposal() }]);
    expect(await shown()).toEqual([['李四', false]]);
    await perform([{ kind: 'subscribe', subscription: subscription(), confirms: proposal() }]);
    expect(await shown()).toEqual([['李四', true]]);
  });

  test('a subscription is paused, resumed and ended', async () => {
    await perform([{ kind: 'propose', proposal: proposal() }]);
    await perform([{ kind: 'subscribe', subscription: subscription() }]);
    const paused = subscription({ next: null, nominal: null, paused: { since: NOW, until: null } });

    await perform([{ kind: 'reschedule', subscriptions: [paused] }]);
    expect((await load()).chat.subscriptions).toMatchObject([{ next: null, paused: { since: NOW, until: null } }]);
    await perform([{ kind: 'unsubscribe', ids: ['s1'] }]);
    expect((await load()).chat.subscriptions).toEqual([]);
    expect((await audit()).map(({ action, after }) => [action, after])).toEqual(
      expect.arrayContaining([
        ['reschedule', 'paused'],
        ['unsubscribe', null],
      ]),
    );
  });

  test('failures are counted for the chat, and for all to those who look after all', async () => {
    await perform([{ kind: 'invite', code: CODE, grant: ADMIN, expires: NOW + HOUR }], { person: 'boss' });
    const everywhere = async (person: string) =>
      (await open().find(await load({ person }), [{ what: 'status' }])).status?.everywhere;
    const none = { dead: 0, unknown: 0, waiting: 0 };

    expect(await everywhere('boss')).toEqual(none);
    expect(await everywhere('li')).toBeUndefined();
    await perform([{ kind: 'join', code: CODE, grant: ADMIN }]);
    expect(await everywhere('li')).toEqual(none);
  });

  test('what is wrong with a channel is told to those who look after all', async () => {
    const troubles = async (person: string) =>
      (await open().find(await load({ person }), [{ what: 'status' }])).status?.troubles;
    expect(await troubles('boss')).toEqual([]);
    await given.store.read((db) => beginTrouble(db, 'telegram/privacy', 'bot', NOW));
    expect(await troubles('boss')).toEqual(['telegram/privacy']);
    expect(await troubles('li')).toBeUndefined();
    await given.store.transaction((db) => endTrouble(db, 'telegram/privacy', NOW));
    expect(await troubles('boss')).toEqual([]);
  });

  test('the trail comes page by page, with what its chats are called', async () => {
    const direct = { chat: '@li', kind: 'private' } as const;
    for (let index = 0; index < 12; index += 1)
      await perform([{ kind: 'set-quiet', quiet: index % 2 === 0 }], direct, NOW + index);
    await perform([{ kind: 'set-quiet', quiet: true }], { title: '国土局群' }, NOW + 12);
    const found = async (page: number) =>
      open().find(await load({ person: 'boss' }), [{ what: 'audit', everywhere: true, page }]);

    expect((await found(0)).audit).toHaveLength(11);
    expect((await found(1)).audit?.map(({ at }) => at)).toEqual([NOW + 2, NOW + 1, NOW]);
    expect([...((await found(0)).places ?? [])]).toEqual([
      ['test:group', { title: '国土局群', person: null }],
      ['test:@li', { title: null, person: expect.objectContaining({ name: '李四' }) }],
    ]);
  });

  test('owners are among those who have a right, and what somebody found has in private is found too', async () => {
    await load({ person: 'boss', name: '王' });
    await load({ chat: '@li', kind: 'private' });
    const own = subscription({ chat: 'test:@li' });
    await perform([{ kind: 'propose', proposal: proposal({ subscription: own }) }]);
    await perform([{ kind: 'subscribe', subscription: own }]);
    const found = await open().find(await load(), [{ what: 'holders' }, { what: 'people', said: '李四' }]);

    expect(found.holders).toMatchObject([{ key: 'test:boss', isOwner: true }]);
    expect(found.theirs?.map(({ id }) => id)).toEqual(['s1']);
  });

  test('a subscription is kept with the thread in which it was asked for, and told of when it moves to another', async () => {
    expect((await load({ thread: '77' })).thread).toBe('77');
    expect((await load()).thread).toBeNull();
    const made = subscription({ thread: '77', follows: true, watch: { where: { items: ['24'] } } });
    await perform([{ kind: 'propose', proposal: proposal({ subscription: made }) }]);
    expect((await load({ thread: '78' })).pending?.subscription).toEqual(made);
    await perform([{ kind: 'subscribe', subscription: made }], { thread: '78' });
    expect((await load()).chat.subscriptions).toMatchObject([{ id: 's1', thread: '77' }]);

    await perform([{ kind: 'subscribe', subscription: { ...made, thread: '78' } }], {}, NOW + MINUTE);
    const more = { ...made, thread: null, watch: { where: { items: ['7', '24'] } } };
    await perform([{ kind: 'subscribe', subscription: more }], {}, NOW + 2 * MINUTE);

    expect((await load()).chat.subscriptions).toMatchObject([{ id: 's1', thread: null }]);
    const lines = (await audit()).map(({ at, action, subject, before, after }) =>
      [(at - NOW) / MINUTE, action, subject, before, after].join(' '),
    );
    expect(lines.sort()).toEqual([
      '0 subscribe group  24',
      '1 change-topic 24  ',
      '2 change-topic 7 24  ',
      '2 subscribe group 24 7 24',
    ]);
  });

  test('of several changes in one answer all happen or none', async () => {
    await load();
    await expect(
      perform([
        { kind: 'bind-chat', unit: '市国土局' },
        { kind: 'join', code: 'NOSUCHCODE', grant: LIAISON },
      ]),
    ).rejects.toThrow(OvertakenError);

    expect((await load()).chat.unit).toBeNull();
    expect(await audit()).toEqual([]);
  });

  test('the language of a chat is kept', async () => {
    await perform([{ kind: 'set-language', lang: 'en' }]);
    expect((await open().load(message(), NOW)).lang).toBe('en');
  });

  test('what only some commands need is looked up for them', async () => {
    await perform([{ kind: 'invite', code: CODE, grant: LIAISON, expires: NOW + HOUR }], {
      person: 'boss',
      name: '王',
    });
    await perform([{ kind: 'join', code: CODE, grant: LIAISON }]);
    const found = await open().find(await load(), [
      { what: 'holders' },
      { what: 'people', said: '李四' },
      { what: 'audit', everywhere: true, page: 0 },
      { what: 'chats' },
      { what: 'own' },
      { what: 'status' },
    ]);

    expect(found.holders?.map(({ key }) => key)).toEqual(['test:boss', 'test:li']);
    expect(found.people?.map(({ name }) => name)).toEqual(['李四']);
    expect(found.audit).toHaveLength(2);
    expect(found.chats).toEqual([]);
    expect(found.own).toEqual([]);
    expect(found.status).toMatchObject({ lastSent: null, failures: { dead: 0, unknown: 0, waiting: 0 } });
  });

  test('a person who joined is a person with a name', async () => {
    await perform([{ kind: 'invite', code: CODE, grant: LIAISON, expires: NOW + HOUR }]);
    expect(await given.store.read((db) => findPerson(db, 'test:li'))).toMatchObject({ name: '李四' });
  });
});
