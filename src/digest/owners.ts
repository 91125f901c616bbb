/** Where the owners can be told something: those on channels that run here, in their private chats. */
import type { Lang } from '../conversation.ts';
import { findChat } from '../store/chats.ts';
import { findPerson } from '../store/people.ts';
import { type Carrier, type Parts, splitKey } from './parts.ts';

export interface Reached {
  owner: string;
  /** Key of the chat. */
  chat: string;
  lang: Lang;
}

/**
 * In the private chat from which they last wrote. Who never wrote is tried in the one that the platform has for everybody,
 * where it lets the bot begin. Rejects with StoreError.
 */
export function reachOwners({
  store,
  channels,
  owners,
}: Pick<Parts, 'store' | 'channels' | 'owners'>): Promise<Reached[]> {
  return store.read(async (db) => {
    const reached: Reached[] = [];
    for (const owner of owners) {
      const { channel, name } = splitKey(owner);
      const carrier = channels.find((candidate) => candidate.name === channel);
      const chat = carrier && ((await findPerson(db, owner))?.direct ?? firstChat(carrier, name));
      if (chat) reached.push({ owner, chat, lang: (await findChat(db, chat))?.lang ?? 'zh' });
    }
    return reached;
  });
}

function firstChat({ name, canBegin, privateChat }: Carrier, person: string): string | null {
  return canBegin === false ? null : `${name}:${privateChat(person)}`;
}
