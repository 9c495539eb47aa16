import { beforeAll, describe, expect, test } from '@jest/globals';
import { pointSdkAt, startCloud, type TestCloud } from '../local-cloud';
import { refusalOf } from '../sdk';
import { CLIENTS, databaseOf, type NativeApp, type NativeDatabase, openClient, type Query } from './clients';

// Every SDK as published speaks to one cloud; each has collections of its own.
let local: TestCloud;
const names = CLIENTS.map((_client, i) => `things${i}`);

beforeAll(async () => {
  local = await startCloud({
    functions: {
      echo: `exports.main = async (event) => ({ event, source: process.env.TCB_SOURCE });`,
      broken: `exports.main = async () => { throw new Error('broken on purpose'); };`,
    },
    config: { collections: [...names, ...names.map((name) => `${name}_more`)].map((name) => ({ name })) },
  });
  pointSdkAt(local.url);
});

describe.each(CLIENTS.map((client, i) => ({ ...client, client, collection: `things${i}` })))('$name', ({ client, collection, isWx }) => {
  let app: NativeApp;
  let native: NativeDatabase;
  let db: ReturnType<typeof databaseOf>;

  beforeAll(async () => {
    app = await openClient(client, { serviceUrl: `${local.url}/admin` });
    native = app.database();
    db = databaseOf(client, native);
  });

  /** What a refusal is told by: wx-server-sdk numbers it, the others give the platform's code. */
  const toldBy = async (work: Promise<unknown>) => {
    const { errCode, code } = await refusalOf(work);
    return isWx ? errCode : code;
  };

  test('a document comes back as it was put in', async () => {
    const at = new Date('2026-11-27T08:30:00.123Z');
    const document = {
      text: '工单 "1" \\ \n 😀',
      whole: 2_147_483_648,
      part: -0.5,
      yes: true,
      none: null,
      list: [1, 'two', { three: [3] }, at],
      deep: { er: { est: 'x' } },
      at,
    };
    const id = await db.add(collection, document);
    expect(id).toEqual(expect.any(String));
    expect(await db.get(collection, id)).toEqual({ _id: id, ...document });
    expect(await db.add(collection, { _id: 'mine', n: 1 })).toBe('mine');
    expect(await db.get(collection, 'mine')).toEqual({ _id: 'mine', n: 1 });
    await db.remove(collection, 'mine');
    await db.remove(collection, id);
  });

  test('the server’s time, a place and a pattern are kept as what they are', async () => {
    const before = Date.now();
    const id = await db.add(collection, {
      at: native.serverDate(),
      later: native.serverDate({ offset: 60_000 }),
      loc: isWx ? (native.Geo.Point as unknown as (x: number, y: number) => unknown)(113.5, 22.5) : new native.Geo.Point(113.5, 22.5),
    });
    const found = (await db.get(collection, id)) as unknown as { at: Date; later: Date; loc: { longitude: number; latitude: number } };
    expect(found.at.getTime()).toBeGreaterThanOrEqual(before);
    expect(found.later.getTime() - found.at.getTime()).toBeGreaterThanOrEqual(60_000);
    expect({ ...found.loc }).toMatchObject({ longitude: 113.5, latitude: 22.5 });
    expect(local.services.database.find(collection, { filter: { _id: id } })[0]).toContain(
      '"loc":{"type":"Point","coordinates":[113.5,22.5]}',
    );
    expect(await db.updateWhere(collection, { _id: id }, { seen: native.serverDate({ offset: -1000 }) })).toBe(1);
    expect((await db.get(collection, id))?.seen).toEqual(expect.any(Date));
    await db.remove(collection, id);
  });

  describe('a query', () => {
    const at = (day: number) => new Date(Date.UTC(2026, 10, day));
    beforeAll(async () => {
      await db.removeWhere(collection, { _id: native.command.neq?.('') });
      const rows = [
        { _id: 'a', n: 1, name: 'Alpha', tags: ['x', 'y'], at: at(1), deep: { k: 1 }, list: [{ k: 1, v: 9 }] },
        { _id: 'b', n: 2, name: 'beta', tags: ['y'], at: at(2), deep: { k: 2 }, list: [{ k: 2, v: 9 }] },
        { _id: 'c', n: 3, name: 'Gamma', tags: [], at: at(3), deep: { k: 3 } },
        { _id: 'd', n: 4, name: 'alpine', at: at(4) },
      ];
      for (const row of rows) await db.add(collection, row);
    });

    type Conditions = (_: Record<string, (...operands: unknown[]) => Chained>) => unknown;
    type Chained = Record<'and' | 'or', (other: unknown) => unknown>;
    test.each<[name: string, condition: Conditions, ids: string]>([
      ['equality', () => ({ n: 2 }), 'b'],
      ['a dotted path', () => ({ 'deep.k': 2 }), 'b'],
      ['a nested object, flattened', () => ({ deep: { k: 3 } }), 'c'],
      ['eq', (_) => ({ n: _.eq?.(1) }), 'a'],
      ['neq', (_) => ({ n: _.neq?.(1) }), 'bcd'],
      ['gt', (_) => ({ n: _.gt?.(3) }), 'd'],
      ['gte', (_) => ({ n: _.gte?.(3) }), 'cd'],
      ['lt', (_) => ({ n: _.lt?.(2) }), 'a'],
      ['lte', (_) => ({ n: _.lte?.(2) }), 'ab'],
      ['in', (_) => ({ n: _.in?.([1, 4, 9]) }), 'ad'],
      ['nin', (_) => ({ n: _.nin?.([1, 4]) }), 'bc'],
      ['mod', (_) => ({ n: _.mod?.([2, 1]) }), 'ac'],
      ['and of a field', (_) => ({ n: _.gt?.(1).and(_.lt?.(4)) }), 'bc'],
      ['or of a field', (_) => ({ n: _.eq?.(1).or(_.eq?.(4)) }), 'ad'],
      ['not', (_) => ({ n: _.not?.(_.gt?.(2)) }), 'ab'],
      ['nor', (_) => ({ n: _.nor?.([_.eq?.(1), _.eq?.(2)]) }), 'cd'],
      ['or of conditions', (_) => _.or?.([{ n: 1 }, { name: 'beta' }]), 'ab'],
      ['and of conditions', (_) => _.and?.([{ n: _.gt?.(1) }, { tags: 'y' }]), 'b'],
      ['exists', (_) => ({ deep: _.exists?.(false) }), 'd'],
      ['size', (_) => ({ tags: _.size?.(2) }), 'a'],
      ['all', (_) => ({ tags: _.all?.(['x', 'y']) }), 'a'],
      ['elemMatch', (_) => ({ list: _.elemMatch?.({ k: 2, v: _.gt?.(8) }) }), 'b'],
      ['a literal pattern', () => ({ name: /^al/i }), 'ad'],
      ['a pattern among alternatives', (_) => ({ name: _.in?.([/^B/i, 'Gamma']) }), 'bc'],
      ['an excluded pattern', (_) => ({ name: _.not?.(/^al/i) }), 'bc'],
      ['a date', () => ({ at: at(3) }), 'c'],
      ['dates', (_) => ({ at: _.gte?.(at(2)).and(_.lt?.(at(4))) }), 'bc'],
      ['null for what is missing', () => ({ list: null }), 'cd'],
      ['expr', (_) => _.expr?.({ $gt: ['$n', 3] }), 'd'],
    ])('by %s', async (_name, condition, ids) => {
      const found = await db.find(collection, (query) => query.where(condition(native.command as never)).orderBy('_id', 'asc'));
      expect(found.map(({ _id }) => _id).join('')).toBe(ids);
      expect(await db.count(collection, (query) => query.where(condition(native.command as never)))).toBe(ids.length);
    });

    test.each<[name: string, build: (query: Query) => Query, expected: unknown]>([
      [
        'order, skip and limit',
        (query) => query.orderBy('n', 'desc').skip(1).limit(2).field({ n: true, _id: false }),
        [{ n: 3 }, { n: 2 }],
      ],
      ['two orders', (query) => query.orderBy('deep.k', 'asc').orderBy('n', 'desc').limit(1).field({ n: true, _id: false }), [{ n: 4 }]],
      ['fields left out', (query) => query.where({ n: 4 }).field({ at: false, name: false }), [{ _id: 'd', n: 4 }]],
    ])('with %s', async (_name, build, expected) => {
      expect(await db.find(collection, build)).toEqual(expected);
    });

    test('gives the part of a list that is asked for', async () => {
      const [found] = await db.find(collection, (query) => query.where({ n: 1 }).field({ tags: { $slice: 1 } }));
      expect(found?.tags).toEqual(['x']);
    });

    test('groups, sorts, projects and looks up', async () => {
      const { aggregate: $ } = native.command;
      const totals = await db.aggregate(
        collection,
        (pipeline) =>
          pipeline
            .match?.({ n: native.command.gt?.(1), at: native.command.gte?.(at(2)) })
            .project?.({ isEven: $.eq?.([$.mod?.(['$n', 2]), 0]), n: 1 })
            .group?.({ _id: '$isEven', total: $.sum?.('$n'), first: $.first?.('$n') })
            .sort?.({ total: 1 }) as never,
      );
      expect(totals).toEqual([
        { _id: false, total: 3, first: 3 },
        { _id: true, total: 6, first: 2 },
      ]);
      const joined = await db.aggregate(
        collection,
        (pipeline) =>
          pipeline
            .match?.({ n: 1 })
            .lookup?.({ from: collection, localField: 'n', foreignField: 'n', as: 'same' })
            .project?.({ _id: 0, at: 1, same: { _id: 1 } }) as never,
      );
      expect(joined).toEqual([{ at: at(1), same: [{ _id: 'a' }] }]);
    });
  });

  describe('a change', () => {
    const place = `${collection}_more`;
    type Change = (_: Record<string, (...operands: unknown[]) => unknown>) => object;
    const before = { n: 4, s: 'x', list: [1, 2, 3], o: { a: 1, b: { c: 2 } }, bits: 6 };
    test.each<[name: string, change: Change, after: object]>([
      ['of a field', () => ({ s: 'y' }), { s: 'y' }],
      ['inc', (_) => ({ n: _.inc?.(2) }), { n: 6 }],
      ['mul', (_) => ({ n: _.mul?.(2) }), { n: 8 }],
      ['min and max', (_) => ({ n: _.min?.(3), m: _.max?.(7) }), { n: 3, m: 7 }],
      ['remove', (_) => ({ s: _.remove?.() }), { s: undefined }],
      ['rename', (_) => ({ s: _.rename?.('t') }), { s: undefined, t: 'x' }],
      ['a merge', () => ({ o: { b: { d: 3 } } }), { o: { a: 1, b: { c: 2, d: 3 } } }],
      ['a dotted path', () => ({ 'o.b.c': 5 }), { o: { a: 1, b: { c: 5 } } }],
      ['set in place of a merge', (_) => ({ o: _.set?.({ z: 1 }) }), { o: { z: 1 } }],
      ['push', (_) => ({ list: _.push?.([4, 5]) }), { list: [1, 2, 3, 4, 5] }],
      ['push at a place', (_) => ({ list: _.push?.({ each: [9], position: 1 }) }), { list: [1, 9, 2, 3] }],
      ['push, sorted and cut', (_) => ({ list: _.push?.({ each: [0], sort: 1, slice: 2 }) }), { list: [0, 1] }],
      ['unshift', (_) => ({ list: _.unshift?.([0]) }), { list: [0, 1, 2, 3] }],
      ['pop', (_) => ({ list: _.pop?.() }), { list: [1, 2] }],
      ['shift', (_) => ({ list: _.shift?.() }), { list: [2, 3] }],
      ['pull', (_) => ({ list: _.pull?.(2) }), { list: [1, 3] }],
      ['pullAll', (_) => ({ list: _.pullAll?.([1, 2]) }), { list: [3] }],
      ['addToSet', (_) => ({ list: _.addToSet?.(3) }), { list: [1, 2, 3] }],
      ['bit', (_) => ({ bits: _.bit?.({ and: 3 }) }), { bits: 2 }],
    ])('by %s', async (_name, change, after) => {
      await db.set(place, 'one', before);
      expect(await db.update(place, 'one', change(native.command as never))).toBe(1);
      const wanted = Object.entries({ _id: 'one', ...before, ...after }).filter(([, value]) => value !== undefined);
      expect(await db.get(place, 'one')).toEqual(Object.fromEntries(wanted));
    });

    test('replaces or creates, and tells which', async () => {
      expect(await db.set(place, 'new', { a: 1, at: new Date(5) })).toEqual({ updated: 0, created: 1 });
      expect(await db.set(place, 'new', { b: 2 })).toEqual({ updated: 1, created: 0 });
      expect(await db.get(place, 'new')).toEqual({ _id: 'new', b: 2 });
      expect(await db.update(place, 'nobody', { a: 1 })).toBe(0);
      expect(await db.remove(place, 'new')).toBe(1);
      expect(await db.remove(place, 'new')).toBe(0);
    });

    test('of many touches those that match', async () => {
      for (const n of [1, 2, 3]) await db.set(place, `m${n}`, { n, group: 'many' });
      expect(await db.updateWhere(place, { group: 'many', n: native.command.gt?.(1) }, { n: native.command.inc?.(10) })).toBe(2);
      expect((await db.find(place, (query) => query.where({ group: 'many' }).orderBy('_id', 'asc'))).map(({ n }) => n)).toEqual([
        1, 12, 13,
      ]);
      expect(await db.removeWhere(place, { group: 'many', n: native.command.gt?.(1) })).toBe(2);
    });
  });

  describe('a transaction', () => {
    const place = `${collection}_more`;

    test('reads its own writes and stores all of them', async () => {
      await db.set(place, 'balance', { n: 10, at: new Date(7) });
      const seen = await db.inTransaction(async (tx) => {
        const before = await tx.get(place, 'balance');
        await tx.update(place, 'balance', { n: native.command.inc?.(-3), 'o.k': 1 });
        await tx.set(place, 'receipt', { paid: 3, at: new Date(9) });
        await tx.add(place, { _id: 'note', at: new Date(11) });
        return { before, after: await tx.get(place, 'balance') };
      });
      expect(seen).toMatchObject({ before: { n: 10, at: new Date(7) }, after: { n: 7, o: { k: 1 } } });
      expect(await db.get(place, 'balance')).toEqual({ _id: 'balance', n: 7, at: new Date(7), o: { k: 1 } });
      expect(await db.get(place, 'receipt')).toEqual({ _id: 'receipt', paid: 3, at: new Date(9) });
      expect(await db.get(place, 'note')).toEqual({ _id: 'note', at: new Date(11) });
      await db.inTransaction(async (tx) => {
        expect(await tx.remove(place, 'note')).toBe(1);
      });
      expect(await db.count(place, (query) => query.where({ _id: 'note' }))).toBe(0);
    });

    test('that fails stores nothing', async () => {
      await db.set(place, 'balance', { n: 10 });
      const failed = db.inTransaction(async (tx) => {
        await tx.update(place, 'balance', { n: 0 });
        throw new Error('changed my mind');
      });
      await expect(failed).rejects.toThrow('changed my mind');
      expect((await db.get(place, 'balance'))?.n).toBe(10);
    });

    test('loses to a change outside', async () => {
      await db.set(place, 'balance', { n: 10 });
      let rounds = 0;
      const lost = db.inTransaction(async (tx) => {
        rounds += 1;
        await tx.get(place, 'balance');
        if (rounds === 1) await db.set(place, 'balance', { n: 99 });
        await tx.update(place, 'balance', { n: native.command.inc?.(1) });
      });
      // wx-server-sdk loses the code on the way, so that its runTransaction does not try again; the others do.
      if (isWx) expect(await refusalOf(lost)).toMatchObject({ errCode: -501001, errMsg: expect.stringContaining('TransactionConflict') });
      else await lost;
      expect((await db.get(place, 'balance'))?.n).toBe(isWx ? 99 : 100);
    });
  });

  test.each<[name: string, work: () => Promise<unknown>, errCode: number, code: string]>([
    ['a missing collection', () => db.find('nowhere', (query) => query), -502005, 'DATABASE_COLLECTION_NOT_EXIST'],
    [
      'a duplicate',
      () => db.set(collection, 'twin', { a: 1 }).then(() => db.add(collection, { _id: 'twin' })),
      -502001,
      'DATABASE_REQUEST_FAILED',
    ],
  ])('%s is told by its code', async (_name, work, errCode, code) => {
    expect(await toldBy(work())).toBe(isWx ? errCode : code);
  });

  test('a new collection is there', async () => {
    await native.createCollection(`${collection}_new`);
    await db.add(`${collection}_new`, { n: 1 });
    expect(await db.count(`${collection}_new`, (query) => query)).toBe(1);
  });

  test('a function is called, and a broken or missing one is told', async () => {
    const data = { text: '工单', list: [1, null], at: '2026-11-27' };
    expect((await app.callFunction({ name: 'echo', data })).result).toMatchObject({ event: data, source: expect.stringMatching(/scf/) });
    expect((await app.callFunction({ name: 'echo' })).result).toMatchObject({ event: {} });
    for (const name of ['broken', 'nobody']) {
      const reply = await app.callFunction({ name }).catch((failure: unknown) => failure as Record<string, unknown>);
      expect(reply.errCode ?? reply.code).toBeDefined();
      expect(reply.result).toBeUndefined();
    }
  });

  test('files are uploaded, linked, downloaded and deleted', async () => {
    const bytes = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(100_000, 7)]);
    const cloudPath = `${collection}/照片 1.jpg`;
    const { fileID } = await app.uploadFile({ cloudPath, fileContent: bytes });
    expect(fileID).toBe(`cloud://dev-env.6465-dev-env-1250000000/${cloudPath}`);
    expect((await app.downloadFile({ fileID })).fileContent.equals(bytes)).toBe(true);
    const { fileList } = await app.getTempFileURL({ fileList: [fileID, `${fileID}x`] });
    expect(fileList[0]).toMatchObject({ fileID, maxAge: 7200, tempFileURL: expect.stringContaining('/__storage/') });
    expect(fileList[1]).toMatchObject(isWx ? { status: -503003 } : { code: 'STORAGE_FILE_NONEXIST' });
    expect((await app.deleteFile({ fileList: [fileID] })).fileList[0]).toMatchObject(isWx ? { status: 0 } : { code: 'SUCCESS' });
    expect((await app.deleteFile({ fileList: [fileID] })).fileList[0]).toMatchObject(
      isWx ? { status: -503003 } : { code: 'STORAGE_FILE_NONEXIST' },
    );
  });
});
