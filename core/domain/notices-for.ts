import type { StaffRole } from './actor';
import type { ChainedEvent } from './event';
import type { Machine } from './machine';
import type { Notice, NoticeFacts, NoticeRecipient, NoticeTemplate } from './notice';
import type { NoticeCode } from './notice-code';
import type { Discrepancy } from './parcel';
import { isLive, stageWordOf } from './stage';
import { stepDefinition } from './step-table';
import { currentQuotation } from './steps/rule';
import type { Damage } from './verdict';
import type { WorkOrder } from './work-order';

type Kind = {
  readonly to: 'customer' | StaffRole;
  readonly template?: NoticeTemplate;
  readonly isBold?: true;
  readonly page?: Notice['page'];
};

/** Who each notice is for, which template carries it, where a tap leads. */
export const NOTICE_KINDS: Readonly<Record<NoticeCode, Kind>> = {
  N1: { to: 'agent' },
  N2: { to: 'customer', template: 'progress', page: 'logistics' },
  N3: { to: 'customer', template: 'progress' },
  N4: { to: 'customer', template: 'progress' },
  N5: { to: 'customer', template: 'progress', isBold: true, page: 'logistics' },
  N6: { to: 'customer', template: 'progress', isBold: true },
  N7: { to: 'customer', template: 'progress' },
  N8: { to: 'customer', template: 'progress' },
  N9: { to: 'customer', template: 'quotation', isBold: true, page: 'quotation' },
  N10: { to: 'customer', template: 'progress' },
  N11: { to: 'finance' },
  N12: { to: 'customer', template: 'progress' },
  N13: { to: 'customer', template: 'progress', isBold: true },
  N14: { to: 'customer', template: 'progress', isBold: true, page: 'quotation' },
  N15: { to: 'customer', template: 'progress' },
  N16: { to: 'customer', template: 'progress' },
  N17: { to: 'customer', template: 'return', isBold: true },
  N18: { to: 'customer', template: 'progress' },
  N19: { to: 'customer', template: 'progress', isBold: true, page: 'quotation' },
  N20: { to: 'customer', template: 'progress' },
  N21: { to: 'customer', template: 'progress' },
  N22: { to: 'customer', template: 'progress' },
  N23: { to: 'customer', template: 'progress' },
  N24: { to: 'customer', template: 'progress' },
  N25: { to: 'customer', template: 'progress' },
  N26: { to: 'customer', template: 'progress' },
  N27: { to: 'agent' },
  N28: { to: 'customer', template: 'progress' },
};

/** Steps whose notice to staff is for others than the agents. */
const TOLD_BY_STEP: Readonly<Partial<Record<ChainedEvent['step'], (event: ChainedEvent) => StaffRole>>> = {
  'request-approval': () => 'supervisor',
  'decide-approval': () => 'technician',
  'request-split': () => 'supervisor',
  'decide-split': () => 'agent',
  remind: ({ facts }) => facts.to as StaffRole,
};

/** Who is told of an event by a notice that is meant for staff. */
const staffFor = (event: ChainedEvent, kind: StaffRole): StaffRole => TOLD_BY_STEP[event.step]?.(event) ?? kind;

/** Where a tap on a reminder leads. */
const REMINDER_PAGES: Readonly<Record<string, Notice['page']>> = { 'send-in': 'logistics', pay: 'quotation', 'pay-freight': 'quotation' };

/** A reminder and a message go to the customer or to staff, never to both. */
const toldTo = (step: 'remind' | 'message', to: 'customer' | 'staff'): readonly NoticeCode[] =>
  stepDefinition(step).notices.filter((code) => (NOTICE_KINDS[code].to === 'customer') === (to === 'customer'));

const codesOf = (event: ChainedEvent): readonly NoticeCode[] => {
  if (event.step === 'submit') return ['N1'];
  if (Array.isArray(event.facts.discrepancies) && event.facts.discrepancies.length === 0) return [];
  if (event.step === 'remind') return toldTo('remind', event.facts.to === 'customer' ? 'customer' : 'staff');
  if (event.step === 'recompute-promise' && event.facts.isMoved !== true) return [];
  if (event.step === 'message') return toldTo('message', event.by.role === 'customer' ? 'staff' : 'customer');
  return stepDefinition(event.step).notices;
};

