import { describe, expect, test } from '@jest/globals';
import type { Actor } from '#core/domain/actor';
import type { StepName } from '#core/domain/step-table';
import type { Payload } from '#core/domain/steps/payload';
import type { WorkOrder } from '#core/domain/work-order';
import { aContext, agent, aRegistry, NOW, supervisor, technician } from '../../support/contexts';
import { aMachine } from '../../support/machines';
import { PAYLOADS } from '../../support/payloads';
import { codeOf, take, taken } from '../../support/take';
import { aWorkOrder } from '../../support/work-orders';

const inWarranty = { registry: aRegistry(false) };
const received = aWorkOrder({ machines: [aMachine({ state: 'received' }), aMachine({ id: 'm2', state: 'received' })] });
const stepped = (order: WorkOrder, step: StepName, actor: Actor, more: Payload = {}): WorkOrder =>
  taken(order, step, { ...PAYLOADS[step], ...more }, aContext(actor)).order;
const tellsWhom = (order: WorkOrder, step: StepName, actor: Actor): readonly string[] =>
  taken(order, step, PAYLOADS[step], aContext(actor)).notices.map(({ id }) => id);

describe('R41 wear, and R42 “and the like”', () => {
  const voidReasons = [{ code: 'N2' as const, text: '轴承磨损', photos: ['a-wear'], exempt: false }];
  const quote = (order: WorkOrder, more: Payload = {}, actor = technician) =>
    take(order, 'quote', { ...PAYLOADS.quote, voidReasons, ...more }, aContext(actor, inWarranty));
  const asked = stepped(received, 'request-approval', technician);
  const agreed = stepped(asked, 'decide-approval', supervisor);

  test('are charged by a technician once a supervisor has agreed, for that machine and that code', () => {
    expect([received, asked, agreed].map((order) => codeOf(quote(order)))).toEqual([
      'supervisor-approval-missing',
      'supervisor-approval-missing',
      'allowed',
    ]);
    expect(codeOf(quote(agreed, { machineIds: ['m2'] }))).toBe('supervisor-approval-missing');
    expect(codeOf(quote(agreed, { machineIds: ['m1', 'm2'] }))).toBe('supervisor-approval-missing');
    expect(codeOf(quote(agreed, { voidReasons: [{ ...voidReasons[0], code: 'OTHER' } as never] }))).toBe('supervisor-approval-missing');
  });

  test('carry the name of the supervisor who agreed, or who gave the verdict', () => {
    const named = [quote(agreed), quote(received, {}, supervisor)].map((result) =>
      result.ok && 'order' in result.value ? result.value.order.machines[0]?.verdict?.voidReasons[0]?.approvedBy : undefined,
    );
    expect(named).toEqual(['o-supervisor', 'o-supervisor']);
  });

  test('are not charged when the supervisor refuses, until the supervisor is asked again and agrees', () => {
    const refused = stepped(asked, 'decide-approval', supervisor, { isApproved: false });
    expect(codeOf(quote(refused))).toBe('supervisor-approval-missing');
    const again = stepped(stepped(refused, 'request-approval', technician), 'decide-approval', supervisor);
    expect(codeOf(quote(again))).toBe('allowed');
    const takenBack = stepped(stepped(again, 'request-approval', technician), 'decide-approval', supervisor, { isApproved: false });
    expect(codeOf(quote(takenBack))).toBe('supervisor-approval-missing');
  });

  test('are agreed to for one inspection: after a verdict and another inspection the supervisor is asked again', () => {
    const result = quote(agreed);
    if (!result.ok || !('order' in result.value)) throw new Error('the quotation was refused');
    const again = stepped(result.value.order, 'withdraw-quotation', technician);
    expect(codeOf(quote(again))).toBe('supervisor-approval-missing');
  });

  test('are asked of the supervisor, whose answer goes to the technicians', () => {
    expect(tellsWhom(received, 'request-approval', technician)).toEqual(['wo-1:8:supervisor:N27']);
    expect(tellsWhom(asked, 'decide-approval', supervisor)).toEqual(['wo-1:9:technician:N27']);
  });
});

describe('R55 a small order in two batches', () => {
  const blocked = aWorkOrder({ machines: [aMachine({ state: 'ready' }), aMachine({ id: 'm2', state: 'repairing' })] });
  const ship = (order: WorkOrder) => take(order, 'ship', { ...PAYLOADS.ship, splitReason: 'approved' }, aContext(agent));
  const asked = stepped(blocked, 'request-split', agent);
  const agreed = stepped(asked, 'decide-split', supervisor);

  test('is shipped by the agent once a supervisor has agreed', () => {
    expect([blocked, asked, agreed].map((order) => codeOf(ship(order)))).toEqual(['split-needs-reason', 'split-needs-reason', 'allowed']);
    expect(codeOf(ship(stepped(asked, 'decide-split', supervisor, { isApproved: false })))).toBe('split-needs-reason');
  });

  test('has its approval used up by the batch it was given for', () => {
    const result = ship(agreed);
    if (!result.ok || !('order' in result.value)) throw new Error('the batch was refused');
    const { order } = result.value;
    expect(order.shipments[0]).toMatchObject({ machineIds: ['m1'], splitReason: 'approved' });
    const back = stepped(order, 'take-back-from-carrier', agent);
    expect(
      codeOf(take(back, 'ship', { ...PAYLOADS.ship, waybillNumber: 'SF3234567890123', splitReason: 'approved' }, aContext(agent))),
    ).toBe('split-needs-reason');
  });

  test('keeps who asked, who agreed, and why', () => {
    expect(agreed.machines[0]?.splitRequest).toEqual({
      reason: '客户急用',
      askedAt: NOW,
      by: 'o-agent',
      decided: { as: 'approved', at: NOW, by: 'o-supervisor', reason: '同意先寄' },
    });
  });

  test('is asked of the supervisor, whose answer goes to the agents', () => {
    expect(tellsWhom(blocked, 'request-split', agent)).toEqual(['wo-1:8:supervisor:N27']);
    expect(tellsWhom(asked, 'decide-split', supervisor)).toEqual(['wo-1:9:agent:N27']);
  });
});
