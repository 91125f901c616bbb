/** The records of the desk in the store: messages once, people and chats as they come, and changes that happen whole or not at all. */
import { expect, test } from 'vitest';
import type { Effect, Message } from '../../src/conversation.ts';
import { OvertakenError, type Records } from '../../src/desk/records.ts';
import { openRecords } from '../../src/desk/store-records.ts';
import type { Grant, Session } from '../../src/session.ts';
import { latestAudit } from '../../src/store/audit.ts';
import { disableChat, findChat } from '../../src/store/chats.ts';
import { findPerson } from '../../src/store/people.ts';
import type { Store } from '../../src/store/store.ts';
import { openCalendar } from '../../src/time/working-days.ts';
import { describeOnEveryEngine } from '../store/engines.ts';
import { HOUR, NOW, subscription } from '../store/given.ts';

const MINUTE = 60_000;
const LIAISON: Grant = { role: 'liaison', unit: '市国土局' };
const CODE = 'K7QM2XHDTR';

describeOnEveryEngine((given) => {
  const open = (store: Store = given.store): Records =>
    openRecords({ store, calendar: openCalendar(), owners: ['test:boss'], planVersion: 'v1' });

  const message = (more: Partial<Message> = {}): Message => ({
    channel: 'test',
    chat: 'group',
    kind: 'group',
    person: 'li',
    name: '李四',
    id: 'm1',
    text: '',
    addressed: true,
    ...more,
  });

  const load = async (more: Partial<Message> = {}, now = NOW): Promise<Session> =>
    (await open().load(message(more), now)).session;

  const perform = async (effects: Effect[], more: Partial<Message> = {}, now = NOW): Promise<void> =>
    open().perform(await load(more, now), effects);

  const audit = (chat: string | null = null) => given.store.read((db) => latestAudit(db, chat, 50));

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
    const proposal = { subscription: subscription(), expires: NOW + 5 * MINUTE };
    await perform([{ kind: 'propose', proposal }]);
    expect((await load()).pending).toEqual(proposal);
    expect((await load({ person: 'wang' })).pending).toBeNull();

    await perform([{ kind: 'subscribe', subscription: subscription() }]);
    await expect(perform([{ kind: 'subscribe', subscription: subscription({ id: 's2' }) }])).rejects.toThrow(
      OvertakenError,
    );
    expect((await load()).chat.subscriptions.map(({ id }) => id)).toEqual(['s1']);
    expect((await audit()).map(({ action }) => action)).toEqual(['subscribe']);
  });

  test('a subscription is paused, resumed and ended', async () => {
    await perform([{ kind: 'propose', proposal: { subscription: subscription(), expires: NOW + MINUTE } }]);
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

  test('an invitation gives its right once, within its time', async () => {
    const invite: Effect = { kind: 'invite', code: CODE, grant: LIAISON, expires: NOW + 24 * HOUR };
    const join: Effect = { kind: 'join', code: CODE, grant: LIAISON };
    await perform([invite], { person: 'boss' });

    await perform([join]);
    await expect(perform([join], { person: 'wang' })).rejects.toThrow(OvertakenError);
    expect((await load()).person.grants).toEqual([LIAISON]);
    expect((await load({ person: 'wang' })).person.grants).toEqual([]);
    expect(JSON.stringify(await audit())).not.toContain(CODE);
  });

  test('an invitation that has expired gives nothing', async () => {
    await perform([{ kind: 'invite', code: CODE, grant: LIAISON, expires: NOW + HOUR }]);
    const records = open();
    const found = await records.find(await load({}, NOW + HOUR), [{ what: 'invitation', code: CODE }]);

    expect(found.invitation?.state).toBe('expired');
    await expect(perform([{ kind: 'join', code: CODE, grant: LIAISON }], {}, NOW + HOUR)).rejects.toThrow(
      OvertakenError,
    );
  });

  test('a hand-over moves rights and private subscriptions, and owes the other side a notice', async () => {
    const direct = { chat: '@li', kind: 'private' } as const;
    await load({ person: 'wang', name: '王五', chat: '@wang', kind: 'private' });
    await perform([{ kind: 'invite', code: CODE, grant: LIAISON, expires: NOW + HOUR }], { person: 'boss' });
    await perform([{ kind: 'join', code: CODE, grant: LIAISON }], direct);
    const own = subscription({ chat: 'test:@li' });
    await perform([{ kind: 'propose', proposal: { subscription: own, expires: NOW + HOUR } }], direct);
    await perform([{ kind: 'subscribe', subscription: own }], direct);

    const notice = { blocks: [{ kind: 'text' as const, text: '移交清单' }], choices: [] };
    await perform([{ kind: 'hand-over', to: 'test:wang', grants: [LIAISON], subscriptions: ['s1'], notice }], direct);

    const wang = await load({ person: 'wang', name: '王五', chat: '@wang', kind: 'private' });
    expect(wang.person.grants).toEqual([LIAISON]);
    expect(wang.chat.subscriptions.map(({ id }) => id)).toEqual(['s1']);
    expect((await load(direct)).person.grants).toEqual([]);
    const owed = await given.store.read((db) => db.selectFrom('deliveries').selectAll().execute());
    expect(owed).toMatchObject([{ chat: 'test:@wang', kind: 'notice', state: 'queued' }]);
    expect(owed[0]?.reply).toContain('移交清单');
  });

  test('nobody is handed over to who can’t be reached alone, and then nothing has moved', async () => {
    await load({ person: 'wang' });
    await perform([{ kind: 'invite', code: CODE, grant: LIAISON, expires: NOW + HOUR }]);
    await perform([{ kind: 'join', code: CODE, grant: LIAISON }]);
    const notice = { blocks: [], choices: [] };

    await expect(
      perform([{ kind: 'hand-over', to: 'test:wang', grants: [LIAISON], subscriptions: [], notice }]),
    ).rejects.toThrow(OvertakenError);
    expect((await load()).person.grants).toEqual([LIAISON]);
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
      { what: 'audit', everywhere: true },
      { what: 'chats' },
      { what: 'own' },
      { what: 'status' },
    ]);

    expect(found.holders?.map(({ key }) => key)).toEqual(['test:li']);
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
