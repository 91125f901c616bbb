/** What every engine must do with choices: find again what a button stands for, for half a year, and nothing that was tampered with. */
import { describe, expect, test } from 'vitest';
import type { Query } from '../../../src/plan/query.ts';
import { findChoice, forgetChoices, type KeptChoice, keyOfChoice, saveChoices } from '../../../src/store/choices.ts';
import type { Day } from '../../../src/time/day.ts';
import { HOUR, NOW } from '../../store/given.ts';
import type { Given } from './given.ts';

const DAY = 24 * HOUR;
/** Everything that a query can hold. */
const query: Query = {
  tell: 'count',
  also: ['leads', 'due'],
  where: {
    items: ['4.3'],
    units: [{ names: ['市编办'], match: 'all', role: 'only lead' }],
    due: { from: null, to: '2017-06-30' as Day },
    section: [3],
    topic: ['河长制'],
    phase: 1,
    mine: 'support',
    relative: 'overdue',
  },
  except: { section: [2] },
  of: 'items',
  order: 'most',
  limit: 3,
  claim: { units: ['市水务局'], only: true, due: { from: '2017-01-01' as Day, to: null } },
};
const page: KeptChoice = { text: '更多', asked: { query, page: 1 } };

export function choicesContract(given: Given): void {
  describe('a choice', () => {
    const save = (choices: KeptChoice[], at = NOW) => given.store.read((db) => saveChoices(db, choices, at));
    const find = (choice: KeptChoice) => given.store.read((db) => findChoice(db, keyOfChoice(choice)));
    const forget = (at: number) => given.store.read((db) => forgetChoices(db, at));

    test('is found by its key, with all that it asks', async () => {
      const words = { text: '市编办牵头的任务' };
      await save([page, words, page]);

      expect(await find(page)).toEqual(page);
      expect(await find(words)).toEqual(words);
      expect(await find({ text: '没有' })).toBeNull();
    });

    test('has a key of 16 plain characters, another one for whatever else it may be', () => {
      const others = [{ text: '更多' }, { text: 'more', asked: page.asked }, { ...page, asked: { query, page: 2 } }];
      const keys = [page, ...others].map((choice) => keyOfChoice(choice as KeptChoice));

      expect(keys.filter((key) => /^[\w-]{16}$/u.test(key))).toHaveLength(4);
      expect(new Set(keys).size).toBe(4);
      expect(keyOfChoice(structuredClone(page))).toBe(keys[0]);
    });

    test('is forgotten 180 days after it was last used, and kept when it is used again', async () => {
      const other = { text: '别的' };
      await save([page, other]);
      await save([page], NOW + DAY);

      expect(await forget(NOW + 180 * DAY)).toBe(0);
      expect(await forget(NOW + 181 * DAY)).toBe(1);
      expect(await find(page)).toEqual(page);
      expect(await find(other)).toBeNull();
      expect(await forget(NOW + 181 * DAY + 1)).toBe(1);
    });

    test.each([
      'no JSON',
      '{}',
      '{"query":{"tell":"measures","where":{}},"page":-1}',
      '{"query":{"tell":"everything","where":{}},"page":0}',
      '{"query":{"tell":"measures","where":{"unknown":1}},"page":0}',
      '{"query":{"tell":"measures","where":{"due":{"from":"2017-13-01","to":null}}},"page":0}',
    ])('that asks what this program does not know is none: %s', async (asked) => {
      await save([page]);
      await given.store.read((db) => db.updateTable('choices').set({ asked }).execute());

      expect(await find(page)).toBeNull();
    });
  });
}
