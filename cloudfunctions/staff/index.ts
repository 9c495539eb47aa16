import { changeSetting, withdrawSettingChange } from '#core/application/change-setting';
import { getOrder } from '#core/application/get-order';
import { getSetting, listSettings, settingHistory } from '#core/application/list-settings';
import { listCallTasks, noteCall } from '#core/application/messages/call-tasks';
import { countMessageDesk } from '#core/application/messages/count-message-desk';
import { listDeadLetters, retryDeadLetters } from '#core/application/messages/dead-letters';
import { messageSettings, setMessageSettings } from '#core/application/messages/message-settings';
import { listStaffNotices } from '#core/application/messages/staff-notices';
import { takeOrphanStep } from '#core/application/orphans/orphan-step';
import { getOrphan, listOrphans, suggestForOrphan } from '#core/application/orphans/read-orphans';
import { registerOrphanParcel } from '#core/application/orphans/register-orphan';
import { changeStaffRoles, letStaffLeave, listStaff, staffHistory } from '#core/application/people/change-staff';
import { listInvitations, makeInvitation, withdrawInvitation } from '#core/application/people/invitations';
import { noteVisit } from '#core/application/people/note-visit';
import { previewSetting } from '#core/application/preview-setting';
import { queryWarranty } from '#core/application/query-warranty';
import { readNotices } from '#core/application/read-notices';
import { findParcel, listQueue, searchOrders, staffStart } from '#core/application/staff-queue';
import { takeStep } from '#core/application/take-step';
import { staffRequests as requests } from '#core/contract/staff';
import { readCaller } from '../_runtime/caller';
import { createFunction, route } from '../_runtime/create-function';
import { deps, peopleDeps, settingsDeps } from '../_runtime/deps';
import { findStaff } from '../_runtime/find-actor';
import { messages } from '../_runtime/message-deps';
import { uploadRoutes } from '../_runtime/upload-routes';

/** What the staff's side of the Mini Program asks for; whoever is no staff gets `not-found`. No rule lives here. */
export const main = createFunction(findStaff, {
  ...uploadRoutes,
  start: route(requests.start, (actor, input, lang) => staffStart(deps, actor, input, lang)),
  'list-queue': route(requests['list-queue'], (actor, input, lang) => listQueue(deps, actor, input, lang)),
  search: route(requests.search, (actor, input, lang) => searchOrders(deps, actor, input, lang)),
  'find-parcel': route(requests['find-parcel'], (actor, input, lang) => findParcel(deps, actor, input, lang)),
  'get-order': route(requests['get-order'], (actor, input, lang) => getOrder(deps, actor, input, lang)),
  'query-warranty': route(requests['query-warranty'], (actor, input, lang) => queryWarranty(deps, actor, input, lang)),
  'take-step': route(requests['take-step'], (actor, input, lang) => takeStep(deps, actor, input, lang, 'staff')),
  'list-settings': route(requests['list-settings'], (actor, input, lang) => listSettings(settingsDeps, actor, input, lang)),
  'get-setting': route(requests['get-setting'], (actor, input, lang) => getSetting(settingsDeps, actor, input, lang)),
  'setting-history': route(requests['setting-history'], (actor, input, lang) => settingHistory(settingsDeps, actor, input, lang)),
  'preview-setting': route(requests['preview-setting'], (actor, input, lang) => previewSetting(settingsDeps, actor, input, lang)),
  'change-setting': route(requests['change-setting'], (actor, input, lang) => changeSetting(settingsDeps, actor, input, lang)),
  'withdraw-setting-change': route(requests['withdraw-setting-change'], (actor, input, lang) =>
    withdrawSettingChange(settingsDeps, actor, input, lang),
  ),
  'register-orphan': route(requests['register-orphan'], (actor, input, lang) => registerOrphanParcel(deps, actor, input, lang)),
  'list-orphans': route(requests['list-orphans'], (actor, input, lang) => listOrphans(deps, actor, input, lang)),
  'get-orphan': route(requests['get-orphan'], (actor, input, lang) => getOrphan(deps, actor, input, lang)),
  'suggest-orders': route(requests['suggest-orders'], (actor, input, lang) => suggestForOrphan(deps, actor, input, lang)),
  'orphan-step': route(requests['orphan-step'], (actor, input, lang) => takeOrphanStep(deps, actor, input, lang)),
  'note-visit': route(requests['note-visit'], (_actor, _input, lang) => noteVisit(peopleDeps, readCaller(), lang)),
  'list-staff': route(requests['list-staff'], (actor, input, lang) => listStaff(peopleDeps, actor, input, lang)),
  'change-staff-roles': route(requests['change-staff-roles'], (actor, input, lang) => changeStaffRoles(peopleDeps, actor, input, lang)),
  'let-staff-leave': route(requests['let-staff-leave'], (actor, input, lang) => letStaffLeave(peopleDeps, actor, input, lang)),
  'staff-history': route(requests['staff-history'], (actor, input, lang) => staffHistory(peopleDeps, actor, input, lang)),
  'make-invitation': route(requests['make-invitation'], (actor, input, lang) => makeInvitation(peopleDeps, actor, input, lang)),
  'list-invitations': route(requests['list-invitations'], (actor, input, lang) => listInvitations(peopleDeps, actor, input, lang)),
  'withdraw-invitation': route(requests['withdraw-invitation'], (actor, input, lang) => withdrawInvitation(peopleDeps, actor, input, lang)),
  'list-notices': route(requests['list-notices'], (actor, input, lang) => listStaffNotices(deps, actor, input, lang)),
  'read-notices': route(requests['read-notices'], (actor, input) => readNotices(messages, actor, input, 'staff')),
  'message-settings': route(requests['message-settings'], (actor) => messageSettings(messages, actor)),
  'set-message-settings': route(requests['set-message-settings'], (actor, input, lang) => setMessageSettings(messages, actor, input, lang)),
  'count-message-desk': route(requests['count-message-desk'], (actor, input, lang) => countMessageDesk(messages, actor, input, lang)),
  'list-call-tasks': route(requests['list-call-tasks'], (actor, input, lang) => listCallTasks(messages, actor, input, lang)),
  'note-call': route(requests['note-call'], (actor, input, lang) => noteCall(messages, actor, input, lang)),
  'list-dead-letters': route(requests['list-dead-letters'], (actor, input, lang) => listDeadLetters(messages, actor, input, lang)),
  'retry-dead-letters': route(requests['retry-dead-letters'], (actor, input, lang) => retryDeadLetters(messages, actor, input, lang)),
});
