/** The last changes, from the audit trail. */
import type { Answer, Lang, World } from '../conversation.ts';
import type { AuditEntry, GrantedRole } from '../session.ts';
import { dayAt, timeAt } from '../time/instant.ts';
import { asWritten } from './names.ts';
import { idOf } from './people.ts';
import { told } from './told.ts';
import { WHOLE_UNIT } from './watching.ts';
import { officeWording } from './wording/office.ts';

const MOST_ENTRIES = 10;

/** The last changes of this chat, or of all chats; newest first. */
export function auditAnswer(world: World, everywhere: boolean): Answer {
  const { audit } = officeWording(world.lang).status;
  const { found, chat } = world.session;
  const entries = (found.audit ?? [])
    .filter((entry) => everywhere || entry.chat === chat.key)
    .toSorted((a, b) => b.at - a.at)
    .slice(0, MOST_ENTRIES);
  if (entries.length === 0) return told(world, [audit.none]);
  const columns = everywhere ? [...audit.columns, audit.chatColumn] : audit.columns;
  const rows = entries.map((entry) => [...rowOf(world, entry), ...(everywhere ? [asWritten(idOf(entry.chat))] : [])]);
  return told(world, [audit.last(entries.length)], { blocks: [{ kind: 'table', columns, rows }] });
}

function rowOf({ lang }: World, { at, person, name, action, subject, before, after }: AuditEntry): string[] {
  const { audit } = officeWording(lang).status;
  const who = asWritten(name) || asWritten(idOf(person));
  const shown = [subject, before ?? '', after ?? ''].map((value) => asWritten(inWords(lang, value)));
  return [`${dayAt(at)} ${timeAt(at)}`, who, audit.action[action] ?? action, ...shown];
}

const ROLE = /^(?<role>admin|liaison|member)(?= |$)/u;
const PAUSED = /^paused(?: (?<until>\S+))?$/u;

/** The trail is kept in the program's own words; roles, states and the digest of a whole unit are shown in the reader's. */
function inWords(lang: Lang, value: string): string {
  const { status, rights, subscriptions } = officeWording(lang);
  if (value === 'true' || value === 'false') return value === 'true' ? status.audit.on : status.audit.off;
  const paused = PAUSED.exec(value);
  if (paused) return status.audit.paused(paused.groups?.until ?? null);
  if (value === JSON.stringify(WHOLE_UNIT.where)) return subscriptions.ownUnit;
  return value.replace(ROLE, (role) => rights.role[role as GrantedRole]);
}
