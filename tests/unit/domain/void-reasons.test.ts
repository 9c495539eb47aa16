import { describe, expect, test } from '@jest/globals';
import type { Machine } from '#core/domain/machine';
import { DAY_MS } from '#core/domain/money-and-time';
import type { Payload } from '#core/domain/steps/payload';
import { mayBeExempt, VOID_CODES, type VoidCode, type VoidReason } from '#core/domain/warranty';
import { aContext, agent, aRegistry, NOW, supervisor, technician } from '../../support/contexts';
import { aMachine, LONG_AGO, serialOf } from '../../support/machines';
import { PAYLOADS } from '../../support/payloads';
import { codeOf, take, taken } from '../../support/take';
import { aWorkOrder, stillPacked } from '../../support/work-orders';

const inWarranty = { registry: aRegistry(false) };
const unknown = { registry: new Map() };
const received = (more: Partial<Machine> = {}) => aWorkOrder({ machines: [aMachine({ state: 'received', ...more })] });
const reason = (code: VoidCode, more: Partial<VoidReason> = {}): VoidReason => ({
  code,
  text: '现场所见',
  photos: ['a-proof'],
  exempt: false,
  ...more,
});
const approved = (code: 'N2' | 'OTHER'): Partial<Machine> => ({
  approvals: [
    {
      code,
      text: '',
      photos: [],
      askedAt: LONG_AGO,
      by: 'o-technician',
      decided: { as: 'approved', at: LONG_AGO, by: 'o-supervisor', reason: '' },
    },
  ],
});
/** An order whose machine came without the label whose number the customer typed. */
const unlabelled = () => received({ label: 'missing' });

// Copied by hand from the policy: what each code needs besides a photo and words. `never`: not a reason to charge for a repair.
const NEEDS: Record<VoidCode, 'nothing' | 'approval' | 'no-label' | 'no-warranty' | 'never'> = {
  H1: 'nothing',
  H2: 'nothing',
  H3: 'nothing',
  H4: 'nothing',
  H5: 'nothing',
  H6: 'nothing',
  H7: 'nothing',
  H8: 'no-label',
  H9: 'no-warranty',
  N1: 'nothing',
  N2: 'approval',
  O1: 'never',
  OTHER: 'approval',
};
const REFUSAL = {
  approval: 'supervisor-approval-missing',
  'no-label': 'label-readable',
  'no-warranty': 'warranty-known',
  never: 'counterfeit-not-repaired',
} as const;

describe.each(VOID_CODES)('R30–R42 void code %s', (code) => {
  const need = NEEDS[code];
  const order = need === 'no-label' ? unlabelled() : need === 'approval' ? received(approved(code === 'N2' ? 'N2' : 'OTHER')) : received();
  const context = aContext(technician, need === 'no-warranty' ? unknown : inWarranty);
  const quote = (voidReason: VoidReason) => codeOf(take(order, 'quote', { ...PAYLOADS.quote, voidReasons: [voidReason] }, context));

  test('is charged with a photo and words of its own', () => {
    if (need === 'never') expect(quote(reason(code))).toBe('counterfeit-not-repaired');
    else
      expect([quote(reason(code)), quote(reason(code, { photos: [] })), quote(reason(code, { text: ' ' }))]).toEqual([
        'allowed',
        'evidence-missing',
        'evidence-missing',
      ]);
  });

  test('is told from those that need more', () => {
    const plain = codeOf(take(received(), 'quote', { ...PAYLOADS.quote, voidReasons: [reason(code)] }, aContext(technician, inWarranty)));
    expect(plain).toBe(need === 'nothing' ? 'allowed' : REFUSAL[need]);
  });

  test('keeps a repair from being free, and a machine from a verdict on it without proof', () => {
    const free = { ...PAYLOADS['judge-free'], voidReasons: [reason(code)] };
    expect(codeOf(take(received(), 'judge-free', free, aContext(technician, inWarranty)))).toBe('warranty-void');
    const unproved = { ...PAYLOADS['declare-unrepairable'], voidReasons: [reason(code, { photos: [] })] };
    expect(codeOf(take(order, 'declare-unrepairable', unproved, aContext(supervisor, context)))).toBe('evidence-missing');
  });

  test('is exempt only as a disassembly that was asked for', () => {
    const asked = received({ disassemblyAsked: { text: '请拆开外壳拍照', at: LONG_AGO - 1, by: 'o-agent' } });
    const payload = { ...PAYLOADS['judge-free'], voidReasons: [reason(code, { exempt: true, photos: [] })] };
    expect(codeOf(take(asked, 'judge-free', payload, aContext(technician, inWarranty)))).toBe(
      code === 'H2' ? 'allowed' : 'exemption-not-asked',
    );
  });
});

