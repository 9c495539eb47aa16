import type { Reply } from '#core/contract/reply';
import type { StaffStep, StaffStepPayload } from '#core/contract/steps';
import type { OrderView } from '#core/contract/views/order-view';
import { callStaff } from './call';
import { type LiveView, useView } from './use-view';

/** An order as staff see it, read again each time its page comes to the front and when the language changes. */
export const useStaffOrder = (orderId: string, language: string): LiveView<OrderView> =>
  useView(`staff-order:${orderId}:${language}`, () => callStaff('get-order', { orderId }));

/** One step of staff on the version they had on screen. `stale-version`: somebody wrote first. */
export const takeStaffStep = <S extends StaffStep>(
  { orderId, version }: Pick<OrderView, 'orderId' | 'version'>,
  step: S,
  payload: StaffStepPayload<S>,
  commandId: string,
): Promise<Reply<OrderView>> => callStaff('take-step', { commandId, orderId, version, step, payload });

/** Whoever sees an order at a version knows what they were told of it up to there. Nothing on screen waits for it; what fails is read with the next look. */
export async function readOrderNotices(orderId: string, version: number): Promise<void> {
  await callStaff('read-notices', { orderId, version });
}
