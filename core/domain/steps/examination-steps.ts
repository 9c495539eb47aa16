import type { Machine } from '../machine';
import type { Damage } from '../verdict';
import type { EstablishedWarranty, LastRepair } from '../warranty';
import { type Attempt, changeMachines, idsOf, rule } from './rule';

const openidOf = ({ context: { actor } }: Attempt): string => (actor.kind === 'person' ? actor.openid : 'timer');

/** Steps that find out what a verdict may rest on. */
export const examinationSteps = {
  'establish-warranty': rule<{ machineIds: readonly string[]; warranty: EstablishedWarranty; reason: string; photos: readonly string[] }>({
    facts: (attempt) => {
      const { machines, payload, context } = attempt;
      const { reason = '', photos = [], shippedDate = '' } = payload;
      const found = { shippedDate, months: context.rules.warrantyMonths, reason, photos };
      return { machineIds: idsOf(machines), warranty: { ...found, at: context.now, by: openidOf(attempt) }, reason, photos };
    },
    evolve: (order, { machineIds, warranty }) =>
      changeMachines(order, machineIds, (machine) => ({ ...machine, establishedWarranty: warranty })),
  }),
  'read-label': rule<{
    machineIds: readonly string[];
    serialNumber: string;
    photos: readonly string[];
    lastRepair: LastRepair | null;
  }>({
    facts: ({ machines, payload, context }) => ({
      machineIds: idsOf(machines),
      serialNumber: payload.serialNumber ?? '',
      photos: payload.photos ?? [],
      lastRepair: context.lastRepair,
    }),
    evolve: (order, { machineIds, serialNumber, photos, lastRepair }) =>
      changeMachines(order, machineIds, (machine) => ({
        ...machine,
        serialNumber,
        isLabelRead: true,
        labelPhotos: [...machine.labelPhotos, ...photos],
        ...(lastRepair ? { lastRepair } : {}),
      })),
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
