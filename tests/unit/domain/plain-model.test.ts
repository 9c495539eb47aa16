import { expect, jest, test } from '@jest/globals';
import * as fc from 'fast-check';
import { inWords, sequences } from '../../support/plain-model/draw-sequence';
import { PLAIN_STEPS } from '../../support/plain-model/judge';
import { memoryStage } from '../../support/plain-model/memory-stage';
import { play } from '../../support/plain-model/play';
import { runs, SEEDED_MS } from '../../support/runs';

jest.setTimeout(SEEDED_MS);

test('whatever happens to an order, it is what the plain model says', async () => {
  const property = fc.asyncProperty(sequences(60), async (sequence) => {
    const faults = await play(memoryStage(), sequence);
    if (faults.length > 0) throw new Error([...faults, inWords(sequence)].join('\n'));
  });
  const found = await fc.check(property, { numRuns: runs(1_000), seed: 20_261_128 });
  expect(found.failed ? `${String(found.errorInstance)}\nseed ${found.seed}` : '').toBe('');
});

/** Only an order that a parcel without an order was linked to comes to that. */
const NEVER = ['give-address'];

test('what is drawn at random leaves no step out', async () => {
  const taken = new Set<string>();
  for (const sequence of fc.sample(sequences(60), { numRuns: 200, seed: 5 })) {
    const stage = memoryStage();
    await play(stage, sequence);
    for (const { step } of (await stage.kept()).events) taken.add(step);
  }
  expect(Object.keys(PLAIN_STEPS).filter((step) => !taken.has(step))).toEqual(NEVER);
});
