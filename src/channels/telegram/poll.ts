/** Fetches updates for as long as this process is to fetch them; nothing that happens on the way ends it. */
import type { Api } from 'grammy';
import { codeAndPlace, type Log } from '../../log.ts';
import type { Term } from '../lease.ts';
import { channelError, conflictIn, isUnauthorized } from './failure.ts';
import type { Reports } from './reports.ts';
import { backOff, type Source } from './retry.ts';

export interface PollParts extends Source {
  /** With connections of its own, so that they can be rebuilt without breaking an answer. */
  api: Api;
  log: Log;
  reports: Reports;
  /** The kinds of updates that are wanted. */
  kinds: readonly UpdateKind[];
  /** Resolves when the update may be confirmed. */
  take(update: { update_id: number }): Promise<void>;
  /** Telegram has answered. */
  heard(): void;
  /** Looks whose webhook stands in the way; one of ours is taken away. */
  clearWebhook(): Promise<void>;
  /** How long Telegram may keep a poll open. */
  timeoutS: number;
  /** For how long this process is the one that fetches. */
  term: Term;
}

type GetUpdates = Parameters<Api['getUpdates']>;
export type UpdateKind = NonNullable<NonNullable<GetUpdates[0]>['allowed_updates']>[number];

/** Where two programs fetch in turns, each is patient. */
const CONFLICT_WAIT_MS = 60_000;
const OTHER_WAIT_MS = 30_000;
/** The longest wait after a failure, with what chance adds to it. */
export const LONGEST_WAIT_MS = CONFLICT_WAIT_MS * 1.5;
/** A conflict that does not come back for so long is over. */
const CONFLICT_OVER_MS = 10 * 60_000;

/** How many conflicts in that time are no accident: when a process of ours takes over, the other's last call may be one. */
const MANY_CONFLICTS = 2;

/**
 * Resolves when the term has ended, or earlier when another process must have begun. An update is confirmed by the next
 * call's offset, once it is kept.
 */
export async function poll(parts: PollParts): Promise<void> {
  const { api, clock, random, reports, term } = parts;
  const { ended } = term;
  let offset = 0;
  let failures = 0;
  let conflicts = 0;
  // Two programs may each have a while of quiet before they meet.
  let conflictAt = clock.now();
  while (!ended.aborted) {
    try {
      // A call of one that slept through its term would end that of whoever polls now.
      if ((await term.look()) === 'lost') return;
      const order = { offset, timeout: parts.timeoutS, allowed_updates: parts.kinds };
      const updates = await api.getUpdates(order, ended as unknown as NonNullable<GetUpdates[1]>);
      parts.heard();
      reports.over('webhook', 'revoked');
      if (clock.now() - conflictAt > CONFLICT_OVER_MS) {
        conflicts = 0;
        reports.over('poller');
      }
      // Begun in their order and kept together, at the price of one.
      const kept = await Promise.allSettled(updates.map((update) => parts.take(update)));
      for (const [index, { update_id: id }] of updates.entries()) {
        const result = kept[index];
        // From the first that could not be kept on, all come again; those that were kept are known then.
        if (result?.status === 'rejected') throw result.reason;
        // It may be lower than those before: after a quiet week Telegram begins anywhere.
        offset = id + 1;
      }
      failures = 0;
    } catch (error) {
      if (await isOver(term, error)) return;
      failures += 1;
      if (conflictIn(error) === 'poller') {
        conflictAt = clock.now();
        conflicts += 1;
        if (conflicts >= MANY_CONFLICTS) reports.say('poller');
      }
      await explain(error, failures, parts);
      const longest = conflictIn(error) ? CONFLICT_WAIT_MS : OTHER_WAIT_MS;
      const asked = channelError(error).retryAfterMs ?? 0;
      await clock.sleep(Math.max(asked, backOff(failures, random, longest)), ended);
    }
  }
}

/** Telegram lets in whoever came last: where the store can't tell who that may be, a conflict does. */
async function isOver(term: Term, error: unknown): Promise<boolean> {
  const hold = await term.look();
  return hold === 'lost' || (hold === 'unsure' && conflictIn(error) === 'poller');
}

async function explain(error: unknown, failures: number, { log, reports, clearWebhook }: PollParts): Promise<void> {
  const conflict = conflictIn(error);
  if (isUnauthorized(error)) reports.say('revoked');
  // Whoever else it is may stop in the meantime, or ours may have come back by a rolling start.
  if (conflict === 'webhook') await clearWebhook().catch(() => {});
  if (reports.stands('revoked', 'webhook')) reports.well(false);
  if (failures === 1) log('warn', 'poll failed', { channel: 'telegram', ...codeAndPlace(error) });
}
