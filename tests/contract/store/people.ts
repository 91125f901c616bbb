/** What every engine must do with people, their rights and the invitations that give them. */

import type { Kysely } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Grant } from '../../../src/session.ts';
import { createInvitation, expireInvitations, findInvitation, useInvitation } from '../../../src/store/invitations.ts';
import { bindPerson, findAlone, findHolders, findPeople, findPerson, notePerson } from '../../../src/store/people.ts';
import { grantRight, moveRights, revokeRight } from '../../../src/store/rights.ts';
import type { Schema } from '../../../src/store/schema.ts';
import { HOUR, NOW } from '../../store/given.ts';
import type { Given } from './given.ts';

const giving = { by: 'test:owner', at: NOW };
const admin: Grant = { role: 'admin', unit: null };
const liaison: Grant = { role: 'liaison', unit: '市编办' };
const member: Grant = { role: 'member', unit: '市编办' };

async function people(db: Kysely<Schema>): Promise<void> {
  await notePerson(db, { key: 'test:li', channel: 'test', name: '李明', direct: null }, NOW);
  await notePerson(db, { key: 'test:wang', channel: 'test', name: '王芳', direct: 'test:dm' }, NOW);
  await notePerson(db, { key: 'other:li', channel: 'other', name: '李明', direct: null }, NOW);
}

