/** What becomes known of the channel's own state: said once for each time that it happens, not with every attempt. */
import type { Lang } from '../../conversation.ts';
import type { Log } from '../../log.ts';
import { TROUBLES, type Trouble } from './wording.ts';

/** Who wants to know how the channel is. */
export interface Health {
  /** Whether people's messages arrive; told when that changes. */
  well(isWell: boolean): void;
  /** Something that the owner should know and can do something about. */
  tell(note: Record<Lang, string>): void;
}

export interface Reports {
  /** Tells it, unless it was told and is not over. `detail` is what the sentence leaves open. */
  say(trouble: Trouble, detail?: string): void;
  over(...troubles: Trouble[]): void;
  well(isWell: boolean): void;
}

/** `bot` gives the bot's username as soon as it is known. */
export function openReports(bot: () => string, health: Health, log: Log): Reports {
  const told = new Set<Trouble>();
  let was: boolean | undefined;
  return {
    say(trouble, detail = '') {
      if (told.has(trouble)) return;
      told.add(trouble);
      log(trouble === 'privacy' ? 'warn' : 'error', `telegram: ${trouble}`, { channel: 'telegram' });
      const { zh, en } = TROUBLES[trouble];
      health.tell({ zh: zh(bot(), detail), en: en(bot(), detail) });
    },
    over(...troubles) {
      for (const trouble of troubles) {
        if (told.delete(trouble)) log('warn', `telegram: ${trouble} is over`, { channel: 'telegram' });
      }
    },
    well(isWell) {
      if (was === isWell) return;
      was = isWell;
      health.well(isWell);
    },
  };
}
