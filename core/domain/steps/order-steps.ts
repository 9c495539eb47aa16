import type { Address, Consent, WorkOrder } from '../work-order';
import { addressLock, consentFacts } from './locking';
import { changeById, changeMachines, rule, withoutReceipt } from './rule';

const answerLast = (order: WorkOrder, answer: string, at: number): WorkOrder['infoRequests'] =>
  order.infoRequests.map((request) => (request.answeredAt === undefined ? { ...request, answer, answeredAt: at } : request));

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
    facts: ({ payload }) => ({ text: payload.text ?? '', photos: payload.photos ?? [] }),
    evolve: (order, { text, photos }, { at, openid, role }) => ({
      ...order,
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
