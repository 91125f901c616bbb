/** What one person in one chat is known by, loaded at once: the look-ups of every message. */
import type { Kysely } from 'kysely';
import type { Proposal } from '../session.ts';
import { findChat, type KeptChat } from './chats.ts';
import { findPerson, type KeptPerson } from './people.ts';
import { findProposal, type Shown } from './proposals.ts';
import type { Schema } from './schema.ts';

export interface KeptSession {
  chat: KeptChat | null;
  person: KeptPerson | null;
  /** Also when it has expired. */
  pending: Proposal | null;
}

/** On a server the look-ups run side by side. */
export async function loadSession(db: Kysely<Schema>, { chat, person }: Shown): Promise<KeptSession> {
  const [keptChat, keptPerson, pending] = await Promise.all([
    findChat(db, chat),
    findPerson(db, person),
    findProposal(db, { chat, person }),
  ]);
  return { chat: keptChat, person: keptPerson, pending };
}
