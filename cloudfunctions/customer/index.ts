import { listNotices } from '#core/application/list-notices';
import { readNotices } from '#core/application/read-notices';
import { reportSubscriptions } from '#core/application/report-subscriptions';
import { customerRequests as requests } from '#core/contract/customer';
import { createFunction, route } from '../_runtime/create-function';
import { deps } from '../_runtime/deps';
import { findCustomer } from '../_runtime/find-actor';
import { uploadRoutes } from '../_runtime/upload-routes';

/** What the customers' side of the Mini Program asks for. No rule lives here. */
export const main = createFunction(findCustomer, {
  ...uploadRoutes,
  'list-notices': route(requests['list-notices'], (actor, input, lang) => listNotices(deps, actor, input, lang)),
  'read-notices': route(requests['read-notices'], (actor, input) => readNotices(deps, actor, input)),
  'report-subscriptions': route(requests['report-subscriptions'], (actor, input) => reportSubscriptions(deps, actor, input)),
});