describe('R32 a disassembly', () => {
  const exempt: Payload = { ...PAYLOADS['judge-free'], voidReasons: [reason('H2', { exempt: true, photos: [] })] };
  const free = (order: ReturnType<typeof received>) => codeOf(take(order, 'judge-free', exempt, aContext(technician, inWarranty)));

  test.each(['message', 'confirm-return'] as const)('that staff ask for with %s is kept with the machine it is asked of', (step) => {
    const order = aWorkOrder({ machines: [aMachine(), aMachine({ id: 'm2' })] });
    const payload = { ...PAYLOADS[step], disassemblyMachineIds: ['m1'] };
    const { order: after } = taken(order, step, payload, aContext(agent));
    const words = step === 'message' ? '你好' : '请寄回';
    expect(after.machines.map(({ disassemblyAsked }) => disassemblyAsked)).toEqual([{ text: words, at: NOW, by: 'o-agent' }, undefined]);
  });

  test('of a machine that the order does not have cannot be asked for', () => {
    const payload = { ...PAYLOADS.message, disassemblyMachineIds: ['m9'] };
    expect(take(received(), 'message', payload, aContext(agent))).toMatchObject({
      error: { code: 'unknown-target', field: 'disassemblyMachineIds' },
    });
  });

  test('is not exempt because the customer says so, nor when it was asked for after the machine came', () => {
    const payload = { ...PAYLOADS.message, disassemblyMachineIds: ['m1'] };
    const { order: claimed } = taken(received(), 'message', payload, aContext({ ...agent, openid: 'o-customer', staffRoles: [] } as never));
    const { order: late } = taken(received(), 'message', payload, aContext(agent));
    expect([claimed, late].map(free)).toEqual(['exemption-not-asked', 'exemption-not-asked']);
  });

  test('that was asked for in time stays exempt when it is asked for again later', () => {
    const asked = received({ disassemblyAsked: { text: '请拆开外壳拍照', at: LONG_AGO - 1, by: 'o-agent' } });
    const { order } = taken(asked, 'message', { ...PAYLOADS.message, disassemblyMachineIds: ['m1'] }, aContext(agent));
    expect(free(order)).toBe('allowed');
  });

  test('that is exempt is no reason to charge for a machine in warranty', () => {
    const asked = received({ disassemblyAsked: { text: '', at: LONG_AGO - 1, by: 'o-agent' } });
    const quote = { ...PAYLOADS.quote, voidReasons: [reason('H2', { exempt: true })] };
    expect(codeOf(take(asked, 'quote', quote, aContext(technician, inWarranty)))).toBe('in-warranty');
  });
});

