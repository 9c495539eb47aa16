import { beforeAll, expect, test } from '@jest/globals';
import { type CloudProcess, startCloudProcess } from '../cloud-process';
import { callAdmin } from '../local-cloud';

let cloud: CloudProcess;
beforeAll(async () => {
  cloud = await startCloudProcess({ heapMb: 200 });
  await insert([{ _id: 'one' }]);
});

const insert = (documents: readonly object[]) =>
  callAdmin(cloud.url, {
    action: 'database.insertDocument',
    collectionName: 'things',
    data: documents.map((document) => JSON.stringify(document)),
  });
const aggregate = (...stages: readonly Readonly<Record<string, unknown>>[]) =>
  callAdmin(cloud.url, {
    action: 'database.aggregateDocuments',
    collectionName: 'things',
    stages: stages.flatMap((stage) => Object.entries(stage).map(([stageKey, value]) => ({ stageKey, stageValue: JSON.stringify(value) }))),
  });

const MILLION = { $range: [0, 1_000_000] };
const doubled = (initialValue: unknown, twice: unknown) => ({ $reduce: { input: { $range: [0, 60] }, initialValue, in: twice } });
const millions = [{ $project: { n: MILLION } }, { $unwind: '$n' }];

test.each<[string, ...Readonly<Record<string, unknown>>[]]>([
  ['lists in lists', { $project: { a: { $map: { input: MILLION, in: MILLION } } } }],
  ['a list that doubles', { $project: { a: doubled([1], { $concatArrays: ['$$value', '$$value'] }) } }],
  ['a text that doubles', { $project: { a: doubled('x', { $concat: ['$$value', '$$value'] }) } }],
  [
    'a text that is put into itself',
    { $project: { a: doubled('xxxx', { $replaceAll: { input: '$$value', find: 'x', replacement: '$$value' } }) } },
  ],
  ['too much to sort', ...millions, { $addFields: { m: MILLION } }, { $unwind: '$m' }, { $sort: { m: 1 } }],
  [
    'too much in a group',
    ...millions,
    { $group: { _id: null, all: { $push: { n: '$n', text: { $substr: ['$n', 0, 9] } } } } },
    { $unwind: '$all' },
  ],
  ['too much in facets', ...millions, { $addFields: { m: { $range: [0, 1000] } } }, { $facet: { a: [{ $unwind: '$m' }] } }],
  ['more than fits into a reply', ...millions],
])('a pipeline that makes %s is refused, and the cloud goes on', async (_what, ...stages) => {
  expect(await aggregate(...stages)).toMatchObject({ code: expect.stringMatching(/^DATABASE_(REQUEST_FAILED|QUERY_SIZE_EXCEED_LIMIT)$/) });
  const modest = [{ $project: { n: { $range: [0, 50_000] } } }, { $unwind: '$n' }, { $group: { _id: null, total: { $sum: 1 } } }];
  expect(await aggregate(...modest)).toMatchObject({ data: { list: ['{"_id":null,"total":50000}'] } });
});

test('a hundred thousand documents are inserted at once, and not one more', async () => {
  const documents = (count: number) => Array.from({ length: count }, () => ({}));
  expect(await insert(documents(100_001))).toMatchObject({ code: 'DATABASE_REQUEST_FAILED', message: expect.stringContaining('100001') });
  expect(await insert(documents(100_000))).not.toHaveProperty('code');
  const count = { action: 'database.calculateDocument', collectionName: 'things' };
  expect(await callAdmin(cloud.url, count)).toMatchObject({ data: { total: 100_001 } });
});
