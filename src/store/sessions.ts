/** What people in chats are known by, loaded at once for all who wrote together: the look-ups of every message. */
import type { Kysely } from 'kysely';
import type { Proposal } from '../session.ts';
import { findChats, type KeptChat } from './chats.ts';
import { findPeopleOf, type KeptPerson } from './people.ts';
import { type Found, proposalsIn, type Shown } from './proposals.ts';
import type { Schema } from './schema.ts';

export interface KeptSession {
  chat: KeptChat | null;
  person: KeptPerson | null;
  /** Also when it has expired. */
  pending: Proposal | null;
}

/** Gives what is known by each of those places. On a server the look-ups run side by side. */
export async function loadSessions(
  db: Kysely<Schema>,
  places: readonly Shown[],
): Promise<(place: Shown) => KeptSession> {
  const chatKeys = [...new Set(places.map(({ chat }) => chat))];
  const [chats, people, proposals] = await Promise.all([
    findChats(db, chatKeys),
    findPeopleOf(db, [...new Set(places.map(({ person }) => person))]),
    proposalsIn(db, chatKeys),
  ]);
  return ({ chat, person }) => ({
    chat: chats.get(chat) ?? null,
    person: people.get(person) ?? null,
    pending: proposals.find((one) => isTo(one, { chat, person }) && !one.isConfirmed)?.proposal ?? null,
  });
}

function isTo({ shown }: Found, { chat, person }: Shown): boolean {
  return shown.chat === chat && shown.person === person;
}
