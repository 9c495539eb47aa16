import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cloud } from '../../config/cloud';
import type { CloudConfig, PhoneConfig } from '../../emulator/cloud-config';
import { startLocalWechat } from '../../emulator/local-wechat';
import { type Inspector, inspector } from './inspector';
import { type PhoneLine, phoneLine } from './phone-line';

const DIST = path.resolve(__dirname, '../../dist');

/** A local WeChat for tests, with the built functions and an empty data directory of its own. */
export type TestWechat = {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  readonly dataDir: string;
  readonly inspect: Inspector;
  /** The doors of a phone, without a phone. `id` as in config/cloud. */
  readonly phone: (id: string) => PhoneLine;
  /** Ends it and removes its data directory, unless `keepData`. */
  readonly stop: (options?: { readonly keepData?: boolean }) => Promise<void>;
};

type Options = {
  /** Of an earlier one, stopped with `keepData` or killed. */
  readonly dataDir?: string;
};

type OpenOptions = Options & {
  /** Other people than those of config/cloud. */
  readonly phones?: readonly PhoneConfig[];
  /** Else than in config/cloud. */
  readonly config?: Partial<CloudConfig>;
  readonly staff?: readonly { readonly _id: string; readonly name: string; readonly roles: readonly string[] }[];
};

/** Starts it inside the test's own process: quick, and a breakpoint works. Build first: `npm test` does, `npm run build` too. */
export async function openLocalWechat({
  dataDir: given,
  phones = cloud.phones,
  staff = cloud.seed.staff,
  config = {},
}: OpenOptions = {}): Promise<TestWechat> {
  const dataDir = given ?? emptyDataDir();
  const wechat = await startLocalWechat(
    { ...cloud, phones, seed: { ...cloud.seed, staff }, ...config },
    {
      dataDir,
      port: 0,
      functionsDir: path.join(DIST, 'cloudfunctions'),
      functionHost: path.join(DIST, 'emulator/function-host.js'),
      appDir: path.join(DIST, 'h5'),
      pageDir: path.join(DIST, 'emulator/page'),
    },
  );
  const opened = describe(wechat.url, dataDir, () => wechat.stop());
  if (given === undefined) await opened.inspect.advance(msUntilMorning(await opened.inspect.now()));
  return opened;
}

/** A local WeChat in a process of its own, which can be killed. */
export type KillableWechat = TestWechat & {
  /** SIGKILL, as a power cut: nothing in it gets the chance to finish. Its data directory stays. */
  readonly kill: () => Promise<void>;
};

/** Starts the built one as `npm run cloud` does, in a process of its own. @throws with everything it printed if it ends before it is ready */
export async function spawnLocalWechat({ dataDir = emptyDataDir() }: Options = {}): Promise<KillableWechat> {
  const child = spawn(process.execPath, [path.join(DIST, 'emulator/cli.js'), 'cloud'], {
    env: { ...process.env, PORT: '0', DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  };
  const url = await readyUrl(child);
  return { ...describe(url, dataDir, () => end('SIGTERM')), kill: () => end('SIGKILL') };
}

function readyUrl(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const [, url] = /^Local (?:cloud|WeChat) ready: (http:\/\/127\.0\.0\.1:\d+)/m.exec(output) ?? [];
      if (url) resolve(url);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`the local WeChat ended with ${code} before it was ready:\n${output}`)));
  });
}

function describe(url: string, dataDir: string, stop: () => Promise<void>): TestWechat {
  return {
    url,
    dataDir,
    inspect: inspector(url),
    phone: (id) => phoneLine(url, id),
    stop: async ({ keepData = false } = {}) => {
      await stop();
      if (!keepData) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

const HOUR_MS = 3_600_000;
/** Until ten o'clock in Shanghai: tests begin in the morning, at whatever hour they are run, since nobody is written to at night. */
const msUntilMorning = (now: number) => (24 * HOUR_MS + 10 * HOUR_MS - ((now + 8 * HOUR_MS) % (24 * HOUR_MS))) % (24 * HOUR_MS);

const emptyDataDir = () => mkdtempSync(path.join(tmpdir(), 'local-wechat-'));