describe('R38 a label that the customer could not read', () => {
  const nameless = received({ serialNumber: null });

  test('is no reason to charge once the technician has read it: the registry then decides', () => {
    const { order } = taken(nameless, 'read-label', { ...PAYLOADS['read-label'], serialNumber: serialOf('m1') }, aContext(technician));
    expect(order.machines[0]).toMatchObject({ serialNumber: serialOf('m1'), labelPhotos: ['a-label', 'a-label-2'] });
    expect(codeOf(take(order, 'judge-free', PAYLOADS['judge-free'], aContext(technician, inWarranty)))).toBe('allowed');
    expect(codeOf(take(order, 'quote', PAYLOADS.quote, aContext(technician, inWarranty)))).toBe('in-warranty');
  });

  test('is not called missing any more by whoever has read it', () => {
    const { order } = taken(nameless, 'read-label', { ...PAYLOADS['read-label'], serialNumber: serialOf('m1') }, aContext(technician));
    const voidReasons = [reason('H8')];
    const context = aContext(technician, inWarranty);
    expect(codeOf(take(order, 'quote', { ...PAYLOADS.quote, voidReasons }, context))).toBe('label-readable');
    const returned = { ...PAYLOADS['declare-unrepairable'], voidReasons };
    expect(codeOf(take(order, 'declare-unrepairable', returned, context))).toBe('label-readable');
  });

  test('that nobody can read voids the warranty, with the technician’s own photo', () => {
    const payload = { ...PAYLOADS.quote, voidReasons: [reason('H8')] };
    expect(codeOf(take(nameless, 'quote', payload, aContext(technician, inWarranty)))).toBe('allowed');
    expect(codeOf(take(nameless, 'judge-free', PAYLOADS['judge-free'], aContext(technician, inWarranty)))).toBe('not-in-warranty');
  });

  test('is read for one machine at a time, and brings what we repaired last of it', () => {
    const two = aWorkOrder({
      machines: ['m1', 'm2'].map((id) => aMachine({ id, state: 'received', serialNumber: null, parcelId: 'p1' })),
    });
    const both = { ...PAYLOADS['read-label'], machineIds: ['m1', 'm2'] };
    expect(codeOf(take(two, 'read-label', both, aContext(technician)))).toBe('serial-known');
    const lastRepair = { orderNumber: 'JM2609-AAAAA', deliveredAt: LONG_AGO };
    const { order } = taken(two, 'read-label', PAYLOADS['read-label'], aContext(technician, { lastRepair }));
    expect(order.machines.map((machine) => machine.lastRepair)).toEqual([lastRepair, undefined]);
  });
});

describe('R17 R38 a number that was put aside as one too many, read from the label of a machine without one', () => {
  const unread = { ...PAYLOADS.unpack, serialsFound: ['JMX16-7777'], unlabelledMachineIds: ['m1'] };
  const { order: aside } = taken(stillPacked(received({ serialNumber: null })), 'unpack', unread, aContext(technician));
  const later = aContext(technician, { now: NOW + 3 * DAY_MS });
  const readAs = (order: typeof aside, serialNumber: string) =>
    taken(order, 'read-label', { ...PAYLOADS['read-label'], serialNumber }, later);

  test('is that machine: the difference is settled, nobody is told, and nobody else settles it', () => {
    const { order, notices } = readAs(aside, 'JMX16-7777');
    expect(order).toMatchObject({
      machines: [{ serialNumber: 'JMX16-7777', label: 'read' }],
      discrepancies: [{ id: 'd1', kind: 'extra', resolved: { at: later.now, as: 'belongs' } }],
    });
    expect(notices).toEqual([]);
    const settle = { discrepancyId: 'd1', resolution: 'set-aside' as const };
    expect(codeOf(take(order, 'resolve-discrepancy', settle, aContext(agent)))).toBe('already-answered');
  });

  test('R50 was settled when staff had settled it, so that no promise begins later', () => {
    const settle = { discrepancyId: 'd1', resolution: 'set-aside' as const };
    const { order: settled } = taken(aside, 'resolve-discrepancy', settle, aContext(agent));
    expect(readAs(settled, 'JMX16-7777').order.discrepancies).toMatchObject([{ resolved: { at: NOW, as: 'belongs' } }]);
  });

  test('is that of its own parcel, where it was put aside in two: the other stays to be settled', () => {
    const elsewhere = { id: 'd0', parcelId: 'p0', kind: 'extra' as const, serialNumber: 'JMX16-7777' };
    const { order } = readAs({ ...aside, discrepancies: [elsewhere, ...aside.discrepancies] }, 'JMX16-7777');
    expect(order.discrepancies).toMatchObject([elsewhere, { id: 'd1', resolved: { as: 'belongs' } }]);
    expect(order.discrepancies[0]?.resolved).toBeUndefined();
  });

  test('is left alone when the label bears another number', () => {
    expect(readAs(aside, 'JMX16-8888').order.discrepancies).toEqual(aside.discrepancies);
  });

  test('is refused where it is somebody else’s by now', () => {
    const given = aContext(technician, { areSerialsFree: false });
    const payload = { ...PAYLOADS['read-label'], serialNumber: 'JMX16-7777' };
    expect(codeOf(take(aside, 'read-label', payload, given))).toBe('serials-taken');
  });
});

