/** Puts together what is asked for at the same time, so that it is done at once: in one turn of the event loop, or while the one before is under way. */
import { setImmediate } from 'node:timers/promises';

/** More would be too much for one statement of a database. */
const MOST = 500;

interface Batch<Item, Result> {
  items: Item[];
  result: Promise<Result>;
}

/** Each call gets what the work gives, or rejects with what it throws, for all that was done together. */
export function gather<Item, Result>(
  work: (items: readonly Item[]) => Promise<Result>,
): (item: Item) => Promise<Result> {
  let open: Batch<Item, Result> | null = null;
  let before: Promise<unknown> = Promise.resolve();

  function begin(): Batch<Item, Result> {
    const turn = before.then(() => setImmediate());
    const batch: Batch<Item, Result> = { items: [], result: turn.then(() => close(batch)) };
    before = batch.result.catch(() => {});
    return batch;
  }

  function close(batch: Batch<Item, Result>): Promise<Result> {
    // Whoever asks from now on is of the next ones.
    if (open === batch) open = null;
    return work(batch.items);
  }

  return (item) => {
    if (!open || open.items.length === MOST) open = begin();
    open.items.push(item);
    return open.result;
  };
}
