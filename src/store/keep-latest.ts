/** Keeps what takes a while to make: so much of it, and that which was asked for last. */

/** Gives what `make` makes of the key, which it does again only for what was not among the `most` last asked for. */
export function keepLatest<Value>(make: (key: string) => Value, most: number): (key: string) => Value {
  // A Map is in the order in which its keys came.
  const kept = new Map<string, Value>();
  return (key) => {
    const value = kept.get(key) ?? make(key);
    kept.delete(key);
    kept.set(key, value);
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    return value;
  };
}
