import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, expect, test } from '@jest/globals';
import { openBrowser } from '../support/browser';

const ROOT = path.resolve(__dirname, '../..');
const START_MS = 120_000;
const dataDir = mkdtempSync(path.join(tmpdir(), 'start-'));
const children: ChildProcess[] = [];
afterEach(async () => {
  for (const child of children.splice(0)) await ended(child, 'SIGKILL');
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

/** Sends a signal and waits for the end. @returns the exit code, also of one that had ended before */
async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const exit = once(child, 'exit');
  child.kill(signal);
  await exit;
  return child.exitCode;
}

function start(mode: 'start' | 'cloud') {
  const child = spawn(process.execPath, ['scripts/run.mjs', 'start', mode], {
    cwd: ROOT,
    env: { ...process.env, PORT: '0', DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const line = new Promise<string>((resolve, reject) => {
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes('\n')) resolve(output.split('\n')[0] ?? '');
    });
    child.on('exit', (code) => reject(new Error(`ended with ${code} before it was ready: ${output}`)));
  });
  return { line, end: (signal: NodeJS.Signals) => ended(child, signal) };
}

test(
  'npm start leads to a page on which the customer’s Mini Program opens, and ends when told to',
  async () => {
    const { line, end } = start('start');
    const [, url] = /^Local WeChat ready: (http:\/\/127\.0\.0\.1:\d+\/)$/.exec(await line) ?? [];
    const browser = await openBrowser();
    try {
      const page = await browser.newPage();
      await page.goto(url ?? '');
      await page.frameLocator('iframe').first().locator('#apply').waitFor();
    } finally {
      await browser.close();
    }
    expect(await end('SIGTERM')).toBe(0);
  },
  START_MS,
);

test(
  'npm run cloud starts on the same data after an end, and says where it listens',
  async () => {
    const { line, end } = start('cloud');
    expect(await line).toMatch(/^Local cloud ready: http:\/\/127\.0\.0\.1:\d+$/);
    expect(await end('SIGINT')).toBe(0);
  },
  START_MS,
);
