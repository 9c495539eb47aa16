import type { Machine } from '../machine';
import type { Discrepancy } from '../parcel';
import type { Damage } from '../verdict';
import type { EstablishedWarranty, LastRepair } from '../warranty';
import { warrantyMonthsOf } from '../warranty-period';
import { differencesByLabel, putAsideBefore } from './differences';
import { type Attempt, changeById, changeMachines, idsOf, rule } from './rule';

const openidOf = ({ context: { actor } }: Attempt): string => (actor.kind === 'person' ? actor.openid : 'timer');

type WarrantyFacts = {
  machineIds: readonly string[];
  warranty: EstablishedWarranty;
  /** Of each machine, for models may have periods of their own; absent in old events. */
  months?: Readonly<Record<string, number>>;
  reason: string;
  photos: readonly string[];
};

/** Steps that find out what a verdict may rest on. */
export const examinationSteps = {
  'establish-warranty': rule<WarrantyFacts>({
    facts: (attempt) => {
      const { machines, payload, context } = attempt;
      const { reason = '', photos = [], shippedDate = '' } = payload;
      const { warranty: periods } = context.rules;
      const found = { shippedDate, months: periods.warrantyMonths, reason, photos, at: context.now, by: openidOf(attempt) };
      const months = Object.fromEntries(machines.map((machine) => [machine.id, warrantyMonthsOf(machine, periods)]));
      return { machineIds: idsOf(machines), warranty: found, months, reason, photos };
    },
    evolve: (order, { machineIds, warranty, months = {} }) =>
      changeMachines(order, machineIds, (machine) => ({
        ...machine,
        establishedWarranty: { ...warranty, months: months[machine.id] ?? warranty.months },
      })),
  }),
  'read-label': rule<{
    machineIds: readonly string[];
    serialNumber: string;
    photos: readonly string[];
    lastRepair: LastRepair | null;
    discrepancies: readonly Discrepancy[];
    /** The difference that this settles, if the number was put aside before; absent in old events. */
    settledId?: string;
  }>({
    facts: (attempt) => {
      const { serialNumber = '', photos = [] } = attempt.payload;
      const before = putAsideBefore(attempt.order, attempt.machines[0], serialNumber);
      return {
        machineIds: idsOf(attempt.machines),
        serialNumber,
        photos,
        lastRepair: attempt.context.lastRepair,
        discrepancies: differencesByLabel(attempt),
        ...(before ? { settledId: before.id } : {}),
      };
    },
    // Events of before differences could be opened by a label have none.
    evolve: (order, { machineIds, serialNumber, photos, lastRepair, discrepancies = [], settledId = '' }, { at }) => {
      if (discrepancies.length > 0) return { ...order, discrepancies: [...order.discrepancies, ...discrepancies] };
      const read = changeMachines(order, machineIds, (machine) => ({
        ...machine,
        serialNumber,
        label: 'read' as const,
        labelPhotos: [...machine.labelPhotos, ...photos],
        ...(lastRepair ? { lastRepair } : {}),
      }));
      // What staff had settled before stays settled since then: no clock begins later for it (R50).
      const settled = changeById(order.discrepancies, settledId, (difference) => ({
        ...difference,
        resolved: { at: difference.resolved?.at ?? at, as: 'belongs' as const },
      }));
      return { ...read, discrepancies: settled };
    },
  }),
  'report-damage': rule<{ machineIds: readonly string[]; damage: Damage; text: string; photos: readonly string[] }>({
    facts: (attempt) => {
      const { text = '', photos = [], damageCause: cause = 'none' } = attempt.payload;
      const damage = { cause, text, photos, at: attempt.context.now, by: openidOf(attempt) };
      return { machineIds: idsOf(attempt.machines), damage, text, photos };
    },
    evolve: (order, { machineIds, damage }) => changeMachines(order, machineIds, (machine) => ({ ...machine, damage })),
  }),
  'withdraw-quotation': rule({
    facts: ({ machines, payload }) => ({ machineIds: idsOf(machines), reason: payload.reason ?? '' }),
    evolve: (order, { machineIds }) =>
      changeMachines(order, machineIds, ({ verdict: _verdict, ...machine }): Machine => ({ ...machine, state: 'received' })),
  }),
};
