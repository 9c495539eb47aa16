import type { StaffRole } from '../actor';
import { dueAlarms, recomputed } from '../alarms';
import type { EpochMs, Fen } from '../money-and-time';
import type { WorkingDayPromise } from '../promise';
import { WHOLE_ORDER } from '../reminder-kind';
import type { WorkOrder } from '../work-order';
import type { ReminderPayload } from './payload';
import { type Attempt, changeMachines, currentQuotation, idsOf, rule } from './rule';

type RemindFacts = ReminderPayload & {
  to: 'customer' | StaffRole;
  /** What the notice is about; the whole order has no machines of its own. */
  machineIds: readonly string[];
  /** What is to be paid for them. */
  amount: Fen | null;
};

const NOTHING: ReminderPayload = { kind: 'answer', subjects: [], anchor: 0, day: 0 };

/** What the machines that are not paid for cost together. */
function openAmount({ order }: Attempt, { kind, subjects }: ReminderPayload): Fen | null {
  if (kind !== 'pay' && kind !== 'pay-freight') return null;
  const amounts = order.machines
    .filter(({ id }) => subjects.includes(id))
    .map((machine) => (kind === 'pay' ? currentQuotation(machine)?.amount : machine.reshipFreight?.amount) ?? 0);
  return amounts.reduce((sum, amount) => sum + amount, 0);
}

/** The alarm that a reminder carries out, if it is due. */
export function reminderDue({ order, payload: { reminder }, context }: Attempt) {
  if (!reminder) return undefined;
  const { kind, anchor, day, subjects } = reminder;
  const same = dueAlarms(order, context, context.now).filter(
    (alarm) => alarm.kind === kind && alarm.anchor === anchor && alarm.day === day,
  );
  return same.find((alarm) => subjects.length > 0 && subjects.every((subject) => alarm.subjects.includes(subject)));
}

type Reminded = NonNullable<WorkOrder['reminded']>[number];

/** The days on which somebody was told, with one more. */
function withReminded(all: readonly Reminded[], { kind, anchor, day }: ReminderPayload, subject: string, at: EpochMs): readonly Reminded[] {
  const isSame = (entry: Reminded): boolean => entry.kind === kind && entry.subject === subject && entry.anchor === anchor;
  const before = all.find(isSame);
  const entry = { kind, subject, anchor, days: [...(before?.days ?? []), day], lastAt: at };
  return before ? all.map((other) => (isSame(other) ? entry : other)) : [...all, entry];
}

/** Steps that time brings about, and the one that lets it begin to run for a customer who cannot be reached (R13). */
export const timeSteps = {
  'note-unreachable': rule({
    facts: ({ payload }) => ({ note: payload.note ?? '' }),
    evolve: (order, { note }, { at }) => ({ ...order, unreachable: { at, note } }),
  }),
  remind: rule<RemindFacts>({
    facts: (attempt) => {
      const reminder = attempt.payload.reminder ?? NOTHING;
      return {
        ...reminder,
        to: reminderDue(attempt)?.to ?? 'agent',
        machineIds: reminder.subjects.filter((subject) => subject !== WHOLE_ORDER),
        amount: openAmount(attempt, reminder),
      };
    },
    evolve: (order, facts, { at }) => ({
      ...order,
      reminded: facts.subjects.reduce((all, subject) => withReminded(all, facts, subject, at), order.reminded ?? []),
    }),
  }),
  'recompute-promise': rule<{ machineIds: readonly string[]; promises: Readonly<Record<string, WorkingDayPromise>>; isMoved: boolean }>({
    facts: ({ machines, context }) => {
      const fresh = machines.flatMap((machine) => {
        const promise = recomputed(machine, context);
        return promise ? [{ id: machine.id, promise, isMoved: promise.dueAt !== machine.promise?.dueAt }] : [];
      });
      return {
        machineIds: idsOf(machines),
        promises: Object.fromEntries(fresh.map(({ id, promise }) => [id, promise])),
        isMoved: fresh.some(({ isMoved }) => isMoved),
      };
    },
    evolve: (order, { machineIds, promises }) =>
      changeMachines(order, machineIds, (machine) => {
        const promise = promises[machine.id];
        return promise ? { ...machine, promise } : machine;
      }),
  }),
};

/** Steps of staff that go on with an order whose customer could not be reached. */
const GOING_ON: readonly string[] = ['ask-info', 'confirm-return', 'fix-remotely', 'cancel'];

/** The order after an event, no longer waiting for a customer who has written since, or without whom staff went on (R13). */
export function withoutReached(order: WorkOrder, event: { readonly step: string; readonly by: { readonly role: string } }): WorkOrder {
  if (!order.unreachable || (event.by.role !== 'customer' && !GOING_ON.includes(event.step))) return order;
  const { unreachable: _over, ...rest } = order;
  return rest;
}
