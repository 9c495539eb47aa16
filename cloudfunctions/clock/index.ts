import { confirmOldDeliveries } from '#core/application/confirm-old-deliveries';
import { sweepOrphans } from '#core/application/orphans/sweep-orphans';
import type { Reply } from '#core/contract/reply';
import { readCaller } from '../_runtime/caller';
import { deps } from '../_runtime/deps';

const report = (bug: unknown) => console.error('clock failed for one order', bug);

/** What time alone brings about, looked at every ten minutes. Only the timer may call it; for anybody else it does nothing. */
export async function main(): Promise<Reply<object>> {
  if (readCaller().source !== 'wx_trigger') return { ok: true, value: {} };
  try {
    return { ok: true, value: { ...(await confirmOldDeliveries({ ...deps, report })), ...(await sweepOrphans({ ...deps, report })) } };
  } catch (bug) {
    console.error('clock failed', bug);
    return { ok: true, value: {} };
  }
}
