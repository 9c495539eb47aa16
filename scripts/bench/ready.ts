import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Figure } from './figure';
import { residentMb } from './processes';
import { p50 } from './rounds';

const ROUNDS = 3;

/** `npm run cloud` as a developer types it, with everything installed and built, on an empty data directory each time. */
export async function measureReady(folder: string): Promise<readonly Figure[]> {
  const starts = [];
  for (let round = 0; round < ROUNDS; round += 1) starts.push(await startOnce(mkdtempSync(path.join(folder, 'ready-'))));

  const ready: Figure = { what: 'local cloud ready', value: p50(starts.map(({ ms }) => ms)) / 1000, unit: 's', budget: { atMost: 1.5 } };
  const memory = starts.flatMap(({ mb }) => mb ?? []);
  const idle = 'idle, no function called yet';
  return memory.length === 0
    ? [ready]
    : [ready, { what: 'local cloud in memory', value: p50(memory), unit: 'MB', budget: { atMost: 150 }, note: idle }];
}

async function startOnce(dataDir: string): Promise<{ readonly ms: number; readonly mb: number | undefined }> {
  const began = performance.now();
  const npm = spawn('npm', ['run', '--silent', 'cloud'], {
    env: { ...process.env, PORT: '0', DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve, reject) => {
    npm.stdout.on('data', (chunk: Buffer) => chunk.includes('ready') && resolve());
    npm.on('exit', (code) => reject(new Error(`npm run cloud ended with ${code} before it was ready`)));
  });
  const ms = performance.now() - began;

  // npm stands between: the cloud itself is who holds the data directory.
  const { pid } = JSON.parse(readFileSync(path.join(dataDir, 'lock-owner.json'), 'utf8')) as { readonly pid: number };
  const mb = residentMb(pid);
  const ended = once(npm, 'exit');
  process.kill(pid, 'SIGTERM');
  await ended;
  return { ms, mb };
}
