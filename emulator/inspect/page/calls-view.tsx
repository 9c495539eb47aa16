import type { InvocationRecord } from '../../functions/invocation';
import { timeOfDay } from '../../phone/page/dates';
import { Browser, Facts } from './browser';
import { useInspectWords } from './inspect-words';
import { JsonView } from './json-view';
import { Outcome } from './messages-view';
import { usePolled } from './use-polled';

/** The latest runs of cloud functions with what they got, gave and wrote. */
export function CallsView() {
  const words = useInspectWords();
  const { value } = usePolled<{ invocations: readonly InvocationRecord[] }>('/__inspect/invocations?limit=300');
  if (!value) return null;
  const entries = value.invocations.map((run) => ({
    id: run.requestId,
    head: (
      <>
        <span>
          {run.functionName} {actionOf(run.event)}
        </span>
        <RunOutcome run={run} />
      </>
    ),
    line: `${run.openid ?? run.source} · ${timeOfDay(run.startedAt)}${run.durationMs === undefined ? '' : ` · ${Math.round(run.durationMs)} ms`}`,
    haystack: run,
    detail: () => <Run run={run} />,
  }));
  return <Browser entries={entries} empty={words.noCalls} />;
}

function RunOutcome({ run }: { run: InvocationRecord }) {
  const words = useInspectWords();
  if (!run.outcome) return <span className="outcome">{words.running}</span>;
  return 'errCode' in run.outcome ? <Outcome good={false} text={String(run.outcome.errCode)} /> : <Outcome good text={words.ok} />;
}

function Run({ run }: { run: InvocationRecord }) {
  const words = useInspectWords();
  const { outcome } = run;
  return (
    <>
      <h2>{run.functionName}</h2>
      <Facts
        facts={[
          [words.caller, run.openid ?? '—'],
          [words.source, run.source],
          [words.duration, run.durationMs === undefined ? words.running : `${run.durationMs.toFixed(1)} ms`],
          ['requestId', <code key="id">{run.requestId}</code>],
        ]}
      />
      <h3>{words.logs}</h3>
      {run.logs.length === 0 ? <p className="hint">{words.noLogs}</p> : <pre className="logs">{run.logs.join('\n')}</pre>}
      <h3>{words.event}</h3>
      <JsonView value={run.event} />
      {outcome && 'errCode' in outcome ? (
        <>
          <h3>{words.failure}</h3>
          <pre className="logs">{`${outcome.errCode} ${outcome.errMsg}`}</pre>
        </>
      ) : null}
      {outcome && 'result' in outcome ? (
        <>
          <h3>{words.result}</h3>
          <JsonView value={outcome.result} />
        </>
      ) : null}
    </>
  );
}

/** Functions with several doors name one in their event; shown beside the function if so. */
function actionOf(event: unknown): string {
  if (typeof event !== 'object' || event === null) return '';
  const named = Object.entries(event).find(([key, value]) => /^(action|name|type|TriggerName)$/.test(key) && typeof value === 'string');
  return named ? String(named[1]) : '';
}
