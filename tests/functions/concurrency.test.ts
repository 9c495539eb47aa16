import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import * as fc from 'fast-check';
import { openLocalWechat } from '../support/local-wechat';
import { burstOn, bursts, TROUBLES } from '../support/plain-model/burst';
import { CloudCompany, cloudStage, peopleWithTechnician } from '../support/plain-model/cloud-stage';
import { inWords, sequences } from '../support/plain-model/draw-sequence';
import { beginPlay, chainFaults } from '../support/plain-model/play';
import { PRIZES, raceFor } from '../support/plain-model/race';
import { databaseFaults } from '../support/plain-model/whole-database';
import { runs, SEEDED_MS } from '../support/runs';

jest.setTimeout(SEEDED_MS);

const SEED = 20_261_128;
let company: CloudCompany;
const folder = mkdtempSync(path.join(tmpdir(), 'concurrency-'));

beforeAll(async () => {
  company = new CloudCompany(await openLocalWechat(peopleWithTechnician), folder);
});
afterAll(async () => {
  await company?.wechat.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('staff, the supervisor, the customer and the timers at once on one order: nothing is lost, nothing is there twice, the losers are told', async () => {
  const property = fc.asyncProperty(sequences(24), fc.array(bursts, { minLength: 2, maxLength: 4 }), async (sequence, all) => {
    const stage = cloudStage(company);
    const play = await beginPlay(stage, sequence.origins);
    const faults: string[] = [];
    for (const happening of sequence.happenings) faults.push(...(await play.happen(happening)));
    for (const burst of all) faults.push(...(await burstOn(company, stage, play, burst)));
    await stage.outbox();
    faults.push(...chainFaults(await stage.kept()), ...((await stage.claims?.(play.model)) ?? []));
    if (faults.length > 0) throw new Error([...faults, inWords(sequence)].join('\n'));
  });
  const found = await fc.check(property, { numRuns: runs(60), seed: SEED });
  expect(found.failed ? `${String(found.errorInstance)}\nseed ${found.seed}` : '').toBe('');
});

describe.each(TROUBLES)('two orders at once, with %s', (trouble) => {
  test.each(PRIZES)('want %s: one has it, and the other is told so, also when both ask again', async (prize) => {
    expect(await raceFor(company, prize, trouble)).toEqual([]);
  });
});

test('I9, I11 over everything that is stored: each event and notice once, each serial number in one open order', async () => {
  expect(await databaseFaults(company.wechat)).toEqual([]);
});
