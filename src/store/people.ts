/** People: what they are called, the unit they are from, their rights, and where they can be reached alone. */
import type { Kysely } from 'kysely';
import type { Person } from '../session.ts';
import type { Instant } from '../time/instant.ts';
import { grantOf } from './rights.ts';
import type { Row, Schema } from './schema.ts';

/** A person as the store knows them; who is an owner is a matter of the configuration. */
export type KeptPerson = Omit<Person, 'isOwner'>;

/** What a message tells about the person who wrote it. */
export interface SeenPerson {
  key: string;
  channel: string;
  name: string;
  /** Key of the private chat, when the message came from there. */
  direct: string | null;
}

/** Notes the person, or what has changed of them; writes nothing when nothing has. */
export async function notePerson(db: Kysely<Schema>, person: SeenPerson, now: Instant): Promise<void> {
  await db
    .insertInto('people')
    .values({ ...person, unit: null, created_at: now })
    .onConflict((conflict) =>
      conflict
        .column('key')
        .doUpdateSet((row) => ({
          name: row.ref('excluded.name'),
          direct: row.fn.coalesce('excluded.direct', 'people.direct'),
        }))
        .where((row) =>
          row.or([
            row('people.name', '<>', row.ref('excluded.name')),
            row.and([
              row('excluded.direct', 'is not', null),
              row('people.direct', 'is distinct from', row.ref('excluded.direct')),
            ]),
          ]),
        ),
    )
    .execute();
}

/** Null when nothing was ever noted of them. */
export async function findPerson(db: Kysely<Schema>, key: string): Promise<KeptPerson | null> {
  // One after the other: this is called in transactions too, and a connection does one thing at a time.
  const person = await db.selectFrom('people').selectAll().where('key', '=', key).executeTakeFirst();
  const rights = await db.selectFrom('rights').selectAll().where('person', '=', key).orderBy('granted_at').execute();
  return person ? personOf(person, rights) : null;
}

/** The same of several people, by key, at the price of one. */
export async function findPeopleOf(db: Kysely<Schema>, keys: readonly string[]): Promise<Map<string, KeptPerson>> {
  const rows = await db.selectFrom('people').selectAll().where('key', 'in', keys).execute();
  return new Map((await withRights(db, rows)).map((person) => [person.key, person]));
}

/** The people on the channel who are called exactly that, or have that id there. */
export async function findPeople(db: Kysely<Schema>, channel: string, said: string): Promise<KeptPerson[]> {
  const people = await db
    .selectFrom('people')
    .selectAll()
    .where('channel', '=', channel)
    .where((row) => row.or([row('name', '=', said), row('key', '=', `${channel}:${said}`)]))
    .orderBy('key')
    .execute();
  return withRights(db, people);
}

/** Everybody who has a right, by key, and the owners, whose right is not kept here. */
export async function findHolders(db: Kysely<Schema>, owners: readonly string[] = []): Promise<KeptPerson[]> {
  const holders = db.selectFrom('rights').select('person');
  const people = await db
    .selectFrom('people')
    .selectAll()
    .where((row) => row.or([row('key', 'in', holders), ...owners.map((owner) => row('key', '=', owner))]))
    .orderBy('key')
    .execute();
  return withRights(db, people);
}

/** Who is alone with the bot in those chats; groups have nobody. */
export async function findAlone(db: Kysely<Schema>, chats: readonly string[]): Promise<KeptPerson[]> {
  if (chats.length === 0) return [];
  const alone = db.selectFrom('people').selectAll().where('direct', 'in', chats).orderBy('key');
  return withRights(db, await alone.execute());
}

/** The unit that they say they are from, as they said it. */
export async function bindPerson(db: Kysely<Schema>, key: string, unit: string): Promise<void> {
  await db.updateTable('people').set({ unit }).where('key', '=', key).execute();
}

async function withRights(db: Kysely<Schema>, people: readonly Row<'people'>[]): Promise<KeptPerson[]> {
  if (people.length === 0) return [];
  const keys = people.map(({ key }) => key);
  const rights = await db.selectFrom('rights').selectAll().where('person', 'in', keys).orderBy('granted_at').execute();
  const ofPerson = Map.groupBy(rights, ({ person }) => person);
  return people.map((person) => personOf(person, ofPerson.get(person.key) ?? []));
}

function personOf({ key, name, unit, direct }: Row<'people'>, rights: readonly Row<'rights'>[]): KeptPerson {
  return { key, name, unit, direct, grants: rights.map(grantOf) };
}