export function peopleContract(given: Given): void {
  describe('a person', () => {
    test('is noted with name and private chat, and keeps the chat when a group does not tell it', async () => {
      const { store } = given;
      expect(await store.read((db) => findPerson(db, 'test:wang'))).toBeNull();
      await store.read(people);
      await store.read((db) => bindPerson(db, 'test:wang', '编办'));

      await store.read((db) =>
        notePerson(db, { key: 'test:wang', channel: 'test', name: '王芳（编办）', direct: null }, NOW + 1),
      );

      expect(await store.read((db) => findPerson(db, 'test:wang'))).toEqual({
        key: 'test:wang',
        name: '王芳（编办）',
        unit: '编办',
        direct: 'test:dm',
        grants: [],
      });
    });

    test('is found by exact name or id on one channel only', async () => {
      const { store } = given;
      await store.read(people);
      await store.read((db) => notePerson(db, { key: 'test:li2', channel: 'test', name: '李明', direct: null }, NOW));
      const found = async (said: string) =>
        (await store.read((db) => findPeople(db, 'test', said))).map(({ key }) => key);

      expect(await found('李明')).toEqual(['test:li', 'test:li2']);
      expect(await found('wang')).toEqual(['test:wang']);
      expect(await found('李')).toEqual([]);
      expect(await found('%')).toEqual([]);
    });
  });

  test('is found by the private chat in which they are alone with the bot', async () => {
    const { store } = given;
    await store.read(people);
    const alone = async (...chats: string[]) =>
      (await store.read((db) => findAlone(db, chats))).map(({ direct, name }) => [direct, name]);

    expect(await alone('test:dm', 'test:group')).toEqual([['test:dm', '王芳']]);
    expect(await alone()).toEqual([]);
  });

  describe('a right', () => {
    test('is given once and taken once', async () => {
      const { store } = given;
      await store.read(people);

      expect(await store.read((db) => grantRight(db, 'test:li', admin, giving))).toBe(true);
      expect(await store.read((db) => grantRight(db, 'test:li', admin, giving))).toBe(false);
      await store.read((db) => grantRight(db, 'test:li', liaison, { ...giving, at: NOW + 1 }));
      expect((await store.read((db) => findPerson(db, 'test:li')))?.grants).toEqual([admin, liaison]);

      expect(await store.read((db) => revokeRight(db, 'test:li', admin))).toBe(true);
      expect(await store.read((db) => revokeRight(db, 'test:li', admin))).toBe(false);
      expect((await store.read((db) => findPerson(db, 'test:li')))?.grants).toEqual([liaison]);
    });

    test('of others is not touched', async () => {
      const { store } = given;
      await store.read(people);
      await store.read((db) => grantRight(db, 'test:li', liaison, giving));
      await store.read((db) => grantRight(db, 'test:wang', liaison, giving));
      await store.read((db) => grantRight(db, 'test:wang', { role: 'liaison', unit: '市财政局' }, giving));

      await store.read((db) => revokeRight(db, 'test:wang', liaison));

      const holders = await store.read(findHolders);
      expect(holders.map(({ key, grants }) => [key, grants])).toEqual([
        ['test:li', [liaison]],
        ['test:wang', [{ role: 'liaison', unit: '市财政局' }]],
      ]);
    });

    test('is held by those who have one, and by the owners who were ever seen', async () => {
      const { store } = given;
      await store.read(people);
      await store.read((db) => grantRight(db, 'test:li', liaison, giving));
      const held = async (...owners: string[]) =>
        (await store.read((db) => findHolders(db, owners))).map(({ key }) => key);

      expect(await held()).toEqual(['test:li']);
      expect(await held('test:wang', 'test:li', 'test:nobody')).toEqual(['test:li', 'test:wang']);
    });

    test('moves to somebody who may have it already, and only when it is still there', async () => {
      const { store } = given;
      await store.read(people);
      await store.read((db) => grantRight(db, 'test:li', liaison, giving));
      await store.read((db) => grantRight(db, 'test:li', member, { ...giving, at: NOW + 1 }));
      await store.read((db) => grantRight(db, 'test:wang', member, giving));

      const moved = await store.transaction((db) =>
        moveRights(db, 'test:li', 'test:wang', [liaison, member, admin], { ...giving, at: NOW + 2 }),
      );

      expect(moved).toEqual([liaison, member]);
      expect((await store.read((db) => findPerson(db, 'test:li')))?.grants).toEqual([]);
      expect((await store.read((db) => findPerson(db, 'test:wang')))?.grants).toEqual([member, liaison]);
    });
  });

  describe('an invitation', () => {
    const expires = NOW + 24 * HOUR;
    const invite = (code: string) =>
      given.store.read((db) => createInvitation(db, code, { grant: liaison, expires }, giving));
    const use = (code: string, person: string, now: number) =>
      given.store.transaction((db) => useInvitation(db, code, person, now));
    const state = (code: string, now: number) => given.store.read((db) => findInvitation(db, code, now));

    test('gives its right once', async () => {
      await invite('K7QM2XHDTR');
      expect(await state('K7QM2XHDTR', NOW)).toEqual({ state: 'open', grant: liaison });

      expect(await use('K7QM2XHDTR', 'test:li', NOW)).toEqual(liaison);

      expect(await use('K7QM2XHDTR', 'test:wang', NOW)).toBeNull();
      expect(await state('K7QM2XHDTR', NOW)).toEqual({ state: 'used', grant: liaison });
    });

    test('gives nothing from the moment at which it expires', async () => {
      await invite('K7QM2XHDTR');

      expect(await use('K7QM2XHDTR', 'test:li', expires)).toBeNull();
      expect(await state('K7QM2XHDTR', expires)).toEqual({ state: 'expired', grant: liaison });
      expect(await use('K7QM2XHDTR', 'test:li', expires - 1)).toEqual(liaison);
    });

    test('of an unknown code does not exist', async () => {
      expect(await use('K7QM2XHDTR', 'test:li', NOW)).toBeNull();
      expect(await state('K7QM2XHDTR', NOW)).toEqual({ state: 'unknown', grant: null });
    });

    test('of somebody who lost a right gives nothing from then on; those of others do', async () => {
      await invite('K7QM2XHDTR');
      await given.store.read((db) =>
        createInvitation(db, 'OTHER', { grant: liaison, expires }, { by: 'test:li', at: NOW }),
      );
      await invite('USED');
      await use('USED', 'test:li', NOW);

      await given.store.read((db) => expireInvitations(db, giving.by, NOW + HOUR));

      expect(await use('K7QM2XHDTR', 'test:li', NOW + HOUR)).toBeNull();
      expect((await state('K7QM2XHDTR', NOW + HOUR)).state).toBe('expired');
      expect((await state('OTHER', NOW + HOUR)).state).toBe('open');
      expect((await state('USED', NOW + HOUR)).state).toBe('used');
    });

    test('that several use at once is used by one', async () => {
      await invite('K7QM2XHDTR');

      const given = await Promise.all(['a', 'b', 'c', 'd'].map((person) => use('K7QM2XHDTR', `test:${person}`, NOW)));

      expect(given.filter((grant) => grant !== null)).toEqual([liaison]);
    });

    test('does not keep its code', async () => {
      await invite('K7QM2XHDTR');

      const rows = await given.store.read((db) => db.selectFrom('invitations').selectAll().execute());

      expect(rows).toHaveLength(1);
      expect(JSON.stringify(rows)).not.toContain('K7QM2XHDTR');
    });
  });
}
