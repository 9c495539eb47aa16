import type { Context } from '#core/domain/context';
import type { Machine, MachineState } from '#core/domain/machine';
import type { Shipment } from '#core/domain/shipment';
import type { StepTarget } from '#core/domain/step-definition';
import { type StepName, stepDefinition } from '#core/domain/step-table';
import type { Payload } from '#core/domain/steps/payload';
import type { Stage, WorkOrder } from '#core/domain/work-order';
import { aRegistry, NOW } from '../../support/contexts';
import { aMachine, aQuotation, LONG_AGO, RESHIP_FEE } from '../../support/machines';
import { PAYLOADS } from '../../support/payloads';
import { allReminded, aWorkOrder, stillPacked, withoutAddress } from '../../support/work-orders';

/** An order, a payload and a world in which nothing but role and state can stand in the way of a step. */
export type Arrangement = { readonly order: WorkOrder; readonly payload: Payload; readonly context: Partial<Context> };

const notified = { quotations: [aQuotation({ notifiedAt: LONG_AGO })] };
const provisional = { trigger: 'voucher', from: '2026-06-01', workingDays: 5, dueAt: LONG_AGO, provisional: true, extensions: [] } as const;
const freight = (isNotified: boolean) => ({
  reshipFreight: { amount: RESHIP_FEE, refusedAt: LONG_AGO, paid: false, ...(isNotified ? { notifiedAt: LONG_AGO } : {}) },
});

/** What a machine must be besides its state. */
const MACHINE: Partial<Record<StepName, (state: MachineState) => Partial<Machine>>> = {
  decline: (state) => (state === 'quoted' ? { quotations: [aQuotation({ class: 'scrap' })] } : {}),
  hold: (state) => (state === 'quoted' ? notified : state === 'return-refused' ? freight(true) : {}),
  'read-label': () => ({ serialNumber: null }),
  'decide-approval': () => ({
    approvals: [{ code: 'N2', text: '风扇轴承磨损', photos: ['a-wear'], askedAt: LONG_AGO, by: 'o-technician' }],
  }),
  'decide-split': () => ({ splitRequest: { reason: '客户急用', askedAt: LONG_AGO, by: 'o-agent' } }),
  'recompute-promise': (state) => (['pay-review', 'repairing', 'ready'].includes(state) ? { promise: provisional } : {}),
  refund: (state) =>
    state === 'received'
      ? { paid: 12_800 }
      : state === 'ready'
        ? { outcome: 'unrepaired', paid: 12_800 }
        : state === 'held'
          ? { paid: 12_800 }
          : {},
};

const PAYLOAD: Partial<Record<StepName, (state: MachineState) => Payload>> = {
  'submit-voucher': (state) => (state === 'return-refused' ? { amount: RESHIP_FEE } : {}),
};

const CONTEXT: Partial<Record<StepName, Partial<Context>>> = {
  'judge-free': { registry: aRegistry(false) },
  'establish-warranty': { registry: new Map() },
};

function orderFor(step: StepName, machine: Machine): WorkOrder {
  switch (step) {
    case 'withdraw': // the customer may, once another machine is here
      return aWorkOrder({ machines: [machine, aMachine({ id: 'm2', state: 'delivered' })] });
    case 'request-split':
      return aWorkOrder({ machines: [machine, aMachine({ id: 'm2', state: 'repairing' })] });
    case 'hold': {
      const reminded = (['pay', 'pay-freight', 'give-address'] as const).flatMap(allReminded);
      const order = aWorkOrder({ machines: [machine], reminded });
      return machine.state === 'ready' ? withoutAddress(order) : order;
    }
    case 'send-in':
      return withoutAddress(aWorkOrder({ machines: [machine] }));
    case 'unpack':
      return stillPacked(aWorkOrder({ machines: [machine] }));
    default:
      return aWorkOrder({ machines: [machine] });
  }
}

/** So that nothing but the state is wrong: the machine is in the thing that the step names, whatever its state. */
const THING: Partial<Record<StepTarget, Partial<Machine>>> = {
  parcel: { parcelId: 'p1' },
  voucher: { voucherId: 'v1' },
  shipment: { shipmentId: 's1' },
};
const stillOnTheWay = ({ ended: _none, ...shipment }: Shipment): Shipment => shipment;

/** A step about a machine in `state`. */
export function arrangeMachine(step: StepName, state: MachineState): Arrangement {
  const { target } = stepDefinition(step);
  const machine = aMachine({ state, ...THING[target], ...MACHINE[step]?.(state) });
  const order = orderFor(step, machine);
  return {
    order: target === 'shipment' ? { ...order, shipments: order.shipments.map(stillOnTheWay) } : order,
    payload: { ...PAYLOADS[step], ...PAYLOAD[step]?.(state) },
    context: CONTEXT[step] ?? {},
  };
}

const question = { question: '请补充日志', askedAt: LONG_AGO };
const STAGE: Record<Stage, Partial<WorkOrder>> = {
  submitted: { machines: [aMachine()] },
  'info-needed': { machines: [aMachine()], infoRequests: [question] },
  'return-confirmed': { machines: [aMachine({ state: 'expected' })] },
  'in-transit': { machines: [aMachine({ state: 'in-transit' })] },
  'in-service': { machines: [aMachine({ state: 'received' })] },
  completed: { machines: [aMachine({ state: 'delivered' })] },
  'closed-remote': { machines: [aMachine({ state: 'remote-fixed' })] },
  cancelled: { machines: [aMachine({ state: 'expected' })], cancelled: { at: NOW, by: 'customer', reason: '' } },
};

/** A step of the whole order in `stage`. */
export function arrangeOrder(step: StepName, stage: Stage): Arrangement {
  const arrangement = { payload: PAYLOADS[step], context: {} };
  if (step === 'resolve-discrepancy') {
    const discrepancy = { id: 'd1', parcelId: 'p1', kind: 'extra' as const, serialNumber: 'JMX16-9999' };
    return { ...arrangement, order: aWorkOrder({ ...STAGE[stage], discrepancies: [discrepancy] }) };
  }
  if (step === 'give-address' && (stage === 'submitted' || stage === 'info-needed')) {
    const machines = [aMachine(), aMachine({ id: 'm2', state: 'received' })];
    return { ...arrangement, order: withoutAddress(aWorkOrder({ ...STAGE[stage], machines })) };
  }
  const order = aWorkOrder({ ...STAGE[stage], ...(step === 'remind' ? { unreachable: { at: LONG_AGO, note: '' } } : {}) });
  return { ...arrangement, order: step === 'give-address' ? withoutAddress(order) : order };
}
