import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeAll, expect, test } from '@jest/globals';
import { type BuildOptions, buildSync } from 'esbuild';
import { temporaryDir } from '../local-cloud';

const ROOT = resolve(__dirname, '../../..');
const folder = temporaryDir();
const children: ChildProcess[] = [];
const functions = {
  loops: `exports.main = () => { console.log(process.pid); while (true); };`,
  answers: `exports.main = () => process.pid;`,
};

beforeAll(() => {
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  for (const [name, source] of Object.entries(functions)) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'index.js'), source);
  }
  const built = {
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['libsql'],
    logLevel: 'error',
  } satisfies BuildOptions;
  buildSync({ ...built, entryPoints: [join(ROOT, 'emulator/functions/function-host.ts')], outfile: join(folder, 'function-host.js') });
  buildSync({
    ...built,
    stdin: {
      contents: `import { startLocalWechat } from './emulator/local-wechat';
        const functions = ${JSON.stringify(Object.keys(functions))}.map((name) => ({ name, timeoutSeconds: 60, httpPath: '/' + name }));
        const config = { envId: 'e', appId: 'wxa', bucket: 'b', collections: [], functions };
        startLocalWechat(config, { dataDir: process.argv[2], port: 0, functionsDir: __dirname }).then(({ url }) => console.log('ready ' + url));`,
      resolveDir: ROOT,
    },
    outfile: join(folder, 'host.cjs'),
  });
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

/** Resolves when a process is gone; the test's own time limit is the limit. */
async function isGone(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await wait(10);
  }
}

async function pidOfLooping(url: string): Promise<number> {
  void fetch(`${url}/__http/loops`).catch(() => {});
  for (;;) {
    const reply = await fetch(`${url}/__inspect/invocations?function=loops`);
    const { invocations } = (await reply.json()) as { invocations: { logs: string[] }[] };
    const said = invocations[0]?.logs[0];
    if (said !== undefined) return Number(said);
    await wait(10);
  }
}

test('a function in an endless loop and one that stands still end with a cloud that was killed', async () => {
  const cloud = spawn(process.execPath, [join(folder, 'host.cjs'), temporaryDir()], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(cloud);
  const [chunk] = (await once(cloud.stdout as NonNullable<typeof cloud.stdout>, 'data')) as [Buffer];
  const url = chunk.toString().trim().replace('ready ', '');
  const frozen = Number(await (await fetch(`${url}/__http/answers`)).text());
  const looping = await pidOfLooping(url);
  expect(looping).toBeGreaterThan(0);

  cloud.kill('SIGKILL');
  await isGone(looping);
  await isGone(frozen);
});
