import { useDidHide, useDidShow } from '@tarojs/taro';
import { useEffect, useRef } from 'react';
import type { OrderView } from '#core/contract/views/order-view';
import { callCustomer } from './call';
import type { LiveView } from './use-view';

/** How often a page that stays open asks whether the order has moved on: one database call each time, and a reading only when it has. */
const ASK_EVERY_MS = 15_000;

const isWindowHidden = (): boolean => process.env.TARO_ENV === 'h5' && document.hidden;

/** Keeps an order on screen up to date while somebody looks at it; asks nothing while its page or the window is hidden. */
export function useOrderWatch(live: LiveView<OrderView>): void {
  const isShown = useRef(true);
  const latest = useRef(live);
  latest.current = live;
  useDidShow(() => {
    isShown.current = true;
  });
  useDidHide(() => {
    isShown.current = false;
  });
  useEffect(() => {
    let isAsking = false;
    const ask = async () => {
      const { view } = latest.current;
      if (isAsking || !isShown.current || isWindowHidden() || view.state !== 'ready') return;
      isAsking = true;
      const reply = await callCustomer('order-version', { orderId: view.value.orderId });
      isAsking = false;
      const { view: now, reload } = latest.current;
      if (reply.ok && now.state === 'ready' && now.value.version < reply.value.version) await reload();
    };
    const timer = setInterval(ask, ASK_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
}
