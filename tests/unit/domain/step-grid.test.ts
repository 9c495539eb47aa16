import { describe, expect, test } from '@jest/globals';
import { STEP_NAMES, type StepName, stepDefinition } from '#core/domain/step-table';
import { type Actor, MACHINE_STATES, STAGES } from '#core/domain/work-order';
import { aContext, agent, codeOf, customer, finance, stranger, supervisor, take, technician, timer } from '../../support/work-orders';
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
  unpack: 'R V: received>received',
  'judge-free': 'R V: received>repairing',
  quote: 'R V: received>quoted',
  'declare-unrepairable': 'R V: received>ready',
  'revise-quotation': 'R V: quoted>quoted',
  'note-notified': 'C T: quoted>quoted return-refused>return-refused',
  'submit-voucher': 'C: quoted>pay-review return-refused>pay-review',
  decline: 'C: quoted>ready',
  'approve-voucher': 'F: pay-review>repairing',
  'reject-voucher': 'F: pay-review>quoted',
  refund: 'F: received>received ready>ready shipped>shipped delivered>delivered lost>lost held>held',
  hold: 'V: quoted>held return-refused>held',
  reopen: 'V: held>quoted',
  finish: 'R V: repairing>ready',
  'give-up': 'R V: repairing>received',
  'extend-promise': 'A R V: repairing>repairing ready>ready pay-review>pay-review',
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
  cancel: 'C V: submitted info-needed return-confirmed in-transit',
  assign: `A V: ${OPEN}`,
  message: `C A R V: ${OPEN} completed closed-remote cancelled`,
  rate: 'C: completed closed-remote',
  share: `C: ${OPEN} completed closed-remote cancelled`,
  'revoke-share': `C: ${OPEN} completed closed-remote cancelled`,
  'give-address': 'C: submitted info-needed in-service',
  'resolve-discrepancy': `A V: ${OPEN} completed closed-remote cancelled`,
} as const;

// A supervisor cancels only what has waited too long: unanswered for 30 days, never sent for 90.
const TOO_EARLY_FOR_V = ['submitted', 'in-transit'];

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

describe.each(Object.entries(MACHINE_STEPS))('%s', (name, row) => {
  const step = name as StepName;
  const { by, places } = rowOf(row);
  const ends = new Map(places.map((place) => place.split('>') as [string, string]));

  test.each(Object.keys(ACTORS))('by %s', (letter) => {
    const actor = ACTORS[letter] ?? stranger;
    for (const state of MACHINE_STATES) {
      const { order, payload, context } = arrangeMachine(step, state);
      const result = take(order, step, payload, aContext(actor, context));
      const refusal = refusedBecauseOf(letter, by) ?? (ends.has(state) ? 'allowed' : 'wrong-state');
      // a machine that was never in a parcel, voucher or shipment: the thing named does not exist
      const code = codeOf(result) === 'unknown-target' ? 'wrong-state' : codeOf(result);
      expect([state, code]).toEqual([state, refusal]);
      if (result.ok && 'order' in result.value) expect([state, result.value.order.machines[0]?.state]).toEqual([state, ends.get(state)]);
    }
  });

  test('the table says where it leads', () => {
    const definition = stepDefinition(step);
    const changed = [...ends].filter(([from, to]) => from !== to).map(([, to]) => to);
    expect(definition.target === 'order' ? [] : definition.to).toEqual(expect.arrayContaining(changed));
  });
});

describe.each(Object.entries(ORDER_STEPS))('%s', (name, row) => {
  const step = name as StepName;
  const { by, places } = rowOf(row);

  test.each(Object.keys(ACTORS))('by %s', (letter) => {
    for (const stage of STAGES) {
      const { order, payload, context } = arrangeOrder(step, stage);
      expect(order.stage).toBe(stage);
      const isEarly = step === 'cancel' && letter === 'V' && TOO_EARLY_FOR_V.includes(stage);
      const inPlace = places.includes(stage) ? (isEarly ? 'day-not-reached' : 'allowed') : 'wrong-state';
      const code = codeOf(take(order, step, payload, aContext(ACTORS[letter] ?? stranger, context)));
      expect([stage, code]).toEqual([stage, refusedBecauseOf(letter, by) ?? inPlace]);
    }
  });
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
