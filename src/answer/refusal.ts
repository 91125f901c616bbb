/** Tells somebody that they lack a right, and who can help. */
import type { Answer, World } from '../conversation.ts';
import { isAdmin, mayDo, type Right, unitsOfLiaison, whoCanHelp } from '../rights.ts';
import { unitName } from './names.ts';
import { personName, roleText } from './people.ts';
import { settingOf } from './scene.ts';
import { choice, told } from './told.ts';
import { officeWording } from './wording/office.ts';

const MOST_NAMES = 3;

/**
 * The refusal of what only a person can do, to somebody who writes as a chat; undefined for everybody else. `sentence`
 * where more has to be said.
 */
export function refusalOfAnonymous(
  world: World,
  sentence = officeWording(world.lang).rights.denied.anonymous,
): Answer | undefined {
  return world.session.person.isAnonymous ? told(world, [sentence], { outcome: 'refuse' }) : undefined;
}

/** The refusal when the person lacks the right; undefined when they have it. */
export function refusalOf(world: World, right: Right): Answer | undefined {
  const { person, chat } = world.session;
  return mayDo(person, chat, right) ? undefined : (refusalOfAnonymous(world) ?? refusal(world, right));
}

function refusal(world: World, right: Right): Answer {
  const { rights, subscriptions } = officeWording(world.lang);
  const { person, chat } = world.session;
  const sentences = [rights.denied.by(allowedText(world, right), helpersText(world, right))];
  const own = unitsOfLiaison(person);
  // A liaison in a group that nobody has bound yet needs nobody's help.
  const canBind = right === 'chat' && chat.unit === null && own.length > 0;
  return told(world, canBind ? [...sentences, rights.denied.bindFirst] : sentences, {
    outcome: 'refuse',
    choices: canBind ? own.slice(0, MOST_NAMES).map((unit) => choice(subscriptions.bind(unit))) : [],
  });
}

function allowedText(world: World, right: Right): string {
  const { denied, role } = officeWording(world.lang).rights;
  if (right === 'owner') return denied.role(role.owner);
  // Where nobody was made an administrator yet, the owner is the one.
  const hasAdmin = (world.session.found.holders ?? []).some(isAdmin);
  const office = hasAdmin ? role.admin : role.owner;
  const unit = right === 'office' ? null : right === 'chat' ? world.session.chat.unit : right.unit;
  return unit === null ? denied.role(office) : denied.unit(unitName(settingOf(world), unit), office);
}

/** The people with their role; null when none is known by name. */
function helpersText(world: World, right: Right): string | null {
  const { chat, found } = world.session;
  const { role, unit, people } = whoCanHelp(found.holders ?? [], chat, right);
  const said = roleText(world, role === 'owner' ? { role, unit: null } : { role, unit });
  const names = people.map((person) => personName(world, person)).filter((name) => name !== said);
  if (names.length === 0) return null;
  const { listed } = settingOf(world).wording;
  return officeWording(world.lang).rights.people(said, listed(names.slice(0, MOST_NAMES)));
}
