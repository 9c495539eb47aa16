import { createFunction } from '../_runtime/create-function';
import { findStaff } from '../_runtime/find-actor';
import { uploadRoutes } from '../_runtime/upload-routes';

/** What the staff's side of the Mini Program asks for; whoever is no staff gets `not-found`. No rule lives here. */
export const main = createFunction(findStaff, { ...uploadRoutes });
