import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { inWords, sequences } from '../../support/plain-model/draw-sequence';
import { memoryStage } from '../../support/plain-model/memory-stage';
import { play } from '../../support/plain-model/play';
import { runs } from '../../support/runs';

test('whatever happens to an order, it is what the plain model says', async () => {
  const property = fc.asyncProperty(sequences(60), async (sequence) => {
    const faults = await play(memoryStage(), sequence);
    if (faults.length > 0) throw new Error([...faults, inWords(sequence)].join('\n'));
  });
  const found = await fc.check(property, { numRuns: runs(1_000) });
  expect(found.failed ? `${String(found.errorInstance)}\nseed ${found.seed}, ${found.numRuns} runs` : '').toBe('');
});
