import { describe, expect, test } from '@jest/globals';
import type { MachineState } from '#core/domain/machine';
import { addDays, atHour, DAY_MS, toLocalDate } from '#core/domain/money-and-time';
import type { StepName } from '#core/domain/step-table';
import { aContext, agent, consent, customer, NOW, sha256, supervisor } from '../../support/contexts';
import { aMachine, LONG_AGO } from '../../support/machines';
import { PAYLOADS } from '../../support/payloads';
import { codeOf, take, taken } from '../../support/take';
import { anAddress, aWorkOrder } from '../../support/work-orders';

const ARRIVALS: [StepName, MachineState][] = [
  ['sign-parcel', 'in-transit'],
  ['sign-orphan', 'in-transit'],
  ['link-orphan', 'expected'],
];
const CARRIER_DAYS: [string | undefined, string, string][] = [
  ['2026-11-20', '2026-11-20', 'the carrier signed before the count'],
  ['2026-11-23', '2026-11-23', 'both are on one day'],
  [undefined, '2026-11-23', 'the carrier gives none'],
];

describe.each(ARRIVALS)('%s: the day that counts for the warranty', (step, state) => {
  const order = aWorkOrder({ machines: [aMachine({ state })] });
  test.each(CARRIER_DAYS)('carrier %s: %s, when %s', (carrierSignedDate, receivedDate, _when) => {
    const { order: after } = taken(order, step, { ...PAYLOADS[step], carrierSignedDate }, aContext(agent));
    expect(after.machines[0]).toMatchObject({ state: 'received', receivedAt: NOW, receivedDate });
  });
});

test.each(['2016-11-20', '2026-11-24'])(
  'a carrier’s day of %s, before the order or after today, is refused next to its field',
  (carrierSignedDate) => {
    const order = aWorkOrder({ machines: [aMachine({ state: 'in-transit' })] });
    const refused = take(order, 'sign-parcel', { ...PAYLOADS['sign-parcel'], carrierSignedDate }, aContext(agent));
    expect(refused).toMatchObject({ ok: false, error: { code: 'carrier-day-impossible', field: 'carrierSignedDate' } });
  },
);

test('the receiving address is locked with the first parcel, by the hash of what was read back', () => {
  const { order } = taken(aWorkOrder({ machines: [aMachine({ state: 'expected' })] }), 'send-in', PAYLOADS['send-in'], aContext(customer));
  const text = `{"name":"收件人","overseas":false,"phone":"13800138000","region":"广东省深圳市南山区","street":"科技园一路 1 号"}`;
  expect(order.receivingAddress).toEqual({ address: anAddress, hash: sha256(text), lockedAt: NOW });
  expect(order.consents).toEqual([{ ...consent, at: NOW }]);
});

test('a second parcel asks for consent again only when the text has changed', () => {
  const order = aWorkOrder({ machines: [aMachine({ state: 'expected' }), aMachine({ id: 'm2', state: 'in-transit' })] });
  const again = { ...PAYLOADS['send-in'], consent: undefined, receivingAddress: undefined };
  expect(taken(order, 'send-in', again, aContext(customer)).order.consents).toEqual(order.consents);
  const newText = { policy: { version: '2027-01', textHashes: ['hash-zh-2', 'hash-en-2'] } };
  expect(codeOf(take(order, 'send-in', again, aContext(customer, newText)))).toBe('consent-missing');
});

describe('an order that waits for parcels', () => {
  const refusedAt = NOW - 10 * DAY_MS;
  const machine = aMachine({ state: 'expected' });
  const ended = { as: 'refused' as const, at: refusedAt, reason: 'collect-freight', photos: ['a-door'] };
  const parcel = {
    id: 'p1',
    carrier: 'sf' as const,
    waybillNumber: 'SF1000000000001',
    machineIds: ['m1'],
    sentAt: LONG_AGO,
    linked: false,
    ended,
  };
  const order = aWorkOrder({ machines: [machine], parcels: [parcel] });
  /** The day of the refusal is not counted, and the last one is the customer's to its end. */
  const afterDay = (day: number) => atHour(addDays(toLocalDate(refusedAt), day + 1), 0);

  test('is not cancelled by a supervisor 90 days after triage, when its parcel was refused ten days ago', () => {
    expect(codeOf(take(order, 'cancel', PAYLOADS.cancel, aContext(supervisor)))).toBe('day-not-reached');
    expect(codeOf(take(order, 'cancel', PAYLOADS.cancel, aContext(supervisor, { now: afterDay(90) - 1 })))).toBe('day-not-reached');
    expect(codeOf(take(order, 'cancel', PAYLOADS.cancel, aContext(supervisor, { now: afterDay(90) })))).toBe('allowed');
  });

  test('nor is its machine withdrawn before 30 days have passed since then', () => {
    expect(codeOf(take(order, 'withdraw', PAYLOADS.withdraw, aContext(supervisor)))).toBe('day-not-reached');
    expect(codeOf(take(order, 'withdraw', PAYLOADS.withdraw, aContext(supervisor, { now: afterDay(30) - 1 })))).toBe('day-not-reached');
    expect(codeOf(take(order, 'withdraw', PAYLOADS.withdraw, aContext(supervisor, { now: afterDay(30) })))).toBe('allowed');
  });
});

