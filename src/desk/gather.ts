/** Puts together what is asked for in the same turn of the event loop, so that it is done at once. */
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

  function begin(): Batch<Item, Result> {
    const batch: Batch<Item, Result> = { items: [], result: setImmediate().then(() => close(batch)) };
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
