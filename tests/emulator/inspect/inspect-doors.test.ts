import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startCloud, type TestCloud } from '../local-cloud';

let local: TestCloud;
beforeAll(async () => {
  local = await startCloud({
    functions: { sweep: 'exports.main = async (event) => { console.log("swept", event.Type); return event.Type; };' },
    config: {
      collections: [{ name: 'things' }],
      seed: { things: [{ _id: 'one' }, { _id: 'two' }] },
      functions: [{ name: 'sweep', timer: { name: 'hourly', cron: '0 0 * * * * *' } }],
    },
  });
});
beforeEach(() => ask('POST', 'reset', {}));

async function ask(method: string, path: string, body?: unknown): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await fetch(`${local.url}/__inspect/${path}`, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}
const clock = async () => Number((await ask('GET', 'clock')).body.offsetMs);

test('the clock moves on, to a time, and back to now', async () => {
  await ask('POST', 'clock', { advanceMs: 60_000 });
  await ask('POST', 'clock', { advanceMs: 60_000 });
  expect(await clock()).toBe(120_000);

  expect(new Date(Number((await ask('POST', 'clock', { now: Date.UTC(2027, 5, 1) })).body.now)).getUTCFullYear()).toBe(2027);

  await ask('POST', 'clock', { reset: true });
  expect(await clock()).toBe(0);
});

test.each([{}, { now: '2027' }, { advanceMs: null }, { now: 1e300 }, []])('the clock stays where it is for %j', async (body) => {
  expect(await ask('POST', 'clock', body)).toMatchObject({ status: 400, body: { code: 'BAD_CLOCK' } });
  expect(await clock()).toBe(0);
});

test('moving the clock answers after the timers that came due have run', async () => {
  const runs = async () => ((await ask('GET', 'invocations?function=sweep')).body.invocations as unknown[]).length;
  const before = await runs();
  await ask('POST', 'clock', { advanceMs: 3_600_000 });
  await ask('POST', 'clock', { advanceMs: 3_600_000 });
  expect(await runs()).toBeGreaterThan(before);
});

test('a timer can be run by hand; a function without one cannot', async () => {
  expect(await ask('POST', 'timers/sweep/run')).toMatchObject({ status: 200, body: { result: 'Timer' } });
  expect(await ask('POST', 'timers/none/run')).toMatchObject({ status: 404, body: { code: 'NO_TIMER' } });
});

test('collections are read a page at a time', async () => {
  expect((await ask('GET', 'collections')).body).toEqual({ collections: [{ name: 'things', total: 2 }] });
  expect((await ask('GET', 'collections/things?limit=1&offset=1')).body).toEqual({ total: 2, documents: [{ _id: 'two' }] });
  expect((await ask('GET', 'collections/things?limit=-1&offset=x')).body).toMatchObject({ total: 2 });
  expect(await ask('GET', 'collections/ghosts')).toMatchObject({ status: 404, body: { code: 'NO_COLLECTION' } });
});

test('a reset leaves nothing but the seed', async () => {
  await ask('POST', 'clock', { advanceMs: 60_000 });
  await ask('POST', 'faults', { on: 'action', name: 'database.getDocument', effect: { kind: 'lose-reply' } });
  await local.services.storage.put((await import('node:stream')).Readable.from([Buffer.from('x')]), 'a/b.txt', { ownerOpenid: 'o-anna' });

  await ask('POST', 'reset', {});

  expect(await clock()).toBe(0);
  expect((await ask('GET', 'faults')).body).toEqual({ faults: [] });
  expect(local.services.storage.list(10, 0).total).toBe(0);
});

test.each([
  ['GET', 'collections/%E0%A4%A'],
  ['POST', 'timers/%E0%A4%A/run'],
])('a broken escape in a path was a failure of ours: %s %s', async (method, path) => {
  expect(await ask(method, path)).toMatchObject({ status: 400, body: { code: 'BAD_URL' } });
});

describe('runs of functions are found', () => {
  const found = async (query: string) => {
    const { total, invocations } = (await ask('GET', `invocations?${query}`)).body as {
      total: number;
      invocations: { requestId: string }[];
    };
    return { total, ids: invocations.map(({ requestId }) => requestId) };
  };
  const run = async () => void (await ask('POST', 'timers/sweep/run'));

  test('by function, outcome and text, the newest first, a page at a time', async () => {
    await run();
    await run();
    const all = await found('function=sweep');
    expect(all.total).toBe(2);
    expect(await found('outcome=ok&limit=1')).toEqual({ total: 2, ids: [all.ids[0]] });
    expect(await found('outcome=ok&limit=1&offset=1')).toEqual({ total: 2, ids: [all.ids[1]] });
    expect((await found('text=SWEPT+timer')).total).toBe(2);
    for (const none of ['function=ghost', 'outcome=failed', 'outcome=running', 'openid=o-anna', 'text=nowhere'])
      expect([none, (await found(none)).total]).toEqual([none, 0]);
  });
});

describe('documents are searched', () => {
  test('through all collections, for any text in them', async () => {
    local.services.database.createCollection('others');
    await local.services.database.insert('others', [{ _id: 'o-1', name: '安娜 "A"', deep: [{ n: 1 }] }], undefined);
    const search = async (q: string) => (await ask('GET', `search?q=${encodeURIComponent(q)}`)).body;
    expect(await search('安娜 "a"')).toEqual({
      documents: [{ collection: 'others', document: { _id: 'o-1', name: '安娜 "A"', deep: [{ n: 1 }] } }],
      isPartial: false,
    });
    expect(await search('nobody')).toEqual({ documents: [], isPartial: false });
    expect((await search('_id')).documents).toHaveLength(3);
    expect((await ask('GET', 'search?q=_id&limit=2')).body).toMatchObject({ documents: [{}, {}], isPartial: true });
  });

  test('in turns: a collection full of the text hides none that has it once', async () => {
    const many = Array.from({ length: 500 }, (_unused, i) => ({ _id: `many-${i}`, text: 'needle' }));
    for (const name of ['a-large-one', 'z-small-one']) local.services.database.createCollection(name);
    await local.services.database.insert('a-large-one', many);
    await local.services.database.insert('z-small-one', [{ _id: 'single', text: 'needle' }]);
    const { documents, isPartial } = (await ask('GET', 'search?q=needle')).body;
    expect(documents).toHaveLength(50);
    expect(documents).toContainEqual({ collection: 'z-small-one', document: { _id: 'single', text: 'needle' } });
    expect(isPartial).toBe(true);
  });

  test('for something', async () => {
    expect(await ask('GET', 'search?q=+')).toMatchObject({ status: 400, body: { code: 'BAD_SEARCH' } });
  });
});
