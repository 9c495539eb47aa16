import type { InvocationList, PushList } from '../doors/shapes';
import { readyValue, usePolled } from '../doors/use-polled';
import { RUNS_DOOR } from '../functions/functions-view';
import { useMessages } from '../messages/use-messages';
import { Loaded } from '../parts/states';
import { PUSHES_DOOR } from '../pushes/push';
import { merged, messageHappening, pushHappening, runHappening } from './happenings';
import { HealthCards } from './health-cards';
import { Timeline } from './timeline';

/** How the local cloud is, and what happened in it lately, as it happens. */
export function OverviewView() {
  const runs = usePolled<InvocationList>(RUNS_DOOR);
  const messages = readyValue(useMessages()) ?? [];
  const pushes = readyValue(usePolled<PushList>(PUSHES_DOOR))?.pushes ?? [];
  return (
    <div className="overview">
      <Loaded of={runs}>
        {({ invocations }) => (
          <>
            <HealthCards runs={invocations} messages={messages} />
            <Timeline happenings={merged(invocations.map(runHappening), messages.map(messageHappening), pushes.map(pushHappening))} />
          </>
        )}
      </Loaded>
    </div>
  );
}
