import type { Approval, Decided, SplitRequest } from '../approval';
import type { Machine } from '../machine';
import type { CodeToApprove } from '../warranty';
import { type Attempt, changeMachines, idsOf, rule } from './rule';

type Answer = { machineIds: readonly string[]; decided: Decided; reason: string };

const openidOf = ({ context: { actor } }: Attempt): string => (actor.kind === 'person' ? actor.openid : 'timer');

function answerOf(attempt: Attempt): Answer {
  const { machines, payload, context } = attempt;
  const { isApproved = false, reason = '' } = payload;
  const decided = { as: isApproved ? ('approved' as const) : ('refused' as const), at: context.now, by: openidOf(attempt), reason };
  return { machineIds: idsOf(machines), decided, reason };
}

/** What waits for a supervisor's word about a machine. */
export const openApproval = ({ approvals = [] }: Machine): Approval | undefined => approvals.find(({ decided }) => decided === undefined);

/** The supervisor who agreed to a void code; of several answers the last one counts. */
export function approverOf({ approvals = [] }: Machine, code: CodeToApprove): string | undefined {
  const answers = approvals.flatMap((approval) => (approval.code === code && approval.decided ? [approval.decided] : []));
  const last = answers[answers.length - 1];
  return last?.as === 'approved' ? last.by : undefined;
}

/** Steps by which staff ask a supervisor, and the supervisor answers (R41, R42, R55). */
export const approvalSteps = {
  'request-approval': rule<{ machineIds: readonly string[]; approval: Approval; text: string; photos: readonly string[] }>({
    facts: (attempt) => {
      const { text = '', photos = [], approvalCode: code = 'OTHER' } = attempt.payload;
      const approval = { code, text, photos, askedAt: attempt.context.now, by: openidOf(attempt) };
      return { machineIds: idsOf(attempt.machines), approval, text, photos };
    },
    evolve: (order, { machineIds, approval }) =>
      changeMachines(order, machineIds, (machine) => ({ ...machine, approvals: [...(machine.approvals ?? []), approval] })),
  }),
  'decide-approval': rule<Answer & { code: CodeToApprove }>({
    facts: (attempt) => ({ ...answerOf(attempt), code: attempt.payload.approvalCode ?? 'OTHER' }),
    evolve: (order, { machineIds, decided, code }) =>
      changeMachines(order, machineIds, (machine) => ({
        ...machine,
        approvals: (machine.approvals ?? []).map((approval) =>
          approval.code === code && !approval.decided ? { ...approval, decided } : approval,
        ),
      })),
  }),
  'request-split': rule<{ machineIds: readonly string[]; splitRequest: SplitRequest; reason: string }>({
    facts: (attempt) => {
      const reason = attempt.payload.reason ?? '';
      return {
        machineIds: idsOf(attempt.machines),
        splitRequest: { reason, askedAt: attempt.context.now, by: openidOf(attempt) },
        reason,
      };
    },
    evolve: (order, { machineIds, splitRequest }) => changeMachines(order, machineIds, (machine) => ({ ...machine, splitRequest })),
  }),
  'decide-split': rule<Answer>({
    facts: answerOf,
    evolve: (order, { machineIds, decided }) =>
      changeMachines(order, machineIds, (machine) =>
        machine.splitRequest ? { ...machine, splitRequest: { ...machine.splitRequest, decided } } : machine,
      ),
  }),
};
