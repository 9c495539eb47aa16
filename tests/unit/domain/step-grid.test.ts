import { describe, expect, test } from '@jest/globals';
import type { Actor } from '#core/domain/actor';
import { MACHINE_STATES } from '#core/domain/machine';
import { STEP_NAMES, type StepName, stepDefinition } from '#core/domain/step-table';
import { STAGES } from '#core/domain/work-order';
import { aContext, agent, customer, finance, stranger, supervisor, technician, timer } from '../../support/contexts';
import { type Mutant, placesWidened, rolesWidened, survivorsOf } from '../../support/mutants';
import { codeOf, take } from '../../support/take';
import { arrangeMachine, arrangeOrder } from './arrangements';

// Copied by hand from the page on the work order: who, and from which state to which. Editing STEPS alone must fail here.
// C customer · A agent · R technician · F finance · V supervisor · T timer
const MACHINE_STEPS = {
  'confirm-return': 'A V: listed>expected',
  'fix-remotely': 'A V: listed>remote-fixed expected>remote-fixed',
  'send-in': 'C: expected>in-transit',
  withdraw: 'C V: expected>withdrawn',
  'correct-waybill': 'C: in-transit>in-transit',
  'refuse-parcel': 'A V: in-transit>expected',
  'lose-inbound': 'A V: in-transit>expected',
  'sign-parcel': 'A V: in-transit>received',
  'sign-orphan': 'A V: in-transit>received',
  'link-orphan': 'A V: expected>received',
  'establish-warranty': 'A V: listed>listed expected>expected in-transit>in-transit received>received',
  unpack: 'R V: received>received',
  'read-label': 'R V: received>received',
  'report-damage': 'R V: received>received',
  'request-approval': 'R V: received>received',
  'decide-approval': 'V: received>received',
  'judge-free': 'R V: received>repairing',
  quote: 'R V: received>quoted',
  'declare-unrepairable': 'R V: received>ready',
  'revise-quotation': 'R V: quoted>quoted',
  'withdraw-quotation': 'R V: quoted>received',
  'note-notified': 'C T: quoted>quoted return-refused>return-refused',
  'submit-voucher': 'C: quoted>pay-review return-refused>pay-review',
  decline: 'C: quoted>ready',
  'approve-voucher': 'F: pay-review>repairing',
  'reject-voucher': 'F: pay-review>quoted',
  refund: 'F: received>received ready>ready shipped>shipped delivered>delivered lost>lost held>held',
  hold: 'V: quoted>held return-refused>held ready>held',
  reopen: 'V: held>quoted',
  finish: 'R V: repairing>ready',
  'give-up': 'R V: repairing>received',
  'recompute-promise': 'T: repairing>repairing ready>ready pay-review>pay-review',
  'extend-promise': 'A R V: repairing>repairing ready>ready pay-review>pay-review',
  'request-split': 'A V: ready>ready',
  'decide-split': 'V: ready>ready',
  ship: 'A V: ready>shipped',
  'confirm-delivered': 'C T: shipped>delivered',
  'report-not-received': 'C: shipped>shipped delivered>shipped',
  'take-back-from-carrier': 'A V: shipped>ready',
  'lose-outbound': 'V: shipped>lost',
  'note-refused-return': 'A V: shipped>return-refused',
} as const;

const OPEN = 'submitted info-needed return-confirmed in-transit in-service';
const ORDER_STEPS = {
  'ask-info': 'A V: submitted',
  'answer-info': 'C: info-needed',
  'drop-info-request': 'A V: info-needed',
  cancel: `C V: ${OPEN}`,
  assign: `A V: ${OPEN}`,
  message: `C A R V: ${OPEN} completed closed-remote cancelled`,
  rate: 'C: completed closed-remote',
  share: `C: ${OPEN} completed closed-remote cancelled`,
  'revoke-share': `C: ${OPEN} completed closed-remote cancelled`,
  'note-unreachable': 'A V: submitted',
  remind: `T: ${OPEN}`,
  'give-address': 'C: submitted info-needed in-service',
  'resolve-discrepancy': `A V: ${OPEN} completed closed-remote cancelled`,
} as const;

// A supervisor cancels only what has waited too long: unanswered for 30 days, never sent for 90.
const TOO_EARLY_FOR_V = ['submitted', 'in-transit'];

const standsInTheWay = (step: StepName, letter: string, stage: string): string => {
  if (step !== 'cancel') return 'allowed';
  if (stage === 'in-service') return 'machine-in-house';
  return letter === 'V' && TOO_EARLY_FOR_V.includes(stage) ? 'day-not-reached' : 'allowed';
};

