/** Rights in the records of the desk: given, handed over and lost, with all that goes with them. */
import { describe, expect, test } from 'vitest';
import type { Effect } from '../../src/conversation.ts';
import { OvertakenError } from '../../src/desk/records.ts';
import type { Grant } from '../../src/session.ts';
import { describeOnEveryEngine } from '../store/engines.ts';
import { HOUR, NOW, proposal, subscription } from '../store/given.ts';
import { ADMIN, CODE, LIAISON, MINUTE, recordsOn } from './records-given.ts';

describeOnEveryEngine((given) => {
  const { open, load, perform, audit } = recordsOn(given);

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

  test('a chat in whose name anybody may write holds no right, whatever was kept of it', async () => {
    await perform([{ kind: 'invite', code: CODE, grant: ADMIN, expires: NOW + HOUR }], { person: 'boss' });
    await perform([{ kind: 'join', code: CODE, grant: ADMIN }], { person: 'chat:-100' });
    await perform([{ kind: 'bind-person', unit: '市国土局' }], { person: 'chat:-100' });

    const { person } = await load({ person: 'chat:-100', isAnonymous: true });
    expect(person).toMatchObject({ isAnonymous: true, grants: [], unit: null, isOwner: false });
    expect((await load({ person: 'li' })).person.isAnonymous).toBeUndefined();
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
    const own = subscription({ chat: 'test:@li', words: '', watch: { where: { mine: 'either' } } });
    for (const one of [own, { ...own, id: 's2' }]) {
      await perform([{ kind: 'propose', proposal: proposal({ subscription: one }) }], direct);
      await perform([{ kind: 'subscribe', subscription: one }], direct);
    }
    const units = [{ names: ['市国土局'], match: 'any' as const, role: 'either' as const }];
    const handed = { ...own, chat: 'test:@wang', words: '市国土局的任务', watch: { where: { units } } };

    const notice = { blocks: [{ kind: 'text' as const, text: '移交清单' }], choices: [] };
    await perform(
      [{ kind: 'hand-over', to: 'test:wang', grants: [LIAISON], subscriptions: [handed], doubled: ['s2'], notice }],
      direct,
    );

    const wang = await load({ person: 'wang', name: '王五', chat: '@wang', kind: 'private' });
    expect(wang.person.grants).toEqual([LIAISON]);
    expect(wang.chat.subscriptions).toMatchObject([{ ...handed }]);
    expect((await load(direct)).chat.subscriptions).toEqual([]);
    expect((await load(direct)).person.grants).toEqual([]);
    const owed = await given.store.read((db) => db.selectFrom('deliveries').selectAll().execute());
    expect(owed).toMatchObject([{ chat: 'test:@wang', kind: 'notice', state: 'queued' }]);
    expect(owed[0]?.reply).toContain('移交清单');
  });

  test.each<[string, (moment: number) => Promise<void>]>([
    ['revoked', (now) => perform([{ kind: 'revoke', person: 'test:li', grant: ADMIN }], { person: 'boss' }, now)],
    ['handed over', (now) => handOverAll(now)],
  ])('when a right is %s, the invitations that its holder gave out give nothing any more', async (_how, lose) => {
    await load({ person: 'wang', chat: '@wang', kind: 'private' });
    await perform([{ kind: 'invite', code: CODE, grant: ADMIN, expires: NOW + HOUR }], { person: 'boss' });
    await perform([{ kind: 'join', code: CODE, grant: ADMIN }]);
    await perform([{ kind: 'invite', code: 'OWN', grant: LIAISON, expires: NOW + HOUR }]);
    await perform([{ kind: 'invite', code: 'BOSS', grant: LIAISON, expires: NOW + HOUR }], { person: 'boss' });

    await lose(NOW + MINUTE);

    const join = (code: string) =>
      perform([{ kind: 'join', code, grant: LIAISON }], { person: 'sun' }, NOW + MINUTE).then(() => 'joined');
    await expect(join('OWN')).rejects.toThrow(OvertakenError);
    expect(await join('BOSS')).toBe('joined');
  });

  const handOverAll = (now: number) =>
    perform(
      [
        {
          kind: 'hand-over',
          to: 'test:wang',
          grants: [ADMIN],
          subscriptions: [],
          doubled: [],
          notice: { blocks: [], choices: [] },
        },
      ],
      {},
      now,
    );

  describe('whoever loses the last right', () => {
    const direct = { chat: '@li', kind: 'private' } as const;

    async function revoked(read: 'open' | 'members', more: Grant[] = []) {
      for (const [index, grant] of [LIAISON, ...more].entries()) {
        await perform([{ kind: 'invite', code: `CODE${index}`, grant, expires: NOW + HOUR }], { person: 'boss' });
        await perform([{ kind: 'join', code: `CODE${index}`, grant }], direct);
      }
      const own = subscription({ chat: 'test:@li' });
      await perform([{ kind: 'propose', proposal: proposal({ subscription: own }) }], direct);
      await perform([{ kind: 'subscribe', subscription: own }], direct);
      const boss = await load({ person: 'boss', name: '王' }, NOW + MINUTE);
      await open(given.store, read).perform(boss, [{ kind: 'revoke', person: 'test:li', grant: LIAISON }]);
      return (await load(direct)).chat.subscriptions.map(({ id }) => id);
    }

    test('gets nothing more in private where only members may read, and the trail says so', async () => {
      expect(await revoked('members')).toEqual([]);
      expect(await audit()).toContainEqual(
        expect.objectContaining({ action: 'unsubscribe', chat: 'test:@li', person: 'test:boss', after: null }),
      );
    });

    test('goes on where anybody may read, and with a right that is left', async () => {
      expect(await revoked('open')).toEqual(['s1']);
    });

    test('goes on with a right that is left', async () => {
      expect(await revoked('members', [ADMIN])).toEqual(['s1']);
    });
  });

  test('nobody is handed over to who can’t be reached alone, and then nothing has moved', async () => {
    await load({ person: 'wang' });
    await perform([{ kind: 'invite', code: CODE, grant: LIAISON, expires: NOW + HOUR }]);
    await perform([{ kind: 'join', code: CODE, grant: LIAISON }]);
    const notice = { blocks: [], choices: [] };

    await expect(
      perform([{ kind: 'hand-over', to: 'test:wang', grants: [LIAISON], subscriptions: [], doubled: [], notice }]),
    ).rejects.toThrow(OvertakenError);
    expect((await load()).person.grants).toEqual([LIAISON]);
  });
});