/** The machines an event is about: those it names, or those whose state it changed. */
function machinesOf(before: WorkOrder | null, after: WorkOrder, event: ChainedEvent): readonly Machine[] {
  const named = event.facts.machineIds;
  const voucher = event.facts.voucher as { readonly machineIds: readonly string[] } | undefined;
  const ids = Array.isArray(named) ? named : voucher?.machineIds;
  if (ids) return after.machines.filter((machine) => ids.includes(machine.id));
  // The order ends; its machines keep the state they had.
  if (event.step === 'cancel') return after.machines.filter(isLive);
  return after.machines.filter((machine) => machine.state !== before?.machines.find(({ id }) => id === machine.id)?.state);
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** The amount that the event itself is about: of a voucher, a refund, the freight of a re-ship, a bill that somebody is reminded of. */
function amountOf({ facts }: ChainedEvent): number | undefined {
  const amount = (facts.voucher as { readonly amount: number } | undefined)?.amount ?? facts.amount;
  return typeof amount === 'number' ? amount : undefined;
}

function factsOf(before: WorkOrder | null, after: WorkOrder, event: ChainedEvent): NoticeFacts {
  const machines = machinesOf(before, after, event);
  // Of a parcel's machines only what is missing or too much is told by its number (R17).
  const { discrepancies: differing = [] } = event.facts as { readonly discrepancies?: readonly Discrepancy[] };
  const quotations = machines.flatMap((machine) => currentQuotation(machine) ?? []);
  const shipment = event.step === 'ship' ? after.shipments[after.shipments.length - 1] : undefined;
  const promised = event.step === 'remind' ? remindedDue(event) : machines.flatMap((machine) => machine.promise?.dueAt ?? []);
  const about = aboutOf(event);
  const warranty = machines[0]?.verdict?.warranty.result;
  const waybillNumber = text(event.facts.waybillNumber);
  const carrier = text(event.facts.carrier);
  const reason = text(event.facts.reason) ?? text(event.facts.question) ?? text(event.facts.note) ?? text(event.facts.text);
  const remark = text(event.facts.reason) === undefined ? undefined : text(event.facts.note);
  return {
    machineIds: machines.map((machine) => machine.id),
    serialNumbers: (differing.length > 0 ? differing : machines).flatMap(({ serialNumber }) => serialNumber ?? []),
    machineCount: machines.length,
    stageWord: stageWordOf(after),
    ...(quotations.length > 0
      ? {
          amount: amountOf(event) ?? quotations.reduce((sum, { amount }) => sum + amount, 0),
          mayDecline: quotations.every((quotation) => quotation.class !== 'normal'),
        }
      : {}),
    ...(waybillNumber === undefined ? {} : { waybillNumber }),
    ...(carrier === undefined ? {} : { carrier }),
    ...(shipment ? { batch: shipment.id.slice(1) } : {}),
    ...(promised.length > 0 ? { dueAt: Math.max(...promised) } : {}),
    ...(warranty === undefined ? {} : { warranty }),
    ...(reason === undefined ? {} : { reason }),
    ...(event.step === 'report-damage' ? { damageCause: (event.facts.damage as Damage).cause } : {}),
    ...about,
    ...(remark === undefined ? {} : { remark }),
  };
}

/** A reminder of a promise is counted towards its date. */
const remindedDue = ({ facts }: ChainedEvent): readonly number[] => (facts.kind === 'promise' ? [Number(facts.anchor)] : []);

/** What tells notices of one code apart: the reminder with its day, or the step behind it. */
function aboutOf({ step, facts }: ChainedEvent): Pick<NoticeFacts, 'about' | 'day'> {
  return step === 'remind' ? { about: String(facts.kind), day: Number(facts.day) } : { about: step };
}

/** What an event gives people to know; ids are made so that the same event cannot tell twice. */
export function noticesFor(before: WorkOrder | null, after: WorkOrder, event: ChainedEvent): readonly Notice[] {
  return codesOf(event).map((code): Notice => {
    const { to, template, isBold, page }: Kind = NOTICE_KINDS[code];
    const recipient: NoticeRecipient =
      to === 'customer' ? { kind: 'customer', openid: after.customerOpenid } : { kind: 'role', role: staffFor(event, to) };
    return {
      id: `${after.id}:${after.version}:${'role' in recipient ? recipient.role : recipient.openid}:${code}`,
      orderId: after.id,
      orderNumber: after.orderNumber,
      version: after.version,
      code,
      recipient,
      ...(template ? { template } : {}),
      isBold: isBold ?? false,
      page: (event.step === 'remind' ? REMINDER_PAGES[String(event.facts.kind)] : page) ?? 'order',
      facts: factsOf(before, after, event),
      by: event.by.openid,
      ...(after.assignee ? { assignee: after.assignee.openid } : {}),
      ...(recipient.kind === 'role' ? { customer: after.customerOpenid } : {}),
      at: event.at,
    };
  });
}
