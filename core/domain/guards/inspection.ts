import type { Machine } from '../machine';
import type { QuotationClass } from '../quotation';
import { dayFact, momentFact, nameOfMachine, namesFact, type RefusalFacts } from '../refusal';
import { isSupervisor } from '../rights';
import { approverOf } from '../steps/approval-steps';
import { isMissing } from '../steps/differences';
import { parcelOfMachine } from '../steps/inspection-steps';
import { type Attempt, parcelOf, warrantyOfMachine } from '../steps/rule';
import { lastingRepair, repairWarrantyOf } from '../steps/verdicts';
import { needsApproval, type VoidReason } from '../warranty';
import type { Guard } from './guard';

const counting = ({ payload }: Attempt): readonly VoidReason[] => (payload.voidReasons ?? []).filter((reason) => !reason.exempt);
/** Whether something voids the warranty of a machine: a reason named, or damage named or reported. */
const isVoid = (attempt: Attempt, { damage }: Machine): boolean =>
  counting(attempt).length > 0 || (attempt.payload.damageCause ?? 'none') !== 'none' || (damage?.cause ?? 'none') !== 'none';

/** Evidence: a photo for the step, a photo and words for each void reason (R6, R31). */
function hasEvidence(attempt: Attempt, step: string): boolean {
  const { payload } = attempt;
  const hasPhotos = (payload.photos ?? []).length > 0;
  const reasonsProved = counting(attempt).every((reason) => reason.photos.length > 0 && reason.text.trim() !== '');
  switch (step) {
    case 'submit-voucher':
      return (payload.attachmentId ?? '') !== '';
    case 'quote':
      return reasonsProved && (payload.class === 'scrap' || payload.class === 'mixed' ? hasPhotos : true);
    case 'revise-quotation':
      return hasPhotos || attempt.machines.every((machine) => !isNowWorse(machine, payload.class));
    default:
      return hasPhotos && reasonsProved;
  }
}

function isApproved(attempt: Attempt): boolean {
  const codes = counting(attempt).flatMap(({ code }) => (needsApproval(code) ? [code] : []));
  return (
    isSupervisor(attempt.context.actor) ||
    attempt.machines.every((machine) => codes.every((code) => approverOf(machine, code) !== undefined))
  );
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

/** Those of the machines that the unpacking did not find, until that is settled (R17). */
const missingMachines = ({ order, machines }: Attempt): readonly Machine[] => machines.filter((machine) => isMissing(order, machine));

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

const isInWarranty = (machine: Machine, { context }: Attempt): boolean => warrantyOfMachine(machine, context).result === 'in-warranty';

/** A machine that a revision makes scrap or mixed: that needs evidence of its own (R44, R45). */
const isNowWorse = (machine: Machine, kind: QuotationClass | undefined): boolean =>
  (kind === 'scrap' || kind === 'mixed') && machine.verdict?.kind !== kind;

export const inspectionGuards = {
  'discrepancy-open': {
    holds: noDiscrepancyOpen,
    clauses: ['R17', 'R50'],
    facts: (attempt) => namesFact('serials', openDifferences(attempt)),
  },
  'evidence-missing': { holds: hasEvidence, clauses: ['R6', 'R31'], field: 'photos' },
  'in-warranty': {
    holds: (attempt) => attempt.machines.every((machine) => isVoid(attempt, machine) || !isInWarranty(machine, attempt)),
    clauses: ['R24', 'R30'],
    field: 'voidReasons',
    facts: (attempt) => warrantyFacts(attempt, 'in-warranty'),
  },
  'machine-missing': {
    holds: (attempt) => missingMachines(attempt).length === 0,
    clauses: ['R17'],
    facts: (attempt) => namesFact('machines', missingMachines(attempt).map(nameOfMachine)),
  },
  'not-in-warranty': {
    holds: (attempt) => attempt.machines.every((machine) => isInWarranty(machine, attempt) || repairWarrantyOf(attempt, machine) !== null),
    canHold: (attempt) =>
      attempt.machines.every((machine) => isInWarranty(machine, attempt) || lastingRepair(machine, attempt.context) !== null),
    clauses: ['R24', 'R25', 'R38', 'R39'],
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
    facts: (attempt) => namesFact('codes', [...new Set(counting(attempt).map(({ code }) => code))].filter(needsApproval)),
  },
  'test-record-missing': { holds: ({ payload }) => (payload.testRecord ?? '').trim() !== '', clauses: ['R29'], field: 'testRecord' },
  'warranty-void': {
    holds: (attempt) => attempt.machines.every((machine) => !isVoid(attempt, machine)),
    canHold: ({ machines }) => machines.every(({ damage }) => (damage?.cause ?? 'none') === 'none'),
    clauses: ['R7', 'R30'],
    field: 'voidReasons',
  },
} as const satisfies Record<string, Guard>;
