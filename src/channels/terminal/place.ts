/** Where the one at the terminal is: which person in which chat, and what chats and people are called there. */
import type { ChatKind } from '../../session.ts';

/** The one who sits at the terminal owns the bot. */
export const OWNER = 'owner';

const PRIVATE = /^@(?<person>.+)$/u;

export interface Place {
  /** null is the owner. */
  person: string | null;
  /** null is the person's private chat with the bot. */
  group: string | null;
}

/** The chat in which a person is alone with the bot. */
export function privateChat(person: string): string {
  return `@${person}`;
}

/** Who writes and where, as a message tells it. */
export function sender({ person, group }: Place): {
  chat: string;
  kind: ChatKind;
  person: string;
  name?: string;
  title?: string;
} {
  const id = person ?? OWNER;
  return {
    ...(group === null ? { chat: privateChat(id), kind: 'private' } : { chat: group, kind: 'group', title: group }),
    person: id,
    ...(person !== null && { name: person }),
  };
}

/** The chat as a place: a group, or the private chat of a person. */
export function placeOf(chat: string): Place {
  const person = PRIVATE.exec(chat)?.groups?.person;
  if (person === undefined) return { person: null, group: chat };
  return { person: person === OWNER ? null : person, group: null };
}
