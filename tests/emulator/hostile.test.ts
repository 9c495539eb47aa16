import { connect } from 'node:net';
import { beforeAll, expect, test } from '@jest/globals';
import { callAdmin, startCloud, type TestCloud } from './local-cloud';

let local: TestCloud;

beforeAll(async () => {
  local = await startCloud({ config: { collections: [{ name: 'things' }] } });
});

const insert = (data: unknown, collectionName: unknown = 'things') =>
  callAdmin(local.url, { action: 'database.insertDocument', collectionName, data });
const query = (text: unknown, more: object = {}) =>
  callAdmin(local.url, { action: 'database.getDocument', collectionName: 'things', queryType: 'WHERE', query: text, ...more });
const isAlive = async () => expect(await insert(['{"ok":true}'])).toMatchObject({ data: { insertedIds: [expect.any(String)] } });

test.each([
  ['no JSON', '{"action":'],
  ['a list', '[1]'],
  ['nothing', ''],
  ['no action', '{}'],
  ['an action that is an object', '{"action":{"a":1}}'],
  ['an action of every object', '{"action":"constructor"}'],
  ['deep nesting', `{"action":"database.insertDocument","collectionName":"things","data":["${'['.repeat(50_000)}"]}`],
])('a body that is %s gets a clear refusal', async (_name, body) => {
  expect(await callAdmin(local.url, body)).toMatchObject({ code: 'INVALID_PARAM', message: expect.any(String) });
  await isAlive();
});

test.each([
  ['a document that is no JSON', () => insert(['{'])],
  ['a document that is a list', () => insert(['[]'])],
  ['a document that is a number', () => insert([5])],
  ['nothing to insert', () => insert([])],
  ['__proto__ as a field', () => insert(['{"__proto__":{"isAdmin":true}}'])],
  ['__proto__ deeper', () => insert(['{"a":{"__proto__":{"isAdmin":true}}}'])],
  ['too deep a document', () => insert([`${'{"a":'.repeat(150)}1${'}'.repeat(150)}`])],
  ['a field with a dollar', () => insert(['{"$where":"1"}'])],
  ['an _id that is a list', () => insert(['{"_id":[1]}'])],
  ['a date that is none', () => insert(['{"at":{"$date":"yesterday"}}'])],
  ['a number that is none', () => insert(['{"n":{"$numberInt":"five"}}'])],
  ['a broken pattern', () => query('{"s":{"$regularExpression":{"pattern":"(","options":""}}}')],
  ['an unknown operator', () => query('{"s":{"$explode":1}}')],
  ['script in a query', () => query('{"$where":"return true"}')],
  ['an order that is none', () => query('{}', { order: '{"a":7}' })],
  ['a negative offset', () => query('{}', { offset: -1 })],
  ['a projection that is none', () => query('{}', { projection: '{"a":1,"b":0}' })],
  ['a name of SQL', () => insert(['{}'], 'things"; DROP TABLE collections; --')],
  ['no name', () => insert(['{}'], null)],
  ['a transaction of somebody else’s imagination', () => query('{}', { transactionId: 'none' })],
  [
    'an unknown stage',
    () =>
      callAdmin(local.url, {
        action: 'database.aggregateDocuments',
        collectionName: 'things',
        stages: [{ stageKey: '$explode', stageValue: '{}' }],
      }),
  ],
  [
    'a stage that writes',
    () =>
      callAdmin(local.url, {
        action: 'database.aggregateDocuments',
        collectionName: 'things',
        stages: [{ stageKey: '$out', stageValue: '"x"' }],
      }),
  ],
  ['too many files', () => callAdmin(local.url, { action: 'storage.batchGetDownloadUrl', file_list: Array(51).fill({ fileid: 'a' }) })],
])('%s is refused with a code and changes nothing', async (_name, call) => {
  const before = local.services.database.count('things', {});
  expect(await call()).toMatchObject({ code: expect.stringMatching(/^[A-Z_]+$/), message: expect.any(String) });
  expect(local.services.database.count('things', {})).toBe(before);
  expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  await isAlive();
});

test('an update through __proto__ or constructor touches only the document', async () => {
  await insert(['{"_id":"p"}']);
  const modify = (data: string) =>
    callAdmin(local.url, {
      action: 'database.modifyDocument',
      collectionName: 'things',
      queryType: 'DOC',
      query: '{"_id":"p"}',
      merge: true,
      multi: false,
      data,
    });
  await modify('{"$set":{"__proto__.polluted":1}}');
  await modify('{"$set":{"constructor.prototype.polluted":1}}');
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
});

test('a body past the limit, a wrong method and a broken multipart are refused', async () => {
  const large = await fetch(`${local.url}/admin`, { method: 'POST', body: 'x'.repeat(21 * 1024 * 1024) }).then(
    ({ status }) => status,
    () => 'cut off',
  );
  expect([413, 'cut off']).toContain(large);
  expect((await fetch(`${local.url}/admin`, { method: 'DELETE' })).status).toBe(405);
  const multipart = await fetch(`${local.url}/admin`, {
    method: 'POST',
    body: 'nonsense',
    headers: { 'content-type': 'multipart/form-data' },
  });
  expect(await multipart.json()).toMatchObject({ code: 'INVALID_PARAM' });
  await isAlive();
});