const ACTORS: Record<string, Actor> = { C: customer, A: agent, R: technician, F: finance, V: supervisor, T: timer, stranger };
const refusedBecauseOf = (letter: string, by: readonly string[]): string | null =>
  letter === 'stranger' ? 'not-found' : by.includes(letter) ? null : 'not-allowed';

const rowOf = (row: string): { by: readonly string[]; places: readonly string[] } => {
  const [by = '', places = ''] = row.split(': ');
  return { by: by.split(' '), places: places.split(' ') };
};

test('the grids name every step', () => {
  expect([...Object.keys(MACHINE_STEPS), ...Object.keys(ORDER_STEPS)].sort()).toEqual([...STEP_NAMES].sort());
});

/** What a step answers to somebody, place by place, beside what the grid says. */
type Cell = { readonly place: string; readonly answer: string; readonly expected: string };

/** From every state; an allowed step is told with the state it leads to. */
function machineCells(step: StepName, letter: string): readonly Cell[] {
  const { by, places } = rowOf(MACHINE_STEPS[step as keyof typeof MACHINE_STEPS]);
  const ends = new Map(places.map((place) => place.split('>') as [string, string]));
  return MACHINE_STATES.map((state) => {
    const { order, payload, context } = arrangeMachine(step, state);
    const result = take(order, step, payload, aContext(ACTORS[letter] ?? stranger, context));
    const answer = result.ok && 'order' in result.value ? `> ${result.value.order.machines[0]?.state}` : codeOf(result);
    const inPlace = ends.has(state) ? `> ${ends.get(state)}` : 'wrong-state';
    return { place: state, answer, expected: refusedBecauseOf(letter, by) ?? inPlace };
  });
}

/** In every stage. */
function orderCells(step: StepName, letter: string): readonly Cell[] {
  const { by, places } = rowOf(ORDER_STEPS[step as keyof typeof ORDER_STEPS]);
  return STAGES.map((stage) => {
    const { order, payload, context } = arrangeOrder(step, stage);
    const inPlace = places.includes(stage) ? standsInTheWay(step, letter, stage) : 'wrong-state';
    const answer = codeOf(take(order, step, payload, aContext(ACTORS[letter] ?? stranger, context)));
    return { place: order.stage, answer, expected: refusedBecauseOf(letter, by) ?? inPlace };
  });
}

const wrongIn = (cells: readonly Cell[]): readonly Cell[] => cells.filter(({ answer, expected }) => answer !== expected);

describe.each(Object.entries(MACHINE_STEPS))('%s', (name, row) => {
  const step = name as StepName;
  test.each(Object.keys(ACTORS))('by %s', (letter) => expect(wrongIn(machineCells(step, letter))).toEqual([]));

  test('the table says where it leads', () => {
    const definition = stepDefinition(step);
    const ends = rowOf(row).places.map((place) => place.split('>'));
    const changed = ends.filter(([from, to]) => from !== to).map(([, to]) => to);
    expect(definition.target === 'order' ? [] : definition.to).toEqual(expect.arrayContaining(changed));
  });
});

describe.each(Object.keys(ORDER_STEPS))('%s', (name) => {
  const step = name as StepName;
  test('is tried in every stage', () => expect(orderCells(step, 'C').map(({ place }) => place)).toEqual([...STAGES]));
  test.each(Object.keys(ACTORS))('by %s', (letter) => expect(wrongIn(orderCells(step, letter))).toEqual([]));
});

describe('a mistake in the table is noticed by the grids above', () => {
  const isNoticed = ({ steps }: Mutant): boolean =>
    steps.some((step) => {
      const cells = step in MACHINE_STEPS ? machineCells : orderCells;
      return Object.keys(ACTORS).some((letter) => wrongIn(cells(step, letter)).length > 0);
    });

  test('each step legal in one more place', () => expect(survivorsOf(placesWidened(), isNoticed)).toEqual([]));
  test('each step legal for one more role', () => expect(survivorsOf(rolesWidened(), isNoticed)).toEqual([]));
});

test.each(Object.keys(MACHINE_STEPS) as StepName[])('nothing happens to the machines of a cancelled order: %s', (step) => {
  for (const state of MACHINE_STATES) {
    const { order, payload, context } = arrangeMachine(step, state);
    const cancelled = { ...order, stage: 'cancelled' as const, cancelled: { at: order.updatedAt, by: 'customer' as const, reason: '' } };
    for (const actor of [customer, agent, technician, finance, supervisor, timer]) {
      expect(['wrong-state', 'unknown-target', 'not-allowed']).toContain(codeOf(take(cancelled, step, payload, aContext(actor, context))));
    }
  }
});
