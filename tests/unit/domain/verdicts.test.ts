import { describe, expect, test } from '@jest/globals';
import { addDays, atHour, DAY_MS, toLocalDate } from '#core/domain/money-and-time';
import type { Payload } from '#core/domain/steps/payload';
import { SCRAP_CODES } from '#core/domain/verdict';
import type { WorkOrder } from '#core/domain/work-order';
import { aContext, aRegistry, customer, NOW, technician } from '../../support/contexts';
import { aMachine, aQuotation } from '../../support/machines';
import { PAYLOADS } from '../../support/payloads';
import { codeOf, take, taken } from '../../support/take';
import { aWorkOrder } from '../../support/work-orders';

const inWarranty = { registry: aRegistry(false) };
const received = aWorkOrder({ machines: [aMachine({ state: 'received' })] });
const quoted = aWorkOrder({ machines: [aMachine({ state: 'quoted' })] });
const quote = (order: WorkOrder, more: Payload, context = {}) =>
  take(order, 'quote', { ...PAYLOADS.quote, ...more }, aContext(technician, context));
const verdictAfter = (
  step: 'quote' | 'declare-unrepairable' | 'revise-quotation' | 'judge-free',
  order: WorkOrder,
  more: Payload,
  context = {},
) => taken(order, step, { ...PAYLOADS[step], ...more }, aContext(technician, context)).order.machines[0]?.verdict;

describe('R6 R7 damage from outside', () => {
  const { order: shown, notices } = taken(received, 'report-damage', PAYLOADS['report-damage'], aContext(technician));

  test('is shown to the customer, dated and with its photos, before a verdict rests on it', () => {
    expect(codeOf(quote(received, { damageCause: 'logistics' }, inWarranty))).toBe('damage-not-shown');
    expect(codeOf(quote(shown, { damageCause: 'logistics' }, inWarranty))).toBe('allowed');
    expect(notices).toMatchObject([{ code: 'N7', recipient: { openid: 'o-customer' }, facts: { damageCause: 'logistics' } }]);
    expect(shown.machines[0]?.damage).toEqual({
      cause: 'logistics',
      text: '外箱破损，机壳变形',
      photos: ['a-damage'],
      at: NOW,
      by: 'o-technician',
    });
  });

  test.each(['logistics', 'user'] as const)(
    'by %s keeps a machine in warranty from being repaired free, also when the verdict is silent',
    (cause) => {
      const payload = { ...PAYLOADS['report-damage'], damageCause: cause };
      const { order } = taken(received, 'report-damage', payload, aContext(technician));
      expect(codeOf(take(order, 'judge-free', PAYLOADS['judge-free'], aContext(technician, inWarranty)))).toBe('warranty-void');
      expect(verdictAfter('quote', order, {}, inWarranty)?.damageCause).toBe(cause);
    },
  );

  test('is not another in the verdict than in the report', () => {
    expect(codeOf(quote(shown, { damageCause: 'user' }, inWarranty))).toBe('damage-not-shown');
    expect(codeOf(quote(shown, { damageCause: 'none' }))).toBe('damage-not-shown');
  });

  test('that was reported by mistake is taken back in front of the customer', () => {
    const back = taken(shown, 'report-damage', { ...PAYLOADS['report-damage'], damageCause: 'none' }, aContext(technician));
    expect(codeOf(take(back.order, 'judge-free', PAYLOADS['judge-free'], aContext(technician, inWarranty)))).toBe('allowed');
    expect(back.notices.map(({ code }) => code)).toEqual(['N7']);
  });

  test('of a machine that turns out not to have been in the parcel is no longer its damage', () => {
    const missing = { id: 'd1', parcelId: 'p1', kind: 'missing' as const, serialNumber: 'JMX16-0001', machineId: 'm1' };
    const payload = { discrepancyId: 'd1', resolution: 'not-in-parcel' as const };
    const { order } = taken(
      { ...shown, discrepancies: [missing] },
      'resolve-discrepancy',
      payload,
      aContext({ ...technician, staffRoles: ['agent'] } as never),
    );
    expect(order.machines[0]?.damage).toBeUndefined();
  });
});

describe('R44 scrap', () => {
  test.each(SCRAP_CODES)('because of %s is kept with the verdict', (code) => {
    expect(verdictAfter('quote', received, { class: 'scrap', scrapCodes: [code] })?.scrapCodes).toEqual([code]);
  });

  test('is named by a revision too, which keeps what the version before named', () => {
    expect(verdictAfter('revise-quotation', quoted, { class: 'scrap', scrapCodes: ['pads-off'] })).toMatchObject({
      kind: 'scrap',
      scrapCodes: ['pads-off'],
      photos: ['a-finding', 'a-finding-2'],
    });
    const { order } = taken(received, 'quote', { ...PAYLOADS.quote, class: 'scrap' }, aContext(technician));
    const again = { ...PAYLOADS['revise-quotation'], scrapCodes: undefined, photos: undefined };
    expect(codeOf(take(order, 'revise-quotation', again, aContext(technician)))).toBe('allowed');
    expect(codeOf(take(order, 'revise-quotation', { ...again, class: 'scrap' }, aContext(technician)))).toBe('allowed');
  });

  test('that is repriced as normal no longer says why it was scrap', () => {
    const { order } = taken(received, 'quote', { ...PAYLOADS.quote, class: 'scrap' }, aContext(technician));
    const verdict = verdictAfter('revise-quotation', order, { class: 'normal', photos: [] });
    expect(verdict).toMatchObject({ kind: 'normal', photos: ['a-finding'] });
    expect(verdict?.scrapCodes).toBeUndefined();
  });

  test('may be said of a machine that is not worth repairing', () => {
    expect(verdictAfter('declare-unrepairable', received, { scrapCodes: ['holes-blocked'] })).toMatchObject({
      kind: 'no-value',
      scrapCodes: ['holes-blocked'],
    });
  });
});

