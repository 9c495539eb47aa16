/** How long an instance may go on with what it read of settings and roles. */
export const CACHE_MS = 60_000;

/**
 * Remembers what `read` gave for a key. One reading at a time per key; a failed one is forgotten.
 *
 * @param now epoch ms
 */
export function cached<T>(read: (key: string) => Promise<T>, now: () => number): (key: string) => Promise<T> {
  const known = new Map<string, { readonly until: number; readonly value: Promise<T> }>();
  return (key) => {
    const at = now();
    const entry = known.get(key);
    if (entry && at < entry.until && at >= entry.until - CACHE_MS) return entry.value;
    if (known.size > 1000) known.clear();
    const value = read(key);
    known.set(key, { until: at + CACHE_MS, value });
    value.catch(() => known.delete(key));
    return value;
  };
}
