/** What every engine must do with proposals, seen messages, the audit trail, plan versions and marks. */
import { describe, expect, test } from 'vitest';
import type { AuditEntry } from '../../../src/session.ts';
import { appendAudit, latestAudit } from '../../../src/store/audit.ts';
import { findMark, noteMark } from '../../../src/store/marks.ts';
import { notePerson } from '../../../src/store/people.ts';
import { findPlanVersion, savePlanVersion } from '../../../src/store/plans.ts';
import { confirmProposal, dropProposal, proposalsIn, type Shown, saveProposal } from '../../../src/store/proposals.ts';
import { forgetSeen, noteSeen } from '../../../src/store/seen.ts';
import { loadSessions } from '../../../src/store/sessions.ts';
import { HOUR, NOW, proposal, subscribed, subscription } from '../../store/given.ts';
import type { Given } from './given.ts';

const shown = { chat: 'test:group', person: 'test:li' };

export function notesContract(given: Given): void {
  async function proposalTo(to: Shown) {
    const all = await given.store.read((db) => proposalsIn(db, [to.chat]));
    return all.find(({ shown: { person } }) => person === to.person) ?? null;
  }
  const sessionOf = async (place: Shown) => (await given.store.read((db) => loadSessions(db, [place])))(place);

  describe('a proposal', () => {
    test('belongs to one person in one chat, and the latest counts', async () => {
      const { store } = given;
      const first = proposal({ id: 'first', expires: NOW });
      const second = proposal({ id: 'second', subscription: subscription({ thread: '77', follows: true }) });
      await store.read((db) => saveProposal(db, shown, first));
      await store.read((db) => saveProposal(db, shown, second));

      expect(await proposalTo(shown)).toEqual({ shown, proposal: second, isConfirmed: false });
      expect(await proposalTo({ ...shown, person: 'test:wang' })).toBeNull();
      expect(await proposalTo({ ...shown, chat: 'test:other' })).toBeNull();
    });

    test('that another version kept is none, and stands in nobody’s way', async () => {
      const { store } = given;
      await store.read((db) => saveProposal(db, shown, proposal()));
      await store.read((db) =>
        db
          .updateTable('proposals')
          .set({ subscription: JSON.stringify(subscription()) })
          .execute(),
      );

      expect(await proposalTo(shown)).toBeNull();
      expect((await sessionOf(shown)).pending).toBeNull();
      await store.read((db) => saveProposal(db, shown, proposal()));
      expect((await sessionOf(shown)).pending).toEqual(proposal());
    });

    test('is confirmed once, however often somebody says so at the same time, and then waits no more', async () => {
      const { store } = given;
      const made = subscription({ id: 'made' });
      await store.read((db) => saveProposal(db, shown, proposal()));

      const confirmed = await Promise.all(
        Array.from({ length: 4 }, () => store.transaction((db) => confirmProposal(db, shown, proposal(), made))),
      );

      expect(confirmed.filter(Boolean)).toHaveLength(1);
      expect(await proposalTo(shown)).toEqual({
        shown,
        proposal: proposal({ subscription: made }),
        isConfirmed: true,
      });
      expect((await sessionOf(shown)).pending).toBeNull();
    });

    test('that was replaced or dropped is not confirmed', async () => {
      const { store } = given;
      const confirm = (id: string) =>
        store.transaction((db) => confirmProposal(db, shown, proposal({ id }), subscription()));
      await store.read((db) => saveProposal(db, shown, proposal({ id: 'second' })));

      expect(await confirm('first')).toBe(false);
      expect((await sessionOf(shown)).pending?.id).toBe('second');
      await store.read((db) => dropProposal(db, shown));
      expect(await confirm('second')).toBe(false);
    });
  });

  describe('a message', () => {
    const see = (id: string, chat = 'test:group', now = NOW) => given.store.read((db) => noteSeen(db, chat, id, now));

    test('is new once in its chat, also for several who ask at once', async () => {
      expect(await see('1')).toBe(true);
      expect(await see('1')).toBe(false);
      expect(await see('1', 'test:other')).toBe(true);
      expect(await see('2')).toBe(true);
      const seen = await Promise.all(Array.from({ length: 4 }, () => see('3')));
      expect(seen.filter(Boolean)).toHaveLength(1);
    });

    test('is forgotten after seven days', async () => {
      await see('1');
      const week = 7 * 24 * HOUR;

      expect(await given.store.read((db) => forgetSeen(db, NOW + week))).toBe(0);
      expect(await see('1')).toBe(false);
      expect(await given.store.read((db) => forgetSeen(db, NOW + week + 1))).toBe(1);
      expect(await see('1')).toBe(true);
    });
  });

  describe('the audit trail', () => {
    const entry = (subject: string, at: number, chat = 'test:group'): AuditEntry => ({
      at,
      person: 'test:li',
      name: '李明',
      chat,
      action: 'bind-chat',
      subject,
      before: null,
      after: '市编办',
    });

    test('tells the newest first, of one chat or of all, and changes of one moment in their order', async () => {
      const { store } = given;
      await store.transaction((db) =>
        appendAudit(
          db,
          ['1', '2', '3'].map((subject) => entry(subject, NOW)),
        ),
      );
      await store.transaction((db) => appendAudit(db, [entry('4', NOW + 1, 'test:other'), entry('5', NOW - 1)]));
      await store.transaction((db) => appendAudit(db, []));
      const latest = async (chat: string | null, limit: number) =>
        (await store.read((db) => latestAudit(db, chat, limit))).map(({ subject }) => subject);

      expect(await latest(null, 10)).toEqual(['4', '3', '2', '1', '5']);
      expect(await latest('test:group', 2)).toEqual(['3', '2']);
      expect(await store.read((db) => latestAudit(db, 'test:other', 1))).toEqual([entry('4', NOW + 1, 'test:other')]);
    });
  });

  test('plan data of a version is kept as it was first saved', async () => {
    const { store } = given;
    const data = { title: '规划', measures: [{ id: '24' }] };
    await store.read((db) => savePlanVersion(db, { version: 'v1', id: 'ezhou', data }, NOW));
    await store.read((db) => savePlanVersion(db, { version: 'v1', id: 'ezhou', data: {} }, NOW + 1));

    expect(await store.read((db) => findPlanVersion(db, 'v1'))).toEqual({ version: 'v1', id: 'ezhou', data });
    expect(await store.read((db) => findPlanVersion(db, 'v2'))).toBeNull();
  });

  test('a mark tells when something last happened', async () => {
    const { store } = given;
    expect(await store.read((db) => findMark(db, 'schedule'))).toBeNull();

    await store.read((db) => noteMark(db, 'schedule', NOW));
    await store.read((db) => noteMark(db, 'schedule', NOW + 1));

    expect(await store.read((db) => findMark(db, 'schedule'))).toBe(NOW + 1);
    expect(await store.read((db) => findMark(db, 'other'))).toBeNull();
  });

  test('a session is loaded at once, of strangers as well', async () => {
    const { store } = given;
    expect(await sessionOf(shown)).toEqual({ chat: null, person: null, pending: null });

    await store.transaction(async (db) => {
      await subscribed(db);
      await notePerson(db, { key: 'test:li', channel: 'test', name: '李明', direct: null }, NOW);
      await saveProposal(db, shown, proposal({ subscription: subscription({ id: 's2' }), expires: NOW }));
    });

    expect(await sessionOf(shown)).toMatchObject({
      chat: { key: 'test:group', subscriptions: [{ id: 's1' }] },
      person: { name: '李明' },
      pending: { subscription: { id: 's2' } },
    });
  });
}