test('a client that stops in the middle of a body harms nobody', async () => {
  const socket = connect(local.port, '127.0.0.1');
  socket.write('POST /admin HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n\r\n{"action":');
  await isAlive();
  socket.destroy();
  const garbage = connect(local.port, '127.0.0.1');
  const answer = new Promise<string>((resolve) => garbage.on('data', (chunk) => resolve(chunk.toString())));
  garbage.write('\u0000\u0001nonsense\r\n\r\n');
  expect(await answer).toContain('400 Bad Request');
  garbage.destroy();
  await isAlive();
});

/** A multipart call as wx-server-sdk sends cloud calls. */
async function callMultipart(parts: readonly (readonly [name: string, value: string | Buffer])[]): Promise<Record<string, unknown>> {
  const body = Buffer.concat([
    ...parts.flatMap(([name, value]) => [
      Buffer.from(`--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n`),
      Buffer.from(value),
      Buffer.from('\r\n'),
    ]),
    Buffer.from('--b--\r\n'),
  ]);
  const response = await fetch(`${local.url}/admin`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
  });
  return (await response.json()) as Record<string, unknown>;
}
const OPEN_API = ['action', 'wx.openApi'] as const;
const API_NAME = ['apiName', 'wxa.thing'] as const;

test.each<[name: string, parts: readonly (readonly [string, string | Buffer])[]]>([
  ['without an action', [['apiName', 'x']]],
  ['with __proto__ for a field', [OPEN_API, ['__proto__', 'polluted'], ['constructor', 'polluted']]],
  ['with a hundred thousand fields', [OPEN_API, ...Array.from({ length: 100_000 }, (_unused, i) => [`f${i}`, 'x'] as const)]],
  ['without its message', [OPEN_API, API_NAME]],
  ['whose message ends in the middle', [OPEN_API, API_NAME, ['requestData', Buffer.from('08001277', 'hex')]]],
  ['whose message claims four gigabytes', [OPEN_API, API_NAME, ['requestData', Buffer.from('12ffffffff0f0a', 'hex')]]],
  ['whose message is of another kind', [OPEN_API, API_NAME, ['requestData', Buffer.from('0dffffffff', 'hex')]]],
  ['whose message opens groups without end', [OPEN_API, API_NAME, ['requestData', Buffer.alloc(100_000, 0x7b)]]],
  ['of a kind nobody knows', [OPEN_API, API_NAME, ['requestData', Buffer.from('0803', 'hex')]]],
  ['that asks the server itself for nothing', [OPEN_API, API_NAME, ['requestData', Buffer.from('0802', 'hex')]]],
])('a cloud call %s is refused with a code', async (_name, parts) => {
  expect(await callMultipart(parts)).toMatchObject({ code: expect.stringMatching(/^INVALID_PARAM$/), message: expect.any(String) });
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  await isAlive();
});

test.each([
  ['with __proto__ on top', '{"__proto__":{"action":"database.getDocument"},"constructor":1}'],
  ['with a hundred thousand fields', `{${Array.from({ length: 100_000 }, (_unused, i) => `"f${i}":1`).join(',')}}`],
  ['with an action of a megabyte', JSON.stringify({ action: 'x'.repeat(1024 * 1024) })],
  ['with a number beyond all bounds', '{"action":"database.getDocument","collectionName":"things","offset":1e999}'],
  ['of a byte order mark and nothing', '\ufeff'],
])('a body %s gets a clear and short refusal', async (_name, body) => {
  const reply = await callAdmin(local.url, body);
  expect(reply).toMatchObject({ code: 'INVALID_PARAM', message: expect.any(String) });
  expect(String(reply.message).length).toBeLessThan(500);
  await isAlive();
});

test('of a field given twice the last one counts', async () => {
  expect(await callAdmin(local.url, '{"action":"nothing","action":"database.calculateDocument","collectionName":"things"}')).toMatchObject({
    data: { total: expect.any(Number) },
  });
});

test.each(['\u0000', 'a\u0000b', '\ud800', '工单 😀', '__proto__', ' ', 'x'.repeat(1000)])(
  'a document of the id %j is found by it and no other',
  async (id) => {
    const _id = JSON.stringify(id);
    const inserted = await insert([`{"_id":${_id},"mine":true}`]);
    const found = await query(`{"_id":${_id}}`);
    if (inserted.code !== undefined) expect(found).toMatchObject({ data: { list: [] } });
    else
      expect((found as { data: { list: string[] } }).data.list.map((json) => JSON.parse(json) as unknown)).toEqual([
        { _id: id, mine: true },
      ]);
  },
);
