import { dayFact, momentFact, nameOfMachine, namesFact, type RefusalFacts } from '../refusal';
import { isSupervisor } from '../rights';
import { parcelOfMachine } from '../steps/inspection-steps';
import { type Attempt, parcelOf, warrantyOfMachine } from '../steps/rule';
import type { VoidReason } from '../warranty';
import type { Guard } from './guard';

const NEEDS_SUPERVISOR: readonly string[] = ['N2', 'OTHER'];
const counting = ({ payload }: Attempt): readonly VoidReason[] => (payload.voidReasons ?? []).filter((reason) => !reason.exempt);
const isWarrantyVoid = (attempt: Attempt): boolean => counting(attempt).length > 0 || (attempt.payload.damageCause ?? 'none') !== 'none';

/** Evidence: a photo for the step, a photo and words for each void reason (R6, R31). */
function hasEvidence(attempt: Attempt, step: string): boolean {
  const { payload } = attempt;
  const hasPhotos = (payload.photos ?? []).length > 0;
  const reasonsProved = counting(attempt).every((reason) => reason.photos.length > 0 && reason.text.trim() !== '');
  switch (step) {
    case 'submit-voucher':
      return (payload.attachmentId ?? '') !== '';
    case 'quote':
      return reasonsProved && ((payload.damageCause ?? 'none') === 'none' || hasPhotos);
    default:
      return hasPhotos && reasonsProved;
  }
}

function isApproved(attempt: Attempt): boolean {
  return isSupervisor(attempt.context.actor) || counting(attempt).every((reason) => !NEEDS_SUPERVISOR.includes(reason.code));
}

const noDiscrepancyOpen = ({ order, machines }: Attempt): boolean =>
  machines.every(
    (machine) => !order.discrepancies.some((discrepancy) => discrepancy.parcelId === machine.parcelId && !discrepancy.resolved),
  );

/** The differences that stand between these machines and a verdict, by serial number. */
const openDifferences = ({ order, machines }: Attempt) =>
  order.discrepancies
    .filter(({ parcelId, resolved }) => !resolved && machines.some((machine) => machine.parcelId === parcelId))
    .map(({ serialNumber, machineId }) => {
      const machine = order.machines.find(({ id }) => id === machineId);
      return serialNumber ?? (machine ? nameOfMachine(machine) : '?');
    });

/** Machines by what their warranty says, with its last day where it is the same for all. */
function warrantyFacts({ machines, context }: Attempt, result: 'in-warranty' | 'expired'): RefusalFacts {
  const such = machines.flatMap((machine) => {
    const warranty = warrantyOfMachine(machine, context);
    return warranty.result === result ? [{ machine, lastDay: warranty.lastDay }] : [];
  });
  const days = [...new Set(such.map(({ lastDay }) => lastDay))];
  return {
    ...namesFact(
      'machines',
      such.map(({ machine }) => nameOfMachine(machine)),
    ),
    ...dayFact('lastDay', days.sort().at(-1)),
  };
}

const isInWarranty = ({ machines, context }: Attempt, which: 'every' | 'some'): boolean =>
  machines[which]((machine) => warrantyOfMachine(machine, context).result === 'in-warranty');

export const inspectionGuards = {
  'discrepancy-open': {
    holds: noDiscrepancyOpen,
    clauses: ['R17', 'R50'],
    facts: (attempt) => namesFact('serials', openDifferences(attempt)),
  },
  'evidence-missing': { holds: hasEvidence, clauses: ['R6', 'R31'], field: 'photos' },
  'in-warranty': {
    holds: (attempt) => isWarrantyVoid(attempt) || !isInWarranty(attempt, 'some'),
    clauses: ['R24', 'R30'],
    field: 'voidReasons',
    facts: (attempt) => warrantyFacts(attempt, 'in-warranty'),
  },
  'not-in-warranty': {
    holds: (attempt) => isInWarranty(attempt, 'every'),
    clauses: ['R24', 'R25', 'R39'],
    facts: (attempt) => warrantyFacts(attempt, 'expired'),
  },
  'paid-before': {
    holds: ({ machines }) => machines.every((machine) => machine.paid === 0),
    clauses: ['R28'],
    facts: ({ machines }) => namesFact('machines', machines.filter(({ paid }) => paid > 0).map(nameOfMachine)),
  },
  'parcel-already-unpacked': {
    holds: ({ order, payload }) => parcelOf(order, payload.parcelId)?.unpacked === undefined,
    clauses: ['R6'],
    facts: ({ order, payload }) => momentFact('unpacked', parcelOf(order, payload.parcelId)?.unpacked?.at),
  },
  'parcel-not-unpacked': {
    holds: ({ order, machines }) => machines.every((machine) => parcelOfMachine(order, machine)?.unpacked !== undefined),
    clauses: ['R6'],
    facts: ({ order, machines }) => {
      const packed = machines.map((machine) => parcelOfMachine(order, machine)).filter((parcel) => parcel && !parcel.unpacked);
      return namesFact('waybills', [...new Set(packed.flatMap((parcel) => parcel?.waybillNumber ?? []))]);
    },
  },
  'supervisor-approval-missing': {
    holds: isApproved,
    clauses: ['R41', 'R42'],
    field: 'voidReasons',
    facts: (attempt) =>
      namesFact(
        'codes',
        [...new Set(counting(attempt).map(({ code }) => code))].filter((code) => NEEDS_SUPERVISOR.includes(code)),
      ),
  },
  'test-record-missing': { holds: ({ payload }) => (payload.testRecord ?? '').trim() !== '', clauses: ['R29'], field: 'testRecord' },
  'warranty-void': { holds: (attempt) => !isWarrantyVoid(attempt), clauses: ['R7', 'R30'], field: 'voidReasons' },
} as const satisfies Record<string, Guard>;
