/** Tells the owners, once, what only they can settle: deliveries that failed, and a year whose holidays are not known. */
import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { slotText } from '../answer/wording/schedule.ts';
import type { Block, Lang, Reply } from '../conversation.ts';
import { type Delivery, enqueueNotice } from '../store/deliveries.ts';
import { oldestFailure, takeFailures } from '../store/failures.ts';
import type { Schema } from '../store/schema.ts';
import { dayAt, type Instant } from '../time/instant.ts';
import { missingYear } from '../time/working-days.ts';
import { reachOwners } from './owners.ts';
import { type Parts, splitKey } from './parts.ts';
import { WORDING } from './wording.ts';

/** A failure waits so long for others: what goes wrong together is told together. */
const GATHER_MS = 5 * 60_000;
const MOST_ROWS = 10;

/** Owes the owners what has gathered. Nothing is told, and nothing counts as told, while no owner can be told. */
export async function reportFailures(parts: Parts, now: Instant): Promise<void> {
  const due = await whenToReport(parts);
  if (due === null || due > now) return;
  const reached = await reachOwners(parts);
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
export async function whenToReport(parts: Parts): Promise<Instant | null> {
  const oldest = await parts.store.read(oldestFailure);
  if (oldest === null || (await reachOwners(parts)).length === 0) return null;
  return oldest + GATHER_MS;
}

/** Owes every owner a word about the year whose holidays are missing. The name of the notice makes it one, for ever. */
export async function reportCalendar(parts: Parts, now: Instant): Promise<void> {
  const year = missingYear(parts.calendar, dayAt(now));
  if (year === null) return;
  for (const { owner, chat, lang } of await reachOwners(parts)) {
    const reply: Reply = { blocks: [{ kind: 'text', text: WORDING[lang].calendar(year) }], choices: [] };
    await parts.store.read((db) => enqueueNotice(db, { name: `calendar-${year}/${owner}`, chat, reply, now }));
  }
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
