import { createContext, type ReactNode, useContext } from 'react';
import { readyValue, usePolled } from '../doors/use-polled';

export type ClockReading = { readonly now: number; readonly offsetMs: number };

const ClockContext = createContext<ClockReading | undefined>(undefined);

/** Asks the cloud's clock for everything on the page that tells the time. */
export function ClockProvider({ children }: { children: ReactNode }) {
  const reading = readyValue(usePolled<ClockReading>('/__inspect/clock'));
  return <ClockContext.Provider value={reading}>{children}</ClockContext.Provider>;
}

/** The cloud's clock; `undefined` until it was read once. */
export const useClock = () => useContext(ClockContext);
/** Epoch ms on the cloud's clock. */
export const useNow = (): number => useClock()?.now ?? Date.now();
