import { beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { startCloud } from '../local-cloud';
import { findDifference, pipelineDifference } from './answers';
import { finds } from './draw/finds';
import { pipelines } from './draw/pipelines';
import { queries } from './draw/queries';
import { contents, withIds } from './draw/values';
import { draws } from './draws';
import { type Collection, emptyCollection, inserted, matching } from './model/collection';
import type { NamedIndex } from './model/indexes';
import { Refusal } from './model/refusal';
import type { Document } from './model/values';
import { encoded, openWire, type Wire } from './wire';

const INDEXES: Readonly<Record<string, readonly NamedIndex[]>> = {
  plain: [],
  single: [
    { name: 'by_a', keys: [['a', 1]] },
    { name: 'by_b', keys: [['b', -1]] },
    { name: 'by_a_x', keys: [['a.x', 1]] },
    { name: 'by_c', keys: [['c', 1]], sparse: true },
  ],
  compound: [
    {
      name: 'by_c_a',
      keys: [
        ['c', 1],
        ['a', -1],
      ],
    },
    {
      name: 'by_b_a_x',
      keys: [
        ['b', 1],
        ['a.x', 1],
      ],
    },
    {
      name: 'by_a_x_y',
      keys: [
        ['a.x', -1],
        ['a.y', 1],
      ],
    },
  ],
  others: [],
};

let wire: Wire;

beforeAll(async () => {
  const collections = Object.entries(INDEXES).map(([name, indexes]) => ({ name, indexes }));
  wire = openWire((await startCloud({ config: { collections } })).url);
});

/** Those that a model with these indexes takes: two arrays that one compound index goes through are refused. */
async function fill(name: string, drawn: readonly Document[]): Promise<Collection> {
  let collection = emptyCollection(INDEXES[name] ?? []);
  let refused: Document | undefined;
  for (const document of withIds(drawn)) {
    try {
      collection = inserted(collection, document);
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      refused = document;
    }
  }
  await wire.refill(name, collection.documents);
  if (refused && (await wire.insert({ collection: name }, [refused])).refused !== 'invalid')
    throw new Error(`${name} took ${encoded(refused)}`);
  return collection;
}

const drawnDocuments = fc.array(contents, { maxLength: 8 });
const indexed = fc.constantFrom('single', 'compound');

test('a query finds what the model finds, with indexes and without', async () => {
  await fc.assert(
    fc.asyncProperty(
      drawnDocuments,
      indexed,
      fc.array(finds, { minLength: 3, maxLength: 4 }),
      queries,
      async (drawn, name, asked, counted) => {
        for (const collection of [await fill('plain', drawn), await fill(name, drawn)]) {
          const where = { collection: collection.indexes.length === 0 ? 'plain' : name };
          for (const find of asked) expect(findDifference(collection, find, await wire.find(where, find))).toBeUndefined();
          const { total, refused } = await wire.count(where, counted);
          expect({ counted, total: refused ? undefined : total }).toEqual({ counted, total: countOf(collection, counted) });
        }
      },
    ),
    draws(3200),
  );
});

function countOf(collection: Collection, query: Parameters<typeof matching>[1]): number | undefined {
  try {
    return matching(collection, query).length;
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    return undefined;
  }
}

test('a pipeline gives what the model gives', async () => {
  await fc.assert(
    fc.asyncProperty(
      drawnDocuments,
      drawnDocuments,
      indexed,
      fc.array(pipelines, { minLength: 3, maxLength: 4 }),
      async (drawn, joined, name, asked) => {
        const [collection, others] = [await fill(name, drawn), await fill('others', joined.slice(0, 4))];
        for (const stages of asked)
          expect(pipelineDifference(collection, others, stages, await wire.aggregate({ collection: name }, stages))).toBeUndefined();
      },
    ),
    draws(800),
  );
});
