/** Waiting for something to be so. */
import { EventEmitter } from 'node:events';
import type { Call } from './shapes.ts';

export interface Changes {
  /** Something is different now. */
  changed(): void;
  /** Resolves with what the predicate gives as soon as that is something. */
  waitFor<T>(predicate: () => T | false | null | undefined, what?: string): Promise<T>;
}

export function openChanges(patienceMs: number, calls: () => readonly Call[]): Changes {
  const changes = new EventEmitter().setMaxListeners(0);
  let isDue = false;
  return {
    /** Those who wait look when whatever is going on is done with. */
    changed() {
      if (isDue) return;
      isDue = true;
      setImmediate(() => {
        isDue = false;
        changes.emit('change');
      });
    },
    waitFor(predicate, what = 'what the test waits for') {
      return new Promise((resolve, reject) => {
        const end = () => {
          clearTimeout(timer);
          changes.off('change', look);
        };
        const look = () => {
          try {
            const found = predicate();
            if (!found) return;
            end();
            resolve(found);
          } catch (error) {
            end();
            reject(error);
          }
        };
        const timer = setTimeout(() => {
          end();
          reject(new Error(`${what} did not come in ${patienceMs} ms; the last calls were\n${lastOf(calls())}`));
        }, patienceMs);
        changes.on('change', look);
        look();
      });
    },
  };
}

function lastOf(calls: readonly Call[]): string {
  return calls
    .slice(-8)
    .map(({ api, status, errcode }) => `${api} ${status ?? 'open'} ${errcode ?? ''}`)
    .join('\n');
}
