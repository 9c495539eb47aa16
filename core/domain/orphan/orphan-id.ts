import type { InboundCarrier } from '../carrier';

/** The id of a parcel by its slip, or by its first photo when no waybill can be read. */
export const orphanIdOf = (carrier: InboundCarrier, waybillNumber: string | null, firstPhoto: string): string =>
  waybillNumber === null ? `photo-${firstPhoto}` : orphanIdByWaybill(carrier, waybillNumber);

export const orphanIdByWaybill = (carrier: InboundCarrier, waybillNumber: string): string => `${carrier}-${waybillNumber}`;

/** Whether it was in the parcel of an order: its pictures show what is somebody else's. */
export const isExtra = (orphanId: string): boolean => orphanId.startsWith('extra-');

/** The id of a machine too many in the parcel of an order. */
export const orphanIdOfExtra = (orderId: string, discrepancyId: string): string => `extra-${orderId}-${discrepancyId}`;
