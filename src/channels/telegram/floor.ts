/** Who has the floor in a chat: one reply at a time, so that nothing comes between its parts, whoever sends it. */

/** Resolves when the floor is free in that chat, and takes it; what it gives hands it back, and may be called twice. */
export type TakeFloor = (chat: string) => Promise<() => void>;

export function openFloor(): TakeFloor {
  const taken = new Map<string, Promise<void>>();
  return async (chat) => {
    while (taken.has(chat)) await taken.get(chat);
    const { promise, resolve } = Promise.withResolvers<void>();
    taken.set(chat, promise);
    return () => {
      if (taken.get(chat) === promise) taken.delete(chat);
      resolve();
    };
  };
}
