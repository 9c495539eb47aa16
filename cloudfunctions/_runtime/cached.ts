/** How long an instance may go on with what it read of settings, machines and colleagues. */
export const CACHE_MS = 60_000;

/**
 * Remembers what `read` gave for a key. One reading at a time per key; a failed one is forgotten.
 *
 * @param now epoch ms
 */
export function cached<T>(read: (key: string) => Promise<T>, now: () => number, forMs = CACHE_MS): (key: string) => Promise<T> {
  const known = new Map<string, { readonly until: number; readonly value: Promise<T> }>();
  return (key) => {
    const at = now();
    const entry = known.get(key);
    if (entry && at < entry.until && at >= entry.until - forMs) return entry.value;
    if (known.size > 1000) known.clear();
    const value = read(key);
    known.set(key, { until: at + forMs, value });
    value.catch(() => known.delete(key));
    return value;
  };
}
