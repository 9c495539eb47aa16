import type { Parcel } from '../parcel';
import type { WorkOrder } from '../work-order';
import { waybillKeys } from './waybill-distance';

const TAIL_LENGTH = 4;

/** The last four digits of a phone number: what a slip shows of it. */
export const phoneTailOf = (phone: string): string => phone.replace(/\D/g, '').slice(-TAIL_LENGTH);

/** A name as it is compared: full-width letters mended, without blanks, lower case. */
export const comparableName = (name: string): string => name.normalize('NFKC').replace(/\s+/g, '').toLowerCase();

/** Whether a parcel is still on its way: nobody has signed for it, and it has not come to nothing. */
export const isOnItsWay = ({ signed, ended }: Parcel): boolean => !signed && !ended;

/** What an orphan parcel is compared with; empty once the order has ended, for then only its serials and waybills tell anything. */
export type OrphanSearchKeys = {
  readonly phoneTails: readonly string[];
  readonly senderNames: readonly string[];
  readonly waybillKeys: readonly string[];
};

/** @param isOpen whether the order is still open */
export function orphanSearchKeys({ contact, receivingAddress, parcels }: WorkOrder, isOpen: boolean): OrphanSearchKeys {
  if (!isOpen) return { phoneTails: [], senderNames: [], waybillKeys: [] };
  const people = [contact, ...(receivingAddress ? [receivingAddress.address] : [])];
  return {
    phoneTails: [...new Set(people.map(({ phone }) => phoneTailOf(phone)))],
    senderNames: [...new Set(people.map(({ name }) => comparableName(name)))],
    waybillKeys: [...new Set(parcels.filter(isOnItsWay).flatMap(({ waybillNumber }) => waybillKeys(waybillNumber)))],
  };
}