test('a parcel that came without an order is marked as linked, signed, and still to be unpacked', () => {
  const { order } = taken(
    aWorkOrder({ machines: [aMachine({ state: 'expected' })] }),
    'link-orphan',
    PAYLOADS['link-orphan'],
    aContext(agent),
  );
  expect(order.parcels).toEqual([
    {
      id: 'p1',
      carrier: 'sf',
      waybillNumber: 'SF1234567890123',
      machineIds: ['m1'],
      sentAt: NOW,
      arrivalPhotos: ['a-orphan'],
      signed: { at: NOW, by: 'o-agent' },
      linked: true,
    },
  ]);
});

test('a machine out of somebody else’s parcel brings no photos of that parcel along', () => {
  const payload = { ...PAYLOADS['link-orphan'], orphanId: 'extra-wo-9-d1' };
  const { order, event } = taken(aWorkOrder({ machines: [aMachine({ state: 'expected' })] }), 'link-orphan', payload, aContext(agent));
  expect([order.parcels[0]?.arrivalPhotos, event.facts.photos]).toEqual([undefined, []]);
});

test('R18 the parcel an order expects is signed for by its slip, and the waybill that was mistyped becomes what the slip says', () => {
  const order = aWorkOrder({ machines: [aMachine({ state: 'in-transit' })] });
  const { order: after, notices } = taken(order, 'sign-orphan', PAYLOADS['sign-orphan'], aContext(agent));
  expect(after.parcels).toMatchObject([
    { id: 'p1', carrier: 'sf', waybillNumber: 'SF1234567890123', signed: { at: NOW, by: 'o-agent' }, linked: false },
  ]);
  expect(after.parcels[0]?.unpacked).toBeUndefined();
  expect(notices).toMatchObject([{ code: 'N6', facts: { waybillNumber: 'SF1234567890123' } }]);
});

test('R18 a slip that nobody can read corrects nothing', () => {
  const order = aWorkOrder({ machines: [aMachine({ state: 'in-transit' })] });
  const unread = { ...PAYLOADS['sign-orphan'], carrier: 'other', waybillNumber: undefined };
  const { order: after } = taken(order, 'sign-orphan', unread, aContext(agent));
  expect(after.parcels[0]).toMatchObject({ carrier: 'sf', waybillNumber: 'SF1000000000001' });
});

test('a carrier chosen wrongly can be corrected, though the order itself holds the waybill', () => {
  const order = aWorkOrder({ machines: [aMachine({ state: 'in-transit' })] });
  const same = { parcelId: 'p1', carrier: 'other', waybillNumber: 'SF1000000000001' };
  expect(taken(order, 'correct-waybill', same, aContext(customer, { waybillHeldBy: 'wo-1' })).order.parcels[0]?.carrier).toBe('other');
});

test.each(['name', 'region', 'street'] as const)('an address without its %s is incomplete', (part) => {
  const payload = { ...PAYLOADS['send-in'], receivingAddress: { ...anAddress, [part]: ' 1 ' } };
  expect(codeOf(take(aWorkOrder({ machines: [aMachine({ state: 'expected' })] }), 'send-in', payload, aContext(customer)))).toBe(
    'address-incomplete',
  );
});

test.each([
  ['13800138000', false, 'allowed'],
  ['+8613800138000', false, 'allowed'],
  ['075512345678', false, 'allowed'],
  ['12345678', false, 'address-incomplete'],
  ['12345678', true, 'allowed'],
])('phone %s, overseas %s: %s', (phone, overseas, code) => {
  const payload = { ...PAYLOADS['send-in'], receivingAddress: { ...anAddress, phone, overseas } };
  expect(codeOf(take(aWorkOrder({ machines: [aMachine({ state: 'expected' })] }), 'send-in', payload, aContext(customer)))).toBe(code);
});
