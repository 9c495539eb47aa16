import Taro from '@tarojs/taro';
import type { StepName } from '#core/domain/step-table';

const TABS = { home: '/pages/home/index', orders: '/pages/orders/index', messages: '/pages/messages/index', me: '/pages/me/index' };

export const openTab = (tab: keyof typeof TABS): void => void Taro.switchTab({ url: TABS[tab] });

export type OrderRoute = 'order' | 'logistics' | 'quotation';
export const openOrder = (route: OrderRoute, orderId: string): void => void Taro.navigateTo({ url: `/pages/${route}/index?id=${orderId}` });

/** Where a step is taken: steps with much to fill in have a page, the others stand on the order's own. */
export function routeOfStep(step: StepName | undefined): OrderRoute {
  if (step === 'send-in') return 'logistics';
  if (step === 'submit-voucher' || step === 'decline') return 'quotation';
  return 'order';
}

export type CreateStep = 'machines' | 'fault' | 'contact' | 'review';
export const openCreate = (step: CreateStep): void => void Taro.navigateTo({ url: `/pages/create/index?step=${step}` });
export const openGuide = (): void => void Taro.navigateTo({ url: '/pages/guide/index' });
export const openStaff = (): void => void Taro.navigateTo({ url: '/staff/queue/index' });

/** Back, or home when this page was opened from outside. */
export function goBack(): void {
  if (Taro.getCurrentPages().length > 1) Taro.navigateBack();
  else openTab('home');
}

/** The form is behind us: the way back from a new order leads to the list. */
export async function openNewOrder(orderId: string): Promise<void> {
  await Taro.switchTab({ url: TABS.orders });
  openOrder('order', orderId);
}
