import { usePolled } from '../doors/use-polled';
import { Loaded } from '../parts/states';

/** What WeChat pushed to callbacks. */
export function PushesView() {
  const pushes = usePolled<unknown>('/__inspect/pushes');
  return <Loaded of={pushes}>{() => null}</Loaded>;
}
