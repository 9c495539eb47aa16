import { expect, test } from '@jest/globals';
import type { Query, Stored } from '../../../cloudfunctions/_runtime/database';
import { DocumentTooLarge, readUpTo, toDocument } from '../../../cloudfunctions/_runtime/documents';

test('a document has no undefined anywhere in it', () => {
  expect(toDocument({ a: undefined, b: [{ c: undefined, d: 1 }] })).toStrictEqual({ b: [{ d: 1 }] });
});

test('a document over 512 KB is not stored; letters of three bytes count as three', () => {
  expect(toDocument({ text: 'x'.repeat(500 * 1024) })).toHaveProperty('text');
  expect(() => toDocument({ text: '器'.repeat(200 * 1024) })).toThrow(DocumentTooLarge);
});

/** A query whose answers hold at most `fitting` documents, as if each were large. */
function aQuery(documents: readonly Stored[], fitting: number, skipped = 0, asked = 100): Query {
  const query = {
    skip: (count: number) => aQuery(documents, fitting, count, asked),
    limit: (count: number) => aQuery(documents, fitting, skipped, count),
    get: async () => {
      const data = documents.slice(skipped, skipped + asked);
      if (data.length > fitting) throw Object.assign(new Error('-602001'), { errCode: -602001 });
      return { data };
    },
  };
  return query as unknown as Query;
}

test('of more than a thousand documents the last ones were left out, without a word', async () => {
  const documents = Array.from({ length: 2100 }, (_, index) => ({ _id: String(index) }));
  const cutting = (query: Query): Query =>
    ({ skip: (count: number) => cutting(query.skip(count)), limit: (count: number) => query.limit(Math.min(count, 1000)) }) as Query;
  expect(await readUpTo(cutting(aQuery(documents, 1000)), 2050)).toEqual(documents.slice(0, 2050));
});

test.each([1, 2, 7, 30])('a page of large documents is put together from answers of %i', async (fitting) => {
  const documents = Array.from({ length: 30 }, (_, index) => ({ _id: String(index) }));
  expect(await readUpTo(aQuery(documents, fitting), 21)).toEqual(documents.slice(0, 21));
  expect(await readUpTo(aQuery(documents.slice(0, 5), fitting), 21)).toEqual(documents.slice(0, 5));
});
