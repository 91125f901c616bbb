/** Tells the owners, once, what only they can settle: deliveries that failed, and a year whose holidays are not known. */
import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { slotText } from '../answer/wording/schedule.ts';
import type { Block, Lang, Reply } from '../conversation.ts';
import { findChat } from '../store/chats.ts';
import { type Delivery, enqueueNotice } from '../store/deliveries.ts';
import { oldestFailure, takeFailures } from '../store/failures.ts';
import { findPerson } from '../store/people.ts';
import type { Schema } from '../store/schema.ts';
import { dayAt, type Instant } from '../time/instant.ts';
import { missingYear } from '../time/working-days.ts';
import { type Parts, splitKey } from './parts.ts';
import { WORDING } from './wording.ts';

/** A failure waits so long for others: what goes wrong together is told together. */
const GATHER_MS = 5 * 60_000;
const MOST_ROWS = 10;

/** Where an owner is reached. */
interface Reached {
  owner: string;
  chat: string;
  lang: Lang;
}

/** Owes the owners what has gathered. Nothing is told, and nothing counts as told, while no owner's channel runs here. */
export async function reportFailures(parts: Parts, now: Instant): Promise<void> {
  const due = await whenToReport(parts);
  if (due === null || due > now) return;
  const reached = await reach(parts);
  await parts.store.transaction(async (db) => {
    const failed = await takeFailures(db);
    if (failed.length === 0) return;
    const titles = await titlesOf(db, failed.slice(0, MOST_ROWS));
    for (const { chat, lang } of reached) {
      await enqueueNotice(db, { name: randomUUID(), chat, reply: failuresReply(failed, titles, lang), now });
    }
  });
}

/** When there will be failures to tell, null for none. */
export async function whenToReport({ store, channels, owners }: Parts): Promise<Instant | null> {
  if (reachable(channels, owners).length === 0) return null;
  const oldest = await store.read(oldestFailure);
  return oldest === null ? null : oldest + GATHER_MS;
}

/** Owes every owner a word about the year whose holidays are missing. The name of the notice makes it one, for ever. */
export async function reportCalendar(parts: Parts, now: Instant): Promise<void> {
  const year = missingYear(parts.calendar, dayAt(now));
  if (year === null) return;
  for (const { owner, chat, lang } of await reach(parts)) {
    const reply: Reply = { blocks: [{ kind: 'text', text: WORDING[lang].calendar(year) }], choices: [] };
    await parts.store.read((db) => enqueueNotice(db, { name: `calendar-${year}/${owner}`, chat, reply, now }));
  }
}

/** The owners on channels that run here, with their channel. */
function reachable(channels: Parts['channels'], owners: Parts['owners']) {
  return owners.flatMap((owner) => {
    const { channel, name } = splitKey(owner);
    const carrier = channels.find((candidate) => candidate.name === channel);
    return carrier ? [{ owner, carrier, name }] : [];
  });
}

/** In the private chat from which they last wrote; who never wrote is tried where the platform has one for everybody. */
function reach({ store, channels, owners }: Parts): Promise<Reached[]> {
  return store.read(async (db) => {
    const reached: Reached[] = [];
    for (const { owner, carrier, name } of reachable(channels, owners)) {
      const chat = (await findPerson(db, owner))?.direct ?? `${carrier.name}:${carrier.privateChat(name)}`;
      reached.push({ owner, chat, lang: (await findChat(db, chat))?.lang ?? 'zh' });
    }
    return reached;
  });
}

async function titlesOf(db: Kysely<Schema>, failed: readonly Delivery[]): Promise<ReadonlyMap<string, string | null>> {
  const keys = failed.map(({ chat }) => chat);
  const chats = await db.selectFrom('chats').select(['key', 'title']).where('key', 'in', keys).execute();
  return new Map(chats.map(({ key, title }) => [key, title]));
}

function failuresReply(failed: readonly Delivery[], titles: ReadonlyMap<string, string | null>, lang: Lang): Reply {
  const { failures } = WORDING[lang];
  const count = (state: Delivery['state']) => failed.filter((delivery) => delivery.state === state).length;
  const rows = failed
    .slice(0, MOST_ROWS)
    .map(({ chat, due_at, failure }) => [
      titles.get(chat) ?? splitKey(chat).name,
      slotText(due_at, lang),
      failures.reason(failure),
    ]);
  const rest: Block[] =
    failed.length > MOST_ROWS ? [{ kind: 'note', text: failures.more(failed.length - MOST_ROWS) }] : [];
  return {
    blocks: [
      { kind: 'heading', text: failures.heading },
      { kind: 'text', text: failures.counts(count('dead'), count('unknown')) },
      { kind: 'table', columns: failures.columns, rows },
      ...rest,
      { kind: 'text', text: failures.retry },
    ],
    choices: [failures.command],
  };
}
