import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stop as stopEsbuild } from 'esbuild';
import { measureCallbacks } from './bench/callbacks';
import { measureColdStart } from './bench/cold-start';
import { measureDatabaseCalls } from './bench/database-calls';
import { measureDocumentReads } from './bench/document-reads';
import { type Figure, isKept, toTable } from './bench/figure';
import { measureLargeOrder } from './bench/large-order';
import { measureManyOrders } from './bench/many-orders';
import { measureMessages } from './bench/messages';
import { measureOpenOrders } from './bench/open-orders';
import { buildPlainCloud } from './bench/plain-cloud';
import { measureReady } from './bench/ready';
import { measureRegistryImport } from './bench/registry-import';
import { measureSingleCalls } from './bench/single-calls';
import { measureTransactions } from './bench/transactions';
import { measureWholeOrders } from './bench/whole-orders';
import { bringUpToDate } from './build/parts';
import { type OwnCloud, startOwnCloud } from './demo/own-cloud';

const PARTS: Readonly<Record<string, (folder: string) => Promise<readonly Figure[]>>> = {
  ready: measureReady,
  'cold-start': withCloud(({ url }) => measureColdStart(url)),
  'single-calls': withCloud(({ url }) => measureSingleCalls(url)),
  'whole-orders': withCloud(measureWholeOrders),
  'database-calls': measureDatabaseCalls,
  'large-order': measureLargeOrder,
  'document-reads': measureDocumentReads,
  transactions: measureTransactions,
  'many-orders': measureManyOrders,
  'open-orders': measureOpenOrders,
  'registry-import': measureRegistryImport,
  messages: measureMessages,
  callbacks: withCloud(measureCallbacks),
};

/** With a local cloud of its own, on an empty data directory. */
function withCloud(measure: (own: OwnCloud, folder: string) => Promise<readonly Figure[]>) {
  return async (folder: string): Promise<readonly Figure[]> => {
    const own = await startOwnCloud(mkdtempSync(path.join(folder, 'cloud-')));
    try {
      return await measure(own, folder);
    } finally {
      await own.stop();
    }
  };
}

/**
 * `npm run bench`: figures against their budgets, as a table or with `--json` (after `--`). It reports and never fails: what is missed is marked ✗.
 * Ratios compare what ran in turns within this run, so that a slow or busy machine changes them little; plain times are of this machine as it is now.
 * One part alone: `npm run bench -- --only=whole-orders`. Shorter with `BENCH_ORDERS`, `BENCH_DOCUMENTS`, `BENCH_ROWS`, `BENCH_MESSAGES` and `BENCH_TRANSACTIONS` in the environment.
 */
await bringUpToDate(['functions', 'emulator']);
await buildPlainCloud();
await stopEsbuild();

const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
const only = process.argv.find((argument) => argument.startsWith('--only='))?.slice('--only='.length);
const figures: Figure[] = [];
const report = (): void => {
  const judged = figures.map((figure) => ({ ...figure, kept: isKept(figure) }));
  console.log(process.argv.includes('--json') ? JSON.stringify(judged, null, 2) : toTable(figures));
};
try {
  for (const [name, measure] of Object.entries(PARTS)) if (only === undefined || only === name) figures.push(...(await measure(folder)));
} catch (failure) {
  // What was measured by then took minutes.
  if (figures.length > 0) report();
  throw failure;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (figures.length === 0) throw new Error(`There is no part ${only}: ${Object.keys(PARTS).join(', ')}`);
report();
