import { useDidHide, useDidShow } from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';
import { callCustomer, callStaff } from './call';
import { serverNow } from './server-clock';
import { useConnection } from './use-connection';

/** The server takes at most this many at once. */
const MAX_AT_ONCE = 50;
/** Asked for again this long before they stop working. */
const MARGIN_MS = 60_000;

type Known = { readonly url: string; readonly expireAt: number };
const known = new Map<string, Known>();

const msLeft = (id: string): number => (known.get(id)?.expireAt ?? 0) - MARGIN_MS - serverNow();

async function fetchUrls(as: 'customer' | 'staff', ids: readonly string[], orderId: string | undefined): Promise<void> {
  for (let start = 0; start < ids.length; start += MAX_AT_ONCE) {
    const payload = { attachmentIds: ids.slice(start, start + MAX_AT_ONCE), ...(orderId ? { orderId } : {}) };
    const reply = await (as === 'customer' ? callCustomer('photo-urls', payload) : callStaff('photo-urls', payload));
    if (!reply.ok) return;
    for (const [id, url] of Object.entries(reply.value.urls)) known.set(id, { url, expireAt: reply.value.expireAt });
  }
}

/** Whether the page is behind another one; draws again each time it comes back, and counts that. */
function useReturns(): { readonly isHidden: { readonly current: boolean }; readonly returns: number } {
  const [returns, setReturns] = useState(0);
  const isHidden = useRef(false);
  useDidHide(() => {
    isHidden.current = true;
  });
  useDidShow(() => {
    if (isHidden.current) setReturns((count) => count + 1);
    isHidden.current = false;
  });
  return { isHidden, returns };
}

/**
 * Where uploaded pictures can be shown for now, by attachment id; filled in when the answer is there. An address is good for a quarter of an hour: they are asked for again
 * while somebody looks, and what could not be had is asked for when the page comes back or the network does. An old one is given until the new one is there.
 *
 * @param orderId given for pictures of an order, left out for one's own uploads that stand in no order yet
 */
export function usePhotoUrls(
  as: 'customer' | 'staff',
  attachmentIds: readonly string[],
  orderId?: string,
): Readonly<Record<string, string>> {
  const [, setRound] = useState(0);
  const { isHidden, returns } = useReturns();
  const online = useConnection();
  const ids = [...new Set(attachmentIds)].sort();
  const wanted = ids.join(' ');
  const missing = ids.filter((id) => msLeft(id) <= 0).join(' ');

  // biome-ignore lint/correctness/useExhaustiveDependencies: coming back, and being online again, are reasons to ask for what is missing
  useEffect(() => {
    if (missing === '') return undefined;
    let shown = true;
    fetchUrls(as, missing.split(' '), orderId).then(() => shown && setRound((round) => round + 1));
    return () => {
      shown = false;
    };
  }, [as, missing, orderId, returns, online]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what was missing has an end of its own once it is there
  useEffect(() => {
    const left = wanted
      .split(' ')
      .map(msLeft)
      .filter((ms) => ms > 0);
    if (left.length === 0) return undefined;
    const timer = setTimeout(() => isHidden.current || setRound((round) => round + 1), Math.min(...left));
    return () => clearTimeout(timer);
  }, [wanted, missing, returns]);

  return Object.fromEntries(attachmentIds.flatMap((id) => (known.has(id) ? [[id, known.get(id)?.url as string]] : [])));
}
