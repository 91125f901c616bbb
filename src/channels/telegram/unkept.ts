/** Updates that could not be kept: answered at once instead, and remembered meanwhile, so that none is answered twice. */
import type { Inbox } from '../inbox.ts';
import type { Clock } from './retry.ts';

/** Telegram waits so long for the confirmation; an answer that takes longer is confirmed when the update comes again. */
const LONGEST_WAIT_MS = 5000;
/** Of more in one outage, the oldest are forgotten: they were confirmed long ago. */
const MOST_KNOWN = 10_000;

export interface Unkept {
  /** Does the work that answers it, unless that has begun before. When it rejects, the update is not known any more. */
  begin(id: string, work: () => Promise<void>): Promise<void>;
  /** The work that was begun; undefined for an update that is not known. */
  find(id: string): Promise<void> | undefined;
  /** Resolves when the work is done. Rejects when it is not, or not soon: then the update has to come again. */
  confirm(answered: Promise<void>): Promise<void>;
  /**
   * Notes what was answered in the inbox, now that something can be kept again: whoever brings it again, to whatever
   * process, finds it handled. Rejects when nothing can be kept yet.
   */
  note(inbox: Inbox): Promise<void>;
}

export function openUnkept(clock: Clock): Unkept {
  /** In the order in which they came. */
  const answers = new Map<string, Promise<void>>();
  const given = new Set<string>();

  function forget(id: string): void {
    answers.delete(id);
    given.delete(id);
  }

  return {
    begin(id, work) {
      const known = answers.get(id);
      if (known) return known;
      const answered = work();
      answers.set(id, answered);
      answered.then(
        () => given.add(id),
        () => forget(id),
      );
      const [oldest] = answers.keys();
      if (answers.size > MOST_KNOWN && oldest !== undefined) forget(oldest);
      return answered;
    },
    find: (id) => answers.get(id),
    async confirm(answered) {
      const over = new AbortController();
      const late = clock.sleep(LONGEST_WAIT_MS, over.signal).then(() => {
        throw new Error('an update could not be kept, and is not answered yet');
      });
      await Promise.race([answered, late]).finally(() => over.abort());
    },
    async note(inbox) {
      for (const id of [...given]) {
        await inbox.put(id, '');
        await inbox.done(id);
        forget(id);
      }
    },
  };
}
