/**
 * A work order as plain as it can be told, to compare the real one with. Written from the policy and the page on the work order, not from the code: it
 * shares no rule with `core/`, and where it repeats one it repeats it on purpose.
 */

export const DAY = 86_400_000;
const SHANGHAI = 8 * 3_600_000;
/** The calendar day in Shanghai, `2026-11-27`. */
export const dayOf = (at: number): string => new Date(at + SHANGHAI).toISOString().slice(0, 10);

/** Days until somebody may act are over once the last of them is, at midnight in Shanghai; the day on which it began is none of them. */
export const areDaysOver = (now: number, since: number, days: number): boolean => dayOf(now) > dayOf(since + days * DAY);

/** Everybody who does something; `technician` is a technician only, `agent` an agent only. */
export const PEOPLE = ['customer', 'stranger', 'agent', 'technician', 'finance', 'supervisor'] as const;
export type Person = (typeof PEOPLE)[number];

export type State =
  | 'listed'
  | 'expected'
  | 'in-transit'
  | 'received'
  | 'quoted'
  | 'pay-review'
  | 'repairing'
  | 'ready'
  | 'shipped'
  | 'return-refused'
  | 'remote-fixed'
  | 'withdrawn'
  | 'delivered'
  | 'lost'
  | 'held';

/** What the registry says of a machine: still free, long out, never heard of; `unlabelled` has no serial number that could be read. */
export type Origin = 'in' | 'out' | 'unknown' | 'unlabelled';

export type PlainMachine = {
  readonly id: string;
  serial: string | null;
  /** What we saw of its label: at unpacking, or at the bench. Without one its number is hearsay, and so is what the registry says of that number. */
  label: 'seen' | 'gone' | null;
  /** The day the maker shipped it, as the registry knows it. */
  shippedOn: string | null;
  /** The same, as a proof of purchase showed. */
  provenOn: string | null;
  inRegistry: boolean;
  state: State;
  /** Since when the customer has it and is to send it. */
  expectedSince: number;
  receivedAt: number | null;
  parcel: string | null;
  /** When staff first asked the customer to open it. */
  openedOnRequest: number | null;
  verdict: string | null;
  /** Of the quotation in force. */
  amount: number;
  quotedClass: string | null;
  versions: number;
  notifiedAt: number | null;
  damage: string;
  approvals: { code: string; answer: boolean | null }[];
  paid: number;
  refunded: number;
  voucher: string | null;
  promisedAt: number | null;
  extendedTo: number | null;
  extendedAt: number;
  repaired: boolean | null;
  shipment: string | null;
  freight: { amount: number; notifiedAt: number | null } | null;
  split: 'asked' | 'approved' | 'refused' | null;
  heldFrom: State | null;
};

export type PlainParcel = { readonly id: string; waybill: string; ended: boolean; signed: boolean; unpacked: boolean };
export type PlainVoucher = {
  readonly id: string;
  amount: number;
  picture: string;
  machines: string[];
  freight: boolean;
  review: 'approved' | 'rejected' | null;
};
export type PlainShipment = {
  readonly id: string;
  readonly waybill: string;
  readonly at: number;
  machines: string[];
  deliveredBy: 'customer' | 'timer' | null;
  deliveredAt: number;
  disputed: boolean;
  ended: boolean;
};
export type PlainDifference = {
  readonly id: string;
  readonly parcel: string;
  /** Which is missing; null of a stranger, whose serial number stands beside it. */
  readonly machine: string | null;
  readonly stranger: string | null;
  open: boolean;
};

export type PlainOrder = {
  version: number;
  now: number;
  readonly submittedAt: number;
  cancelled: boolean;
  addressLocked: boolean;
  consented: boolean;
  /** When the question that is open was asked. */
  askedAt: number | null;
  rated: boolean;
  messages: number;
  machines: PlainMachine[];
  parcels: PlainParcel[];
  vouchers: PlainVoucher[];
  shipments: PlainShipment[];
  differences: PlainDifference[];
  /** Reminders given: `pay m1 <anchor> 3`. */
  reminded: string[];
  /** Ids of notices without the order: `3:agent:N27`. */
  notices: string[];
};

