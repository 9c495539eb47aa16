import type { Machine } from '../machine';
import { toLocalDate } from '../money-and-time';
import { isSupervisor } from '../rights';
import type { Verdict } from '../verdict';
import { needsApproval, type RepairWarranty, repairWarrantyOn, type VoidReason } from '../warranty';
import { approverOf } from './approval-steps';
import { type Attempt, provenSerialOf, warrantyOfMachine } from './rule';

/** The verdict of a kind on each machine, with what it rests on. */
export function verdictsOf(attempt: Attempt, kind: Verdict['kind']): Readonly<Record<string, Verdict>> {
  const { machines, payload, context } = attempt;
  const { actor } = context;
  const verdict = {
    kind,
    findings: payload.findings ?? '',
    photos: payload.photos ?? [],
    at: context.now,
    by: actor.kind === 'person' ? actor.openid : 'timer',
    ...namedIn(attempt, kind),
  };
  return Object.fromEntries(
    machines.map((machine) => {
      const warranty = warrantyOfMachine(machine, context);
      const repairWarranty = kind === 'free' && warranty.result !== 'in-warranty' ? repairWarrantyOf(attempt, machine) : null;
      const damageCause = payload.damageCause ?? machine.damage?.cause ?? 'none';
      const voidReasons = voidReasonsOf(attempt, machine, kind);
      return [machine.id, { ...verdict, voidReasons, damageCause, warranty, ...(repairWarranty ? { repairWarranty } : {}) }];
    }),
  );
}

/** What only some verdicts name: why it is scrap (R44), which boards are foreign (R45). */
function namedIn({ payload }: Attempt, kind: Verdict['kind']): Pick<Verdict, 'scrapCodes' | 'foreignBoards'> {
  const { scrapCodes = [], foreignBoards = '' } = payload;
  if (kind === 'mixed' && foreignBoards !== '') return { foreignBoards };
  return (kind === 'scrap' || kind === 'no-value') && scrapCodes.length > 0 ? { scrapCodes } : {};
}

/** The void reasons with the supervisor who agreed to each that needs one; a counterfeit is its own reason (R42). */
function voidReasonsOf({ payload, context }: Attempt, machine: Machine, kind: Verdict['kind']): readonly VoidReason[] {
  const { actor } = context;
  const supervisor = isSupervisor(actor) && actor.kind === 'person' ? actor.openid : undefined;
  const given = (payload.voidReasons ?? []).map((reason) => {
    const approvedBy = needsApproval(reason.code) ? (supervisor ?? approverOf(machine, reason.code)) : undefined;
    return approvedBy === undefined ? reason : { ...reason, approvedBy };
  });
  if (kind !== 'counterfeit' || given.some(({ code }) => code === 'O1')) return given;
  return [...given, { code: 'O1', text: payload.findings ?? '', photos: payload.photos ?? [], exempt: false }];
}

/** Our last repair of a machine, while its warranty lasts and the technician says that the fault is the same. */
export const repairWarrantyOf = ({ payload, context }: Attempt, machine: Machine): RepairWarranty | null =>
  payload.sameFault === true ? lastingRepair(machine, context) : null;

/** Our last repair of a machine, while its warranty lasts; none of one that nobody knows by its label (R38). */
export const lastingRepair = (machine: Machine, { rules, now }: Attempt['context']): RepairWarranty | null =>
  provenSerialOf(machine) === null
    ? null
    : repairWarrantyOn(machine.receivedDate ?? toLocalDate(now), machine.lastRepair, rules.repairWarrantyDays);

/** A revision to another class is another verdict: whether the quotation may be declined hangs on it (R45, R46). */
export function verdictsAfterRevision(attempt: Attempt): Readonly<Record<string, Verdict>> {
  const { machines, payload, context } = attempt;
  const { actor, now } = context;
  const by = actor.kind === 'person' ? actor.openid : 'timer';
  return Object.fromEntries(
    machines.flatMap(({ id, verdict }) =>
      verdict && payload.class !== undefined && payload.class !== verdict.kind
        ? [
            [
              id,
              {
                ...withoutNames(verdict),
                kind: payload.class,
                at: now,
                by,
                ...namedIn(attempt, payload.class),
                ...addedTo(verdict, attempt),
              },
            ] as const,
          ]
        : [],
    ),
  );
}

const withoutNames = ({ scrapCodes: _codes, foreignBoards: _boards, ...verdict }: Verdict): Verdict => verdict;
const addedTo = ({ photos }: Verdict, { payload }: Attempt): Pick<Verdict, 'photos'> => ({
  photos: [...photos, ...(payload.photos ?? [])],
});

/** A machine with its verdict, which uses up what a supervisor had agreed to. */
export const withVerdict = (machine: Machine, verdicts: Readonly<Record<string, Verdict>>): Machine => {
  const verdict = verdicts[machine.id];
  const { approvals: _used, ...rest } = machine;
  return verdict ? { ...rest, verdict } : machine;
};
