/** Where a channel keeps a platform's updates from before they are confirmed until they are handled, so that a crash loses none. */

export interface Inbox {
  /** Keeps the update; false when one with that id was kept before, handled or not. Rejects when it could not be kept. */
  put(id: string, data: string): Promise<boolean>;
  /** At most so many that were kept and are not handled, in the order in which they came. */
  waiting(limit: number): Promise<{ id: string; data: string }[]>;
  /** It is handled: its data is forgotten, its id is not. */
  done(id: string): Promise<void>;
}
