import type { Address } from '../address';
import type { Machine } from '../machine';
import type { Consent, WorkOrder } from '../work-order';
import { addressLock, consentFacts } from './locking';
import type { Payload } from './payload';
import { changeById, changeMachines, rule, withoutReceipt } from './rule';

const answerLast = (order: WorkOrder, answer: string, at: number): WorkOrder['infoRequests'] =>
  order.infoRequests.map((request) => (request.answeredAt === undefined ? { ...request, answer, answeredAt: at } : request));

/** The machines that staff ask the customer to open (R32); nothing when there are none, so that the history holds no empty lists. */
export const disassemblyAsked = ({ disassemblyMachineIds = [] }: Payload): { readonly disassemblyMachineIds?: readonly string[] } =>
  disassemblyMachineIds.length > 0 ? { disassemblyMachineIds } : {};

export const askedToOpen =
  (text: string, at: number, by: string) =>
  (machine: Machine): Machine => ({
    ...machine,
    // The first time counts: what is asked for once the machine is here exempts nothing.
    disassemblyAsked: machine.disassemblyAsked ?? { text, at, by },
  });

/** Steps of the order as a whole. */
export const orderSteps = {
  'ask-info': rule({
    facts: ({ payload }) => ({ question: payload.text ?? '' }),
    evolve: (order, { question }, { at }) => ({ ...order, infoRequests: [...order.infoRequests, { question, askedAt: at }] }),
  }),
  'answer-info': rule({
    facts: ({ payload }) => ({ answer: payload.text ?? '', photos: payload.photos ?? [] }),
    evolve: (order, { answer, photos }, { at, openid }) => ({
      ...order,
      infoRequests: answerLast(order, answer, at),
      messages: [...order.messages, { at, by: openid, from: 'customer' as const, text: answer, photos }],
    }),
  }),
  'drop-info-request': rule({
    facts: ({ payload }) => ({ reason: payload.reason ?? '' }),
    evolve: (order, { reason }, { at, openid }) => ({
      ...order,
      infoRequests: order.infoRequests.map((request) =>
        request.answeredAt === undefined ? { ...request, answeredAt: at, dropped: { by: openid, reason } } : request,
      ),
    }),
  }),
  cancel: rule({
    facts: ({ payload, order }) => ({
      reason: payload.reason ?? '',
      waybills: order.parcels.filter((parcel) => !parcel.ended && !parcel.signed).map((parcel) => parcel.waybillNumber),
    }),
    evolve: (order, { reason }, { at, role }) => ({
      ...order,
      cancelled: { at, by: role === 'customer' ? ('customer' as const) : ('supervisor' as const), reason },
    }),
  }),
  assign: rule({
    facts: ({ payload, context: { actor } }) => ({
      assignee: payload.assignee ?? (actor.kind === 'person' ? { openid: actor.openid, name: actor.name } : { openid: 'timer', name: '' }),
    }),
    evolve: (order, { assignee }) => ({ ...order, assignee }),
  }),
  message: rule({
    facts: ({ payload, role }) => ({
      text: payload.text ?? '',
      photos: payload.photos ?? [],
      ...(role === 'customer' ? {} : disassemblyAsked(payload)),
    }),
    evolve: (order, { text, photos, disassemblyMachineIds = [] }, { at, openid, role }) => ({
      ...changeMachines(order, disassemblyMachineIds, askedToOpen(text, at, openid)),
      messages: [
        ...order.messages,
        { at, by: openid, from: role === 'customer' ? ('customer' as const) : ('staff' as const), text, photos },
      ],
    }),
  }),
  rate: rule({
    facts: ({ payload }) => ({ stars: payload.stars ?? 5, text: payload.text ?? '' }),
    evolve: (order, { stars, text }, { at }) => ({ ...order, rating: { stars, text, at } }),
  }),
  share: rule({
    facts: ({ context }) => ({ token: context.newShareToken }),
    evolve: (order, { token }) => ({ ...order, shareToken: token }),
  }),
  'revoke-share': rule({
    facts: () => ({}),
    evolve: ({ shareToken: _revoked, ...order }) => order,
  }),
  'give-address': rule<{ address: Address; hash: string; consent: Consent | null }>({
    facts: (attempt) => ({ ...addressLock(attempt), consent: consentFacts(attempt) }),
    evolve: (order, { address, hash, consent }, { at }) => ({
      ...order,
      receivingAddress: { address, hash, lockedAt: at },
      consents: consent ? [...order.consents, consent] : order.consents,
    }),
  }),
  'resolve-discrepancy': rule({
    facts: ({ order, payload }) => {
      const found = order.discrepancies.find(({ id }) => id === payload.discrepancyId);
      const resolution = payload.resolution ?? (found?.kind === 'extra' ? 'set-aside' : 'found');
      return {
        discrepancyId: payload.discrepancyId ?? '',
        resolution,
        machineIds: resolution === 'not-in-parcel' && found?.machineId ? [found.machineId] : [],
      };
    },
    evolve: (order, { discrepancyId, resolution, machineIds }, { at }) => ({
      ...changeMachines(order, machineIds, withoutReceipt),
      discrepancies: changeById(order.discrepancies, discrepancyId, (discrepancy) => ({
        ...discrepancy,
        resolved: { at, as: resolution },
      })),
    }),
  }),
};
