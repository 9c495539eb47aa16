import { promiseFrom } from '../calendar';
import type { Machine } from '../machine';
import { toLocalDate } from '../money-and-time';
import type { WorkingDayPromise } from '../promise';
import type { Voucher } from '../voucher';
import { type Attempt, changeById, changeMachines, currentQuotation, idsOf, nextId, rule, voucherOf } from './rule';

type VoucherFacts = { voucher: Voucher; promises: Readonly<Record<string, WorkingDayPromise>> };

const reviewed = (as: 'approved' | 'rejected', at: number, by: string, reason: string) => (voucher: Voucher) => ({
  ...voucher,
  review: { as, at, by, reason },
});

/** A paid repair counts from the upload of its voucher (R53); freight for a re-ship promises nothing. */
function promisesOf({ machines, context }: Attempt, purpose: Voucher['purpose']): Readonly<Record<string, WorkingDayPromise>> {
  if (purpose === 'reship') return {};
  const { rules, calendar } = context;
  const days = (machine: Machine): number => rules.promiseWorkingDays + (rules.extraDays[machine.itemType] ?? 0);
  return Object.fromEntries(
    machines.map((machine) => [machine.id, promiseFrom('voucher', toLocalDate(context.now), days(machine), calendar)]),
  );
}

function withoutPromise(machine: Machine): Machine {
  const { promise: _void, ...rest } = machine;
  return rest;
}

/** Where a machine goes when its voucher is approved: to be repaired, or, for freight, on its way again. */
function afterApproval(machine: Machine, voucher: Voucher | undefined, at: number): Machine {
  if (voucher?.purpose === 'reship') {
    return {
      ...machine,
      state: 'ready',
      readyAt: at,
      ...(machine.reshipFreight ? { reshipFreight: { ...machine.reshipFreight, paid: true } } : {}),
    };
  }
  return { ...machine, state: 'repairing', paid: machine.paid + (currentQuotation(machine)?.amount ?? 0) };
}

/** Steps about money. */
export const paymentSteps = {
  'note-notified': rule({
    facts: ({ machines }) => ({ machineIds: idsOf(machines) }),
    evolve: (order, { machineIds }, { at }) =>
      changeMachines(order, machineIds, (machine) => ({
        ...machine,
        quotations:
          machine.state === 'quoted'
            ? machine.quotations.map((quotation, index, all) =>
                index === all.length - 1 && quotation.notifiedAt === undefined ? { ...quotation, notifiedAt: at } : quotation,
              )
            : machine.quotations,
        ...(machine.state === 'return-refused' && machine.reshipFreight
          ? { reshipFreight: { notifiedAt: at, ...machine.reshipFreight } }
          : {}),
      })),
  }),
  'submit-voucher': rule<VoucherFacts>({
    facts: (attempt) => {
      const { order, machines, payload, context } = attempt;
      const purpose = machines.every((machine) => machine.state === 'return-refused') ? 'reship' : 'repair';
      return {
        voucher: {
          id: nextId('v', order.vouchers),
          purpose,
          machineIds: idsOf(machines),
          amount: payload.amount ?? 0,
          attachmentId: payload.attachmentId ?? '',
          uploadedAt: context.now,
          ...(context.voucherHash === null ? {} : { sha256: context.voucherHash }),
        },
        promises: promisesOf(attempt, purpose),
      };
    },
    evolve: (order, { voucher, promises }) => ({
      ...changeMachines(order, voucher.machineIds, (machine) => {
        const promise = promises[machine.id];
        return { ...machine, state: 'pay-review', voucherId: voucher.id, ...(promise ? { promise } : {}) };
      }),
      vouchers: [...order.vouchers, voucher],
    }),
  }),
  decline: rule({
    facts: ({ machines, payload, context }) => ({
      machineIds: idsOf(machines),
      reason: payload.reason ?? '',
      freightPaidBy: context.rules.unrepairedFreightPaidBy,
    }),
    evolve: (order, { machineIds, freightPaidBy }, { at }) =>
      changeMachines(order, machineIds, (machine) => ({
        ...machine,
        state: 'ready',
        outcome: 'unrepaired',
        unrepairedFreightPaidBy: freightPaidBy,
        readyAt: at,
      })),
  }),
  'approve-voucher': rule({
    facts: ({ machines, payload }) => ({ voucherId: payload.voucherId ?? '', machineIds: idsOf(machines) }),
    evolve: (order, { voucherId, machineIds }, { at, openid }) => ({
      ...changeMachines(order, machineIds, (machine) => afterApproval(machine, voucherOf(order, voucherId), at)),
      vouchers: changeById(order.vouchers, voucherId, reviewed('approved', at, openid, '')),
    }),
  }),
  'reject-voucher': rule({
    facts: ({ machines, payload }) => ({ voucherId: payload.voucherId ?? '', machineIds: idsOf(machines), reason: payload.reason ?? '' }),
    evolve: (order, { voucherId, machineIds, reason }, { at, openid }) => {
      const isReship = voucherOf(order, voucherId)?.purpose === 'reship';
      return {
        ...changeMachines(order, machineIds, (machine) =>
          isReship ? { ...machine, state: 'return-refused' } : { ...withoutPromise(machine), state: 'quoted' },
        ),
        vouchers: changeById(order.vouchers, voucherId, reviewed('rejected', at, openid, reason)),
      };
    },
  }),
  refund: rule({
    facts: ({ machines, payload }) => ({
      machineIds: idsOf(machines).slice(0, 1),
      amount: payload.amount ?? 0,
      proof: payload.photos?.[0] ?? '',
      photos: payload.photos ?? [],
    }),
    evolve: (order, { machineIds, amount, proof }, { at }) => ({
      ...changeMachines(order, machineIds, (machine) => ({ ...machine, refunded: machine.refunded + amount })),
      refunds: [...order.refunds, ...machineIds.map((machineId) => ({ machineId, amount, proof, at }))],
    }),
  }),
  hold: rule({
    facts: ({ machines }) => ({ machineIds: idsOf(machines) }),
    evolve: (order, { machineIds }) =>
      changeMachines(order, machineIds, (machine) => ({
        ...machine,
        heldFrom: machine.state === 'return-refused' || machine.state === 'ready' ? machine.state : 'quoted',
        state: 'held',
      })),
  }),
  reopen: rule({
    facts: ({ machines, payload }) => ({ machineIds: idsOf(machines), reason: payload.reason ?? '' }),
    evolve: (order, { machineIds }, { at }) =>
      changeMachines(order, machineIds, ({ heldFrom, ...machine }) =>
        heldFrom === 'quoted' ? { ...machine, state: 'quoted' } : { ...machine, state: 'ready', readyAt: at },
      ),
  }),
};
