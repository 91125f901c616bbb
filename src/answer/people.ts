/** How people and their roles are named in a reply. */
import type { World } from '../conversation.ts';
import type { Grant, Person } from '../session.ts';
import { asWritten, unitName } from './names.ts';
import { settingOf } from './scene.ts';
import { officeWording } from './wording/office.ts';

/** The role and its unit: `市编办联络员`. */
export function roleText(world: World, { role, unit }: Grant | { role: 'owner'; unit: null }): string {
  const { rights } = officeWording(world.lang);
  return rights.roleOf(rights.role[role], unit === null ? null : unitName(settingOf(world), unit));
}

/** Every role that the person has; empty for none. */
export function rolesText(world: World, { isOwner, grants }: Person): string {
  const roles = grants.map((grant) => roleText(world, grant));
  return settingOf(world).wording.listed(isOwner ? [roleText(world, { role: 'owner', unit: null }), ...roles] : roles);
}

/** What somebody is called: by name, else by id; an owner who has only an id is called by the role. */
export function personName(world: World, { name, key, isOwner }: Pick<Person, 'name' | 'key' | 'isOwner'>): string {
  const shown = asWritten(name);
  const isNamed = shown !== '' && shown !== idOf(key);
  if (!isNamed && isOwner) return roleText(world, { role: 'owner', unit: null });
  return isNamed ? shown : asWritten(idOf(key));
}

/** What a chat is called: a group by its title, a private chat by who is alone with the bot there. */
export function chatName(world: World, key: string, title: string | null = null): string {
  const place = world.session.found.places?.get(key);
  if (place?.person) return officeWording(world.lang).rights.privateChat(personName(world, place.person));
  return asWritten(place?.title ?? title ?? '') || asWritten(idOf(key));
}

/** What a platform calls the person, chat or group: a key without its channel. */
export function idOf(key: string): string {
  return key.slice(key.indexOf(':') + 1);
}
