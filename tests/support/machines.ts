import type { Machine, MachineState } from '#core/domain/machine';
import { atHour } from '#core/domain/money-and-time';
import type { WorkingDayPromise } from '#core/domain/promise';
import type { Quotation } from '#core/domain/quotation';

/** What a machine of the builders costs to repair, and to send again. */
export const REPAIR_FEE = 12_800;
export const RESHIP_FEE = 3_000;

/** `JMX16-0001` for `m1`. */
export const serialOf = (id: string): string => `JMX16-${id.slice(1).padStart(4, '0')}`;

/** Everything in the builders happened here, long enough before `NOW` for every waiting period. */
export const LONG_AGO = atHour('2026-06-01', 10);

const promise: WorkingDayPromise = {
  trigger: 'voucher',
  from: '2026-06-01',
  workingDays: 5,
  dueAt: atHour('2026-06-08', 18),
  provisional: false,
  extensions: [],
};

export function aQuotation(more: Partial<Quotation> = {}): Quotation {
  return {
    version: 1,
    class: 'normal',
    lines: [{ text: '更换运算板', amount: REPAIR_FEE }],
    amount: REPAIR_FEE,
    returnFreightPaidBy: 'maker',
    note: '',
    quotedAt: LONG_AGO,
    ...more,
  };
}

const triaged: Partial<Machine> = { triage: { outcome: 'return', note: '', at: LONG_AGO } };
const sent = (id: string): Partial<Machine> => ({ ...triaged, parcelId: `p${id.slice(1)}` });
const here = (id: string): Partial<Machine> => ({ ...sent(id), receivedAt: LONG_AGO, receivedDate: '2026-06-01', label: 'read' });
const quoted = (id: string): Partial<Machine> => ({
  ...here(id),
  verdict: {
    kind: 'normal',
    warranty: { result: 'expired', shippedDate: '2020-01-15', months: 6, lastDay: '2020-07-15' },
    voidReasons: [],
    damageCause: 'none',
    findings: '电源接口烧毁',
    photos: ['a-finding'],
    at: LONG_AGO,
    by: 'o-technician',
  },
  quotations: [aQuotation()],
});
const inReview = (id: string): Partial<Machine> => ({ ...quoted(id), voucherId: `v${id.slice(1)}`, promise });
const inRepair = (id: string): Partial<Machine> => ({ ...inReview(id), paid: REPAIR_FEE });
const ready = (id: string): Partial<Machine> => ({
  ...inRepair(id),
  repair: { testRecord: '满载 24 小时', parts: '', finishedAt: LONG_AGO },
  outcome: 'repaired',
  readyAt: LONG_AGO,
});
const shipped = (id: string): Partial<Machine> => ({ ...ready(id), shipmentId: `s${id.slice(1)}` });

const AS: Record<MachineState, (id: string) => Partial<Machine>> = {
  listed: () => ({}),
  expected: () => triaged,
  'in-transit': sent,
  received: here,
  quoted,
  'pay-review': inReview,
  repairing: inRepair,
  ready,
  shipped,
  'return-refused': (id) => ({ ...shipped(id), reshipFreight: { amount: RESHIP_FEE, refusedAt: LONG_AGO, paid: false } }),
  'remote-fixed': () => ({ triage: { outcome: 'remote-fix', note: '已升级固件', at: LONG_AGO } }),
  withdrawn: () => triaged,
  delivered: shipped,
  lost: shipped,
  held: (id) => ({ ...quoted(id), heldFrom: 'quoted' }),
};

/**
 * A machine as it comes to be in `state` by the ordinary path, repaired for a fee; alone in parcel, voucher and shipment of its number. Without a serial
 * number nobody has read its label.
 */
export function aMachine({ id = 'm1', state = 'listed', ...more }: Partial<Machine> = {}): Machine {
  const { label, ...byState } = AS[state](id);
  const unpacked = more.serialNumber === null ? 'missing' : label;
  return {
    id,
    itemType: 'whole-machine',
    model: 'X16-Q',
    serialNumber: serialOf(id),
    symptoms: [],
    faultDescription: '开机后无算力',
    labelPhotos: ['a-label'],
    quotations: [],
    paid: 0,
    refunded: 0,
    ...byState,
    ...(label ? { label: unpacked } : {}),
    state,
    ...more,
  };
}
