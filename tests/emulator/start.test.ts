import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import type { CloudConfig } from '../../emulator/cloud-config';
import { type LocalWechat, startLocalWechat } from '../../emulator/local-wechat';
import { NotStarted } from '../../emulator/not-started';

const config: CloudConfig = {
  envId: 'dev-env',
  appId: 'wxdev0000000000a1',
  bucket: '6465-dev-env-1250000000',
  collections: [],
  functions: [],
};
const dataDir = mkdtempSync(join(tmpdir(), 'cloud-'));
const running: LocalWechat[] = [];
const start = async (more: Partial<CloudConfig> = {}, { directory = dataDir, port = 0 } = {}) => {
  const cloud = await startLocalWechat({ ...config, ...more }, { dataDir: directory, port, functionsDir: dataDir });
  running.push(cloud);
  return cloud;
};

afterEach(async () => {
  for (const cloud of running.splice(0)) await cloud.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

test('a data directory serves one cloud at a time and is free again when it stops', async () => {
  const first = await start();
  await expect(start()).rejects.toThrow(/in use by this very process/);
  await first.stop();
  running.splice(0);
  expect((await start()).port).toBeGreaterThan(0);
});

test('a start with other indexes has them, and no longer those of before', async () => {
  const things = (name: string, path: string): Partial<CloudConfig> => ({
    collections: [{ name: 'things', indexes: [{ name, keys: [[path, 1]] }] }],
    seed: { things: [{ _id: '1', a: 1, b: 2 }] },
  });
  const planOf = ({ services }: LocalWechat, filter: Record<string, unknown>) => services.database.explain('things', { filter }).plan;
  const first = await start(things('by_a', 'a'));
  expect([planOf(first, { a: 1 }), planOf(first, { b: 2 })]).toEqual(['index by_a', 'scan']);
  await first.stop();
  running.splice(0);
  const second = await start(things('by_b', 'b'));
  expect([planOf(second, { a: 1 }), planOf(second, { b: 2 })]).toEqual(['scan', 'index by_b']);
  expect(second.services.database.count('things', { b: 2 })).toBe(1);
});

test.each<[what: string, seed: CloudConfig['seed']]>([
  ['two documents of one id', { things: [{ _id: '1' }, { _id: '1' }] }],
  ['a value that is to be unique twice', { things: [{ a: 1 }, { a: 1 }] }],
  ['a collection that is not declared', { ghosts: [{ a: 1 }] }],
])('a seed with %s is told', async (_what, seed) => {
  const collections = [{ name: 'things', indexes: [{ name: 'by_a', keys: [['a', 1]], unique: true }] }] as const;
  await expect(start({ collections, seed: seed ?? {} }, { directory: join(dataDir, 'seeded') })).rejects.toThrow(NotStarted);
});

test('a unique index that the data do not allow is told', async () => {
  const collection = { name: 'things', indexes: [{ name: 'by_a', keys: [['a', 1]] }] } as const;
  const first = await start({ collections: [collection], seed: { things: [{ a: 1 }, { a: 1 }] } });
  await first.stop();
  running.splice(0);
  const unique = { ...collection, indexes: [{ ...collection.indexes[0], unique: true }] };
  await expect(start({ collections: [unique] })).rejects.toThrow(NotStarted);
});

const push = { token: 'token', mode: 'plain', format: 'xml' } as const;
const withPush = (url: string) => ({ serviceAccount: { appId: 'wxs', name: '服务号', push: { ...push, url } } });
const numbered = (count: number) => Array.from({ length: count }, (_unused, i) => `n${i}`);
const paths = (count: number) => numbered(count).map((path) => [path, 1] as const);
test.each<[string, Partial<CloudConfig>, RegExp]>([
  ['a timer of five fields', { functions: [{ name: 'f', timer: { name: 't', cron: '* * * * *' } }] }, /no seven-field cron/],
  ['an index of 32 paths', { collections: [{ name: 'c', indexes: [{ name: 'i', keys: paths(32) }] }] }, /index i of c has 32 paths/],
  [
    '101 indexes',
    { collections: [{ name: 'c', indexes: numbered(101).map((name) => ({ name, keys: paths(1) })) }] },
    /c declares 101 indexes/,
  ],
  ['101 collections', { collections: numbered(101).map((name) => ({ name })) }, /101 collections are declared/],
  ['a path that is none', { functions: [{ name: 'f', httpPath: 'no path' }] }, /httpPath of f/],
  ['a callback on the internet', withPush('http://example.com/callback'), /nor an http address of this machine/],
  ['a callback that hides the internet', withPush('http://127.0.0.1@example.com/'), /nor an http address of this machine/],
  ['a callback over https, whose certificate nobody would know', withPush('https://localhost/callback'), /nor an http address/],
])('a start with %s says what is wrong, and leaves the data directory free', async (_what, wrong, says) => {
  await expect(start(wrong)).rejects.toThrow(says);
  expect((await start()).port).toBeGreaterThan(0);
});

test('a start on a port that is taken leaves the data directory free', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  await expect(start({}, { port: (taken.address() as AddressInfo).port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  taken.close();
  expect((await start()).port).toBeGreaterThan(0);
});

test('pages of other sites and unknown hosts are refused', async () => {
  const { url } = await start();
  const foreign = await fetch(`${url}/admin`, { method: 'POST', body: '{}', headers: { origin: 'https://evil.example' } });
  expect(foreign.status).toBe(403);
  expect((await fetch(`${url}/admin`)).status).toBe(405);
  expect((await fetch(`${url}/nothing`)).status).toBe(404);
});
