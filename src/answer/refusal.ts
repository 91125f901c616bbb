/** Tells somebody that they lack a right, and who can help. */
import type { Answer, World } from '../conversation.ts';
import { mayDo, type Right, whoCanHelp } from '../rights.ts';
import { unitName } from './names.ts';
import { personName, roleText } from './people.ts';
import { settingOf } from './scene.ts';
import { choice, told } from './told.ts';
import { officeWording } from './wording/office.ts';

const MOST_NAMES = 3;

/** The refusal when the person lacks the right; undefined when they have it. */
export function refusalOf(world: World, right: Right): Answer | undefined {
  const { person, chat } = world.session;
  return mayDo(person, chat, right) ? undefined : refusal(world, right);
}

function refusal(world: World, right: Right): Answer {
  const { rights, subscriptions } = officeWording(world.lang);
  const { person, chat } = world.session;
  const sentences = [rights.denied.by(allowedText(world, right), helpersText(world, right))];
  const own = person.grants.flatMap(({ role, unit }) => (role === 'liaison' && unit !== null ? [unit] : []));
  // A liaison in a group that nobody has bound yet needs nobody's help.
  const canBind = right === 'chat' && chat.unit === null && own.length > 0;
  return told(world, canBind ? [...sentences, rights.denied.bindFirst] : sentences, {
    outcome: 'refuse',
    choices: canBind ? own.slice(0, MOST_NAMES).map((unit) => choice(subscriptions.bind(unit))) : [],
  });
}

function allowedText(world: World, right: Right): string {
  const { denied } = officeWording(world.lang).rights;
  if (right === 'owner' || right === 'office') return denied[right];
  const unit = right === 'chat' ? world.session.chat.unit : right.unit;
  return unit === null ? denied.office : denied.unit(unitName(settingOf(world), unit));
}

/** The people with their role; null when nobody is known by name. */
function helpersText(world: World, right: Right): string | null {
  const { chat, found } = world.session;
  const { role, unit, people } = whoCanHelp(found.holders ?? [], chat, right);
  if (people.length === 0) return null;
  const names = people.slice(0, MOST_NAMES).map(personName);
  const named = role === 'owner' ? { role, unit: null } : { role, unit };
  return officeWording(world.lang).rights.people(roleText(world, named), settingOf(world).wording.listed(names));
}
