import { beforeAll, expect, test } from '@jest/globals';
import { startCloud, type TestCloud } from '../local-cloud';

let local: TestCloud;
beforeAll(async () => {
  local = await startCloud({
    functions: { sweep: 'exports.main = async () => 1;' },
    config: {
      collections: [{ name: 'things', indexes: [{ name: 'by_owner', keys: [['owner', 1]] }] }, { name: 'others' }],
      seed: {
        things: Array.from({ length: 5 }, (_, index) => ({ _id: `thing-${index}`, owner: index % 2 === 0 ? 'ann' : 'bob', size: index })),
        others: [{ _id: 'thing-1' }],
      },
      functions: [{ name: 'sweep', timer: { name: 'hourly', cron: '0 0 * * * * *' } }],
      phones: [{ id: 'ann', title: { zh: '安', en: 'Ann' }, openid: 'oAnn', kind: 'customer' }],
    },
  });
});

async function ask(path: string): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await fetch(`${local.url}/__inspect/${path}`);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}
const query = (filter: unknown, sort: unknown = {}, more = '') =>
  ask(`documents/things?filter=${encodeURIComponent(JSON.stringify(filter))}&sort=${encodeURIComponent(JSON.stringify(sort))}${more}`);

test('documents are found by a filter, in an order, a page at a time, and it is told how', async () => {
  expect((await query({ owner: 'ann' }, { size: -1 }, '&limit=2')).body).toEqual({
    documents: [
      { _id: 'thing-4', owner: 'ann', size: 4 },
      { _id: 'thing-2', owner: 'ann', size: 2 },
    ],
    hasMore: true,
    explain: { plan: 'index by_owner', examined: 3 },
    total: 3,
  });
  expect((await query({ owner: 'ann' }, { size: -1 }, '&limit=2&offset=2')).body).toMatchObject({
    documents: [{ _id: 'thing-0' }],
    hasMore: false,
  });
  expect((await query({}, {}, '&limit=2&offset=2')).body).toMatchObject({
    documents: [{ _id: 'thing-2' }, { _id: 'thing-3' }],
    hasMore: true,
    total: 5,
  });
  expect((await query({}, {}, '&limit=2&offset=4')).body).toMatchObject({ documents: [{ _id: 'thing-4' }], hasMore: false });
});

test('a scan says so and is not counted as well', async () => {
  const { body } = await query({ size: { $gte: 3 } });
  expect(body).toMatchObject({ documents: [{ _id: 'thing-3' }, { _id: 'thing-4' }], explain: { plan: 'scan', examined: 5 } });
  expect(body).not.toHaveProperty('total');
});

test.each([
  ['filter=%7B', /JSON/],
  ['filter=[1]', /object/],
  ['filter={"size":{"$gibtsnicht":1}}', /gibtsnicht/],
  ['sort={"size":2}', /1 or -1/],
])('a query that cannot be understood is refused with the reason: %s', async (search, reason) => {
  const { status, body } = await ask(`documents/things?${search}`);
  expect({ status, code: body.code }).toEqual({ status: 400, code: 'BAD_QUERY' });
  expect(body.message).toMatch(reason);
});

test('a collection that is not there is no empty one', async () => {
  expect(await ask('documents/ghosts')).toMatchObject({ status: 404, body: { code: 'NO_COLLECTION' } });
});

test('an id leads to every collection that has a document of that name', async () => {
  expect((await ask('ids/thing-1')).body).toEqual({ collections: ['others', 'things'] });
  expect((await ask('ids/nobody')).body).toEqual({ collections: [] });
});

test('files are listed with their owner, and lead to their bytes', async () => {
  const png = Buffer.from('89504e470d0a1a0a', 'hex');
  const uploaded = await fetch(`${local.url}/__wechat/upload?cloudPath=a/b.png`, {
    method: 'PUT',
    body: png,
    headers: { 'x-wechat-phone': 'ann' },
  });
  const { fileID } = (await uploaded.json()) as { fileID: string };
  const listed = { fileID, sizeBytes: 8, contentType: 'image/png', ownerOpenid: 'oAnn' };

  expect((await ask('files')).body).toMatchObject({ total: 1, files: [listed] });
  expect((await ask(`files?fileID=${encodeURIComponent(fileID)}`)).body).toMatchObject({ total: 1, files: [listed] });
  expect((await ask('files?fileID=cloud://elsewhere/x')).body).toEqual({ total: 0, files: [] });

  const content = await fetch(`${local.url}/__inspect/files/content?fileID=${encodeURIComponent(fileID)}`);
  expect(Buffer.from(await content.arrayBuffer())).toEqual(png);
  expect(await ask('files/content?fileID=cloud://elsewhere/x')).toMatchObject({ status: 404, body: { code: 'NO_SUCH_FILE' } });
});

test('each timer tells when it is due', async () => {
  const { now } = (await ask('clock')).body as { now: number };
  const { timers } = (await ask('timers')).body as { timers: { nextAt: number }[] };
  expect(timers).toMatchObject([{ functionName: 'sweep', name: 'hourly', cron: '0 0 * * * * *' }]);
  expect(timers[0]?.nextAt).toBeGreaterThan(now);
  expect(Number(timers[0]?.nextAt) % 3_600_000).toBe(0);
});
