import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeAll, expect, test } from '@jest/globals';
import { buildSync } from 'esbuild';
import { callAdmin, startCloud, temporaryDir } from './local-cloud';

const ROOT = resolve(__dirname, '../..');
const host = join(temporaryDir(), 'host.cjs');
const children: ChildProcess[] = [];

beforeAll(() => {
  symlinkSync(join(ROOT, 'node_modules'), join(host, '../node_modules'));
  buildSync({
    stdin: {
      contents: `import { startLocalWechat } from './emulator/local-wechat';
        const indexes = [{ name: 'by_n', keys: [['n', 1]], unique: true, sparse: true }];
        const config = { envId: 'e', appId: 'wxa', bucket: 'b', collections: [{ name: 'things', indexes }], functions: [] };
        startLocalWechat(config, { dataDir: process.argv[2], port: 0, functionsDir: '.' }).then(({ url }) => console.log('ready ' + url), ({ message }) => { console.log('refused ' + message); process.exit(1); });`,
      resolveDir: ROOT,
    },
    outfile: host,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['libsql'],
    logLevel: 'error',
  });
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

async function spawnCloud(dataDir: string): Promise<{ line: string; url: string; kill: () => Promise<void> }> {
  const child = spawn(process.execPath, [host, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const [chunk] = (await once(child.stdout as NonNullable<typeof child.stdout>, 'data')) as [Buffer];
  const line = chunk.toString().trim();
  return {
    line,
    url: line.replace('ready ', ''),
    kill: async () => {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

function gate(): { reached: Promise<void>; open: () => void } {
  let open = () => {};
  const reached = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { reached, open };
}

const insert = (url: string, document: object, transactionId?: unknown) =>
  callAdmin(url, { action: 'database.insertDocument', collectionName: 'things', data: [JSON.stringify(document)], transactionId });
const idsIn = async (url: string) => {
  const ids: string[] = [];
  for (let offset = 0; ; offset += 1000) {
    const reply = (await callAdmin(url, { action: 'database.getDocument', collectionName: 'things', limit: 1000, offset })) as {
      data: { list: string[] };
    };
    ids.push(...reply.data.list.map((text) => (JSON.parse(text) as { _id: string })._id));
    if (reply.data.list.length < 1000) return new Set(ids);
  }
};

test('whatever was acknowledged is there after a SIGKILL in the middle of writes, and no half transaction', async () => {
  const dataDir = temporaryDir();
  const acknowledged: string[] = [];
  const pairs: string[] = [];
  for (let round = 0; round < 4; round += 1) {
    const cloud = await spawnCloud(dataDir);
    let isKilled = false;
    const enough = gate();
    const target = acknowledged.length + 120 + round * 37;
    const writer = async (name: string) => {
      for (let i = 0; !isKilled; i += 1) {
        const id = `${round}-${name}-${i}`;
        expect(await insert(cloud.url, { _id: id, n: id })).toMatchObject({ data: { insertedIds: [id] } });
        acknowledged.push(id);
        if (acknowledged.length >= target) enough.open();
      }
    };
    const pairWriter = async (name: string) => {
      for (let i = 0; !isKilled; i += 1) {
        const id = `${round}-${name}-${i}`;
        const { transactionId } = await callAdmin(cloud.url, { action: 'database.startTransaction' });
        await insert(cloud.url, { _id: `${id}-left` }, transactionId);
        await insert(cloud.url, { _id: `${id}-right` }, transactionId);
        if (!('code' in (await callAdmin(cloud.url, { action: 'database.commitTransaction', transactionId })))) pairs.push(id);
      }
    };
    const work = Promise.allSettled([writer('a'), writer('b'), pairWriter('p'), pairWriter('q')]);
    await enough.reached;
    await cloud.kill();
    isKilled = true;
    await work;
  }
  const { url } = await spawnCloud(dataDir);
  const ids = await idsIn(url);
  expect(acknowledged.filter((id) => !ids.has(id))).toEqual([]);
  expect(pairs.filter((id) => !ids.has(`${id}-left`) || !ids.has(`${id}-right`))).toEqual([]);
  const halves = [...ids].filter((id) => id.endsWith('-left') && !ids.has(id.replace('-left', '-right')));
  expect(halves).toEqual([]);
  expect(await insert(url, { n: acknowledged[0] })).toMatchObject({ message: expect.stringContaining('E11000') });
}, 30_000);

test('a second start on a directory in use says so, a killed one does not block', async () => {
  const dataDir = temporaryDir();
  const first = await spawnCloud(dataDir);
  expect((await spawnCloud(dataDir)).line).toMatch(/^refused The data directory .* is in use by process \d+\./);
  await expect(startCloud({ dataDir })).rejects.toThrow(/is in use by process/);
  await first.kill();
  expect((await spawnCloud(dataDir)).line).toMatch(/^ready/);
});
