/** What can go wrong between a bot and WeCom, put in on purpose; the same for calls over HTTP and frames on the long connection. */
import type { Wire } from './wire.ts';

/** `when`: before the call takes effect (the default), or after it did. */
export type Fault =
  /** An errcode, under HTTP 200 or as the acknowledgement of a frame; nothing took effect. */
  | { kind: 'refusal'; errcode: number; errmsg?: string }
  /** No answer, ever. Of a frame: its acknowledgement is lost; of `aibot_subscribe`, the answer to the sign-in. */
  | { kind: 'silence'; when?: 'before' | 'after' }
  /** The connection breaks. */
  | { kind: 'reset'; when?: 'before' | 'after' }
  /** A page of HTML from something that stands before WeCom. Over HTTP only. */
  | { kind: 'page'; status: number; when?: 'before' | 'after' }
  /** Takes effect, and is answered, later. */
  | { kind: 'delay'; ms: number };

export interface PutIn {
  /** How many calls it will still strike. */
  readonly left: number;
  remove(): void;
}

export interface Faults {
  /** Strikes the next `times` calls of an API or frames of a command, or only those that `where` is true of. */
  put(api: string, fault: Fault, times?: number, where?: (body: Wire) => boolean): PutIn;
  take(api: string, body: Wire): Fault | null;
}

export function openFaults(): Faults {
  const waiting: { api: string; fault: Fault; left: number; where: (body: Wire) => boolean }[] = [];
  return {
    put(api, fault, times = 1, where = () => true) {
      const entry = { api, fault, left: times, where };
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
    take(api, body) {
      const found = waiting.find((entry) => entry.left > 0 && entry.api === api && entry.where(body));
      if (!found) return null;
      found.left -= 1;
      return found.fault;
    },
  };
}

/** Does the fault keep the call from taking effect? */
export function prevents(fault: Fault | null): boolean {
  if (!fault || fault.kind === 'delay') return false;
  return fault.kind === 'refusal' || fault.when !== 'after';
}
