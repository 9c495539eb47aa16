import { beforeAll, beforeEach, expect, test } from '@jest/globals';
import { startCloud, type TestCloud } from '../local-cloud';
import { openSdk, refusalOf, type SdkDatabase } from '../sdk';

let local: TestCloud;
let db: SdkDatabase;

beforeAll(async () => {
  local = await startCloud({
    config: { collections: [{ name: 'things', indexes: [{ name: 'by_tag', keys: [['tags', 1]] }] }] },
  });
  db = openSdk(local.url);
});
beforeEach(() => local.services.database.reset());

const things = () => db.collection('things');

test('a reply holds documents of one megabyte, and not a byte more', async () => {
  // With its id and name, each comes to 256 KB as Extended JSON.
  const text = 'x'.repeat(256 * 1024 - '{"_id":"0","text":""}'.length);
  for (const _id of ['0', '1', '2', '3']) await things().add({ data: { _id, text } });
  expect((await things().get()).data).toHaveLength(4);

  await things()
    .doc('3')
    .update({ data: { text: `${text}x` } });
  const errMsg = expect.stringContaining('[-602001] database query result size exceed limit (1MB)');
  expect(await refusalOf(things().get())).toMatchObject({ errCode: -501001, errMsg });
  // wx-server-sdk 4.0.2 numbers no refusal of a pipeline.
  expect(await refusalOf(Promise.resolve(things().aggregate().match({}).end()))).toMatchObject({ errCode: -1, errMsg });
  expect((await things().limit(3).get()).data).toHaveLength(3);
});

test('there are a hundred collections at most, by names the platform takes', async () => {
  for (let n = 1; n < 100; n += 1) await db.createCollection(`more${n}`);
  expect(await refusalOf(Promise.resolve(db.createCollection('oneTooMany')))).toMatchObject({
    errMsg: expect.stringContaining('at most 100 collections'),
  });
  for (const name of ['a', '-ab', 'a b', 'x'.repeat(34)])
    expect(await refusalOf(Promise.resolve(db.createCollection(name)))).toMatchObject({
      errMsg: expect.stringContaining('collection name'),
    });
});

test('a document has two thousand entries in an index at most', async () => {
  const tags = Array.from({ length: 2001 }, (_unused, n) => n);
  expect(await refusalOf(things().add({ data: { tags } }))).toMatchObject({ errCode: -502001, errMsg: expect.stringContaining('by_tag') });
  await things().add({ data: { tags: tags.slice(1) } });
});
