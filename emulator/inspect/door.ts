import type { Route } from '../http';

/** A door below `/__inspect/`, for this machine's own pages and tests only. */
export const door = (method: string, path: string, handle: Route['handle']): Route => ({
  host: 'cloud',
  method,
  path: `/__inspect/${path}`,
  handle,
});
