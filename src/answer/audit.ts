/** The last changes, from the audit trail, page by page. */
import type { Answer, World } from '../conversation.ts';
import type { AuditEntry, GrantedRole } from '../session.ts';
import { dayAt, timeAt } from '../time/instant.ts';
import { asWritten, unitName } from './names.ts';
import { chatName, idOf, personName, roleText } from './people.ts';
import { referencesText } from './reading.ts';
import { settingOf } from './scene.ts';
import { choice, told } from './told.ts';
import { WHOLE_UNIT } from './watching.ts';
import { officeWording } from './wording/office.ts';

/** How many changes a page has. */
export const AUDIT_PAGE = 10;

export interface AuditAsked {
  everywhere: boolean;
  /** From 0. */
  page: number;
  /** The command that shows the next page. */
  older: string;
}

/** A page of the changes of this chat, or of all chats; newest first. */
export function auditAnswer(world: World, { everywhere, page, older }: AuditAsked): Answer {
  const { audit } = officeWording(world.lang).status;
  const { found, chat } = world.session;
  const known = (found.audit ?? [])
    .filter((entry) => everywhere || entry.chat === chat.key)
    .toSorted((a, b) => b.at - a.at);
  const entries = known.slice(0, AUDIT_PAGE);
  if (entries.length === 0) return told(world, [page === 0 ? audit.none : audit.noneOlder]);
  const hasMore = known.length > entries.length;
  const columns = everywhere ? [...audit.columns, audit.chatColumn] : audit.columns;
  const rows = entries.map((entry) => [...rowOf(world, entry), ...(everywhere ? [chatName(world, entry.chat)] : [])]);
  return told(world, [page === 0 ? audit.last(entries.length) : audit.page(page + 1, entries.length)], {
    blocks: [
      { kind: 'table', columns, rows },
      ...(hasMore ? [{ kind: 'note' as const, text: audit.older(older) }] : []),
    ],
    choices: hasMore ? [choice(older)] : [],
  });
}

function rowOf(world: World, entry: AuditEntry): string[] {
  const { at, action, chat, subject, before, after } = entry;
  const { audit } = officeWording(world.lang).status;
  const kept = KEPT[action] ?? { subject: asIs, values: asIs };
  const shown = [before, after].map((value) => (value === null ? '' : kept.values(world, value)));
  // A chat without a title was written down by its id.
  const about = subject === idOf(chat) ? chatName(world, chat) : kept.subject(world, subject);
  return [`${dayAt(at)} ${timeAt(at)}`, whoText(world, entry), audit.action[action] ?? action, about, ...shown];
}

function whoText(world: World, { person: key, name }: AuditEntry): string {
  const isOwner = world.session.found.holders?.some((holder) => holder.key === key && holder.isOwner) ?? false;
  return personName(world, { key, name, isOwner });
}

type Show = (world: World, value: string) => string;

const asIs: Show = (_world, value) => asWritten(value);
const unit: Show = (world, value) => unitName(settingOf(world), value);

/** The trail is kept in the program's own words: how each kind of change is shown, what it is about, and before and after. */
const KEPT: Readonly<Record<string, { subject: Show; values: Show }>> = {
  'bind-chat': { subject: asIs, values: unit },
  'bind-person': { subject: asIs, values: unit },
  subscribe: { subject: asIs, values: content },
  unsubscribe: { subject: asIs, values: content },
  'change-topic': { subject: content, values: asIs },
  reschedule: { subject: content, values: pause },
  'set-quiet': { subject: asIs, values: quietHours },
  'set-language': { subject: asIs, values: language },
  invite: { subject: role, values: asIs },
  join: { subject: asIs, values: role },
  revoke: { subject: asIs, values: role },
  'hand-over': { subject: handed, values: asIs },
  retry: { subject: asIs, values: retried },
};

const ROLE = /^(?<role>admin|liaison|member)(?: (?<unit>.+))?$/u;
const PAUSED = /^paused(?: (?<until>\S+))?$/u;
const ITEMS = /^\d+(?:\.\d+)?(?: \d+(?:\.\d+)?)*$/u;

function role(world: World, value: string): string {
  const { role: name, unit: of = null } = ROLE.exec(value)?.groups ?? {};
  return name ? roleText(world, { role: name as GrantedRole, unit: of }) : asWritten(value);
}

/** What a subscription is about. */
function content(world: World, value: string): string {
  const { subscriptions } = officeWording(world.lang);
  if (value === JSON.stringify(WHOLE_UNIT.where)) return subscriptions.ownUnit;
  return ITEMS.test(value) ? subscriptions.items(referencesText(settingOf(world), value.split(' '))) : asWritten(value);
}

/** A list of roles and subscriptions. */
function handed(world: World, value: string): string {
  const parts = value.split('；').map((part) => (ROLE.test(part) ? role(world, part) : content(world, part)));
  return parts.join(world.lang === 'zh' ? '；' : '; ');
}

function pause(world: World, value: string): string {
  const paused = PAUSED.exec(value);
  return paused ? officeWording(world.lang).status.audit.paused(paused.groups?.until ?? null) : asWritten(value);
}

function quietHours({ lang }: World, value: string): string {
  const { on, off } = officeWording(lang).status.audit;
  return value === 'true' ? on : off;
}

function language({ lang }: World, value: string): string {
  return value === 'zh' || value === 'en' ? officeWording(lang).status.audit.language[value] : asWritten(value);
}

function retried({ lang }: World, value: string): string {
  return officeWording(lang).status.audit.retried(value);
}