test('R45 mixed boards are named, photographed, and may be declined', () => {
  const { order } = taken(received, 'quote', { ...PAYLOADS.quote, class: 'mixed' }, aContext(technician));
  expect(order.machines[0]?.verdict).toMatchObject({ kind: 'mixed', foreignBoards: '第 2 块运算板' });
  expect(order.machines[0]?.verdict?.scrapCodes).toBeUndefined();
  expect(codeOf(take(order, 'decline', PAYLOADS.decline, aContext(customer)))).toBe('allowed');
});

test('R46 a normal verdict names neither scrap nor foreign boards', () => {
  expect(Object.keys(verdictAfter('quote', received, {}) ?? {})).not.toEqual(expect.arrayContaining(['scrapCodes']));
  expect(verdictAfter('quote', received, {})?.foreignBoards).toBeUndefined();
});

describe('R28 a machine that is not repaired', () => {
  test('goes back with the reason told', () => {
    const { notices, order } = taken(received, 'declare-unrepairable', PAYLOADS['declare-unrepairable'], aContext(technician));
    expect(notices).toMatchObject([{ code: 'N10', facts: { reason: '主板腐蚀' } }]);
    expect(order.machines[0]).toMatchObject({ state: 'ready', outcome: 'unrepaired', verdict: { kind: 'no-value', voidReasons: [] } });
  });

  test('R42 as a counterfeit has O1 as its reason, with the findings and photos of the verdict', () => {
    expect(verdictAfter('declare-unrepairable', received, { unrepairable: 'counterfeit' })).toMatchObject({
      kind: 'counterfeit',
      voidReasons: [{ code: 'O1', text: '主板腐蚀', photos: ['a-finding'], exempt: false }],
    });
    const own = [{ code: 'O1' as const, text: '仿制标签', photos: ['a-label'], exempt: false }];
    expect(verdictAfter('declare-unrepairable', received, { unrepairable: 'counterfeit', voidReasons: own })?.voidReasons).toEqual(own);
  });
});

describe('the warranty on our own repair', () => {
  const deliveredAt = atHour('2026-08-25', 10);
  const { rules } = aContext(technician);
  const turnedOn = { rules: { ...rules, repairWarrantyDays: 90 } };
  const machine = (receivedDate: string) =>
    aMachine({ state: 'received', receivedDate, lastRepair: { orderNumber: 'JM2608-AAAAA', deliveredAt } });
  const judge = (receivedDate: string, more: Payload, context: object = turnedOn) =>
    codeOf(
      take(
        aWorkOrder({ machines: [machine(receivedDate)] }),
        'judge-free',
        { ...PAYLOADS['judge-free'], ...more },
        aContext(technician, context),
      ),
    );
  const lastDay = addDays(toLocalDate(deliveredAt), 90);

  test.each([
    [lastDay, true, 'allowed'],
    [addDays(lastDay, 1), true, 'not-in-warranty'],
    [lastDay, false, 'not-in-warranty'],
  ])('on a machine received on %s, same fault %s: %s', (receivedDate, sameFault, code) => {
    expect(judge(receivedDate, { sameFault })).toBe(code);
  });

  test('is given by the owner, not by itself', () => expect(judge(lastDay, { sameFault: true }, { rules })).toBe('not-in-warranty'));

  test('does not cover what the user broke', () => expect(judge(lastDay, { sameFault: true, damageCause: 'user' })).toBe('warranty-void'));

  test('covers nothing that we never repaired', () => {
    expect(codeOf(take(received, 'judge-free', { ...PAYLOADS['judge-free'], sameFault: true }, aContext(technician, turnedOn)))).toBe(
      'not-in-warranty',
    );
  });

  test('stands in the verdict with the order it comes from, unless the machine is in warranty anyway', () => {
    const order = aWorkOrder({ machines: [machine(lastDay)] });
    const free = (context: object) => verdictAfter('judge-free', order, { sameFault: true }, context);
    expect(free(turnedOn)?.repairWarranty).toEqual({ orderNumber: 'JM2608-AAAAA', deliveredAt, lastDay });
    expect(free({ ...turnedOn, ...inWarranty })?.repairWarranty).toBeUndefined();
  });
});

test('a quotation that was withdrawn is not declined, and the 90 days do not run on', () => {
  const told = aWorkOrder({ machines: [aMachine({ state: 'quoted', quotations: [aQuotation({ notifiedAt: NOW - 200 * DAY_MS })] })] });
  const { order } = taken(told, 'withdraw-quotation', PAYLOADS['withdraw-quotation'], aContext(technician));
  expect(codeOf(take(order, 'decline', PAYLOADS.decline, aContext(customer)))).toBe('wrong-state');
  expect(codeOf(take(order, 'hold', PAYLOADS.hold, aContext({ ...technician, staffRoles: ['supervisor'] } as never)))).toBe('wrong-state');
});
