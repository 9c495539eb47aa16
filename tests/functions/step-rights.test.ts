import { beforeAll, expect, test } from '@jest/globals';
import type { Reply } from '#core/contract/reply';
import { customerSteps, staffSteps } from '#core/contract/steps';
import { photoPurposeOf } from '#core/domain/photo-purpose';
import { openEverybody, type StaffWho, type Who } from '../support/everybody';
import { makeSubjects, type Subjects } from '../support/rights-desk';
import { STEP_RIGHTS } from '../support/rights-table';
import { STEP_PAYLOADS } from '../support/step-payloads';

const everybody = openEverybody();
let subjects: Subjects;
beforeAll(async () => {
  subjects = await makeSubjects(everybody);
});

const codeOf = (reply: Reply<unknown>): string => (reply.ok ? 'ok' : reply.error.code);
type Sent = { readonly step: string; readonly payload: object };
async function take(who: Who, name: string, { step, payload }: Sent, orderId = subjects.of('owner').order.orderId) {
  const { version } = await everybody.staff('supervisor').order(orderId);
  const commandId = `rights-${who}-${step}-0123456789`.slice(0, 60);
  return everybody.ask(who, name, { action: 'take-step', payload: { commandId, orderId, version, step, payload } });
}

test('every step of staff has a line in the table of rights', () => {
  expect(Object.keys(STEP_RIGHTS).sort()).toEqual(Object.keys(staffSteps).sort());
  expect(Object.keys(STEP_PAYLOADS).sort()).toEqual(Object.keys(staffSteps).sort());
});

test.each(Object.entries(STEP_RIGHTS))('%s: only those whose step it is get past the question of rights', async (step, rights) => {
  const payload = STEP_PAYLOADS[step as keyof typeof STEP_PAYLOADS];
  const purpose = photoPurposeOf(step as keyof typeof STEP_PAYLOADS);
  for (const [who, isTheirs] of Object.entries(rights) as [StaffWho, boolean][]) {
    const photos = 'photos' in payload ? { photos: [await everybody.staff(who).attach(purpose, everybody.photo, purpose)] } : {};
    // About machines that are not there, so that whoever may take it changes nothing.
    const code = codeOf(await take(who, 'staff', { step, payload: { ...payload, ...photos } }));
    expect([who, code === 'not-allowed']).toEqual([who, !isTheirs]);
    expect(['not-found', 'invalid-request', 'upload-not-confirmed']).not.toContain(code);
  }
});

test.each(Object.keys(staffSteps).filter((step) => !(step in customerSteps)))(
  '%s is no step of the customers’ function, for whomever',
  async (step) => {
    for (const who of ['owner', 'other', 'agent-owner', 'supervisor'] as const) {
      const reply = await take(who, 'customer', { step, payload: STEP_PAYLOADS[step as keyof typeof STEP_PAYLOADS] });
      expect(reply).toMatchObject({ ok: false, error: { code: 'invalid-request', field: 'step' } });
    }
  },
);

test.each(Object.keys(customerSteps).filter((step) => !(step in staffSteps)))(
  '%s is no step of staff’s function, not even for an agent whose own order it is',
  async (step) => {
    for (const who of ['agent-owner', 'agent', 'supervisor'] as const) {
      const reply = await take(who, 'staff', { step, payload: {} }, subjects.of(who).order.orderId);
      expect(reply).toMatchObject({ ok: false, error: { code: 'invalid-request', field: 'step' } });
    }
  },
);

test('an agent confirmed the return of their own order, and could have named the factory date of their own machine', async () => {
  const { orderId } = subjects.of('agent-owner').order;
  for (const step of ['confirm-return', 'fix-remotely'] as const) {
    expect(codeOf(await take('agent-owner', 'staff', { step, payload: STEP_PAYLOADS[step] }, orderId))).toBe('not-allowed');
  }
});

test('a supervisor who asks as a customer has no more rights than any', async () => {
  for (const step of ['cancel', 'withdraw', 'message'] as const) {
    const payload = { ...STEP_PAYLOADS[step], ...(step === 'message' ? { photos: [] } : {}) };
    expect(codeOf(await take('supervisor', 'customer', { step, payload }))).toBe('not-found');
  }
});
