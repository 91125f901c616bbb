/** The book of what was called, over HTTP and on the long connection alike. */
import type { Call } from './shapes.ts';
import type { Wire } from './wire.ts';

export interface Book {
  readonly calls: readonly Call[];
  /** The calls of one API, or frames of one command. */
  callsOf(api: string): Call[];
  open(call: Pick<Call, 'api' | 'by' | 'query' | 'body'>): Call;
  /** `status` 0: the connection broke; `errcode` null: no answer of WeCom's. */
  close(call: Call, status: number, errcode: number | null): void;
}

export function openBook(now: () => number, changed: () => void): Book {
  const calls: Call[] = [];
  return {
    calls,
    callsOf: (api) => calls.filter((call) => call.api === api),
    open(given) {
      const call: Call = { ...given, start: now(), end: null, status: null, errcode: null, tookEffect: false };
      calls.push(call);
      changed();
      return call;
    },
    close(call, status, errcode) {
      call.end = now();
      call.status = status;
      call.errcode = errcode;
      changed();
    },
  };
}

export function errcodeIn(answer: Wire): number {
  return typeof answer.errcode === 'number' ? answer.errcode : 0;
}
