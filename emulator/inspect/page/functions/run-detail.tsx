import type { InvocationRecord } from '../../../functions/invocation';
import { Facts, Section } from '../parts/facts';
import { JsonPanel } from '../parts/json-tree';
import { durationText, wholeMoment } from '../parts/moments';
import { Outcome } from '../parts/outcome';
import { Who } from '../parts/people';
import { hrefOf } from '../shell/route';
import { CallList } from './call-list';
import { useFunctionsTexts } from './functions-texts';
import { actionOf, RUN_TONE, runState } from './run';

/** One run whole: what went wrong first, then what it asked for, printed, got and gave. */
export function RunDetail({ run }: { run: InvocationRecord }) {
  const texts = useFunctionsTexts();
  const { outcome } = run;
  const state = runState(run);
  return (
    <>
      <h2>
        {run.functionName} <span className="entry-action">{actionOf(run)}</span>
        <Outcome tone={RUN_TONE[state]} text={texts.state[state]} />
      </h2>
      {outcome && 'errCode' in outcome ? (
        <div className="error-box" role="note" aria-label={texts.error}>
          <strong>{[outcome.errCode, 'code' in outcome ? String(outcome.code) : ''].join(' ')}</strong>
          <pre>{outcome.errMsg}</pre>
        </div>
      ) : null}
      <Facts
        facts={[
          [texts.caller, run.openid ? <Who key="who" openid={run.openid} /> : undefined],
          [texts.source, run.source],
          [
            texts.calledBy,
            run.calledBy ? (
              <a key="by" href={hrefOf(['functions', run.calledBy.requestId])}>
                {run.calledBy.functionName}
              </a>
            ) : undefined,
          ],
          [texts.at, wholeMoment(run.startedAt)],
          [texts.duration, run.durationMs === undefined ? undefined : durationText(run.durationMs)],
          [texts.instance, run.isCold === undefined ? undefined : run.isCold ? texts.cold : texts.warm],
          [texts.memory, run.memoryMb === undefined ? undefined : `${Math.round(run.memoryMb)} / ${run.memoryLimitMb} MB`],
          ['requestId', <code key="id">{run.requestId}</code>],
        ]}
      />
      <Section title={texts.calls(run.calls.length)}>
        {run.calls.length === 0 ? <p className="hint">{texts.noCalls}</p> : <CallList run={run} />}
      </Section>
      <Section title={texts.logs}>
        {run.logs.length === 0 ? <p className="hint">{texts.noLogs}</p> : <pre className="logs">{run.logs.join('\n')}</pre>}
      </Section>
      <Section title={texts.event}>
        <JsonPanel value={run.event} />
      </Section>
      {outcome && 'result' in outcome ? (
        <Section title={texts.result}>
          <JsonPanel value={outcome.result} />
        </Section>
      ) : null}
    </>
  );
}
