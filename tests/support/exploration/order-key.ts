import type { Machine } from '#core/domain/machine';
import type { Parcel } from '#core/domain/parcel';
import type { Quotation } from '#core/domain/quotation';
import { silentSince } from '#core/domain/waiting-since';
import type { WorkOrder } from '#core/domain/work-order';

/**
 * What of an order decides what can still happen to it: no times, hashes, versions, words or ids, nothing that is over;
 * machines sorted, because their names do not matter. Two orders with the same key have the same future.
 */
export function orderKey(order: WorkOrder, losesLabels = false): string {
  return `${mark(hasLeftOver(order), '+')}${keyWithoutLeftOver(order, losesLabels)}`;
}

/** Whether something waits to be settled that was found in a parcel which no machine of the order is in any more: only whether, not how much. */
const hasLeftOver = (order: WorkOrder): boolean =>
  order.discrepancies.some(({ resolved, parcelId }) => !resolved && order.machines.every((machine) => machine.parcelId !== parcelId));

/** The key but for what is left over. That makes nothing else more or less possible, so it may be left out: the test of that name says so. */
export function keyWithoutLeftOver(order: WorkOrder, losesLabels = false): string {
  if (order.cancelled) return 'cancelled';
  const own = order.machines.map((machine) => `${labelOf(machine, losesLabels)}${machineKey(order, machine)}`);
  const groups = order.machines.map((machine) => groupOf(order, machine));
  const machines = own.map((key, index) => {
    const together = own.filter((_, other) => groups[other] !== undefined && groups[other] === groups[index]);
    return together.length > 1 ? `${key}{${together.sort().join(' ')}}` : key;
  });
  const isAsked = order.infoRequests.some(({ answeredAt }) => answeredAt === undefined);
  return `${mark(isAsked, '?')}${mark(order.receivingAddress !== undefined, '@')} ${machines.sort().join(' ')}`;
}

/** Machines that the same step moves together: in one parcel, on one voucher, in one shipment. */
function groupOf(order: WorkOrder, machine: Machine): string | undefined {
  switch (machine.state) {
    case 'in-transit':
      return machine.parcelId;
    case 'received':
      return isSettled(order, machine.parcelId) ? undefined : machine.parcelId;
    case 'pay-review':
      return machine.voucherId;
    case 'shipped':
    case 'delivered':
      return machine.shipmentId;
    default:
      return undefined;
  }
}

/** Nothing is done with a parcel any more that is unpacked and was found right, or put right: what was in it goes its own ways. */
const isSettled = ({ parcels, discrepancies }: WorkOrder, id: string | undefined): boolean =>
  parcels.some((parcel) => parcel.id === id && parcel.unpacked !== undefined) &&
  discrepancies.every(({ resolved, parcelId }) => resolved || parcelId !== id);

/** Scrap and mixed boards are declined alike. */
const classOf = (quotation: Quotation | undefined): string => (quotation?.class === 'mixed' ? 'scrap' : (quotation?.class ?? ''));
const splitOf = ({ splitRequest }: Machine): string =>
  splitRequest?.decided ? mark(splitRequest.decided.as === 'approved', 'A') : mark(splitRequest !== undefined, 'a');

const money = ({ paid, refunded }: Machine): string => (paid === 0 ? '' : refunded === 0 ? '$' : refunded < paid ? '$-' : '$0');
/** What counts for the verdict to come. An established warranty is left out: each move has a world of its own in which a warranty holds or does not, see {@link labelOf}. */
function examined(machine: Machine): string {
  const { approvals = [] } = machine;
  const asked = mark(
    approvals.some(({ decided }) => !decided),
    'a',
  );
  const answers = approvals.flatMap(({ decided }) => decided ?? []);
  const agreed = mark(answers[answers.length - 1]?.as === 'approved', 'A');
  return `${asked}${agreed}${damaged(machine)}`;
}
/** Damage keeps a repair from being free, which nobody judges any more once it was paid for. */
const damaged = ({ damage, paid }: Machine): string => mark(paid === 0 && (damage?.cause ?? 'none') !== 'none', 'd');

/** No registry is asked about a machine without a label, nor about one that comes to lose it: its warranty is what was established, whatever the world. */
function labelOf(machine: Machine, losesLabels: boolean): string {
  const { serialNumber, label, establishedWarranty } = machine;
  if (isJudgedForGood(machine)) return '';
  const established = mark(establishedWarranty !== undefined, 'w');
  if (serialNumber === null) return `~${established}`;
  if (label === 'missing') return `-${established}`;
  return losesLabels ? established : '';
}

