import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

const LOCK = 'dist/.building';
const POLL_MS = 200;

/** Runs `work` while no other command builds in this folder. A lock whose process is gone is taken over. */
export async function alone<T>(work: () => Promise<T>): Promise<T> {
  mkdirSync('dist', { recursive: true });
  for (let told = false; !take(); told = true) {
    if (!told) console.error('Another command is building here; waiting for it …');
    await wait(POLL_MS);
  }
  const release = () => rmSync(LOCK, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

function take(): boolean {
  try {
    writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (!isHeld()) rmSync(LOCK, { force: true });
    return false;
  }
}

function isHeld(): boolean {
  try {
    const pid = Number(readFileSync(LOCK, 'utf8'));
    // An empty file is a lock being written this moment.
    return pid === 0 || process.kill(pid, 0);
  } catch {
    return false;
  }
}
