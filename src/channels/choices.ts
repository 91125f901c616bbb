/** Where a channel keeps what its buttons stand for, when a button can't carry it itself. */
import type { Asked } from '../conversation.ts';

/** What a button stands for: what is said, and what it means where that depends on what was spoken of before. */
export interface Picked {
  text: string;
  asked?: Asked;
}

export interface Choices {
  /** A short key for each, in their order, of letters, digits, - and _; the same for the same. Rejects when they could not be kept. */
  keep(all: readonly Picked[]): Promise<string[]>;
  /** Null when there is none with that key, or not any more. Rejects when it could not be looked up. */
  find(key: string): Promise<Picked | null>;
}
