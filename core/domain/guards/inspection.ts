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

const isInWarranty = ({ machines, context }: Attempt, which: 'every' | 'some'): boolean =>
  machines[which]((machine) => warrantyOfMachine(machine, context).result === 'in-warranty');

export const inspectionGuards = {
  'discrepancy-open': { holds: noDiscrepancyOpen, clauses: ['R17', 'R50'] },
  'evidence-missing': { holds: hasEvidence, clauses: ['R6', 'R31'], field: 'photos' },
  'in-warranty': {
    holds: (attempt) => isWarrantyVoid(attempt) || !isInWarranty(attempt, 'some'),
    clauses: ['R24', 'R30'],
    field: 'voidReasons',
  },
  'not-in-warranty': { holds: (attempt) => isInWarranty(attempt, 'every'), clauses: ['R24', 'R25', 'R39'] },
  'paid-before': { holds: ({ machines }) => machines.every((machine) => machine.paid === 0), clauses: ['R28'] },
  'parcel-already-unpacked': { holds: ({ order, payload }) => parcelOf(order, payload.parcelId)?.unpacked === undefined, clauses: ['R6'] },
  'parcel-not-unpacked': {
    holds: ({ order, machines }) => machines.every((machine) => parcelOfMachine(order, machine)?.unpacked !== undefined),
    clauses: ['R6'],
  },
  'supervisor-approval-missing': { holds: isApproved, clauses: ['R41', 'R42'], field: 'voidReasons' },
  'test-record-missing': { holds: ({ payload }) => (payload.testRecord ?? '').trim() !== '', clauses: ['R29'], field: 'testRecord' },
  'warranty-void': { holds: (attempt) => !isWarrantyVoid(attempt), clauses: ['R7', 'R30'], field: 'voidReasons' },
} as const satisfies Record<string, Guard>;
