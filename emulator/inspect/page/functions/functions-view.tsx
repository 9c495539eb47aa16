import type { InvocationRecord } from '../../../functions/invocation';
import type { InvocationList } from '../doors/shapes';
import { usePolled } from '../doors/use-polled';
import { durationText, Moment } from '../parts/moments';
import { Outcome } from '../parts/outcome';
import { useNameOf } from '../parts/people';
import { Split } from '../parts/split';
import { Empty, Loaded } from '../parts/states';
import { hrefOf, useRoute } from '../shell/route';
import { useFunctionsTexts } from './functions-texts';
import { actionOf, isWanted, RUN_TONE, runState } from './run';
import { RunDetail } from './run-detail';
import { RunFilters } from './run-filters';

export const RUNS_DOOR = '/__inspect/invocations?limit=300';

/** The latest runs of cloud functions with what they got, gave, asked for and wrote. */
export function FunctionsView() {
  const runs = usePolled<InvocationList>(RUNS_DOOR);
  return <Loaded of={runs}>{({ invocations }) => <Runs all={invocations} />}</Loaded>;
}

function Runs({ all }: { all: readonly InvocationRecord[] }) {
  const texts = useFunctionsTexts();
  const { path, query } = useRoute();
  const nameOf = useNameOf();
  const chosen = path[1];
  const wanted = all.filter((run) => isWanted(run, query));
  const entries = wanted.map((run) => ({
    id: run.requestId,
    href: hrefOf(['functions', run.requestId], query),
    head: <RunHead run={run} />,
    line: (
      <>
        <Moment at={run.startedAt} /> · {run.openid ? (nameOf(run.openid) ?? run.openid) : run.source}
        {run.durationMs === undefined ? '' : ` · ${durationText(run.durationMs)}`}
        {run.calls.length > 0 ? ` · ${texts.callCount(run.calls.length)}` : ''}
      </>
    ),
  }));
  const shown = all.find(({ requestId }) => requestId === chosen);
  return (
    <Split
      label={texts.runs}
      entries={entries}
      chosen={chosen}
      listHref={hrefOf(['functions'], query)}
      above={<RunFilters all={all} query={query} {...(chosen ? { chosen } : {})} />}
      empty={
        all.length === 0 ? (
          <Empty icon="functions" title={texts.none} how={texts.noneHow} />
        ) : (
          <Empty icon="search" title={texts.noMatch} how={texts.noMatchHow} />
        )
      }
      detail={shown ? <RunDetail key={shown.requestId} run={shown} /> : <Empty icon="functions" title={texts.gone} how={texts.goneHow} />}
    />
  );
}

function RunHead({ run }: { run: InvocationRecord }) {
  const texts = useFunctionsTexts();
  const state = runState(run);
  const text = run.outcome && 'errCode' in run.outcome ? String(run.outcome.errCode) : texts.state[state];
  return (
    <>
      <span className="entry-name">
        {run.functionName} <span className="entry-action">{actionOf(run)}</span>
      </span>
      <Outcome tone={RUN_TONE[state]} text={text} />
    </>
  );
}
