/** What every engine must do with chats. */
import { describe, expect, test } from 'vitest';
import { appendAudit, latestAudit } from '../../../src/store/audit.ts';
import {
  bindChat,
  chatsWithSubscriptions,
  disableChat,
  enableChat,
  findChat,
  noteChat,
  notePreview,
  setChatLang,
  setQuiet,
} from '../../../src/store/chats.ts';
import { findPerson, notePerson } from '../../../src/store/people.ts';
import { proposalsIn, saveProposal } from '../../../src/store/proposals.ts';
import { rekeyChat } from '../../../src/store/rekey-chat.ts';
import { endSubscriptions, subscriptionsOf } from '../../../src/store/subscriptions.ts';
import { group, NOW, proposal, subscribed } from '../../store/given.ts';
import type { Given } from './given.ts';

export function chatsContract(given: Given): void {
  describe('a chat', () => {
    test('is unknown until it is noted, and then bound to nothing and quiet', async () => {
      const { store } = given;
      expect(await store.read((db) => findChat(db, 'test:group'))).toBeNull();

      await store.read((db) => group(db));

      expect(await store.read((db) => findChat(db, 'test:group'))).toEqual({
        key: 'test:group',
        channel: 'test',
        kind: 'group',
        title: '编办工作群',
        unit: null,
        lang: null,
        quiet: true,
        previewed: null,
        disabled: null,
        subscriptions: [],
      });
    });

    test('takes a new title, and keeps the old one when a message does not say it', async () => {
      const { store } = given;
      await store.read((db) => group(db, 'test:group', '编办'));
      await store.read((db) => bindChat(db, 'test:group', '市编办'));

      await store.read((db) => group(db, 'test:group', null));
      expect(await store.read((db) => findChat(db, 'test:group'))).toMatchObject({ title: '编办', unit: '市编办' });

      await store.read((db) => group(db, 'test:group', '市编办工作群'));
      expect(await store.read((db) => findChat(db, 'test:group'))).toMatchObject({
        title: '市编办工作群',
        unit: '市编办',
      });
    });

    test('remembers unit, language, quiet hours and the last preview', async () => {
      const { store } = given;
      await store.read((db) => group(db));
      await store.read((db) => group(db, 'test:other'));

      await store.transaction(async (db) => {
        await bindChat(db, 'test:group', '市编办');
        await setChatLang(db, 'test:group', 'en');
        await setQuiet(db, 'test:group', false);
        await notePreview(db, 'test:group', NOW + 1);
      });

      const changed = { unit: '市编办', lang: 'en', quiet: false, previewed: NOW + 1 };
      expect(await store.read((db) => findChat(db, 'test:group'))).toMatchObject(changed);
      const untouched = { unit: null, lang: null, quiet: true, previewed: null };
      expect(await store.read((db) => findChat(db, 'test:other'))).toMatchObject(untouched);
    });

    test('is disabled and enabled once each, and keeps its subscriptions', async () => {
      const { store } = given;
      await store.read((db) => subscribed(db));

      expect(await store.read((db) => disableChat(db, 'test:group', NOW))).toBe(true);
      expect(await store.read((db) => disableChat(db, 'test:group', NOW + 1))).toBe(false);
      const disabled = await store.read((db) => findChat(db, 'test:group'));
      expect(disabled?.disabled).toBe(NOW);
      expect(disabled?.subscriptions).toHaveLength(1);

      expect(await store.read((db) => enableChat(db, 'test:group'))).toBe(true);
      expect(await store.read((db) => enableChat(db, 'test:group'))).toBe(false);
      expect((await store.read((db) => findChat(db, 'test:group')))?.disabled).toBeNull();
    });
  });

  test('only chats with subscriptions that have not ended are listed, each with its own', async () => {
    const { store } = given;
    await store.read(async (db) => {
      await subscribed(db, { id: 'b', chat: 'test:two' });
      await subscribed(db, { id: 'a', chat: 'test:one' });
      await subscribed(db, { id: 'c', chat: 'test:one' });
      await subscribed(db, { id: 'd', chat: 'test:ended' });
      await endSubscriptions(db, ['d'], NOW);
      await group(db, 'test:none');
    });

    const chats = await store.read(chatsWithSubscriptions);

    expect(chats.map(({ key, subscriptions }) => [key, subscriptions.map(({ id }) => id)])).toEqual([
      ['test:one', ['a', 'c']],
      ['test:two', ['b']],
    ]);
  });

  describe('a chat that gets another key', () => {
    const line = {
      at: NOW,
      person: 'test:li',
      name: '李明',
      chat: 'test:group',
      action: 'bind-chat',
      subject: 'test:group',
      before: null,
      after: '市编办',
    };

    test('takes everything along but the audit trail', async () => {
      const { store } = given;
      const shown = { chat: 'test:group', person: 'test:li' };
      await store.transaction(async (db) => {
        await subscribed(db);
        await bindChat(db, 'test:group', '市编办');
        await notePerson(db, { key: 'test:li', channel: 'test', name: '李明', direct: 'test:group' }, NOW);
        await saveProposal(db, shown, proposal());
        await appendAudit(db, [line]);
      });

      await store.transaction((db) => rekeyChat(db, 'test:group', 'test:super'));

      expect(await store.read((db) => findChat(db, 'test:group'))).toBeNull();
      expect(await store.read((db) => findChat(db, 'test:super'))).toMatchObject({
        unit: '市编办',
        title: '编办工作群',
      });
      expect(await store.read((db) => subscriptionsOf(db, 'test:super'))).toMatchObject([
        { id: 's1', chat: 'test:super', thread: null },
      ]);
      expect((await store.read((db) => findPerson(db, 'test:li')))?.direct).toBe('test:super');
      expect(await store.read((db) => proposalsIn(db, ['test:super']))).toMatchObject([
        { shown: { chat: 'test:super', person: 'test:li' }, proposal: { subscription: { chat: 'test:super' } } },
      ]);
      expect(await store.read((db) => latestAudit(db, 'test:group', 10))).toEqual([line]);
    });

    test('fills in what is not known yet of the new one', async () => {
      const { store } = given;
      await store.transaction(async (db) => {
        await subscribed(db);
        await bindChat(db, 'test:group', '市编办');
        await setChatLang(db, 'test:group', 'en');
        await setQuiet(db, 'test:group', false);
        await noteChat(db, { key: 'test:super', channel: 'test', kind: 'group', title: '新群' }, NOW + 1);
        await setChatLang(db, 'test:super', 'zh');
      });

      await store.transaction((db) => rekeyChat(db, 'test:group', 'test:super'));

      expect(await store.read((db) => findChat(db, 'test:group'))).toBeNull();
      expect(await store.read((db) => findChat(db, 'test:super'))).toMatchObject({
        title: '新群',
        unit: '市编办',
        lang: 'zh',
        quiet: false,
        subscriptions: [{ id: 's1' }],
      });
    });

    test('may do so twice, and under its own key', async () => {
      const { store } = given;
      await store.read((db) => subscribed(db));

      await store.transaction((db) => rekeyChat(db, 'test:group', 'test:group'));
      await store.transaction((db) => rekeyChat(db, 'test:group', 'test:super'));
      await store.transaction((db) => rekeyChat(db, 'test:group', 'test:super'));

      expect((await store.read((db) => findChat(db, 'test:super')))?.subscriptions).toHaveLength(1);
    });
  });
}