/** No verdict comes any more, so nobody asks for its label. One in repair may be given up, and is judged again. */
const isJudgedForGood = ({ state, heldFrom, reshipFreight }: Machine): boolean =>
  !(BEFORE_VERDICT.includes(state) || (state === 'pay-review' && !reshipFreight) || (state === 'held' && heldFrom === 'quoted'));
const BEFORE_VERDICT: readonly Machine['state'][] = ['listed', 'expected', 'in-transit', 'received', 'quoted', 'repairing'];

const mark = (isTrue: boolean, letter: string): string => (isTrue ? letter : '');

/** Whether the customer knows of a bill, and was reminded of it. */
function toldOf({ reminded = [] }: WorkOrder, { id }: Machine, kind: 'pay' | 'pay-freight', notifiedAt: number | undefined): string {
  const isReminded = reminded.some((entry) => entry.kind === kind && entry.subject === id && entry.anchor === notifiedAt);
  return mark(notifiedAt !== undefined, 'n') + mark(isReminded, 'r');
}

/** Whether the customer was reminded to say where it is to go; an order with an address has no such matter any more. */
function addressAskedOf(order: WorkOrder, machine: Machine): string {
  const since = silentSince(order, machine);
  const isReminded = (order.reminded ?? []).some(
    ({ kind, subject, anchor }) => kind === 'give-address' && subject === machine.id && anchor === since,
  );
  return mark(isReminded, 'g');
}

function parcelKey(order: WorkOrder, machine: Machine, parcel: Parcel | undefined): string {
  const open = order.discrepancies.filter(({ resolved, parcelId }) => !resolved && parcelId === parcel?.id);
  const isMissing = open.some(({ machineId }) => machineId === machine.id);
  return (
    mark(parcel?.unpacked !== undefined, 'u') +
    mark(isMissing, 'm') +
    mark(
      open.some(({ kind }) => kind === 'extra'),
      'x',
    )
  );
}

function machineKey(order: WorkOrder, machine: Machine): string {
  const { state, verdict, outcome, quotations, reshipFreight } = machine;
  const quotation = quotations[quotations.length - 1];
  const shipment = order.shipments.find(({ id }) => id === machine.shipmentId);
  const priced = `${classOf(quotation)}${mark(verdict?.kind !== quotation?.class, '≠')}${toldOf(order, machine, 'pay', quotation?.notifiedAt)}`;
  const freight = reshipFreight ? `f${toldOf(order, machine, 'pay-freight', reshipFreight.notifiedAt)}` : '';
  const back = `${outcome ?? ''}${mark(verdict?.kind === 'free', 'free')}${money(machine)}`;
  switch (state) {
    case 'received':
      return `received:${parcelKey(
        order,
        machine,
        order.parcels.find(({ id }) => id === machine.parcelId),
      )}${money(machine)}${examined(machine)}`;
    case 'quoted':
      return `quoted:${priced}${damaged(machine)}`;
    case 'pay-review': {
      const isReship = order.vouchers.some(({ id, purpose }) => id === machine.voucherId && purpose === 'reship');
      return `pay-review:${isReship ? `${freight}${back}` : `${priced}${damaged(machine)}`}`;
    }
    case 'held':
      return machine.heldFrom === 'quoted'
        ? `held:${priced}${damaged(machine)}`
        : `held:back:${mark(machine.heldFrom === 'ready', 'r')}${back}${mark(shipment !== undefined, 's')}${splitOf(machine)}`;
    case 'repairing':
      return `repairing:${mark(verdict?.kind === 'free', 'free')}`;
    case 'ready':
      return `ready:${back}${mark(shipment !== undefined, 's')}${splitOf(machine)}${addressAskedOf(order, machine)}`;
    case 'return-refused':
      return `return-refused:${freight}${back}`;
    case 'shipped':
      return `shipped:${back}${mark(shipment?.disputedAt !== undefined, '!')}`;
    case 'delivered':
      return `delivered:${shipment?.delivered?.by === 'timer' ? `T${back}` : money(machine)}`;
    case 'lost':
      return `lost:${money(machine)}`;
    default:
      return state;
  }
}
