import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { runs, SEEDED_MS } from '../support/runs';
import { audit } from './crash/audit';
import { type CloudProcess, type CloudProcesses, cloudProcesses } from './crash/cloud-process';
import { fuse } from './crash/fuse';
import { newLedger } from './crash/ledger';
import { openLine } from './crash/line';
import { writeAll } from './crash/writers';
import { callAdmin, startCloud, temporaryDir } from './local-cloud';

jest.setTimeout(SEEDED_MS);

/** Kills on one data directory before a fresh one is taken: what is there grows, and each start looks at all of it. */
const KILLS_A_DIRECTORY = 10;
const SEED = 20261127;

let clouds: CloudProcesses;

beforeAll(() => {
  clouds = cloudProcesses();
});
afterAll(() => clouds.killAll());

async function start(dataDir: string): Promise<CloudProcess> {
  const cloud = await clouds.start(dataDir);
  if (typeof cloud === 'string') throw new Error(cloud);
  return cloud;
}

/** What counters and movers write to. */
async function prepare(url: string): Promise<void> {
  const insert = (collectionName: string, ids: readonly string[]) =>
    callAdmin(url, { action: 'database.insertDocument', collectionName, data: ids.map((_id) => JSON.stringify({ _id, sum: 0 })) });
  await insert('counters', ['count-0', 'count-1']);
  await insert('left', ['all']);
  await insert('right', ['all', 'move-0', 'move-1']);
}

const lengths = fc.record({ acknowledged: fc.integer({ min: 5, max: 90 }), sent: fc.integer({ min: 1, max: 12 }) });

test('killed at any moment, it starts again with everything acknowledged, nothing half and nothing left over', async () => {
  let dataDir = '';
  let ledger = newLedger();
  for (const [index, length] of fc.sample(lengths, { numRuns: runs(200), seed: SEED }).entries()) {
    if (index % KILLS_A_DIRECTORY === 0) [dataDir, ledger] = [temporaryDir(), newLedger()];
    const cloud = await start(dataDir);
    if (ledger.runs === 0) await prepare(cloud.url);
    else expect({ index, faults: await audit(cloud.url, dataDir, ledger) }).toEqual({ index, faults: [] });
    await writeAll(openLine(cloud.url, fuse(length, cloud.kill)), ledger);
    await cloud.ended;
  }
  const last = await start(dataDir);
  expect(await audit(last.url, dataDir, ledger)).toEqual([]);
});

test('a second start on a directory in use says so, a killed one does not block', async () => {
  const dataDir = temporaryDir();
  const first = await start(dataDir);
  expect(await clouds.start(dataDir)).toMatch(new RegExp(`^The data directory .* is in use by process ${first.pid}\\.`));
  await expect(startCloud({ dataDir })).rejects.toThrow(/is in use by process/);
  first.kill();
  await first.ended;
  expect((await start(dataDir)).url).toMatch(/^http:/);
});
