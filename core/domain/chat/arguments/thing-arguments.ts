import type { Discrepancy } from '../../parcel';
import { nameOfMachine } from '../../refusal';
import { err, ok } from '../../result';
import type { WorkOrder } from '../../work-order';
import { takeAmount } from '../amount';
import type { Line } from '../line';
import { type ArgumentReader, nextWord, offeredTargets, type Place } from './argument-reader';
import { takeMachine } from './machine-arguments';
import { takeWaybill } from './waybill-text';

type WithWaybill = { readonly id: string; readonly waybillNumber: string };

/** Many digits in a row are a waybill that was meant, and not the first word of a reason. */
const MANY_DIGITS = /\d{9}/;

/** What has this waybill; what is meant without one, where only one is; undefined where one has to be named. */
function takeByWaybill(line: Line, things: readonly WithWaybill[], meant: readonly WithWaybill[]): WithWaybill | string | undefined {
  const before = line.at;
  const waybillNumber = takeWaybill(
    line,
    things.map((thing) => thing.waybillNumber),
  );
  const found = things.find((thing) => thing.waybillNumber === waybillNumber);
  if (found) return found;
  if (waybillNumber !== undefined && MANY_DIGITS.test(waybillNumber)) return waybillNumber;
  line.goTo(before);
  return meant.length === 1 ? meant[0] : undefined;
}

const notOnOrder = ({ argument }: Place, said: string, things: readonly WithWaybill[]) =>
  err({ code: 'not-on-order' as const, what: argument.kind, said, choices: things.map(({ waybillNumber }) => waybillNumber) });

const whichWaybill = ({ argument }: Place, things: readonly WithWaybill[]) =>
  things.length === 0
    ? err({ code: 'missing' as const, what: argument.kind })
    : err({ code: 'which' as const, what: argument.kind, choices: things.map(({ waybillNumber }) => waybillNumber) });

/** A parcel by its waybill. To sign for it the number must be said: it is the proof that the slip was in hand. */
export const readParcel: ArgumentReader = (line, place) => {
  const { said, argument, world } = place;
  const parcels = world.order.parcels.filter(({ ended }) => !ended);
  const offered = offeredTargets(world, said);
  const meant = offered.length > 0 ? parcels.filter(({ id }) => offered.includes(id)) : parcels;
  const isSigned = said.step === 'sign-parcel';
  const found = takeByWaybill(line, parcels, isSigned ? [] : meant);
  if (found === undefined) return isSigned ? err({ code: 'missing', what: argument.kind }) : whichWaybill(place, meant);
  if (typeof found !== 'string') return ok({ parcelId: found.id, ...(isSigned ? { waybillNumber: found.waybillNumber } : {}) });
  const [only] = meant;
  // The step itself says what is wrong with the number.
  if (isSigned && only) return ok({ parcelId: only.id, waybillNumber: found });
  return notOnOrder(place, found, meant);
};

export const readShipment: ArgumentReader = (line, place) => {
  const { said, world } = place;
  const shipments = world.order.shipments.filter(({ ended }) => !ended);
  const offered = offeredTargets(world, said);
  const meant = offered.length > 0 ? shipments.filter(({ id }) => offered.includes(id)) : shipments;
  const found = takeByWaybill(line, shipments, meant);
  if (found === undefined) return whichWaybill(place, meant);
  return typeof found === 'string' ? notOnOrder(place, found, meant) : ok({ shipmentId: found.id });
};

/** The voucher that waits; by its amount where several do. An amount that is said must be the voucher's. */
export const readVoucher: ArgumentReader = (line, { said, argument, world }) => {
  const offered = offeredTargets(world, said);
  const waiting = world.order.vouchers.filter(({ id, review }) => offered.includes(id) || (offered.length === 0 && !review));
  const before = line.at;
  const amount = takeAmount(line);
  const paid = waiting.filter((voucher) => voucher.amount === amount);
  const [only, ...others] = paid.length > 0 ? paid : amount !== undefined && said.step === 'approve-voucher' ? [] : waiting;
  if (paid.length === 0) line.goTo(before);
  if (only && others.length === 0) return ok({ voucherId: only.id });
  if (amount !== undefined && waiting.length > 0) return err({ code: 'not-understood', what: argument.kind, said: nextWord(line) });
  if (waiting.length === 0) {
    const [last] = world.order.vouchers.slice(-1);
    return last ? ok({ voucherId: last.id }) : err({ code: 'missing', what: argument.kind });
  }
  return err({ code: 'which', what: argument.kind, choices: waiting.map((voucher) => (voucher.amount / 100).toFixed(2)) });
};

const nameOfDifference = ({ machines }: WorkOrder, { serialNumber, machineId }: Discrepancy): string => {
  const machine = machines.find(({ id }) => id === machineId);
  return serialNumber ?? (machine ? nameOfMachine(machine) : '?');
};

/** A difference that is open, by its serial number or the machine it is about. */
export const readDiscrepancy: ArgumentReader = (line, place) => {
  const { argument, world } = place;
  const { order } = world;
  const open = order.discrepancies.filter(({ resolved }) => !resolved);
  const bySerial = open.find(({ serialNumber }) => serialNumber !== null && line.takeWords(serialNumber.toLowerCase()));
  const machine = bySerial ? null : takeMachine(line, order.machines);
  const named = bySerial ?? (machine && 'machine' in machine ? open.find(({ machineId }) => machineId === machine.machine.id) : undefined);
  if (machine && !named) return err({ code: 'not-understood', what: argument.kind, said: 'unknown' in machine ? machine.unknown : '' });
  const [only, ...others] = named ? [named] : open;
  if (only && others.length === 0) return ok({ discrepancyId: only.id });
  return open.length === 0
    ? err({ code: 'missing', what: argument.kind })
    : err({ code: 'which', what: argument.kind, choices: open.map((discrepancy) => nameOfDifference(order, discrepancy)) });
};
