import { describe, expect, test } from '@jest/globals';
import type { Actor } from '#core/domain/actor';
import { DAY_MS } from '#core/domain/money-and-time';
import { decideOrphan, type OrphanCommand, orphanOffers } from '#core/domain/orphan/decide-orphan';
import { ORPHAN_STATES, type OrphanParcel, type OrphanState } from '#core/domain/orphan/orphan';
import type { OrphanPayload } from '#core/domain/orphan/orphan-rules';
import { ORPHAN_GUARDS, ORPHAN_STEP_NAMES, type OrphanGuard, type OrphanStepName, orphanStep } from '#core/domain/orphan/orphan-table';
import { agent, customer, finance, NOW, stranger, supervisor, technician, timer } from '../../../support/contexts';
import {
  anOrphan,
  ORPHAN_PAYLOADS,
  orphanCodeOf,
  orphanContext,
  ownerOrder,
  RULES,
  takenOrphan,
  takeOrphan,
} from '../../../support/orphans';

// Copied by hand: who, and from which state to which. Editing the table alone must fail here.
// A agent · R technician · F finance · V supervisor · T timer · C a customer
const STEPS: Record<OrphanStepName, string> = {
  link: 'A V: found>linked waiting>linked held>linked',
  'take-in': 'A V: found>waiting',
  refuse: 'A V: found>refused',
  'come-again': 'A V: refused>found corrected>found',
  'tell-owner': 'A V: found>found waiting>waiting',
  'note-contact': 'A V: found>found waiting>waiting',
  amend: 'A V: found>found waiting>waiting',
  'correct-slip': 'A V: found>corrected waiting>corrected held>corrected',
  hold: 'V: waiting>held',
  reopen: 'V: held>waiting',
  remind: 'T: found>found waiting>waiting',
  'ask-supervisor': 'T: found>found waiting>waiting',
};
const ACTORS: Record<string, Actor> = { A: agent, R: technician, F: finance, V: supervisor, T: timer, C: customer, stranger };
/** Who has no business at the desk must not learn that it exists. */
const OUTSIDE = ['F', 'C', 'stranger'];

const LATER = NOW + 100 * DAY_MS;
/** The owner is known where the step is about reminding them. */
const arrange = (step: OrphanStepName, state: OrphanState): OrphanParcel =>
  anOrphan({
    state,
    ...(step === 'remind' ? { owner: { ...ownerOrder, at: NOW } } : {}),
  });

test('the grid names every step', () => {
  expect(Object.keys(STEPS).sort()).toEqual([...ORPHAN_STEP_NAMES].sort());
});

describe.each(Object.entries(STEPS))('R16 R47 %s', (name, row) => {
  const step = name as OrphanStepName;
  const [by = '', places = ''] = row.split(': ');
  const ends = new Map(places.split(' ').map((place) => place.split('>') as [OrphanState, OrphanState]));

  test.each(Object.keys(ACTORS))('by %s', (letter) => {
    for (const state of ORPHAN_STATES) {
      const result = takeOrphan(arrange(step, state), step, orphanContext(ACTORS[letter] ?? stranger, { now: LATER }));
      const expected = OUTSIDE.includes(letter)
        ? 'not-found'
        : !by.split(' ').includes(letter)
          ? 'not-allowed'
          : ends.has(state)
            ? 'allowed'
            : 'wrong-state';
      expect([state, orphanCodeOf(result)]).toEqual([state, expected]);
      if (result.ok && 'orphan' in result.value) expect([state, result.value.orphan.state]).toEqual([state, ends.get(state)]);
    }
  });
});

