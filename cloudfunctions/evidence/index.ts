import { exportOrder } from '#core/application/evidence/export-order';
import { removeOldExports } from '#core/application/evidence/remove-old-exports';
import { signingKeys } from '#core/application/evidence/signing-keys';
import { evidenceRequests as requests } from '#core/contract/evidence';
import type { Reply } from '#core/contract/reply';
import { readCaller } from '../_runtime/caller';
import { createFunction, route } from '../_runtime/create-function';
import { deps } from '../_runtime/deps';
import { evidenceFiles, readPhoto } from '../_runtime/evidence-files';
import { findAnyone } from '../_runtime/find-actor';
import { limited } from '../_runtime/limited';
import { questionBudget } from '../_runtime/question-budget';
import { signingKeyStore } from '../_runtime/signing-keys';

/** Each one reads every picture of an order. */
const mayExport = questionBudget('export', { perMinute: 3, perHour: 30 }, { perMinute: 60, perHour: 600 }, deps.now);

const evidence = {
  ...deps,
  keys: signingKeyStore(deps.now),
  files: evidenceFiles(),
  readPhoto,
  report: (bug: unknown) => console.error('evidence failed for one file', bug),
};

const asked = createFunction(findAnyone, {
  'export-order': route(
    requests['export-order'],
    limited(mayExport, (actor, input, lang) => exportOrder(evidence, actor, input, lang)),
  ),
  'signing-keys': route(requests['signing-keys'], () => signingKeys(evidence)),
});

/** Signed histories of orders, for their customers and for staff; once an hour the timer has old ones taken away. No rule lives here. */
export async function main(event: unknown): Promise<Reply<unknown>> {
  if (readCaller().source !== 'wx_trigger') return asked(event);
  try {
    return { ok: true, value: await removeOldExports(evidence) };
  } catch (bug) {
    console.error('evidence failed', bug);
    return { ok: true, value: {} };
  }
}
