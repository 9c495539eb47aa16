import { type PlainMachine, type PlainOrder, stageOf } from './plain-order';
import type { Attempt, Doer, PlainStep, Words } from './plain-step';
import { stepsInbound } from './steps-inbound';
import { stepsOfInspection } from './steps-of-inspection';
import { stepsOfMoney } from './steps-of-money';
import { stepsOfOrder } from './steps-of-order';
import { stepsOfReturn } from './steps-of-return';

export const PLAIN_STEPS: Readonly<Record<string, PlainStep>> = {
  ...stepsOfOrder,
  ...stepsInbound,
  ...stepsOfInspection,
  ...stepsOfMoney,
  ...stepsOfReturn,
};

const STAFF: readonly Doer[] = ['agent', 'technician', 'finance', 'supervisor'];

/** What is right about a step: it is done, and the order is `after`; or it is refused with one of `codes`. Either where the documents are silent. */
export type Judgement = { readonly isLegal: boolean | 'either'; readonly codes: readonly string[]; readonly after: PlainOrder };

/** Which of the step's doers somebody is. */
function doerOf({ by }: PlainStep, who: Doer): Doer | undefined {
  const roles: readonly Doer[] = who === 'supervisor' ? ['supervisor', 'agent', 'technician'] : [who];
  return by.find((doer) => roles.includes(doer));
}

function machinesOf(order: PlainOrder, step: PlainStep, words: Words): readonly PlainMachine[] | undefined {
  const { machines } = order;
  if (step.stages) return [];
  switch (step.about) {
    case 'parcel': {
      const parcel = order.parcels.find(({ id, ended }) => id === words.parcelId && !ended);
      return parcel && machines.filter((machine) => machine.parcel === parcel.id);
    }
    case 'voucher': {
      const voucher = order.vouchers.find(({ id }) => id === words.voucherId);
      return voucher && machines.filter((machine) => machine.voucher === voucher.id);
    }
    case 'shipment': {
      const shipment = order.shipments.find(({ id, ended }) => id === words.shipmentId && !ended);
      return shipment && machines.filter((machine) => machine.shipment === shipment.id);
    }
    default: {
      const named = machines.filter(({ id }) => words.machineIds?.includes(id));
      return named.length > 0 && named.length === new Set(words.machineIds).size ? named : undefined;
    }
  }
}

/** Whether somebody may take a step now, and if not, the codes that say so. */
export function allows(order: PlainOrder, who: Doer, name: string, words: Words): Pick<Judgement, 'isLegal' | 'codes'> {
  const refused = (...codes: string[]) => ({ isLegal: false, codes });
  const step = PLAIN_STEPS[name];
  if (!step) return refused('invalid-request');
  // Strangers learn nothing, and nobody but staff has a desk.
  if (who === 'stranger') return refused('not-found');
  if (who === 'customer' && !step.by.includes('customer')) return refused('not-found');
  // Staff who take a step of the customer's do it at the customer's side, where they are strangers.
  if (!doerOf(step, who)) return refused('not-allowed', ...(step.by.some((doer) => STAFF.includes(doer)) ? [] : ['not-found']));
  const machines = machinesOf(order, step, words);
  if (!machines) return refused('unknown-target');
  if (words.disassemblyMachineIds?.some((asked) => !order.machines.some(({ id }) => id === asked))) return refused('unknown-target');

  const { states } = step;
  const isElsewhere = step.stages
    ? !step.stages.includes(stageOf(order))
    : order.cancelled || machines.length === 0 || machines.some(({ state }) => !states?.includes(state));
  if (isElsewhere) return refused('wrong-state');
  const attempt: Attempt = { order, machines, words, by: who };
  const codes = (step.wrong?.(attempt) ?? []).filter((code) => code !== false);
  const isLegal = step.silent?.(attempt) ? 'either' : codes.length === 0;
  return { isLegal, codes };
}

/** The same with what it leads to. The order handed in stays as it is. */
export function judge(before: PlainOrder, who: Doer, name: string, words: Words): Judgement {
  const { isLegal, codes } = allows(before, who, name, words);
  const step = PLAIN_STEPS[name];
  if (isLegal === false || !step) return { isLegal, codes, after: before };
  const order = structuredClone(before);
  const attempt: Attempt = { order, machines: machinesOf(order, step, words) ?? [], words, by: who };
  const told = typeof step.tells === 'function' ? step.tells(attempt) : (step.tells ?? []);
  step.change(attempt);
  order.version += 1;
  order.notices.push(...told.map((whom) => `${order.version}:${whom}`));
  return { isLegal, codes, after: order };
}
