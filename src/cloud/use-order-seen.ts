import { useDidHide, useDidShow } from '@tarojs/taro';
import { useCallback, useEffect, useRef } from 'react';
import type { OrderView } from '#core/contract/views/order-view';
import { callCustomer } from './call';
import { showUnread } from './unread';

/**
 * Whoever has an order on screen knows what happened to it: its messages are read, and nobody needs to call. Told beside the page, up to the version that is shown; what could not be told is
 * told with the next version, or when the page comes back.
 */
export function useOrderSeen({ orderId, version }: Pick<OrderView, 'orderId' | 'version'>): void {
  const isShown = useRef(true);
  const toldUpTo = useRef(0);
  const tell = useCallback(async () => {
    if (!isShown.current || toldUpTo.current >= version) return;
    const before = toldUpTo.current;
    toldUpTo.current = version;
    const reply = await callCustomer('read-notices', { orderId, version });
    if (reply.ok) showUnread(reply.value.unread);
    else if (toldUpTo.current === version) toldUpTo.current = before;
  }, [orderId, version]);
  useEffect(() => void tell(), [tell]);
  useDidHide(() => {
    isShown.current = false;
  });
  useDidShow(() => {
    isShown.current = true;
    void tell();
  });
}
