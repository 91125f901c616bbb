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

export function personName({ name, key }: Person): string {
  const shown = asWritten(name);
  return shown === '' ? idOf(key) : shown;
}

/** What a platform calls the person, chat or group: a key without its channel. */
export function idOf(key: string): string {
  return key.slice(key.indexOf(':') + 1);
}