describe('R38 a machine that came without the label whose number the customer typed', () => {
  const packed = stillPacked(received());
  const nothingRead = { ...PAYLOADS.unpack, serialsFound: [], unlabelledMachineIds: ['m1'] };
  const { order: unread } = taken(packed, 'unpack', nothingRead, aContext(technician));
  const bench = aContext(technician, inWarranty);
  const judge = (order: typeof unread) => codeOf(take(order, 'judge-free', PAYLOADS['judge-free'], bench));
  const readAs = (serialNumber: string) => taken(unread, 'read-label', { ...PAYLOADS['read-label'], serialNumber }, bench);

  test('is there, and lacks nothing but a warranty, whatever the registry says of that number', () => {
    expect(unread).toMatchObject({ discrepancies: [], machines: [{ serialNumber: serialOf('m1'), label: 'missing' }] });
    expect(judge(unread)).toBe('not-in-warranty');
    expect(codeOf(take(unread, 'quote', PAYLOADS.quote, bench))).toBe('allowed');
    expect(codeOf(take(unread, 'quote', { ...PAYLOADS.quote, voidReasons: [reason('H8')] }, bench))).toBe('allowed');
    const { order } = taken(unread, 'quote', PAYLOADS.quote, bench);
    expect(order.machines[0]?.verdict?.warranty).toEqual({ result: 'undetermined', because: 'label-unreadable' });
  });

  test('has no warranty by our last repair of that number either', () => {
    const repaired = received({ label: 'missing', lastRepair: { orderNumber: 'JM2609-AAAAA', deliveredAt: LONG_AGO } });
    const { rules } = bench;
    const turnedOn = aContext(technician, { registry: aRegistry(true), rules: { ...rules, repairWarrantyDays: 90 } });
    const sameFault = { ...PAYLOADS['judge-free'], sameFault: true };
    expect(codeOf(take(repaired, 'judge-free', sameFault, turnedOn))).toBe('not-in-warranty');
    const { order } = taken(repaired, 'read-label', { ...PAYLOADS['read-label'], serialNumber: serialOf('m1') }, bench);
    expect(codeOf(take(order, 'judge-free', sameFault, turnedOn))).toBe('allowed');
  });

  test('is free by a proof of purchase, although the registry knows that number', () => {
    const { order } = taken(unread, 'establish-warranty', PAYLOADS['establish-warranty'], aContext(agent));
    expect(judge(order)).toBe('allowed');
    const { order: read } = taken(order, 'read-label', { ...PAYLOADS['read-label'], serialNumber: serialOf('m1') }, bench);
    expect(codeOf(take(read, 'judge-free', PAYLOADS['judge-free'], aContext(technician, { registry: aRegistry(true) })))).toBe(
      'not-in-warranty',
    );
  });

  test('is judged by the registry once its label is found after all, and that is told to nobody', () => {
    const { order, notices } = readAs(serialOf('m1'));
    expect(order).toMatchObject({ discrepancies: [], machines: [{ label: 'read', labelPhotos: ['a-label', 'a-label-2'] }] });
    expect([judge(order), notices]).toEqual(['allowed', []]);
  });

  test('R17 is another machine if its label bears another number: the order stands, the customer is told, and nothing is judged before it is settled', () => {
    const { order, notices } = readAs('JMX16-8888');
    expect(order.discrepancies).toEqual([
      { kind: 'missing', serialNumber: serialOf('m1'), machineId: 'm1', id: 'd1', parcelId: 'p1', photos: ['a-label-2'] },
      { kind: 'extra', serialNumber: 'JMX16-8888', id: 'd2', parcelId: 'p1', photos: ['a-label-2'] },
    ]);
    expect(order.machines).toMatchObject([{ serialNumber: serialOf('m1'), label: 'missing' }]);
    expect(notices.map(({ code, recipient }) => [code, recipient.kind])).toEqual([['N7', 'customer']]);
    expect([judge(order), codeOf(take(order, 'quote', PAYLOADS.quote, bench))]).toEqual(['discrepancy-open', 'discrepancy-open']);
    const again = { ...PAYLOADS['read-label'], serialNumber: serialOf('m1') };
    expect(codeOf(take(order, 'read-label', again, bench))).toBe('machine-missing');
    const { order: settled } = taken(order, 'resolve-discrepancy', { discrepancyId: 'd1', resolution: 'not-in-parcel' }, aContext(agent));
    expect(settled.machines[0]).toEqual(aMachine({ state: 'expected' }));
  });

  test('R28 whose repair was paid for before is not read any more, or its money would be bound to a machine that never came', () => {
    const paid = received({ label: 'missing', paid: 12_800 });
    expect(codeOf(take(paid, 'read-label', PAYLOADS['read-label'], bench))).toBe('paid-before');
  });

  test('is read, if its number is among those found, whatever else was ticked', () => {
    const both = { ...PAYLOADS.unpack, serialsFound: [serialOf('m1')], unlabelledMachineIds: ['m1'] };
    expect(taken(packed, 'unpack', both, bench).order.machines[0]?.label).toBe('read');
  });
});

