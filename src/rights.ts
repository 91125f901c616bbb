/** Who may do what, and who can help somebody who may not. What is not allowed here is denied. */
import type { Chat, Grant, Person } from './session.ts';

/** What somebody must be allowed. */
export type Right =
  /** To change what this chat receives: in a private chat whoever writes there, in a group those who look after its unit. */
  | 'chat'
  /** To see and settle what concerns all chats. */
  | 'office'
  | 'owner'
  /** To act for a unit, by its name in the plan. */
  | { unit: string };

/** Whether the person may do that in the chat. */
export function mayDo(person: Person, chat: Chat, right: Right): boolean {
  if (person.isAnonymous) return false;
  if (person.isOwner) return true;
  if (right === 'owner') return false;
  if (isAdmin(person)) return true;
  if (right === 'office') return false;
  if (right !== 'chat') return isLiaisonOf(person, right.unit);
  return chat.kind === 'private' || (chat.unit !== null && isLiaisonOf(person, chat.unit));
}

/** Whether the person may give that right to others and take it from them: always a lesser one than their own. */
export function mayGrant(person: Person, { role, unit }: Grant): boolean {
  if (person.isAnonymous) return false;
  if (person.isOwner) return true;
  if (role === 'admin') return false;
  if (isAdmin(person)) return true;
  return role === 'member' && unit !== null && isLiaisonOf(person, unit);
}

/** The right that somebody needs to give that one. */
export function rightToGrant({ role, unit }: Grant): Right {
  if (role === 'admin') return 'owner';
  return role === 'member' && unit !== null ? { unit } : 'office';
}

export function isAdmin({ grants }: Person): boolean {
  return grants.some(({ role }) => role === 'admin');
}

export function isLiaisonOf({ grants }: Person, unit: string): boolean {
  return grants.some((grant) => grant.role === 'liaison' && grant.unit === unit);
}

/** The units for which the person is a liaison. */
export function unitsOfLiaison({ grants }: Person): string[] {
  return grants.flatMap(({ role, unit }) => (role === 'liaison' && unit !== null ? [unit] : []));
}

/** The nearest people who hold a right; of an owner who never wrote, only the role is known. */
export interface Helpers {
  role: 'owner' | 'admin' | 'liaison';
  /** Of a liaison. */
  unit: string | null;
  people: readonly Person[];
}

/** Who can help somebody who lacks the right: liaisons of the unit in question, else admins, else the owner. */
export function whoCanHelp(holders: readonly Person[], chat: Chat, right: Right): Helpers {
  const owners = holders.filter(({ isOwner }) => isOwner);
  if (right === 'owner') return { role: 'owner', unit: null, people: owners };
  const unit = right === 'chat' ? chat.unit : right === 'office' ? null : right.unit;
  const liaisons = unit === null ? [] : holders.filter((person) => isLiaisonOf(person, unit));
  if (liaisons.length > 0) return { role: 'liaison', unit, people: liaisons };
  const admins = holders.filter((person) => isAdmin(person) && !person.isOwner);
  if (admins.length > 0) return { role: 'admin', unit: null, people: admins };
  return { role: 'owner', unit: null, people: owners };
}
