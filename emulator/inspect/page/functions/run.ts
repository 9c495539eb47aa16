import type { InvocationRecord } from '../../../functions/invocation';
import { contains } from '../parts/haystack';
import type { Tone } from '../parts/outcome';

/** How a run stands. */
export type RunState = 'running' | 'ok' | 'failed';

export const runState = ({ outcome }: InvocationRecord): RunState => (!outcome ? 'running' : 'errCode' in outcome ? 'failed' : 'ok');

export const RUN_TONE: Readonly<Record<RunState, Tone>> = { running: 'attention', ok: 'good', failed: 'bad' };

/** Functions with several doors name one in their event, a timer its own name; shown beside the function if so. */
export function actionOf({ event }: InvocationRecord): string {
  if (typeof event !== 'object' || event === null) return '';
  const named = Object.entries(event).find(
    ([key, value]) => /^(action|name|type|path|TriggerName)$/.test(key) && typeof value === 'string',
  );
  return named ? String(named[1]) : '';
}

export type RunFilter = { readonly function?: string; readonly outcome?: string; readonly openid?: string; readonly text?: string };

/** Whether a run is wanted; `text` is looked for in everything it got, gave, asked for and printed. */
export function isWanted(run: InvocationRecord, { function: name, outcome, openid, text }: RunFilter): boolean {
  return (
    (!name || run.functionName === name) &&
    (!outcome || runState(run) === outcome) &&
    (!openid || run.openid === openid) &&
    (!text || contains(run, text))
  );
}
