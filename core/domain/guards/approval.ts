import type { Machine } from '../machine';
import { isLive } from '../stage';
import { openApproval } from '../steps/approval-steps';
import type { Attempt } from '../steps/rule';
import type { Guard } from './guard';

const isSplit = (step: string): boolean => step === 'request-split' || step === 'decide-split';

/** Whether something about the machine waits for a supervisor. */
const waits = (machine: Machine, step: string): boolean =>
  isSplit(step) ? machine.splitRequest !== undefined && machine.splitRequest.decided === undefined : openApproval(machine) !== undefined;

/** A question is put once; a split that was agreed to need not be asked for again. */
const nothingWaits = ({ machines }: Attempt, step: string): boolean =>
  machines.every((machine) => !waits(machine, step) && !(isSplit(step) && machine.splitRequest?.decided?.as === 'approved'));

const everyoneWaits = ({ machines }: Attempt, step: string): boolean => machines.every((machine) => waits(machine, step));

function wasAsked(attempt: Attempt, step: string): boolean {
  const { machines, payload } = attempt;
  return (
    everyoneWaits(attempt, step) && (isSplit(step) || machines.every((machine) => openApproval(machine)?.code === payload.approvalCode))
  );
}

export const approvalGuards = {
  'approval-not-asked': { holds: wasAsked, canHold: everyoneWaits, clauses: ['R41', 'R42', 'R55'], field: 'approvalCode' },
  'approval-pending': { holds: nothingWaits, clauses: ['R41', 'R42', 'R55'] },
  'split-not-needed': {
    holds: ({ order, machines }) => order.machines.some((machine) => isLive(machine) && !machines.includes(machine)),
    canHold: ({ order }) => order.machines.filter(isLive).length > 1,
    clauses: ['R54', 'R55'],
    field: 'machineIds',
  },
} as const satisfies Record<string, Guard>;
