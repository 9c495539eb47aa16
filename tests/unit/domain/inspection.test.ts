import { describe, expect, test } from '@jest/globals';
import type { Machine } from '#core/domain/machine';
import { atHour, toLocalDate } from '#core/domain/money-and-time';
import { aContext, agent, aRegistry, customer, supervisor, technician } from '../../support/contexts';
import { aMachine, serialOf } from '../../support/machines';
import { PAYLOADS } from '../../support/payloads';
import { codeOf, take, taken } from '../../support/take';
import { aWorkOrder, stillPacked, withoutAddress } from '../../support/work-orders';

const extra = { id: 'd1', parcelId: 'p2', kind: 'extra' as const, serialNumber: 'JMX16-9999' };
const inWarranty = { registry: aRegistry(false) };

test('a difference can be settled while another machine of the order still waits for triage', () => {
  const order = aWorkOrder({ machines: [aMachine(), aMachine({ id: 'm2', state: 'received' })], discrepancies: [extra] });
  expect(order.stage).toBe('submitted');
  expect(codeOf(take(order, 'resolve-discrepancy', PAYLOADS['resolve-discrepancy'], aContext(agent)))).toBe('allowed');
});

test('an address can be given for a linked parcel while another machine of the order still waits for triage', () => {
  const order = withoutAddress(aWorkOrder({ machines: [aMachine(), aMachine({ id: 'm2', state: 'received' })] }));
  expect(codeOf(take(order, 'give-address', PAYLOADS['give-address'], aContext(customer)))).toBe('allowed');
});

describe('unpacking a parcel of two machines', () => {
  const machines = [aMachine({ state: 'received' }), aMachine({ id: 'm2', state: 'received', parcelId: 'p1' })];
  const order = stillPacked(aWorkOrder({ machines }));
  const found = (...serialsFound: string[]) =>
    taken(order, 'unpack', { ...PAYLOADS.unpack, serialsFound }, aContext(technician)).order.discrepancies.map(
      ({ kind, serialNumber }) => `${kind} ${serialNumber}`,
    );

  test('finds nothing wrong when both are in it', () => expect(found(serialOf('m1'), serialOf('m2'))).toEqual([]));
  test('finds one missing', () => expect(found(serialOf('m1'))).toEqual(['missing JMX16-0002']));
  test('finds one too many', () => expect(found(serialOf('m1'), serialOf('m2'), 'JMX16-9999')).toEqual(['extra JMX16-9999']));
  test('finds a swapped one both missing and too many', () => {
    expect(found(serialOf('m1'), 'JMX16-9999')).toEqual(['missing JMX16-0002', 'extra JMX16-9999']);
  });
  test('does not miss a machine whose label nobody can read', () => {
    const unreadable: Machine = { ...aMachine({ id: 'm2', state: 'received', parcelId: 'p1' }), serialNumber: null };
    const unlabelled = stillPacked(aWorkOrder({ machines: [aMachine({ state: 'received' }), unreadable] }));
    const payload = { ...PAYLOADS.unpack, serialsFound: [serialOf('m1')], unlabelledMachineIds: ['m2'] };
    expect(taken(unlabelled, 'unpack', payload, aContext(technician)).order.discrepancies).toEqual([]);
  });

  test('keeps both from a verdict until the difference is settled, and the missing one goes back to be sent', () => {
    const { order: opened } = taken(order, 'unpack', { ...PAYLOADS.unpack, serialsFound: [serialOf('m1')] }, aContext(technician));
    expect(codeOf(take(opened, 'judge-free', PAYLOADS['judge-free'], aContext(technician, inWarranty)))).toBe('discrepancy-open');
    const { order: settled } = taken(opened, 'resolve-discrepancy', { discrepancyId: 'd1', resolution: 'not-in-parcel' }, aContext(agent));
    expect(settled.machines[1]).toEqual({ ...aMachine({ id: 'm2', state: 'expected' }) });
    expect(codeOf(take(settled, 'judge-free', PAYLOADS['judge-free'], aContext(technician, inWarranty)))).toBe('allowed');
  });
});

describe('a free repair is promised', () => {
  // Received on Monday, 1 June; the carrier had signed on Friday before.
  const machine = aMachine({ state: 'received', receivedDate: '2026-05-29' });
  const dueOf = (order: Parameters<typeof taken>[0]): string | undefined => {
    const { order: after } = taken(order, 'judge-free', PAYLOADS['judge-free'], aContext(technician, inWarranty));
    const dueAt = after.machines[0]?.promise?.dueAt;
    return dueAt === undefined ? undefined : toLocalDate(dueAt);
  };

  test('from the receipt that we confirmed, not from the carrier’s signing', () => {
    expect(dueOf(aWorkOrder({ machines: [machine] }))).toBe('2026-06-08');
  });

  test('from the day the last difference of its parcel was settled, for no clock runs before', () => {
    const resolved = { at: atHour('2026-06-03', 17), as: 'set-aside' as const };
    const settled = { ...extra, parcelId: 'p1', resolved };
    expect(dueOf(aWorkOrder({ machines: [machine], discrepancies: [settled] }))).toBe('2026-06-10');
    expect(dueOf(aWorkOrder({ machines: [machine], discrepancies: [{ ...settled, parcelId: 'p9' }] }))).toBe('2026-06-08');
  });
});

test('a machine in warranty is quoted once a void reason with its evidence stands, and a supervisor’s name with wear', () => {
  const order = aWorkOrder({ machines: [aMachine({ state: 'received' })] });
  const wear = { code: 'N2' as const, text: '自然磨损', photos: ['a-wear'], exempt: false };
  const payload = { ...PAYLOADS.quote, voidReasons: [wear] };
  const { order: after } = taken(order, 'quote', payload, aContext(supervisor, inWarranty));
  expect(after.machines[0]?.verdict).toMatchObject({ kind: 'normal', voidReasons: [{ code: 'N2', approvedBy: 'o-supervisor' }] });
});
