import Taro from '@tarojs/taro';
import type { StepName } from '#core/domain/step-table';

const TABS = { home: '/pages/home/index', orders: '/pages/orders/index', messages: '/pages/messages/index', me: '/pages/me/index' };

const underWay = new Set<string>();

/** What is being opened or left is not opened or left once more: two taps in one moment would put two pages over each other, or go back too far. */
function once(what: string, go: () => Promise<unknown>): void {
  if (underWay.has(what)) return;
  underWay.add(what);
  const end = () => void underWay.delete(what);
  go().then(end, (failure: unknown) => {
    end();
    console.warn(what, failure);
  });
}

const open = (url: string): void => once(url, () => Taro.navigateTo({ url }));
const goBack = (delta = 1): void => once('back', () => Taro.navigateBack({ delta }));

export const openTab = (tab: keyof typeof TABS): void => void Taro.switchTab({ url: TABS[tab] });

export type OrderRoute = 'order' | 'logistics' | 'quotation';
export const openOrder = (route: OrderRoute, orderId: string): void => open(`/pages/${route}/index?id=${orderId}`);

/** Where a step is taken: steps with much to fill in have a page, the others stand on the order's own. */
export function routeOfStep(step: StepName | undefined): OrderRoute {
  if (step === 'send-in') return 'logistics';
  if (step === 'submit-voucher') return 'quotation';
  return 'order';
}

/** The customer's steps beside the main path have a page in a subpackage; `targetId` names the parcel or shipment it is about. */
export function openStep(orderId: string, step: StepName, targetId = ''): void {
  const route = routeOfStep(step);
  if (route !== 'order') openOrder(route, orderId);
  else open(`/more/step/index?id=${orderId}&step=${step}&target=${targetId}`);
}
export const openShare = (orderId: string): void => open(`/more/share/index?id=${orderId}`);
export const openEvidence = (orderId: string): void => open(`/more/evidence/index?id=${orderId}`);
export const openMessageSettings = (): void => open('/more/message-settings/index');
export const openContact = (): void => open('/more/contact/index');

/** Page and query of an order that is shared (R20), as WeChat and the browser's address take it. */
export const sharedOrderPath = (orderId: string, token: string): string => `more/shared/index?id=${orderId}&token=${token}`;

/** From a page that has nothing to show: where it was opened from, else to the start. */
export function leave(): void {
  if (Taro.getCurrentPages().length > 1) goBack();
  else openTab('home');
}

export type CreateStep = 'machines' | 'fault' | 'contact' | 'review';
/** Whether the form of a new order is in front. */
export const isCreating = (): boolean => (Taro.getCurrentPages().at(-1)?.route ?? '').includes('pages/create/index');
export const openCreate = (step: CreateStep): void => open(`/pages/create/index?step=${step}`);

/** A step opened from the review to change something: done there, it leads back to the review, however often; WeChat keeps ten pages and no more. */
const editUrl = (step: CreateStep): string => `/pages/create/index?step=${step}&edit=1`;
export const editCreate = (step: CreateStep): void => open(editUrl(step));
/** What was changed makes something else missing: that is asked for in its place. */
export const editNext = (step: CreateStep): void => void Taro.redirectTo({ url: editUrl(step) });
export const backToReview = (): void => goBack();
export const openGuide = (): void => open('/pages/guide/index');
export const openStaff = (): void => open('/staff/queue/index');

export const openSettings = (): void => open('/staff/settings/index');
export const openSetting = (key: string): void => open(`/staff/setting/index?key=${key}`);

export const openStaffOrder = (orderId: string): void => open(`/staff/order/index?id=${orderId}`);

export const openOrphans = (): void => open('/staff/orphans/index');
const orphanUrl = (orphanId: string): string => `/staff/orphan/index?id=${encodeURIComponent(orphanId)}`;
export const openOrphan = (orphanId: string): void => open(orphanUrl(orphanId));
/** The form is behind us: the way back leads to where it was opened. */
export const showOrphan = (orphanId: string): void => void Taro.redirectTo({ url: orphanUrl(orphanId) });
/** @param waybillNumber as typed or scanned where no order was found for it */
export const openOrphanRegister = (waybillNumber: string): void =>
  open(`/staff/orphan-register/index?waybill=${encodeURIComponent(waybillNumber)}`);
export const openStaffNotices = (): void => open('/staff/notices/index');
export const openCallTasks = (): void => open('/staff/call-tasks/index');
export const openDeadLetters = (): void => open('/staff/dead-letters/index');
export const openPeople = (): void => open('/staff/people/index');
export const openStaffRegistry = (): void => open('/staff/registry/index');

/** @param waybillNumber as typed or scanned in the queue, when it led here */
export type StaffStepPlace = {
  readonly orderId: string;
  readonly step: StepName;
  readonly targetId?: string;
  readonly waybillNumber?: string;
};
export function openStaffStep({ orderId, step, targetId = '', waybillNumber = '' }: StaffStepPlace): void {
  open(`/staff/step/index?id=${orderId}&step=${step}&target=${targetId}&waybill=${encodeURIComponent(waybillNumber)}`);
}

/** How many steps back a page lies, nearest first; −1 when it is not on the way back. */
function stepsBackTo(route: string): number {
  const pages = Taro.getCurrentPages();
  const at = pages.map((page) => (page.route ?? '').includes(route)).lastIndexOf(true);
  return at < 0 ? -1 : pages.length - 1 - at;
}

/** From a step to its order: back to where it was opened, else in its place (the queue leads straight to a step, too). */
export function backToStaffOrder(orderId: string): void {
  const steps = stepsBackTo('staff/order/index');
  if (steps > 0) goBack(steps);
  else Taro.redirectTo({ url: `/staff/order/index?id=${orderId}` });
}

export function backToStaffQueue(): void {
  const steps = stepsBackTo('staff/queue/index');
  if (steps > 0) goBack(steps);
  else Taro.redirectTo({ url: '/staff/queue/index' });
}

/** From a form to its order: back to where it was opened, else in its place (a message leads straight to a form). */
export function backToOrder(orderId: string): void {
  const steps = stepsBackTo('pages/order/index');
  if (steps > 0) goBack(steps);
  else Taro.redirectTo({ url: `/pages/order/index?id=${orderId}` });
}

let newOrder: string | undefined;

/** The form is behind us: the way back from a new order leads to the list. */
export function openNewOrder(orderId: string): void {
  newOrder = orderId;
  openTab('orders');
}

/**
 * The second half of {@link openNewOrder}, called by the list once it is on screen. In the browser Taro says a tab is switched to before it
 * is drawn: a page opened right then ends up beneath the list, and nothing is seen.
 */
export function goOnToNewOrder(): void {
  const orderId = newOrder;
  newOrder = undefined;
  if (orderId) openOrder('order', orderId);
}
