/**
 * The bot's updates: kept until they are confirmed, whoever polls for them and however often it dies.
 * Not modelled: their expiry after a day, and Telegram's brakes on polls that repeat an offset.
 */
import type { Args } from './args.ts';
import { Refusal, type Update, type Wire } from './shapes.ts';

const FIRST_UPDATE = 830_000_001;
const LONGEST_POLL_S = 50;
const MOST_UPDATES = 100;
/** An offset that is further beyond the next id is taken for a mistake. */
const FURTHEST_AHEAD = 10;
/** Sent only to those who ask for them by name. */
const ONLY_ON_REQUEST = ['chat_member', 'message_reaction', 'message_reaction_count'];
const BY_ANOTHER_POLL =
  'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running';
const BY_WEBHOOK = 'Conflict: terminated by setWebhook request';

export interface Updates {
  /** Not confirmed yet, in order. */
  readonly pending: readonly Update[];
  /** The highest offset that was polled with: every update before it is confirmed. */
  readonly confirmedOffset: number;
  /** What was asked for by name; null: the usual ones. */
  readonly allowed: readonly string[] | null;
  allow(args: Args): void;
  /** The update's id; null when its kind is not wanted: such an update is lost, also for those who want it later. */
  push(kind: string, lane: string, body: Wire): number | null;
  /** The next update gets this id, as after a week without any, when Telegram begins anywhere. */
  goOnAt(id: number): void;
  /** Hands out an update once more, confirmed or not. */
  resend(id: number): void;
  /** Answers a getUpdates. `gone` aborts when the one who polls is no more. */
  poll(args: Args, gone: AbortSignal): Promise<Wire[]>;
  /** Ends a poll because a webhook was set. */
  endPoll(): void;
  confirm(update: Update): void;
  drop(): void;
  close(): void;
}

export function openUpdates(changed: () => void): Updates {
  const every = new Map<number, Update>();
  let pending: Update[] = [];
  /** Those that are handed out again whatever the offset is. */
  let again: Update[] = [];
  let last = FIRST_UPDATE - 1;
  let confirmedOffset = 0;
  let allowed: readonly string[] | null = null;
  /** The one poll that may wait. */
  let waiting: { wake(): void; refuse(words: string): void } | null = null;

  function isWanted(kind: string): boolean {
    return allowed ? allowed.includes(kind) : !ONLY_ON_REQUEST.includes(kind);
  }

  function confirmBefore(offset: number): void {
    const from = offset >= 0 ? offset : (pending.at(offset)?.id ?? 0);
    pending = pending.filter(({ id }) => id >= from);
    confirmedOffset = Math.max(confirmedOffset, from);
    changed();
  }

  function nextArrival(timeoutS: number, gone: AbortSignal): Promise<void> {
    waiting?.refuse(BY_ANOTHER_POLL);
    return new Promise<void>((resolve, reject) => {
      const end = () => {
        clearTimeout(timer);
        if (waiting === self) waiting = null;
      };
      const wake = () => {
        end();
        resolve();
      };
      const self = {
        wake,
        refuse(words: string) {
          end();
          reject(new Refusal(409, words));
        },
      };
      const timer = setTimeout(wake, timeoutS * 1000);
      gone.addEventListener('abort', wake, { once: true });
      waiting = self;
      changed();
    });
  }

  return {
    get pending() {
      return [...again, ...pending];
    },
    get confirmedOffset() {
      return confirmedOffset;
    },
    get allowed() {
      return allowed;
    },
    allow(args) {
      const kinds = args.json('allowed_updates');
      if (Array.isArray(kinds)) allowed = kinds.length === 0 ? null : kinds.map(String);
    },
    push(kind, lane, body) {
      if (!isWanted(kind)) return null;
      const update = { id: ++last, kind, lane, body };
      every.set(update.id, update);
      pending.push(update);
      waiting?.wake();
      changed();
      return update.id;
    },
    goOnAt(id) {
      last = id - 1;
    },
    resend(id) {
      const update = every.get(id);
      if (!update) throw new Error(`there was no update ${id}`);
      again.push(update);
      waiting?.wake();
      changed();
    },
    async poll(args, gone) {
      const offset = args.integer('offset');
      const limit = Math.min(MOST_UPDATES, Math.max(1, args.integer('limit', MOST_UPDATES)));
      const timeout = Math.min(LONGEST_POLL_S, Math.max(0, args.integer('timeout')));
      // From such an offset nothing could come: what there is comes from its beginning, and nothing is confirmed.
      if (offset !== 0 && offset <= last + 1 + FURTHEST_AHEAD) confirmBefore(offset);
      if (pending.length + again.length === 0 && timeout > 0) await nextArrival(timeout, gone);
      if (gone.aborted) return [];
      const updates = [...again, ...pending].slice(0, limit);
      again = [];
      return updates.map(wireOf);
    },
    endPoll() {
      waiting?.refuse(BY_WEBHOOK);
    },
    confirm(update) {
      pending = pending.filter(({ id }) => id !== update.id);
      again = again.filter(({ id }) => id !== update.id);
      changed();
    },
    drop() {
      pending = [];
      changed();
    },
    close() {
      waiting?.wake();
    },
  };
}

export function wireOf({ id, kind, body }: Update): Wire {
  return { update_id: id, [kind]: body };
}
