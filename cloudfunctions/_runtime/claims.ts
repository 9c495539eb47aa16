import type { Change, Held } from '#core/application/ports';
import { _, database, type Transaction } from './database';

/** What exists once: the `_id` of a claim says what is claimed, so that claiming it twice fails as a duplicate. */
type Kind = 'waybill' | 'voucher' | 'serials';

/** `parcels` document of a waybill that an order expects. */
export const waybillId = (waybillNumber: string) => `waybill:${waybillNumber}`;

/**
 * Claims what a change asks for, one call each.
 *
 * @param ours serials that the order gave up but the outbox has not freed yet: they are claimed anew, two calls each
 * @param onTry hears which is being claimed, null once it is done
 */
export async function makeClaims(
  transaction: Transaction,
  change: Change,
  ours: readonly string[],
  onTry: (kind: Kind | null) => void,
): Promise<void> {
  const { order, event, claimWaybill, claimVoucher, claimSerials = [] } = change;
  const claim = async (kind: Kind, collection: string, data: readonly { readonly _id: string }[]): Promise<void> => {
    onTry(kind);
    const documents = data.map((found) => ({ ...found, orderId: order.id, claimedAt: event.at, version: event.version }));
    await transaction.collection(collection).add({ data: documents });
    onTry(null);
  };
  if (claimWaybill) await claim('waybill', 'parcels', [{ _id: waybillId(claimWaybill), ...{ waybillNumber: claimWaybill } }]);
  if (claimVoucher) await claim('voucher', 'used_vouchers', [{ _id: claimVoucher }]);
  const serials = claimSerials.map((serialNumber) => ({ _id: serialNumber }));
  for (const serialNumber of ours) await giveUpSerial(transaction, order.id, serialNumber);
  if (serials.length > 0) await claim('serials', 'open_serials', serials);
}

/** Gives back what a change no longer needs; serials are the outbox's work. */
export async function endClaims(transaction: Transaction, { releaseWaybill, releaseVoucher }: Change): Promise<void> {
  if (releaseWaybill) await transaction.collection('parcels').doc(waybillId(releaseWaybill)).remove();
  if (releaseVoucher) await transaction.collection('used_vouchers').doc(releaseVoucher).remove();
}

const NOTHING_HELD: Held = { waybillHeldBy: null, voucherUsedBy: null, areSerialsFree: true };

/** `ours` are serials that the order itself still holds, see {@link makeClaims}. */
type Holding = { readonly held: Held; readonly ours: readonly string[] };

/** Who holds what could not be claimed. */
export async function readHeld(kind: Kind, change: Change): Promise<Holding> {
  switch (kind) {
    case 'waybill':
      return { held: { ...NOTHING_HELD, waybillHeldBy: await readWaybillHolder(change.claimWaybill ?? '') }, ours: [] };
    case 'voucher':
      return { held: { ...NOTHING_HELD, voucherUsedBy: await readHolder('used_vouchers', change.claimVoucher ?? '') }, ours: [] };
    case 'serials': {
      const holders = await readSerialHolders(change.claimSerials ?? []);
      const areSerialsFree = holders.every(({ orderId }) => orderId === change.order.id);
      return { held: { ...NOTHING_HELD, areSerialsFree }, ours: areSerialsFree ? holders.map(({ serialNumber }) => serialNumber) : [] };
    }
  }
}

export const nothingHeld = (): Holding => ({ held: NOTHING_HELD, ours: [] });

async function readHolder(collection: string, id: string): Promise<string | null> {
  const { data } = await database.collection(collection).doc(id).get();
  return data ? String(data.orderId) : null;
}

/** The order that holds a waybill, or null. */
export const readWaybillHolder = (waybillNumber: string): Promise<string | null> => readHolder('parcels', waybillId(waybillNumber));

/**
 * What the outbox would do a little later for an order whose machines have come back. In the transaction that claims it anew: outside of it, of two
 * commands at once the one that is refused would take away what the other has just claimed.
 */
async function giveUpSerial(transaction: Transaction, orderId: string, serialNumber: string): Promise<void> {
  const claim = transaction.collection('open_serials').doc(serialNumber);
  const { data } = await claim.get();
  if (data?.orderId === orderId) await claim.remove();
}

/** Which of these serials stand in an open order, and in which. */
export async function readSerialHolders(
  serialNumbers: readonly string[],
): Promise<readonly { readonly serialNumber: string; readonly orderId: string }[]> {
  const query = database.collection('open_serials').where({ _id: _.in(serialNumbers) });
  const { data } = await query.limit(1000).get();
  return data.map(({ _id, orderId }) => ({ serialNumber: String(_id), orderId: String(orderId) }));
}
