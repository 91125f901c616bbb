/** What a channel's buttons stand for, kept in the store. */
import type { Choices } from '../channels/choices.ts';
import { findChoice, forgetChoices, keyOfChoice, saveChoices } from '../store/choices.ts';
import type { Store } from '../store/store.ts';
import type { Clock } from './clock.ts';
import { onceADay } from './daily.ts';

/** More are not remembered as being kept: then the same is simply kept once more. */
const MOST_KNOWN = 10_000;

/** Both methods reject with StoreError. */
export function openChoices(store: Store, clock: Clock): Choices {
  /** Keys of what was kept today: a list that many look at costs one commit a day. */
  const known = new Set<string>();
  const turnDay = onceADay((now) => {
    known.clear();
    return store.read((db) => forgetChoices(db, now));
  });

  return {
    async keep(all) {
      await turnDay(clock.now());
      const keys = all.map(keyOfChoice);
      const news = all.filter((_, index) => !known.has(keys[index] ?? ''));
      if (news.length > 0) await store.read((db) => saveChoices(db, news, clock.now()));
      if (known.size > MOST_KNOWN) known.clear();
      for (const key of keys) known.add(key);
      return keys;
    },
    find: (key) => store.read((db) => findChoice(db, key)),
  };
}
