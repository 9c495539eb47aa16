import type { InvocationRecord, RecordedCall } from '../../../functions/invocation';
import { durationText } from '../parts/moments';

/** What a run asked of the cloud, in order; where its times are known, each with its place in the run. */
export function CallList({ run }: { run: InvocationRecord }) {
  const calls: readonly (Partial<RecordedCall> & { readonly action: string })[] =
    run.callDetails ?? run.calls.map((action) => ({ action }));
  const wholeMs = Math.max(run.durationMs ?? 0, ...calls.map(({ startedMs = 0, durationMs = 0 }) => startedMs + durationMs));
  return (
    <ol className="calls">
      {calls.map((call, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a run only ever adds at the end, and the same call comes many times
        <li key={index}>
          <code>{call.collection ? `${call.action} ${call.collection}` : call.action}</code>
          {call.code ? <span className="bad call-code">{call.code}</span> : null}
          {call.startedMs === undefined ? null : <CallTime startedMs={call.startedMs} durationMs={call.durationMs} wholeMs={wholeMs} />}
        </li>
      ))}
    </ol>
  );
}

function CallTime({ startedMs, durationMs, wholeMs }: { startedMs: number; durationMs: number | undefined; wholeMs: number }) {
  const share = (ms: number) => `${wholeMs > 0 ? (100 * ms) / wholeMs : 0}%`;
  return (
    <>
      <span className="call-bar" title={`+${durationText(startedMs)}`} aria-hidden="true">
        <span style={{ left: share(startedMs), width: share(durationMs ?? wholeMs - startedMs) }} />
      </span>
      <span className="call-time">{durationMs === undefined ? '…' : durationText(durationMs)}</span>
    </>
  );
}
