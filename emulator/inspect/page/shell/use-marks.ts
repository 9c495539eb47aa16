import { readyValue, usePolled } from '../doors/use-polled';
import type { FaultList } from '../faults/fault';
import type { View } from './views';

/** What the navigation says beside a view: how many faults are armed, so that nobody wonders for long why things fail. */
export function useMarks(): Partial<Record<View, string>> {
  const faults = readyValue(usePolled<FaultList>('/__inspect/faults'))?.faults ?? [];
  return faults.length > 0 ? { faults: String(faults.length) } : {};
}