const ENDED: readonly State[] = ['remote-fixed', 'withdrawn', 'delivered', 'lost', 'held'];
const IN_HOUSE: readonly State[] = ['received', 'quoted', 'pay-review', 'repairing', 'ready'];
/** What a return has to wait for. */
export const isLive = ({ state }: PlainMachine): boolean => IN_HOUSE.includes(state);

export function stageOf({ cancelled, askedAt, machines }: PlainOrder): string {
  if (cancelled) return 'cancelled';
  if (askedAt !== null) return 'info-needed';
  if (machines.some(({ state }) => state === 'listed')) return 'submitted';
  if (machines.every(({ state }) => state === 'remote-fixed')) return 'closed-remote';
  if (machines.every(({ state }) => ENDED.includes(state))) return 'completed';
  if (machines.some(({ receivedAt }) => receivedAt !== null)) return 'in-service';
  return machines.some(({ state }) => state === 'in-transit') ? 'in-transit' : 'return-confirmed';
}

/** Six months on, or the last day of that month where it has no such day. */
function sixMonthsAfter(day: string): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + 6, 0)).getUTCDate();
  return new Date(Date.UTC(year, month + 5, Math.min(date, last))).toISOString().slice(0, 10);
}

/** R24, R25, R38, R39. */
export function warrantyOf({ label, shippedOn, provenOn, receivedAt }: PlainMachine): 'in' | 'out' | 'unknown' {
  const day = (label === 'gone' ? null : shippedOn) ?? provenOn;
  if (day === null || receivedAt === null) return 'unknown';
  return dayOf(receivedAt) <= sixMonthsAfter(day) ? 'in' : 'out';
}

/** Serial numbers that no other order may have. */
export const claimedSerials = ({ cancelled, machines }: PlainOrder): readonly string[] =>
  cancelled ? [] : machines.filter(({ state }) => !ENDED.includes(state) || state === 'held').flatMap(({ serial }) => serial ?? []);
/** Waybills of parcels that are expected or here. */
export const claimedWaybills = ({ cancelled, parcels }: PlainOrder): readonly string[] =>
  cancelled ? [] : parcels.filter(({ ended }) => !ended).map(({ waybill }) => waybill);
/** Pictures that pay for something. */
export const claimedPictures = ({ vouchers }: PlainOrder): readonly string[] =>
  vouchers.filter(({ review }) => review !== 'rejected').map(({ picture }) => picture);

/** An order as it has just been submitted. */
export function plainOrder(origins: readonly Origin[], now: number): PlainOrder {
  return {
    version: 1,
    now,
    submittedAt: now,
    cancelled: false,
    addressLocked: false,
    consented: false,
    askedAt: null,
    rated: false,
    messages: 0,
    machines: origins.map((origin, index) => ({
      id: `m${index + 1}`,
      serial: origin === 'unlabelled' ? null : `@serial-m${index + 1}`,
      shippedOn: origin === 'in' ? dayOf(now - 30 * DAY) : origin === 'out' ? dayOf(now - 900 * DAY) : null,
      provenOn: null,
      inRegistry: origin === 'in' || origin === 'out',
      state: 'listed',
      expectedSince: 0,
      receivedAt: null,
      parcel: null,
      label: null,
      openedOnRequest: null,
      verdict: null,
      amount: 0,
      quotedClass: null,
      versions: 0,
      notifiedAt: null,
      damage: 'none',
      approvals: [],
      paid: 0,
      refunded: 0,
      voucher: null,
      promisedAt: null,
      extendedTo: null,
      extendedAt: 0,
      repaired: null,
      shipment: null,
      freight: null,
      split: null,
      heldFrom: null,
    })),
    parcels: [],
    vouchers: [],
    shipments: [],
    differences: [],
    reminded: [],
    notices: ['1:agent:N1'],
  };
}
