/** /rights: who may do what here, by name. */
import { personName, rolesText } from '../src/answer/people.ts';
import { told } from '../src/answer/told.ts';
import { unitNotNamed } from '../src/answer/unit-not-named.ts';
import { officeWording } from '../src/answer/wording/office.ts';
import type { Answer, Block, World } from '../src/conversation.ts';
import { nameInPlan } from '../src/language/asker.ts';
import { isAdmin, mayDo } from '../src/rights.ts';
import type { Person } from '../src/session.ts';
import { type Command, HOLDERS } from './command.ts';

const MOST_ROWS = 20;

export const rights: Command = {
  name: 'rights',
  names: { zh: ['权限', '联络员'], en: ['rights', 'liaisons'] },
  summary: { zh: '谁可以办什么，联络员是谁', en: 'who may do what, and who the liaisons are' },
  usage: { zh: '/权限 [单位]', en: '/rights [unit]' },
  examples: { zh: ['/权限', '/权限 市编办'], en: ['/rights', '/rights finance bureau'] },
  isAdministration: true,
  offersExamples: true,
  records: true,
  needs: () => [HOLDERS],
  run(args, _context, world) {
    if (args.trim() === '') return rightsHere(world);
    const unit = nameInPlan(world.ledger, args);
    if (unit === null) return unitNotNamed(world, args, (name) => `/${rights.names[world.lang][0]} ${name}`);
    return listed(world, ofUnit(world, unit), []);
  },
};

/** In a group those of its unit; in private whoever looks after all chats sees everybody, others those of their own units. */
function rightsHere(world: World): Answer {
  const { person, chat, found } = world.session;
  const { list } = officeWording(world.lang).rights;
  const own = rolesText(world, person);
  const sentences = [own === '' ? list.none : list.yours(own)];
  if (chat.kind === 'group') return listed(world, ofUnit(world, chat.unit), sentences);
  // Whoever sets the bot up puts this into its configuration; in a group it is nobody's business.
  sentences.push(list.id(person.key));
  const units = new Set([person.unit, ...person.grants.map(({ unit }) => unit)]);
  const seen = mayDo(person, chat, 'office') ? (found.holders ?? []) : ofUnit(world, ...units);
  return listed(world, seen, sentences);
}

/** Owners, admins, and those who have a role in one of the units. */
function ofUnit({ session: { found } }: World, ...units: (string | null)[]): Person[] {
  const among = (unit: string | null) => unit !== null && units.includes(unit);
  return (found.holders ?? []).filter(
    (person) => person.isOwner || isAdmin(person) || person.grants.some(({ unit }) => among(unit)),
  );
}

function listed(world: World, people: readonly Person[], sentences: readonly string[]): Answer {
  const { list } = officeWording(world.lang).rights;
  const meaning: Block = { kind: 'note', text: list.meaning.join('\n') };
  if (people.length === 0) return told(world, [...sentences, list.nobody], { blocks: [meaning] });
  const rows = people.slice(0, MOST_ROWS).map((person) => [personName(world, person), rolesText(world, person)]);
  const all = people.length > MOST_ROWS ? [...sentences, list.rest(MOST_ROWS, people.length)] : sentences;
  return told(world, all, { blocks: [{ kind: 'table', columns: list.columns, rows }, meaning] });
}
