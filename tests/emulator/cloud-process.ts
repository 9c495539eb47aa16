import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { afterAll } from '@jest/globals';
import { hostProgram } from './host-program';
import { temporaryDir } from './local-cloud';

/** Resident memory at its highest so far, memory now, open handles by kind, and lines that the cloud wrote to stderr. */
export type Vitals = { readonly maxRssBytes: number; readonly rssBytes: number; readonly handles: readonly string[] };

/** A local cloud in a process of its own, which can be looked into. */
export type CloudProcess = {
  readonly url: string;
  readonly port: number;
  readonly vitals: () => Promise<Vitals>;
  /** What it wrote to stderr. */
  readonly complaints: () => string;
};

const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
});

/** Ended after the tests of the file. It has the collection `things` and the phone `anna`. `heapMb` is what V8 may use; default: as Node sees fit. */
export async function startCloudProcess({ heapMb }: { readonly heapMb?: number } = {}): Promise<CloudProcess> {
  const host = hostProgram(HOST);
  const child = fork(host, [temporaryDir()], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    execArgv: ['--expose-gc', ...(heapMb ? [`--max-old-space-size=${heapMb}`] : [])],
  });
  children.push(child);
  let complaints = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    complaints += chunk.toString();
  });
  const ask = async <T>(): Promise<T> => ((await once(child, 'message')) as [T])[0];
  const { url, port } = await ask<{ url: string; port: number }>();
  return {
    url,
    port,
    vitals: () => {
      child.send('vitals');
      return ask<Vitals>();
    },
    complaints: () => complaints,
  };
}

const HOST = `
  import { startLocalWechat } from './emulator/local-wechat';
  const phones = [{ id: 'anna', openid: 'oDEV_anna', kind: 'customer', title: { zh: '安娜', en: 'Anna' } }];
  const config = { envId: 'dev-env', appId: 'wxa', bucket: 'b', collections: [{ name: 'things' }], functions: [], phones };
  process.on('message', () => {
    gc();
    process.send({ maxRssBytes: process.resourceUsage().maxRSS * 1024, rssBytes: process.memoryUsage.rss(), handles: process.getActiveResourcesInfo() });
  });
  startLocalWechat(config, { dataDir: process.argv[2], port: 0, functionsDir: '.' }).then(({ url, port }) => process.send({ url, port }));
`;
