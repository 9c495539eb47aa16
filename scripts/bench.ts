import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stop as stopEsbuild } from 'esbuild';
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
import { startOwnCloud } from './demo/own-cloud';

/**
 * `npm run bench`: figures against their budgets, as a table or with `--json` (after `--`). It reports and never fails: what is missed is marked ✗.
 * Ratios compare what ran in turns within this run, so that a slow or busy machine changes them little; plain times are of this machine as it is now.
 * Shorter with `BENCH_ORDERS`, `BENCH_DOCUMENTS`, `BENCH_ROWS`, `BENCH_MESSAGES` and `BENCH_TRANSACTIONS` in the environment.
 */
await bringUpToDate(['functions', 'emulator']);
await buildPlainCloud();
await stopEsbuild();

const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
const figures: Figure[] = [];
try {
  figures.push(...(await measureReady(folder)));
  const dataDir = path.join(folder, 'cloud');
  mkdirSync(dataDir);
  const own = await startOwnCloud(dataDir);
  try {
    figures.push(...(await measureColdStart(own.url)));
    figures.push(...(await measureSingleCalls(own.url)));
    figures.push(...(await measureWholeOrders(own, folder)));
  } finally {
    await own.stop();
  }
  figures.push(...(await measureDatabaseCalls(folder)));
  figures.push(...(await measureLargeOrder(folder)));
  figures.push(...(await measureDocumentReads(folder)));
  figures.push(...(await measureTransactions(folder)));
  figures.push(...(await measureManyOrders(folder)));
  figures.push(...(await measureOpenOrders(folder)));
  figures.push(...(await measureRegistryImport(folder)));
  figures.push(...(await measureMessages(folder)));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

if (process.argv.includes('--json'))
  console.log(
    JSON.stringify(
      figures.map((figure) => ({ ...figure, kept: isKept(figure) })),
      null,
      2,
    ),
  );
else console.log(toTable(figures));
