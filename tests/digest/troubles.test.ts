/** Troubles of a channel: each owner who can be reached is told once of each, however often it is noticed and by how many replicas. */
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { openTroubles, type Trouble } from '../../src/digest/troubles.ts';
import { noteChat, setChatLang } from '../../src/store/chats.ts';
import { notePerson } from '../../src/store/people.ts';
import { findTroubles } from '../../src/store/troubles.ts';
import { at, deliveries, EARLY, HOUR, MONDAY, openStation, type Station } from './given.ts';

const OPEN = at(MONDAY, '09:00');

function trouble(given: Partial<Trouble> = {}): Trouble {
  return {
    channel: 'test',
    name: 'privacy',
    whose: 'bot',
    note: { zh: '隐私模式', en: 'privacy mode' },
    byItself: true,
    ...given,
  };
}

/** A station in office time whose channel finds out things about itself. */
async function station(given: Parameters<typeof openStation>[0] = {}) {
  const troubles = openTroubles();
  const opened = await openStation({ start: OPEN, troubles, ...given });
  const run = async () => {
    opened.clock.pass(10_000);
    await opened.digests.run();
  };
  return { ...opened, troubles, run };
}

const told = ({ platform }: Pick<Station, 'platform'>) =>
  platform.taken.map(({ chat, text }) => `${chat}: ${text.trim()}`);

describe('a trouble', () => {
  test('is told to every owner on a channel that runs, once, however long it lasts', async () => {
    const given = await station({ owners: ['test:one', 'test:two', 'elsewhere:three'] });
    given.troubles.begin(trouble());
    await given.run();
    given.troubles.begin(trouble());
    await given.run();

    expect(told(given).toSorted()).toEqual(['direct-one: 隐私模式', 'direct-two: 隐私模式']);
  });

  test('is told in the language of the owner’s chat', async () => {
    const given = await station();
    await given.store.transaction(async (db) => {
      await noteChat(db, { key: 'test:p7', channel: 'test', kind: 'private', title: null }, OPEN);
      await setChatLang(db, 'test:p7', 'en');
      await notePerson(db, { key: 'test:owner', channel: 'test', name: 'Wang', direct: 'test:p7' }, OPEN);
    });
    given.troubles.begin(trouble());
    await given.run();

    expect(told(given)).toEqual(['p7: privacy mode']);
  });

  test('is told once by all replicas together, and not again after a restart', async () => {
    const given = await station();
    for (let replica = 0; replica < 3; replica += 1) {
      const troubles = openTroubles();
      troubles.begin(trouble());
      await given.another({ troubles }).run();
      given.clock.pass(10_000);
    }

    expect(told(given)).toHaveLength(1);
  });

  test('is told again when it was over, also when another process saw the end', async () => {
    const given = await station();
    given.troubles.begin(trouble());
    await given.run();
    const troubles = openTroubles();
    troubles.end('test', 'privacy');
    await given.another({ troubles }).run();
    expect(await given.store.read(findTroubles)).toEqual([]);

    troubles.begin(trouble());
    given.clock.pass(HOUR);
    await given.another({ troubles }).run();
    expect(told(given)).toHaveLength(2);
  });

  test('of one bot is not that of another, which takes its place', async () => {
    const given = await station();
    for (const whose of ['one', 'other', 'other']) {
      const troubles = openTroubles();
      troubles.begin(trouble({ whose }));
      await given.another({ troubles }).run();
      given.clock.pass(10_000);
    }
    expect(told(given)).toHaveLength(2);
    expect(await given.store.read(findTroubles)).toEqual(['test/privacy']);
  });

  test('that ended and came back within a moment is a new one', async () => {
    const given = await station();
    given.troubles.begin(trouble());
    await given.run();
    given.troubles.end('test', 'privacy');
    given.troubles.begin(trouble());
    await given.run();

    expect(told(given)).toHaveLength(2);
  });

  test('that is over before anybody could be told is not told', async () => {
    const given = await station({ start: EARLY });
    given.troubles.begin(trouble());
    await given.run();
    expect((await deliveries(given)).map(({ state }) => state)).toEqual(['queued']);
    given.troubles.end('test', 'privacy');
    await given.digests.passTo(OPEN);

    expect(told(given)).toEqual([]);
    expect((await deliveries(given)).map(({ state }) => state)).toEqual(['dropped']);
  });

  test('of which the channel itself can’t tell goes to owners elsewhere only', async () => {
    const given = await station({ owners: ['test:one', 'other:two'] });
    given.troubles.begin(trouble({ channel: 'other', name: 'revoked', byItself: false }));
    await given.run();
    expect(told(given)).toEqual(['direct-one: 隐私模式']);
    expect(await given.store.read(findTroubles)).toEqual(['other/revoked']);
  });

  test('that all were told who can be reached leaves the store alone until somebody else can be', async () => {
    const given = await station({ owners: ['test:owner', 'terminal:owner'] });
    given.troubles.begin(trouble());
    await given.run();
    const writable = (can: boolean) =>
      given.store.read((db) => sql`pragma query_only = ${sql.raw(can ? 'off' : 'on')}`.execute(db));

    await writable(false);
    await given.troubles.report(given.parts, given.clock.now());
    await writable(true);

    expect(told(given)).toEqual(['direct-owner: 隐私模式']);
  });

  test('waits for an owner to whom nothing can be sent before they have written', async () => {
    const given = await station();
    const channels = given.parts.channels.map((carrier) => ({ ...carrier, canBegin: false as const }));
    const shy = given.another({ channels, troubles: given.troubles });
    given.troubles.begin(trouble());
    await shy.run();
    expect(await deliveries(given)).toEqual([]);

    await given.store.read((db) =>
      notePerson(db, { key: 'test:owner', channel: 'test', name: '王', direct: 'test:p7' }, OPEN),
    );
    given.clock.pass(10_000);
    await shy.run();
    expect(told(given)).toEqual(['p7: 隐私模式']);
  });
});
