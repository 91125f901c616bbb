/** Where a channel keeps a platform's updates from before they are confirmed until they are handled, so that a crash loses none. */

/** So often a process is to look what others have left behind. */
export const LOOK_MS = 15_000;

export interface Inbox {
  /**
   * Keeps the update, which is in this process's hands from now on; false when one with that id was kept before, handled or
   * not. Rejects when it could not be kept.
   */
  put(id: string, data: string): Promise<boolean>;
  /**
   * Takes at most so many that are not handled and in nobody's hands, in the order in which they came: of processes that
   * have ended, and of those that have not called this for long. What is in this process's hands stays there.
   */
  takeOver(limit: number): Promise<{ id: string; data: string }[]>;
  /** Whether it is still in this process's hands for as long as a call may take; otherwise somebody else may answer it. */
  holds(id: string): boolean;
  /** This process does nothing more with it; whoever next may have it takes it over. */
  letGo(id: string): void;
  /** It is handled: its data is forgotten, its id is not. */
  done(id: string): Promise<void>;
  /** Lets go of everything that is not handled. */
  release(): Promise<void>;
}
