import { beforeAll, test } from '@jest/globals';
import fc from 'fast-check';
import { startCloud } from '../local-cloud';
import { scripts } from './draw/transactions';
import { draws } from './draws';
import { Interleaving } from './interleaving';
import { openWire, type Wire } from './wire';

let wire: Wire;

beforeAll(async () => {
  const indexes = [{ name: 'by_n', keys: [['n', 1] as const] }];
  wire = openWire((await startCloud({ config: { collections: [{ name: 'plain' }, { name: 'indexed', indexes }] } })).url);
});

test('transactions and writers from outside that cross each other see and leave what they do in the model', async () => {
  const documents = [
    { _id: 'a', n: 1 },
    { _id: 'b', n: 4 },
  ];
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('plain', 'indexed'), scripts, async (collection, script) => {
      await wire.refill(collection, documents);
      const interleaving = new Interleaving(wire, collection, documents);
      try {
        for (const step of script) await interleaving.step(step);
        await interleaving.finish();
      } catch (failure) {
        await interleaving.abandon();
        throw failure;
      }
    }),
    draws(2000),
  );
});
