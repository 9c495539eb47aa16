import type { Route } from '../http';
import type { Services } from '../services';

/** Where the SDK puts files and everybody with a temporary address gets them. */
export function storageRoutes(_services: Services): readonly Route[] {
  return [];
}
