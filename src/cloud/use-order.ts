import type { Reply } from '#core/contract/reply';
import type { CustomerStep, CustomerStepPayload } from '#core/contract/steps';
import type { OrderView } from '#core/contract/views/order-view';
import { callCustomer } from './call';
import { type Command, useCommand } from './use-command';
import { type LiveView, useView } from './use-view';

/** The customer's own order behind a page, read again each time the page comes to the front and when the language changes. */
export const useOrder = (orderId: string, language: string): LiveView<OrderView> =>
  useView(`${orderId}:${language}`, () => callCustomer('get-order', { orderId }));

type Attempt<S extends CustomerStep> = { readonly orderId: string; readonly version: number; readonly payload: CustomerStepPayload<S> };

/** One step of the customer on an order. A success, and a lost race, put the newest order on screen. */
export function useCustomerStep<S extends CustomerStep>(
  step: S,
  live: LiveView<OrderView>,
): Omit<Command<CustomerStepPayload<S>, OrderView>, 'run'> & {
  take: (payload: CustomerStepPayload<S>, first?: () => Promise<void>) => Promise<OrderView | undefined>;
} {
  const { run, ...rest } = useCommand(
    async ({ orderId, version, payload }: Attempt<S>, commandId): Promise<Reply<OrderView>> => {
      const reply = await callCustomer('take-step', { commandId, orderId, version, step, payload });
      // Part of the attempt: trying again is for whoever has the newest order before them.
      if (!reply.ok && reply.error.code === 'stale-version') await live.reload();
      return reply;
    },
    // Read again in between, the order may be newer by this very step, whose answer got lost.
    { intention: ({ orderId, payload }) => [orderId, payload] },
  );
  const take = async (payload: CustomerStepPayload<S>, first?: () => Promise<void>) => {
    if (live.view.state !== 'ready') return undefined;
    const { orderId, version } = live.view.value;
    const reply = await run({ orderId, version, payload }, first);
    if (!reply?.ok) return undefined;
    live.replace(reply.value);
    return reply.value;
  };
  return { ...rest, take };
}
