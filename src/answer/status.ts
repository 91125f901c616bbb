/** How the bot is doing here: last sent, next due, failures, plan data, holidays, the scheduler. */
import type { Answer, Block, World } from '../conversation.ts';
import type { Failures, Status } from '../session.ts';
import { partsOf } from '../time/day.ts';
import type { Instant } from '../time/instant.ts';
import { missingYear } from '../time/working-days.ts';
import { told } from './told.ts';
import { officeWording } from './wording/office.ts';
import { slotText } from './wording/schedule.ts';

/** After that long without a run of the scheduler something is wrong. */
export const STALLED_MS = 5 * 60_000;
const VERSION_LENGTH = 8;

export function statusAnswer(world: World): Answer {
  const { status: wording } = officeWording(world.lang);
  const { found, chat } = world.session;
  const { label } = wording;
  const { edition, seed } = world.ledger.plan;
  const at = (instant: Instant) => slotText(instant, world.lang);
  const known = found.status;
  const next = chat.subscriptions.flatMap((subscription) => subscription.next ?? []);
  const fields = [
    { label: label.lastSent, value: lastSent(world, known) },
    { label: label.nextDue, value: next.length > 0 ? at(Math.min(...next)) : wording.noNext },
    ...failuresOf(world, known),
    ...troublesOf(world, known),
    { label: label.scheduler, value: known ? schedulerText(world, known.schedulerRan) : wording.unknown },
    { label: label.plan, value: wording.plan(edition, seed.sha256.slice(0, VERSION_LENGTH)) },
    { label: label.calendar, value: calendarText(world) },
    ...(known ? [{ label: label.store, value: known.engine }] : []),
  ];
  const command = world.lang === 'zh' ? '/重发' : '/retry';
  const all = world.lang === 'zh' ? '全部' : 'all';
  const toRetry = hasFailed(known?.failures) ? command : hasFailed(known?.everywhere) ? `${command} ${all}` : null;
  const notes: Block[] = toRetry === null ? [] : [{ kind: 'note', text: wording.toRetry(toRetry) }];
  return told(world, [], { blocks: [{ kind: 'fields', fields }, ...notes] });
}

function lastSent({ lang }: World, known: Status | undefined): string {
  const { status: wording } = officeWording(lang);
  if (!known) return wording.unknown;
  return known.lastSent === null ? wording.never : slotText(known.lastSent, lang);
}

/** Whether there is anything to send again. */
export function hasFailed(failures: Failures | undefined): boolean {
  return failures !== undefined && failures.dead + failures.unknown > 0;
}

/** Of this chat and, for those who look after all chats, of all. */
function failuresOf({ lang }: World, known: Status | undefined): { label: string; value: string }[] {
  const { label, counts, unknown } = officeWording(lang).status;
  const said = (failures: Failures) => counts(failures.dead, failures.unknown, failures.waiting);
  if (!known) return [{ label: label.failures, value: unknown }];
  if (!known.everywhere) return [{ label: label.failures, value: said(known.failures) }];
  return [
    { label: label.failuresHere, value: said(known.failures) },
    { label: label.failuresEverywhere, value: said(known.everywhere) },
  ];
}

/** Only what is wrong, for those who look after all chats. */
function troublesOf({ lang }: World, known: Status | undefined): { label: string; value: string }[] {
  const { label, troubles } = officeWording(lang).status;
  return (known?.troubles ?? []).map((trouble) => ({ label: label.channel, value: troubles[trouble] ?? trouble }));
}

function schedulerText({ lang, session }: World, ran: Instant | null): string {
  const { status: wording } = officeWording(lang);
  if (ran === null) return wording.stalled(null);
  const at = slotText(ran, lang);
  return session.now - ran > STALLED_MS ? wording.stalled(at) : wording.ran(at);
}

function calendarText({ lang, session, today }: World): string {
  const { status: wording } = officeWording(lang);
  const missing = missingYear(session.calendar, today);
  return missing === null ? wording.yearKnown(partsOf(today).year) : wording.yearMissing(missing);
}
