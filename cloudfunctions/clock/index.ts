import { sweepOrphans } from '#core/application/orphans/sweep-orphans';
import { renewAlarms, ringAlarms } from '#core/application/ring-alarms';
import { unlessItThrows } from '#core/application/unless-it-throws';
import type { Reply } from '#core/contract/reply';
import { readCaller } from '../_runtime/caller';
import { deps } from '../_runtime/deps';

const report = (bug: unknown) => console.error('clock failed for one', bug);
const clock = { ...deps, report };

/** One after the other in each run; what one throws does not keep the next waiting. */
const SWEEPS: readonly (() => Promise<unknown>)[] = [() => renewAlarms(clock), () => ringAlarms(clock), () => sweepOrphans(clock)];

/** What time alone brings about, looked at every ten minutes. Only the timer may call it; for anybody else it does nothing. */
export async function main(): Promise<Reply<object>> {
  if (readCaller().source === 'wx_trigger') {
    for (const sweep of SWEEPS) await unlessItThrows(sweep, undefined, report);
  }
  return { ok: true, value: {} };
}
