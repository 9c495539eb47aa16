import Taro, { useDidHide, useDidShow, usePullDownRefresh } from '@tarojs/taro';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Reply, ReplyError } from '#core/contract/reply';
import { platformClient } from './client';
import { useConnection } from './use-connection';

/** What a page knows about the thing it shows. `value` stays on screen while it is read again. */
export type View<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly error: ReplyError }
  | { readonly state: 'ready'; readonly value: T; readonly stale?: ReplyError };

export type LiveView<T> = {
  readonly view: View<T>;
  readonly reload: () => Promise<void>;
  /** Puts a newer value on screen without asking the cloud (a command's answer). */
  readonly replace: (value: T) => void;
  /** Mends what is on screen by then, and what a reading under way brings; where nothing is on screen, nothing happens. */
  readonly change: (mend: (value: T) => T) => void;
};

/** Reads something from the cloud: at once, whenever the page comes to the front, when `key` changes, and when the network is back. */
export function useView<T>(key: string, read: () => Promise<Reply<T>>): LiveView<T> {
  const [view, setView] = useState<View<T>>({ state: 'loading' });
  const reading = useRef(0);
  const underWay = useRef(0);
  /** Made since the latest reading began: what it brings may be older than they are. */
  const mends = useRef<((value: T) => T)[]>([]);
  const latestRead = useRef(read);
  latestRead.current = read;
  const online = useConnection();

  const reload = useCallback(async () => {
    reading.current += 1;
    const mine = reading.current;
    mends.current = [];
    underWay.current += 1;
    const reply = await latestRead.current();
    underWay.current -= 1;
    if (mine !== reading.current) return;
    const made = mends.current;
    setView((before) => {
      if (reply.ok) return { state: 'ready', value: made.reduce((value, mend) => mend(value), reply.value) };
      return before.state === 'ready' ? { ...before, stale: reply.error } : { state: 'failed', error: reply.error };
    });
  }, []);

  const shownKey = useRef(key);
  // What is drawn later than its page does not hear of the page's first coming to the front, so that reading starts with the first drawing.
  useEffect(() => {
    if (underWay.current === 0) reload();
  }, [reload]);
  const isShown = useRef(true);
  useDidHide(() => {
    isShown.current = false;
  });
  useDidShow(() => {
    // What was under way when the page was left knows nothing of what was done elsewhere.
    const wasLeft = !isShown.current;
    isShown.current = true;
    if (wasLeft || underWay.current === 0) reload();
  });
  useEffect(() => {
    if (shownKey.current === key) return;
    shownKey.current = key;
    setView({ state: 'loading' });
    reload();
  }, [key, reload]);

  usePullDownRefresh(() => {
    reload().then(() => Taro.stopPullDownRefresh());
  });
  useEffect(() => platformClient.onForeground(() => isShown.current && underWay.current === 0 && reload()), [reload]);

  const wasOnline = useRef(true);
  useEffect(() => {
    if (online && !wasOnline.current) reload();
    wasOnline.current = online;
  }, [online, reload]);

  const replace = useCallback((value: T) => {
    reading.current += 1;
    setView({ state: 'ready', value });
  }, []);
  const shown = useRef(view);
  shown.current = view;
  const change = useCallback((mend: (value: T) => T) => {
    // A reading under way is what is waited for where nothing is on screen.
    if (shown.current.state !== 'ready') return;
    if (underWay.current > 0) mends.current.push(mend);
    setView((before) => (before.state === 'ready' ? { ...before, value: mend(before.value) } : before));
  }, []);
  return { view, reload, replace, change };
}
