import { describe, expect, test } from '@jest/globals';
import type { Actor, Role } from '#core/domain/actor';
import { MACHINE_STATES } from '#core/domain/machine';
import { WHOLE_ORDER } from '#core/domain/reminder-kind';
import { STEP_NAMES, type StepName, stepDefinition } from '#core/domain/step-table';
import type { Payload } from '#core/domain/steps/payload';
import { STAGES } from '#core/domain/work-order';
import { aContext, agent, customer, finance, supervisor, technician, timer } from '../../support/contexts';
import { aMachine, LONG_AGO } from '../../support/machines';
import { type Mutant, noticesDropped, survivorsOf } from '../../support/mutants';
import { take } from '../../support/take';
import { aWorkOrder } from '../../support/work-orders';
import { type Arrangement, arrangeMachine, arrangeOrder } from './arrangements';

// Copied by hand from the page on the work order: what each step tells whom.
const TOLD: Record<StepName, string> = {
  'ask-info': 'customer N21',
  'answer-info': 'agent N27',
  'drop-info-request': 'customer N25',
  cancel: 'customer N24',
  assign: '',
  message: 'agent N27',
  rate: '',
  share: '',
  'revoke-share': '',
  'give-address': '',
  'note-unreachable': '',
  // To whom a reminder goes is the alarm's matter; here one to the customer, below one to staff.
  remind: 'customer N22',
  'recompute-promise': 'customer N25',
  'confirm-return': 'customer N2',
  'fix-remotely': 'customer N3',
  'send-in': 'customer N4',
  withdraw: 'customer N24',
  'correct-waybill': '',
  'refuse-parcel': 'customer N5',
  'lose-inbound': 'customer N25',
  'sign-orphan': 'customer N6',
  'sign-parcel': 'customer N6',
  'link-orphan': 'customer N6',
  'establish-warranty': '',
  unpack: 'customer N7',
  'resolve-discrepancy': 'customer N7',
  'read-label': '',
  'report-damage': 'customer N7',
  'request-approval': 'supervisor N27',
  'decide-approval': 'technician N27',
  'judge-free': 'customer N8',
  quote: 'customer N9',
  'declare-unrepairable': 'customer N10',
  'revise-quotation': 'customer N9',
  'withdraw-quotation': 'customer N25',
  'note-notified': '',
  'submit-voucher': 'finance N11',
  decline: 'customer N10',
  'approve-voucher': 'customer N12',
  'reject-voucher': 'customer N14',
  refund: 'customer N26',
  hold: 'customer N13',
  reopen: 'customer N20',
  finish: 'customer N15',
  'give-up': 'customer N16',
  'extend-promise': 'customer N25',
  'request-split': 'supervisor N27',
  'decide-split': 'agent N27',
  ship: 'customer N17',
  'confirm-delivered': 'customer N18',
  'report-not-received': 'agent N27',
  'take-back-from-carrier': 'customer N25',
  'lose-outbound': 'customer N25',
  'note-refused-return': 'customer N19',
};

const ACTORS: Record<Role, Actor> = { customer, agent, technician, finance, supervisor, timer };
/** Where a step tells nothing unless there is something to tell. */
const MORE: Partial<Record<StepName, Payload>> = { unpack: { serialsFound: [] } };

function arrangementsOf(step: StepName): readonly Arrangement[] {
  const definition = stepDefinition(step);
  return definition.target === 'order'
    ? STAGES.filter((stage) => definition.stages.includes(stage)).map((stage) => arrangeOrder(step, stage))
    : MACHINE_STATES.filter((state) => definition.from.includes(state)).map((state) => arrangeMachine(step, state));
}

/** What the step tells whom, where it is legal, taken by the first who may or by `role`; `illegal` when it is so nowhere. */
function toldBy(step: StepName, arrangements = arrangementsOf(step), role: Role = stepDefinition(step).by[0] ?? 'customer'): string {
  for (const { order, payload, context } of arrangements) {
    const result = take(order, step, { ...payload, ...MORE[step] }, aContext(ACTORS[role], context));
    if (!result.ok || !('order' in result.value)) continue;
    const { notices } = result.value;
    return notices.map(({ recipient, code }) => `${'role' in recipient ? recipient.role : recipient.kind} ${code}`).join(', ');
  }
  return 'illegal';
}

/** A question that nobody answered for 30 days: a supervisor may cancel, and is told so. */
const mayCancel = { kind: 'may-cancel', subjects: [WHOLE_ORDER], anchor: LONG_AGO, day: 30 } as const;
const toldOfUnanswered = (): string => toldBy('remind', [{ ...arrangeOrder('remind', 'info-needed'), payload: { reminder: mayCancel } }]);
const TOLD_OF_UNANSWERED = 'supervisor N27';

test.each(STEP_NAMES)('%s tells whom it concerns', (step) => expect(toldBy(step)).toBe(TOLD[step]));
test('remind tells staff, and not the customer, of what is theirs to do', () => expect(toldOfUnanswered()).toBe(TOLD_OF_UNANSWERED));

const withoutItsLabel = aWorkOrder({ machines: [aMachine({ state: 'received', label: 'missing' })] });
const toldOfAnotherMachine = (): string => toldBy('read-label', [{ ...arrangeMachine('read-label', 'received'), order: withoutItsLabel }]);
const TOLD_OF_ANOTHER_MACHINE = 'customer N7';
test('R17 R38 that a label bears another number than the customer typed is told to them', () =>
  expect(toldOfAnotherMachine()).toBe(TOLD_OF_ANOTHER_MACHINE));

const toldOfStaffMessage = (): string => toldBy('message', arrangementsOf('message'), 'agent');
const TOLD_OF_STAFF_MESSAGE = 'customer N28';
test('R29 what staff write is told to the customer', () => expect(toldOfStaffMessage()).toBe(TOLD_OF_STAFF_MESSAGE));

describe('a mistake in the table is noticed by the list above', () => {
  const isNoticed = ({ steps }: Mutant): boolean =>
    steps.some((step) => toldBy(step) !== TOLD[step]) ||
    toldOfUnanswered() !== TOLD_OF_UNANSWERED ||
    toldOfAnotherMachine() !== TOLD_OF_ANOTHER_MACHINE ||
    (steps.includes('message') && toldOfStaffMessage() !== TOLD_OF_STAFF_MESSAGE);
  test('each notice that is no longer given', () => expect(survivorsOf(noticesDropped(), isNoticed)).toEqual([]));
});
