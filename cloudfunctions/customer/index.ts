import { createFunction } from '../_runtime/create-function';
import { findCustomer } from '../_runtime/find-actor';
import { uploadRoutes } from '../_runtime/upload-routes';

/** What the customers' side of the Mini Program asks for. No rule lives here. */
export const main = createFunction(findCustomer, { ...uploadRoutes });
