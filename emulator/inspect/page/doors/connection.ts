import { useSyncExternalStore } from 'react';

type Connection = 'there' | 'lost';

let current: Connection = 'there';
const listeners = new Set<() => void>();

/** Every request tells whether somebody answered. */
export function tellConnection(state: Connection): void {
  if (state === current) return;
  current = state;
  for (const listener of listeners) listener();
}

/** Whether the local cloud has stopped answering. What was shown stays on the screen meanwhile. */
export const useIsLost = (): boolean => useSyncExternalStore(follow, () => current === 'lost');

function follow(onChange: () => void): () => void {
  listeners.add(onChange);
  return () => listeners.delete(onChange);
}
