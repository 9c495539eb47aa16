import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import type { CloudConfig } from '../../emulator/cloud-config';
import { type LocalWechat, startLocalWechat } from '../../emulator/local-wechat';

const config: CloudConfig = {
  envId: 'dev-env',
  appId: 'wxdev0000000000a1',
  bucket: '6465-dev-env-1250000000',
  collections: [],
  functions: [],
};
const dataDir = mkdtempSync(join(tmpdir(), 'cloud-'));
const running: LocalWechat[] = [];
const start = async () => {
  const cloud = await startLocalWechat(config, { dataDir, port: 0, functionsDir: dataDir });
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

test('pages of other sites and unknown hosts are refused', async () => {
  const { url } = await start();
  const foreign = await fetch(`${url}/admin`, { method: 'POST', body: '{}', headers: { origin: 'https://evil.example' } });
  expect(foreign.status).toBe(403);
  expect((await fetch(`${url}/admin`)).status).toBe(405);
  expect((await fetch(`${url}/nothing`)).status).toBe(404);
});
