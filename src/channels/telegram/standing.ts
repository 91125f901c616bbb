/** How the bot stands in a chat: it was added or removed, blocked or unblocked. */
import { type Decoded, ignore, type Me } from './decoded.ts';
import { actorOf } from './person.ts';
import type { Member, Standing } from './update.ts';

export function decodeStanding(standing: Standing, me: Me): Decoded {
  const { chat, from, old_chat_member: before, new_chat_member: after } = standing;
  if (after.user.id !== me.id) return ignore('the standing of somebody else');
  if (isIn(before) === isIn(after)) return ignore('a standing that changes nothing');
  if (!isIn(after)) return { kind: 'event', event: { kind: 'left', chat: `${chat.id}` } };
  const { person, name = '' } = actorOf(from, chat);
  const isBroadcast = chat.type === 'channel' && { isBroadcast: true as const };
  return {
    kind: 'event',
    event: { kind: 'joined', chat: `${chat.id}`, title: chat.title ?? null, person, name, ...isBroadcast },
  };
}

/** Whether it can write there. In private, `kicked` is what Telegram calls blocked. */
function isIn({ status, is_member: isMember }: Member): boolean {
  if (status === 'restricted') return isMember === true;
  return ['creator', 'administrator', 'member'].includes(status);
}
