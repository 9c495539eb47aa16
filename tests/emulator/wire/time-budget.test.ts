import { beforeAll, expect, test } from '@jest/globals';
import { mayPipelineTakeLong } from '../../../emulator/database/time-budget';
import { callAdmin, startCloud, type TestCloud } from '../local-cloud';

/** Takes 2^40 steps on the document below. */
const FOR_EVER = { $regularExpression: { pattern: '^(a+)+$', options: '' } };
const plain = { $regex: '^(a+)+$', $options: '' };
let local: TestCloud;

beforeAll(async () => {
  // Nothing here asks for an expression that ends.
  local = await startCloud({ config: { collections: [{ name: 'things' }] }, queryMs: 50 });
  await callAdmin(local.url, {
    action: 'database.insertDocument',
    collectionName: 'things',
    data: [`{"_id":"a","s":"${'a'.repeat(40)}!","l":["${'a'.repeat(40)}!"]}`],
  });
});

const query = JSON.stringify({ s: FOR_EVER });
const MILLION = { $range: [0, 1_000_000] };
const manySteps = { $size: { $map: { input: MILLION, in: { $size: { $map: { input: MILLION, in: 1 } } } } } };
const stages = (...list: object[]) => ({
  stages: list.flatMap((stage) => Object.entries(stage).map(([stageKey, value]) => ({ stageKey, stageValue: JSON.stringify(value) }))),
});
test.each<[action: string, body: object]>([
  ['database.getDocument', { query }],
  ['database.calculateDocument', { query }],
  ['database.calculateDocument', { query: query.replace('$', '\\u0024') }],
  ['database.modifyDocument', { query, data: '{"$set":{"n":1}}', multi: true }],
  ['database.modifyDocument', { query, data: '{"$set":{"n":1}}', multi: false }],
  ['database.modifyAndReturnDoc', { query, data: '{"$set":{"n":1}}' }],
  ['database.removeDocument', { query, multi: true }],
  ['database.aggregateDocuments', { stages: [{ stageKey: '$match', stageValue: query }] }],
  ['database.getDocument', { query: JSON.stringify({ $jsonSchema: { properties: { s: { pattern: '^(a+)+$' } } } }) }],
  ['database.getDocument', { query: JSON.stringify({ $expr: { $gt: [manySteps, 1] } }) }],
  ['database.modifyDocument', { query: '{}', data: JSON.stringify({ $pull: { l: FOR_EVER } }) }],
  ['database.modifyDocument', { queryType: 'DOC', query: '{"_id":"a"}', data: JSON.stringify({ $pull: { l: FOR_EVER } }) }],
  ['database.aggregateDocuments', stages({ $project: { n: manySteps } })],
  ['database.queryDocument', { query: { s: plain } }],
  ['database.countDocument', { query: { s: { $not: plain } } }],
  ['database.deleteDocument', { query: { s: plain } }],
  ['database.aggregate', { stages: [{ stageKey: '$match', stageValue: JSON.stringify({ s: plain }) }] }],
])('%s ends although its expression would not', async (action, body) => {
  expect(await callAdmin(local.url, { action, collectionName: 'things', ...body })).toMatchObject({
    code: 'DATABASE_REQUEST_FAILED',
    message: expect.stringContaining('exceeded time limit'),
  });
  // It serves on, in and outside of transactions, and has changed nothing.
  const { transactionId } = await callAdmin(local.url, { action: 'database.startTransaction' });
  const found = { action: 'database.getDocument', collectionName: 'things', query: '{"_id":"a"}' };
  for (const more of [{}, { transactionId }])
    expect(await callAdmin(local.url, { ...found, ...more })).toMatchObject({ data: { list: [expect.not.stringContaining('"n"')] } });
  expect(await callAdmin(local.url, { action: 'database.commitTransaction', transactionId })).not.toHaveProperty('code');
});

test.each<[words: string, isWatched: boolean, body: { stages: { stageKey: string; stageValue: string | number }[] }]>([
  [
    'counts by a field',
    false,
    stages({ $match: { open: true, n: { $gte: 1 } } }, { $group: { _id: '$group', count: { $sum: { $numberInt: '1' } } } }),
  ],
  ['sorts and cuts', false, { stages: [...stages({ $sort: { n: -1 } }).stages, { stageKey: '$limit', stageValue: 5 }] }],
  ['makes a list', true, stages({ $group: { _id: { $size: MILLION }, count: { $sum: 1 } } })],
  ['joins', true, stages({ $lookup: { from: 'things', localField: 's', foreignField: 's', as: 'l' } })],
  ['multiplies documents', true, stages({ $unwind: '$l' })],
  ['looks for a pattern', true, stages({ $match: { s: plain } })],
  ['hides an operator', true, { stages: [{ stageKey: '$match', stageValue: JSON.stringify({ s: plain }).replace('$', '\\u0024') }] }],
])('a pipeline that %s is watched over: %s', (_words, isWatched, body) => {
  expect(mayPipelineTakeLong(body.stages)).toBe(isWatched);
});

test('a filter of the inspector ends, too', async () => {
  const address = `${local.url}/__inspect/documents/things?filter=${encodeURIComponent(query)}`;
  const response = await fetch(address);
  expect([response.status, await response.json()]).toEqual([
    400,
    { code: 'BAD_QUERY', message: expect.stringContaining('exceeded time limit') },
  ]);
});

test('a transaction survives a query of its own that took too long', async () => {
  const { transactionId } = await callAdmin(local.url, { action: 'database.startTransaction' });
  const within = (action: string, more: object) => callAdmin(local.url, { action, collectionName: 'things', transactionId, ...more });
  expect(await within('database.getDocument', { query })).toMatchObject({ code: 'DATABASE_REQUEST_FAILED' });
  expect(await within('database.insertDocument', { data: ['{"_id":"b"}'] })).not.toHaveProperty('code');
  expect(await within('database.commitTransaction', {})).not.toHaveProperty('code');
  expect(local.services.database.count('things', {})).toBe(2);
});
