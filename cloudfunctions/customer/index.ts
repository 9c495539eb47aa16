import { ask } from '#core/application/ask';
import { getOrder } from '#core/application/get-order';
import { getSharedOrder } from '#core/application/get-shared-order';
import { listNotices } from '#core/application/list-notices';
import { listOrders } from '#core/application/list-orders';
import { messageSettings, setMessageSettings } from '#core/application/messages/message-settings';
import { orderVersion } from '#core/application/order-version';
import { noteVisit } from '#core/application/people/note-visit';
import { policy } from '#core/application/policy';
import { queryWarranty } from '#core/application/query-warranty';
import { readNotices } from '#core/application/read-notices';
import { reportSubscriptions } from '#core/application/report-subscriptions';
import { start } from '#core/application/start';
import { submitOrder } from '#core/application/submit-order';
import { takeStep } from '#core/application/take-step';
import { customerRequests as requests } from '#core/contract/customer';
import { readCaller } from '../_runtime/caller';
import { createFunction, route } from '../_runtime/create-function';
import { deps, peopleDeps } from '../_runtime/deps';
import { findCustomer } from '../_runtime/find-actor';
import { limited } from '../_runtime/limited';
import { messages } from '../_runtime/message-deps';
import { questionBudget } from '../_runtime/question-budget';
import { uploadRoutes } from '../_runtime/upload-routes';

/**
 * R26: far more than a person with a rack of machines types, and far less than it takes to walk through the serial numbers. The hour stops whoever is patient;
 * everybody's budget stops whoever has many accounts.
 */
const mayAskWarranty = questionBudget('warranty', { perMinute: 60, perHour: 300 }, { perMinute: 600, perHour: 6000 }, deps.now);

/** R20: nobody holds so many links; a token of 128 bits is not guessed at this pace. */
const mayOpenShared = questionBudget('shared-order', { perMinute: 60, perHour: 300 }, { perMinute: 600, perHour: 6000 }, deps.now);

/** What the customers' side of the Mini Program asks for. No rule lives here. */
export const main = createFunction(findCustomer, {
  ...uploadRoutes,
  start: route(requests.start, (actor, input, lang) => start(deps, actor, input, lang)),
  policy: route(requests.policy, (actor, input, lang) => policy(deps, actor, input, lang)),
  'query-warranty': route(
    requests['query-warranty'],
    limited(mayAskWarranty, (actor, input, lang) => queryWarranty(deps, actor, input, lang)),
  ),
  'submit-order': route(requests['submit-order'], (actor, input, lang) => submitOrder(deps, actor, input, lang)),
  'list-orders': route(requests['list-orders'], (actor, input, lang) => listOrders(deps, actor, input, lang)),
  'get-order': route(requests['get-order'], (actor, input, lang) => getOrder(deps, actor, input, lang)),
  'order-version': route(requests['order-version'], (actor, input, lang) => orderVersion(deps, actor, input, lang)),
  'get-shared-order': route(
    requests['get-shared-order'],
    limited(mayOpenShared, (actor, input, lang) => getSharedOrder(deps, actor, input, lang)),
  ),
  'take-step': route(requests['take-step'], (actor, input, lang) => takeStep(deps, actor, input, lang, 'customer')),
  'list-notices': route(requests['list-notices'], (actor, input, lang) => listNotices(deps, actor, input, lang)),
  'read-notices': route(requests['read-notices'], (actor, input) => readNotices(messages, actor, input, 'customer')),
  'message-settings': route(requests['message-settings'], (actor) => messageSettings(messages, actor)),
  'set-message-settings': route(requests['set-message-settings'], (actor, input, lang) => setMessageSettings(messages, actor, input, lang)),
  'report-subscriptions': route(requests['report-subscriptions'], (actor, input, lang) => reportSubscriptions(deps, actor, input, lang)),
  'note-visit': route(requests['note-visit'], (_actor, _input, lang) => noteVisit(peopleDeps, readCaller(), lang)),
  ask: route(requests.ask, (actor, input, lang) => ask(deps, actor, input, lang)),
});