const anUnpacking = { kind: 'unpacking' as const, orderId: 'wo-9', orderNumber: 'JM2609-ABCD2', parcelId: 'p1' };
type Wrong = { readonly orphan?: Partial<OrphanParcel>; readonly payload?: OrphanPayload; readonly world?: object; readonly by?: Actor };
// Copied by hand: every guard of every step, with what is wrong, and the lines of the policy behind it.
const ROWS: readonly [OrphanStepName, OrphanState, OrphanGuard, string, Wrong][] = [
  ['take-in', 'found', 'text-missing', 'R16', { payload: { place: ' ' } }],
  ['refuse', 'found', 'evidence-missing', 'R16', { payload: { reason: 'pickup', photos: [] } }],
  ['refuse', 'found', 'text-missing', 'R16', { payload: { photos: ['a-door'] } }],
  ['come-again', 'corrected', 'evidence-missing', 'R16', { payload: {} }],
  ['come-again', 'refused', 'waybill-expected', 'R5 R16', { world: { expectedBy: 'wo-1' } }],
  ['tell-owner', 'waiting', 'owner-unknown', 'R16', { world: { order: null } }],
  ['note-contact', 'waiting', 'text-missing', 'R16', { payload: { text: '' } }],
  ['correct-slip', 'waiting', 'slip-missing', 'R17', { orphan: { origin: anUnpacking } }],
  ['correct-slip', 'waiting', 'waybill-expected', 'R5 R16', { world: { expectedBy: 'wo-1' } }],
  ['hold', 'waiting', 'day-not-reached', 'R47', { world: { now: NOW + 89 * DAY_MS } }],
  ['hold', 'waiting', 'reminders-not-sent', 'R47', { orphan: { owner: { ...ownerOrder, at: NOW }, remindedDays: [3, 7] } }],
  ['reopen', 'held', 'text-missing', 'R16', { payload: { text: ' ' } }],
  ['remind', 'waiting', 'day-not-reached', 'R47', { orphan: { owner: { ...ownerOrder, at: NOW }, remindedDays: [89] } }],
  ['ask-supervisor', 'waiting', 'already-answered', 'R47', { orphan: { supervisorAskedAt: NOW } }],
  ['ask-supervisor', 'waiting', 'day-not-reached', 'R47', { world: { now: NOW + DAY_MS } }],
];

describe.each(ROWS)('%s from %s', (step, state, guard, clauses, wrong) => {
  const { by } = orphanStep(step);
  const actor = by.includes('timer') ? timer : by.includes('supervisor') ? supervisor : agent;
  test(`is refused by ${guard} alone`, () => {
    const context = orphanContext(actor, { now: LATER });
    expect(orphanCodeOf(takeOrphan(arrange(step, state), step, context))).toBe('allowed');
    const payload = wrong.payload ?? ORPHAN_PAYLOADS[step];
    const result = takeOrphan({ ...arrange(step, state), ...wrong.orphan }, step, { ...context, ...wrong.world }, payload);
    expect(result).toMatchObject({ ok: false, error: { code: guard, why: clauses.split(' '), whoCan: by } });
  });
});

test('every guard of every step is tried, and no other', () => {
  const inTable = ORPHAN_STEP_NAMES.flatMap((step) => orphanStep(step).guards.map((guard) => `${step}: ${guard}`));
  expect(ROWS.map(([step, , guard]) => `${step}: ${guard}`).sort()).toEqual(inTable.sort());
  expect(new Set(ROWS.map(([, , guard]) => guard))).toEqual(new Set(ORPHAN_GUARDS));
});

test('what is offered can be done, and what can be done is offered', () => {
  for (const state of ORPHAN_STATES)
    for (const actor of [agent, technician, finance, supervisor, timer, customer])
      for (const days of [0, 50, 100]) {
        const now = NOW + days * DAY_MS;
        const orphan = anOrphan({ state, owner: { ...ownerOrder, at: NOW }, remindedDays: days === 50 ? [3, 7, 30] : [] });
        const offered = orphanOffers(orphan, actor, RULES, now).filter(({ refusal }) => !refusal);
        const legal = ORPHAN_STEP_NAMES.filter((step) => takeOrphan(orphan, step, orphanContext(actor, { now })).ok);
        expect(offered.map(({ step }) => step)).toEqual(legal);
      }
});

test('R47 no step is an order to dispose of a parcel: it ends linked, refused at the door, kept, or goes on under another id', () => {
  const reachable = new Set(ORPHAN_STEP_NAMES.flatMap((step) => orphanStep(step).to ?? []));
  expect([...reachable].sort()).toEqual(['corrected', 'found', 'held', 'linked', 'refused', 'waiting']);
});

test('a repeated command changes nothing; another one with its id is refused; an old version is told the current one', () => {
  const { orphan } = takenOrphan(anOrphan(), 'take-in', orphanContext(agent));
  const command = { commandId: 'c-1-take-in', step: 'take-in', expectedVersion: 1, payload: ORPHAN_PAYLOADS['take-in'] } as const;
  const decided = (change: Partial<OrphanCommand>, actor = agent) => decideOrphan(orphan, { ...command, ...change }, orphanContext(actor));

  expect(decided({})).toEqual({ ok: true, value: { repeatedAtVersion: 2 } });
  expect(decided({ payload: { place: '别处' } })).toEqual({ ok: false, error: { code: 'command-reused' } });
  expect(decided({}, supervisor)).toEqual({ ok: false, error: { code: 'command-reused' } });
  expect(decided({ commandId: 'c-late', step: 'amend' })).toEqual({ ok: false, error: { code: 'stale-version', current: 2 } });
});
