import { _, database, type Transaction } from './database';

const serials = (serialNumbers: readonly string[]) => database.collection('open_serials').where({ _id: _.in(serialNumbers) });

type Claim = { readonly serialNumbers: readonly string[]; readonly orderId: string; readonly at: number };

/** In one call; fails as a whole when one of them is claimed, by whomever. None without serials. */
export async function claimSerials(transaction: Transaction, { serialNumbers, orderId, at }: Claim): Promise<void> {
  const claims = serialNumbers.map((serialNumber) => ({ _id: serialNumber, orderId, claimedAt: at }));
  if (claims.length > 0) await transaction.collection('open_serials').add({ data: claims });
}

/** The orders that hold one of these serials; one call. */
export async function readSerialHolders(serialNumbers: readonly string[]): Promise<readonly string[]> {
  const { data } = await serials(serialNumbers).limit(serialNumbers.length).get();
  return [...new Set(data.map(({ orderId }) => String(orderId)))];
}

/** What the outbox would do a little later for an order whose machines have come back. */
export async function giveUpSerials(orderId: string, serialNumbers: readonly string[]): Promise<void> {
  await database
    .collection('open_serials')
    .where({ _id: _.in(serialNumbers), orderId })
    .remove();
}
