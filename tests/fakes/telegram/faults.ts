/** What can go wrong between a bot and Telegram, put in on purpose. */
import type { Args } from './args.ts';
import type { Wire } from './shapes.ts';

/** `when`: before the call takes effect (the default), or after it did. */
export type Fault =
  | { kind: 'too-many'; retryAfter: number }
  | { kind: 'refusal'; status: number; description: string; parameters?: Wire }
  /** A page of HTML from something that stands before Telegram. */
  | { kind: 'page'; status: number; when?: 'before' | 'after' }
  | { kind: 'delay'; ms: number }
  | { kind: 'reset'; when?: 'before' | 'after' }
  /** No answer, ever. */
  | { kind: 'hang'; when?: 'before' | 'after' };

export interface PutIn {
  /** How many calls it will still strike. */
  readonly left: number;
  remove(): void;
}

export interface Faults {
  /** Strikes the next `times` calls of a method (`*`: of any but getUpdates), or only those that `where` is true of. */
  put(method: string, fault: Fault, times?: number, where?: (payload: Wire) => boolean): PutIn;
  take(method: string, args: Args): Fault | null;
}

export function openFaults(): Faults {
  const waiting: { method: string; fault: Fault; left: number; where: (payload: Wire) => boolean }[] = [];
  return {
    put(method, fault, times = 1, where = () => true) {
      const entry = { method: method.toLowerCase(), fault, left: times, where };
      waiting.push(entry);
      return {
        get left() {
          return entry.left;
        },
        remove() {
          entry.left = 0;
        },
      };
    },
    take(method, args) {
      const name = method.toLowerCase();
      const found = waiting.find(
        (entry) =>
          entry.left > 0 &&
          (entry.method === name || (entry.method === '*' && name !== 'getupdates')) &&
          entry.where(args.payload),
      );
      if (!found) return null;
      found.left -= 1;
      return found.fault;
    },
  };
}
