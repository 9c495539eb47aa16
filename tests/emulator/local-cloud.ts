import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll } from '@jest/globals';
import { buildSync } from 'esbuild';
import type { CloudConfig } from '../../emulator/cloud-config';
import { type LocalWechat, startLocalWechat } from '../../emulator/local-wechat';

const ROOT = resolve(__dirname, '../..');

export type TestCloud = LocalWechat & {
  readonly dataDir: string;
  /** Writes (again) the source of a function. */
  readonly write: (name: string, source: string) => void;
  /** Writes (again) a file beside it: `lib/part.js`. */
  readonly writeFile: (name: string, path: string, source: string) => void;
};

export type TestCloudOptions = {
  readonly config?: Partial<CloudConfig>;
  /** Name → source of index.js; may require wx-server-sdk. */
  readonly functions?: Readonly<Record<string, string>>;
  readonly dataDir?: string;
  readonly maxInstances?: number;
  readonly queryMs?: number;
};

const cleanUps: (() => Promise<void> | void)[] = [];
afterAll(async () => {
  for (const cleanUp of cleanUps.reverse()) await cleanUp();
});

/** A local cloud of its own data directory, ended after the tests of the file. */
export async function startCloud({
  config,
  functions = {},
  dataDir = temporaryDir(),
  maxInstances,
  queryMs,
}: TestCloudOptions = {}): Promise<TestCloud> {
  const functionsDir = temporaryDir();
  symlinkSync(join(ROOT, 'node_modules'), join(functionsDir, 'node_modules'));
  const writeFile = (name: string, path: string, source: string) => {
    const file = join(functionsDir, name, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, source);
  };
  const write = (name: string, source: string) => writeFile(name, 'index.js', source);
  for (const [name, source] of Object.entries(functions)) write(name, source);
  const whole: CloudConfig = {
    envId: 'dev-env',
    appId: 'wxdev0000000000a1',
    bucket: '6465-dev-env-1250000000',
    collections: [],
    functions: Object.keys(functions).map((name) => ({ name, timeoutSeconds: 10 })),
    ...config,
  };
  const functionHost = join(functionsDir, 'function-host.cjs');
  if (Object.keys(functions).length > 0) buildHost(functionHost);
  const cloud = await startLocalWechat(whole, {
    dataDir,
    port: 0,
    functionsDir,
    functionHost,
    ...(maxInstances ? { maxInstances } : {}),
    ...(queryMs ? { queryMs } : {}),
  });
  let isRunning = true;
  const stop = async () => {
    if (isRunning) await cloud.stop();
    isRunning = false;
  };
  cleanUps.push(stop);
  return { ...cloud, stop, dataDir, write, writeFile };
}

export function temporaryDir(): string {
  const directory = mkdtempSync(join(tmpdir(), 'cloud-'));
  cleanUps.push(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

function buildHost(outfile: string): void {
  buildSync({
    entryPoints: [join(ROOT, 'emulator/functions/function-host.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    logLevel: 'error',
  });
}

/** Makes this process look like the inside of a cloud function to the SDK; `token` is the caller's. */
export function pointSdkAt(url: string, token = 'test'): void {
  Object.assign(process.env, {
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${url}/admin` }),
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'local',
    TENCENTCLOUD_SESSIONTOKEN: 'local',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: 'dev-env',
    TCB_ENV: 'dev-env',
    WX_API_TOKEN: token,
    WX_CONTEXT_KEYS: 'WX_API_TOKEN',
    SILENCE: 'true',
  });
}

/** One bare call of the endpoint, without the SDK. */
export async function callAdmin(url: string, body: unknown): Promise<Record<string, unknown>> {
  const response = await fetch(`${url}/admin`, { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) });
  return (await response.json()) as Record<string, unknown>;
}
