import type { Machine } from '../machine';
import { isTerminal } from '../stage';
import type { WorkOrder } from '../work-order';
import type { OrphanParcel } from './orphan';
import { comparableName, isOnItsWay, phoneTailOf } from './search-keys';
import { waybillDistance } from './waybill-distance';

/**
 * What speaks for an order, and how much. Whatever points to the very parcel or machine weighs more than everything together that points to a
 * person: phone tails and names repeat.
 */
export const REASON_WEIGHTS = {
  'waybill-same': 100,
  'serial-open': 90,
  'waybill-close': 80,
  'waybill-before': 70,
  'waybill-close-other-carrier': 62,
  'serial-past': 60,
  'phone-tail': 35,
  name: 15,
  region: 5,
} as const;
export type SuggestionReason = keyof typeof REASON_WEIGHTS;

/** What can be done with the parcel for this order: sign for the parcel it expects · link it to machines that are to be sent in · triage first · tell its customer. */
export type SuggestedAction =
  | { readonly kind: 'sign'; readonly parcelId: string }
  | { readonly kind: 'link'; readonly machineIds: readonly string[]; readonly chosenIds: readonly string[] }
  | { readonly kind: 'triage' }
  | { readonly kind: 'tell' };

export type Suggestion = {
  readonly order: WorkOrder;
  readonly score: number;
  /** The weightiest first; `seen` is what the reason was seen in: a serial, a waybill, a phone tail, a name. */
  readonly reasons: readonly { readonly code: SuggestionReason; readonly seen: string }[];
  readonly action: SuggestedAction;
};

type Slip = Pick<OrphanParcel, 'carrier' | 'waybillNumber' | 'serialNumbers' | 'sender'>;
type Reasons = Suggestion['reasons'];

const ENDED: readonly WorkOrder['stage'][] = ['completed', 'closed-remote', 'cancelled'];
const isOpen = ({ stage }: WorkOrder): boolean => !ENDED.includes(stage);
const isHere = ({ receivedAt }: Machine): boolean => receivedAt !== undefined;

/** Slips mask names: 张** is any name of that family. */
function isName(onSlip: string, name: string): boolean {
  const [seen, known] = [comparableName(onSlip), comparableName(name)];
  const visible = seen.replace(/[*＊x×某]+$/, '');
  return seen === known || (visible !== seen && visible !== '' && known.startsWith(visible));
}

function serialReasons(slip: Slip, order: WorkOrder): Reasons {
  return slip.serialNumbers.flatMap((seen) => {
    const machine = order.machines.find(({ serialNumber }) => serialNumber === seen);
    if (!machine) return [];
    const isWaited = isOpen(order) && !isTerminal(machine) && !isHere(machine);
    return [{ code: isWaited ? ('serial-open' as const) : ('serial-past' as const), seen }];
  });
}

/** The parcel on its way whose number is this one, or this one with one mistake. */
function expectedParcel(slip: Slip, order: WorkOrder) {
  const { waybillNumber } = slip;
  if (waybillNumber === null || !isOpen(order)) return undefined;
  const close = order.parcels
    .filter(isOnItsWay)
    .map((parcel) => ({ parcel, distance: waybillDistance(waybillNumber, parcel.waybillNumber) }))
    .filter(({ distance }) => distance <= 1)
    .sort((a, b) => a.distance - b.distance || Number(b.parcel.carrier === slip.carrier) - Number(a.parcel.carrier === slip.carrier));
  return close[0]?.parcel;
}

function waybillReasons(slip: Slip, order: WorkOrder): Reasons {
  const { waybillNumber, carrier } = slip;
  if (waybillNumber === null) return [];
  const parcel = expectedParcel(slip, order);
  if (parcel) {
    const seen = parcel.waybillNumber;
    if (parcel.carrier !== carrier) return [{ code: 'waybill-close-other-carrier', seen }];
    return [{ code: seen === waybillNumber ? 'waybill-same' : 'waybill-close', seen }];
  }
  const before = order.parcels.find((known) => known.waybillNumber === waybillNumber && known.carrier === carrier);
  return before ? [{ code: 'waybill-before', seen: waybillNumber }] : [];
}

function personReasons({ sender }: Slip, order: WorkOrder): Reasons {
  if (!isOpen(order)) return [];
  const { phoneTail, name, region } = sender;
  const address = order.receivingAddress?.address;
  const people = [order.contact, ...(address ? [address] : [])];
  const isPhone = phoneTail !== undefined && people.some(({ phone }) => phoneTailOf(phone) === phoneTail);
  const known = name === undefined ? undefined : people.find((person) => isName(name, person.name));
  const place = region && address ? comparableName(region) : '';
  const isRegion = place.length >= 2 && address !== undefined && comparableName(address.region).includes(place);
  return [
    ...(isPhone ? [{ code: 'phone-tail' as const, seen: phoneTail }] : []),
    ...(known ? [{ code: 'name' as const, seen: known.name }] : []),
    ...(isRegion ? [{ code: 'region' as const, seen: address.region }] : []),
  ];
}

function actionFor(slip: Slip, order: WorkOrder): SuggestedAction {
  if (!isOpen(order)) return { kind: 'tell' };
  const named = order.machines.filter(({ serialNumber }) => serialNumber !== null && slip.serialNumbers.includes(serialNumber));
  const ofSerial = order.parcels.find((known) => isOnItsWay(known) && named.some(({ parcelId }) => parcelId === known.id));
  const parcel = expectedParcel(slip, order) ?? ofSerial;
  if (parcel) return { kind: 'sign', parcelId: parcel.id };
  const expected = order.machines.filter(({ state }) => state === 'expected');
  if (expected.length > 0) {
    const chosen = expected.filter((machine) => named.includes(machine));
    const machineIds = expected.map(({ id }) => id);
    return { kind: 'link', machineIds, chosenIds: chosen.length > 0 ? chosen.map(({ id }) => id) : machineIds };
  }
  return { kind: order.machines.some(({ state }) => state === 'listed') ? 'triage' : 'tell' };
}

/** The sum of the reasons, of which each counts once. */
const scoreOf = (reasons: Reasons): number =>
  [...new Set(reasons.map(({ code }) => code))].reduce((sum, code) => sum + REASON_WEIGHTS[code], 0);

/** Orders that may be behind a parcel, the likeliest first and among equals the newest; an order that nothing speaks for is left out. */
export function suggestOrders(slip: Slip, orders: readonly WorkOrder[]): readonly Suggestion[] {
  return orders
    .map((order): Suggestion => {
      const reasons = [...waybillReasons(slip, order), ...serialReasons(slip, order), ...personReasons(slip, order)];
      const sorted = [...reasons].sort((a, b) => REASON_WEIGHTS[b.code] - REASON_WEIGHTS[a.code]);
      return { order, reasons: sorted, score: scoreOf(reasons), action: actionFor(slip, order) };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || b.order.submittedAt - a.order.submittedAt);
}
