import Taro from '@tarojs/taro';
import { useCallback, useLayoutEffect, useState } from 'react';

/** Room above the fault for the navigation bar. */
const CLEARANCE_PX = 96;
/** Worn by a field whose answer is wrong. */
export const FAULT_CLASS = 'field-wrong';

/**
 * Returns what brings the first wrong field into view, in the same drawing that shows the fault. Not later: by then it may be mended, and whoever taps on would have the
 * page move away under their finger.
 */
export function useFirstFault(): () => void {
  const [asked, setAsked] = useState(0);
  useLayoutEffect(() => {
    if (asked > 0) scrollToFault();
  }, [asked]);
  return useCallback(() => setAsked((times) => times + 1), []);
}

function scrollToFault(): void {
  if (process.env.TARO_ENV === 'h5') scrollInBrowser();
  // What was drawn reaches the page of the Mini Program with the next tick. A fault that is gone by then is not found, and nothing moves.
  else Taro.nextTick(() => Taro.pageScrollTo({ selector: `.${FAULT_CLASS}`, offsetTop: -CLEARANCE_PX, duration: 200 }).catch(() => {}));
}

/** Taro's own `pageScrollTo` takes the first match of any page that was ever opened, and goes to the top of the page where there is none. */
function scrollInBrowser(): void {
  const faults = [...document.querySelectorAll<HTMLElement>(`.${FAULT_CLASS}`)];
  const first = faults.find((fault) => fault.getClientRects().length > 0);
  const page = first?.closest('.taro_page');
  if (first && page) page.scrollTop += first.getBoundingClientRect().top - page.getBoundingClientRect().top - CLEARANCE_PX;
}
