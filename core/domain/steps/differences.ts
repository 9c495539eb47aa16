import type { Machine } from '../machine';
import type { Discrepancy } from '../parcel';
import type { WorkOrder } from '../work-order';
import type { Attempt } from './rule';

type Found = {
  readonly parcelId: string;
  /** Machines that the order expects in the parcel and that are not in it. */
  readonly missing: readonly Machine[];
  /** Serial numbers in the parcel that the order does not expect there. */
  readonly extra: readonly string[];
};

/** New differences of a parcel, one for each serial number, open until staff settle them with the customer (R17). */
function newDifferences({ discrepancies }: WorkOrder, { parcelId, missing, extra }: Found): readonly Discrepancy[] {
  return [
    ...missing.map(({ id: machineId, serialNumber }) => ({ kind: 'missing' as const, serialNumber, machineId })),
    ...extra.map((serialNumber) => ({ kind: 'extra' as const, serialNumber })),
  ].map((difference, index) => ({ ...difference, id: `d${discrepancies.length + index + 1}`, parcelId }));
}

/** What an unpacked parcel lacks and what it has too much (R17); a swapped machine is both. */
export function differencesAtUnpacking({ order, machines, payload }: Attempt): readonly Discrepancy[] {
  const { parcelId = '', serialsFound: found = [], unlabelledMachineIds: unlabelled = [] } = payload;
  const isThere = (machine: Machine): boolean =>
    unlabelled.includes(machine.id) || (machine.serialNumber !== null && found.includes(machine.serialNumber));
  return newDifferences(order, {
    parcelId,
    missing: machines.filter((machine) => !isThere(machine)),
    extra: [...new Set(found)].filter((serial) => !machines.some((machine) => machine.serialNumber === serial)),
  });
}

/** Whether the order knows already that this number came in the parcel, or expects it there: then it is not too much in it. */
const isKnownThere = ({ machines, discrepancies }: WorkOrder, parcelId: string | undefined, serial: string): boolean =>
  [...machines, ...discrepancies.filter(({ kind }) => kind === 'extra')].some(
    (one) => one.parcelId === parcelId && one.serialNumber === serial,
  );

/** A label read later that bears another number than the customer typed: a machine swapped for another (R17), so the order is not edited. */
export function differencesByLabel({ order, machines, payload }: Attempt): readonly Discrepancy[] {
  const { serialNumber = '', photos = [] } = payload;
  return machines
    .filter((machine) => machine.serialNumber !== null && machine.serialNumber !== serialNumber)
    .flatMap((machine) => {
      const { parcelId = '' } = machine;
      const extra = isKnownThere(order, parcelId, serialNumber) ? [] : [serialNumber];
      return newDifferences(order, { parcelId, missing: [machine], extra }).map((difference) => ({ ...difference, photos }));
    });
}

/**
 * What was taken for one too many at unpacking, and is a machine of that parcel whose label nobody could read until now: the difference by which its
 * number was put aside. It has stood at the orphan desk since then. The same number in another parcel is another thing, or misread: that stays to be settled.
 */
export function putAsideBefore({ discrepancies }: WorkOrder, machine: Machine | undefined, serialNumber: string): Discrepancy | undefined {
  if (machine?.serialNumber !== null) return undefined;
  return discrepancies.find(
    (difference) => difference.kind === 'extra' && difference.parcelId === machine.parcelId && difference.serialNumber === serialNumber,
  );
}

/** What of an order was not found in its parcel, until that is settled. */
export const isMissing = ({ discrepancies }: WorkOrder, { id }: Machine): boolean =>
  discrepancies.some(({ kind, machineId, resolved }) => kind === 'missing' && machineId === id && !resolved);
