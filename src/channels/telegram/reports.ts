/** What becomes known of the channel's own state: said once for each time that it happens, not with every attempt. */
import type { Lang } from '../../conversation.ts';
import type { Log } from '../../log.ts';
import { TROUBLES, type Trouble } from './wording.ts';

/** Something that the owner should know and can do something about. */
export interface Note extends Record<Lang, string> {
  trouble: Trouble;
  /** The bot's username; empty while it is not known. */
  bot: string;
  /** Whether Telegram itself can still carry the word. */
  byItself: boolean;
}

/** Who wants to know how the channel is. */
export interface Health {
  /** Whether people's messages arrive; told when that changes. */
  well(isWell: boolean): void;
  /** Another process has them arrive. */
  standsBy(): void;
  tell(note: Note): void;
  /** The trouble is over, or does not stand as far as can be told: whoever was told of it before may forget it. */
  over(trouble: Trouble): void;
  /** Telegram has answered a poll. */
  polled(): void;
}

export interface Reports {
  /** Tells it, unless it was told and is not over. `detail` is what the sentence leaves open. */
  say(trouble: Trouble, detail?: string): void;
  over(...troubles: Trouble[]): void;
  stands(...troubles: Trouble[]): boolean;
  /** Telegram has answered a poll. */
  polled(): void;
  well(isWell: boolean): void;
  standsBy(): void;
}

/** While these stand, nothing can be sent. */
const SILENCING: readonly Trouble[] = ['refused', 'revoked'];

/** What @BotFather was told: somebody may have wanted it so. */
const SETTINGS: readonly Trouble[] = ['privacy', 'inline'];

/** `bot` gives the bot's username as soon as it is known. */
export function openReports(bot: () => string, health: Health, log: Log): Reports {
  /** Whether each stands; of what is not here nothing is known yet. */
  const known = new Map<Trouble, boolean>();
  let was: boolean | 'standby' | undefined;
  return {
    say(trouble, detail = '') {
      if (known.get(trouble)) return;
      known.set(trouble, true);
      log(SETTINGS.includes(trouble) ? 'warn' : 'error', `telegram: ${trouble}`, { channel: 'telegram' });
      const { zh, en } = TROUBLES[trouble];
      const byItself = !SILENCING.includes(trouble);
      health.tell({ trouble, bot: bot(), byItself, zh: zh(bot(), detail), en: en(bot(), detail) });
    },
    over(...troubles) {
      for (const trouble of troubles) {
        const stood = known.get(trouble);
        if (stood === false) continue;
        known.set(trouble, false);
        if (stood) log('warn', `telegram: ${trouble} is over`, { channel: 'telegram' });
        // A process before this one may have told of it.
        health.over(trouble);
      }
    },
    stands: (...troubles) => troubles.some((trouble) => known.get(trouble)),
    polled: health.polled,
    well(isWell) {
      if (was === isWell) return;
      was = isWell;
      health.well(isWell);
    },
    standsBy() {
      if (was === 'standby') return;
      was = 'standby';
      health.standsBy();
    },
  };
}
