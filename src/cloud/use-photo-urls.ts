import { useEffect, useState } from 'react';
import { callCustomer, callStaff } from './call';
import { serverNow } from './server-clock';

/** The server takes at most this many at once. */
const MAX_AT_ONCE = 50;
/** Asked for again this long before they stop working. */
const MARGIN_MS = 60_000;

type Known = { readonly url: string; readonly expireAt: number };
const known = new Map<string, Known>();

const fresh = (id: string): string | undefined => {
  const found = known.get(id);
  return found && found.expireAt - MARGIN_MS > serverNow() ? found.url : undefined;
};

async function fetchUrls(as: 'customer' | 'staff', ids: readonly string[], orderId: string | undefined): Promise<void> {
  for (let start = 0; start < ids.length; start += MAX_AT_ONCE) {
    const payload = { attachmentIds: ids.slice(start, start + MAX_AT_ONCE), ...(orderId ? { orderId } : {}) };
    const reply = await (as === 'customer' ? callCustomer('photo-urls', payload) : callStaff('photo-urls', payload));
    if (!reply.ok) return;
    for (const [id, url] of Object.entries(reply.value.urls)) known.set(id, { url, expireAt: reply.value.expireAt });
  }
}

/**
 * Where uploaded pictures can be shown for now, by attachment id; filled in when the answer is there.
 *
 * @param orderId given for pictures of an order, left out for one's own uploads that stand in no order yet
 */
export function usePhotoUrls(
  as: 'customer' | 'staff',
  attachmentIds: readonly string[],
  orderId?: string,
): Readonly<Record<string, string>> {
  const [, setRound] = useState(0);
  const wanted = [...new Set(attachmentIds)].sort().join(' ');
  useEffect(() => {
    const missing = wanted.split(' ').filter((id) => id && !fresh(id));
    if (missing.length === 0) return;
    let shown = true;
    fetchUrls(as, missing, orderId).then(() => shown && setRound((round) => round + 1));
    return () => {
      shown = false;
    };
  }, [as, wanted, orderId]);
  return Object.fromEntries(attachmentIds.flatMap((id) => (fresh(id) ? [[id, fresh(id) as string]] : [])));
}
