import { DAY, type PlainMachine, type PlainOrder, stageOf } from './plain-order';

/** A reminder as the clock gave it. */
export type PlainReminder = {
  readonly kind: string;
  readonly subjects: readonly string[];
  readonly anchor: number;
  readonly day: number;
  readonly to: string;
};

/** Something the customer is reminded of: since when it waits, and after how many days each. */
type Waiting = { readonly kind: string; readonly subject: string; readonly since: number; readonly days: readonly number[] };

const PAY_DAYS = [3, 7, 30, 60, 80, 89];

function waitingOf(machine: PlainMachine): readonly Waiting[] {
  const { id: subject, state, expectedSince, notifiedAt, freight } = machine;
  if (state === 'expected') return [{ kind: 'send-in', subject, since: expectedSince, days: [3, 7, 30] }];
  if (state === 'quoted' && notifiedAt !== null) return [{ kind: 'pay', subject, since: notifiedAt, days: PAY_DAYS }];
  const freightKnownAt = freight?.notifiedAt ?? null;
  return state === 'return-refused' && freightKnownAt !== null
    ? [{ kind: 'pay-freight', subject, since: freightKnownAt, days: PAY_DAYS }]
    : [];
}

/** What waits for the customer. */
function waiting(order: PlainOrder): readonly Waiting[] {
  if (order.cancelled) return [];
  const asked = order.askedAt === null ? [] : [{ kind: 'answer', subject: 'order', since: order.askedAt, days: [7] }];
  return [...asked, ...order.machines.flatMap(waitingOf)];
}

const keyOf = (kind: string, subject: string, since: number, day: number): string => `${kind} ${subject} ${since} ${day}`;

/** What is wrong with a reminder; it is also noted as given. */
export function takeReminder(order: PlainOrder, { kind, subjects, anchor, day, to }: PlainReminder): readonly string[] {
  const faults = subjects.flatMap((subject) => {
    const key = keyOf(kind, subject, anchor, day);
    const isTwice = order.reminded.includes(key);
    order.reminded.push(key);
    const clock = waiting(order).find((waits) => waits.kind === kind && waits.subject === subject);
    const isOfCustomer = ['send-in', 'answer', 'pay', 'pay-freight'].includes(kind);
    return [
      isTwice && `${key} was given before`,
      isOfCustomer && to !== 'customer' && `${key} went to ${to}`,
      isOfCustomer && !(clock?.since === anchor && clock.days.includes(day)) && `${key}: nothing waits so long`,
      isOfCustomer && order.now < anchor + day * DAY && `${key} came early`,
    ];
  });
  order.version += 1;
  order.notices.push(`${order.version}:${to}:${to === 'customer' ? 'N22' : 'N27'}`);
  return faults.filter((fault) => fault !== false);
}

/** Reminders that should have come. One a day is made up for, so only clocks from which nothing came although something was due for a day and more. */
export function missedReminders(order: PlainOrder, lastGivenAt: ReadonlyMap<string, number>): readonly string[] {
  if (['cancelled', 'completed', 'closed-remote'].includes(stageOf(order))) return [];
  return waiting(order).flatMap(({ kind, subject, since, days }) => {
    const next = days.find((day) => !order.reminded.includes(keyOf(kind, subject, since, day)));
    const last = lastGivenAt.get(`${kind} ${subject} ${since}`) ?? 0;
    // Nobody is woken: what falls into the night comes in the morning, and what is made up for on the morning of the next day.
    const isMissed = next !== undefined && order.now >= Math.max(since + (next + 1) * DAY, last + 2 * DAY);
    return isMissed ? [`${keyOf(kind, subject, since, next)} never came`] : [];
  });
}
