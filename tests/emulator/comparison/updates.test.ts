import { beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { startCloud } from '../local-cloud';
import { send } from './commands';
import { commands } from './draw/commands';
import { contents, withIds } from './draw/values';
import { draws } from './draws';
import { type Collection, emptyCollection, inserted } from './model/collection';
import type { NamedIndex } from './model/indexes';
import { Ambiguous, Refusal } from './model/refusal';
import type { Update } from './model/update/update';
import { predict } from './predictions';
import { judge } from './verdict';
import { openWire, type Wire } from './wire';

const INDEXES: Readonly<Record<string, readonly NamedIndex[]>> = {
  plain: [],
  indexed: [
    { name: 'by_a', keys: [['a', 1]] },
    { name: 'by_b_x', keys: [['b.x', -1]] },
    {
      name: 'by_c_a',
      keys: [
        ['c', 1],
        ['a.x', -1],
      ],
    },
  ],
  unique: [{ name: 'one_a', keys: [['a', 1]], unique: true }],
  sparse: [
    { name: 'one_b', keys: [['b', 1]], unique: true, sparse: true },
    { name: 'one_a_x', keys: [['a.x', 1]], unique: true, sparse: true },
  ],
  pair: [
    {
      name: 'one_a_b',
      keys: [
        ['a', 1],
        ['b', -1],
      ],
      unique: true,
    },
  ],
};

let wire: Wire;

beforeAll(async () => {
  const collections = Object.entries(INDEXES).map(([name, indexes]) => ({ name, indexes }));
  wire = openWire((await startCloud({ config: { collections } })).url);
});

/** Those of the documents that may stand beside each other. */
function fitting(drawn: Parameters<typeof withIds>[0], indexes: readonly NamedIndex[]): Collection {
  return withIds(drawn).reduce<Collection>((collection, document) => {
    try {
      return inserted(collection, document);
    } catch (refusal) {
      if (refusal instanceof Refusal) return collection;
      throw refusal;
    }
  }, emptyCollection(indexes));
}

const someContents = fc.array(contents, { maxLength: 5 });

test('commands one after the other answer and leave what they do in the model', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...Object.keys(INDEXES)),
      someContents,
      fc.array(commands, { minLength: 4, maxLength: 6 }),
      async (name, drawn, given) => {
        let collection = fitting(drawn, INDEXES[name] ?? []);
        await wire.refill(name, collection.documents);
        for (const command of given) {
          const prediction = known(() => predict(collection, command));
          if (!prediction) continue;
          const verdict = judge(collection, command, prediction, await send(wire, name, command), await wire.stored(name));
          if ('difference' in verdict) throw new Error(verdict.difference);
          collection = verdict.after;
        }
      },
    ),
    draws(4000),
  );
});

function known<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch (failure) {
    if (failure instanceof Ambiguous) return undefined;
    throw failure;
  }
}

test('a refused insert of many leaves at most those that came before the refused one', async () => {
  expect.hasAssertions();
  await wire.refill('unique', [{ _id: 'd0', a: 1 }]);
  const { refused } = await wire.insert({ collection: 'unique' }, [
    { _id: 'd1', a: 2 },
    { _id: 'd2', a: 1 },
    { _id: 'd3', a: 3 },
  ]);
  expect(refused).toBe('duplicate');
  const ids = (await wire.stored('unique')).map(({ _id }) => _id);
  expect([['d0'], ['d0', 'd1']]).toContainEqual(ids);
});

test.each<[string, Update]>([
  ['setting another', { $set: { _id: 'other' } }],
  ['setting something below', { $set: { '_id.x': 1 } }],
  ['unsetting', { $unset: { _id: '' } }],
  ['adding to', { $inc: { _id: 1 } }],
  ['moving away', { $rename: { _id: 'a' } }],
  ['moving something over', { $rename: { a: '_id' } }],
])('%s _id is refused', async (_name, update) => {
  const documents = [{ _id: 'd0', a: 1 }];
  await wire.refill('plain', documents);
  expect((await wire.updateOne({ collection: 'plain' }, 'd0', update)).refused).toBe('invalid');
  expect(await wire.stored('plain')).toEqual(documents);
});
