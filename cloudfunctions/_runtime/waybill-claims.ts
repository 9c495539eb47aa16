import { database, type Transaction } from './database';

/** `parcels` document of a waybill that an order expects. */
export const waybillId = (waybillNumber: string) => `waybill:${waybillNumber}`;

/** The order that holds a waybill, or null. */
export async function readWaybillHolder(waybillNumber: string): Promise<string | null> {
  const { data } = await database.collection('parcels').doc(waybillId(waybillNumber)).get();
  return data ? String(data.orderId) : null;
}

type Claim = { readonly waybillNumber: string; readonly orderId: string; readonly at: number };

/** Fails as a duplicate when any order holds it already. */
export async function claimWaybill(transaction: Transaction, { waybillNumber, orderId, at }: Claim): Promise<void> {
  await transaction.collection('parcels').add({ data: { _id: waybillId(waybillNumber), orderId, waybillNumber, claimedAt: at } });
}

export async function releaseWaybill(transaction: Transaction, waybillNumber: string): Promise<void> {
  await transaction.collection('parcels').doc(waybillId(waybillNumber)).remove();
}
