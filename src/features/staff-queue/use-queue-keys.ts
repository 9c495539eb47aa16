import { useDidHide, useDidShow } from '@tarojs/taro';
import { useEffect, useRef } from 'react';

type Keys = {
  /** +1 down, −1 up. */
  readonly onMove: (by: 1 | -1) => void;
  readonly onOpen: () => void;
  readonly onSearch: () => void;
  readonly onRefresh: () => void;
};

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, [contenteditable]') !== null;

/** Whether the key is one of ours. */
function take(key: string, { onMove, onOpen, onSearch, onRefresh }: Keys): boolean {
  if (key === 'j') onMove(1);
  else if (key === 'k') onMove(-1);
  else if (key === 'Enter') onOpen();
  else if (key === '/') onSearch();
  else if (key === 'r') onRefresh();
  else return false;
  return true;
}

/** j, k, Enter, / and r, on a desktop and while the page is in front. Keys with a modifier stay the browser's. */
export function useQueueKeys(keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;
  const inFront = useRef(true);
  useDidShow(() => {
    inFront.current = true;
  });
  useDidHide(() => {
    inFront.current = false;
  });
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5') return;
    const press = (event: KeyboardEvent) => {
      if (!inFront.current || isTyping(event.target) || event.metaKey || event.ctrlKey || event.altKey) return;
      if (take(event.key, latest.current)) event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