describe('R39 a machine that the registry does not know', () => {
  const order = received();
  const { order: established } = taken(order, 'establish-warranty', PAYLOADS['establish-warranty'], aContext(agent, unknown));
  const judge = (from: typeof order, context = unknown) =>
    codeOf(take(from, 'judge-free', PAYLOADS['judge-free'], aContext(technician, context)));

  test('is out of warranty until staff establish its factory date from a proof of purchase', () => {
    expect([judge(order), judge(established)]).toEqual(['not-in-warranty', 'allowed']);
    expect(established.machines[0]?.establishedWarranty).toEqual({
      shippedDate: '2026-09-01',
      months: 6,
      reason: '购买发票',
      photos: ['a-invoice'],
      at: NOW,
      by: 'o-agent',
    });
  });

  test('has the period of its model where that is another', () => {
    const warranty = { warrantyMonths: 6, warrantyExceptions: [{ model: 'JASMINER X4-1U', itemType: 'any' as const, months: 12 }] };
    const context = aContext(agent, unknown);
    const two = aWorkOrder({
      machines: [aMachine({ state: 'received' }), aMachine({ id: 'm2', state: 'received', model: 'x4-1u' })],
    });
    const payload = { ...PAYLOADS['establish-warranty'], machineIds: ['m1', 'm2'] };
    const { order: both } = taken(two, 'establish-warranty', payload, { ...context, rules: { ...context.rules, warranty } });
    expect(both.machines.map(({ establishedWarranty }) => establishedWarranty?.months)).toEqual([6, 12]);
  });

  test('has its verdict say that the date was established', () => {
    const { order: free } = taken(established, 'judge-free', PAYLOADS['judge-free'], aContext(technician, unknown));
    expect(free.machines[0]?.verdict?.warranty).toEqual({
      result: 'in-warranty',
      shippedDate: '2026-09-01',
      months: 6,
      lastDay: '2027-03-01',
      established: true,
    });
  });

  test('is expired by an old proof just as by an old entry, and H9 stands no longer', () => {
    const old = { ...PAYLOADS['establish-warranty'], shippedDate: '2020-01-15' };
    const { order: expired } = taken(order, 'establish-warranty', old, aContext(agent, unknown));
    expect(judge(expired)).toBe('not-in-warranty');
    const payload = { ...PAYLOADS.quote, voidReasons: [reason('H9')] };
    expect(codeOf(take(expired, 'quote', payload, aContext(technician, unknown)))).toBe('warranty-known');
    expect(codeOf(take(expired, 'quote', PAYLOADS.quote, aContext(technician, unknown)))).toBe('allowed');
  });

  test('is judged by the registry once it is in it, whatever was established', () => {
    expect(judge(established, { registry: aRegistry(true) as never })).toBe('not-in-warranty');
  });

  test('whose quotation is out already is inspected again: the quotation is withdrawn, not declined', () => {
    const quoted = aWorkOrder({ machines: [aMachine({ state: 'quoted' })] });
    const { order: again } = taken(quoted, 'withdraw-quotation', PAYLOADS['withdraw-quotation'], aContext(technician));
    expect(again.machines[0]).toMatchObject({ state: 'received', quotations: [{ version: 1 }] });
    expect(again.machines[0]?.verdict).toBeUndefined();
    const { order: proved } = taken(again, 'establish-warranty', PAYLOADS['establish-warranty'], aContext(agent, unknown));
    expect(judge(proved)).toBe('allowed');
    const { order: requoted } = taken(again, 'quote', PAYLOADS.quote, aContext(technician, unknown));
    expect(requoted.machines[0]?.quotations.map(({ version }) => version)).toEqual([1, 2]);
  });
});

test('R32 of all reasons only a disassembly is offered as something that we asked for, as only that is accepted', () => {
  expect(VOID_CODES.filter(mayBeExempt)).toEqual(['H2']);
});
