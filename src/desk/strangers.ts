/** What is answered to whom where only members may read, and to whom it is not. */
import { findCommand } from '../../commands/index.ts';
import type { Answer, Message, Request, World } from '../conversation.ts';
import type { Session } from '../session.ts';
import { sentence } from './sentence.ts';
import { CANNOT_CHECK, MEMBERS_ONLY, MEMBERS_ONLY_ANONYMOUS } from './wording.ts';

export interface Readers {
  read: 'open' | 'members';
  /** `channel:person`: of them it is known without the records that they may read. */
  owners?: readonly string[];
}

/** Whether only members may read, and whoever writes is none: without a right, and not in a bound group. */
export function isStranger({ person, chat }: Session, { read, owners }: Readers): boolean {
  if (read === 'open' || person.isOwner || person.grants.length > 0) return false;
  if (owners?.includes(person.key)) return false;
  return chat.kind === 'private' || chat.unit === null;
}

/**
 * Turns a stranger away; undefined for everybody else. Strangers too may ask for help and take an invitation, and see and
 * stop what is sent to them. While the records can't be `reached`, everybody but the owners is one.
 */
export function turnStrangerAway(
  request: Request,
  world: World,
  message: Message,
  reached: boolean,
): Answer | undefined {
  const { isStranger, lang } = world;
  if (!isStranger || (request.kind === 'command' && findCommand(request.name)?.forStrangers)) return undefined;
  const membersOnly = message.isAnonymous ? MEMBERS_ONLY_ANONYMOUS : MEMBERS_ONLY;
  return sentence((reached ? membersOnly : CANNOT_CHECK)[lang], message);
}
