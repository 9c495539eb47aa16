// Installs what package-lock.json asks for when it is not there yet, so that every command works on a fresh clone.
import { execSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const STAMP = 'node_modules/.installed-lock';
const lock = readFileSync('package-lock.json', 'utf8');
const isCurrent = existsSync(STAMP) && readFileSync(STAMP, 'utf8') === lock;

if (!isCurrent) {
  const [major = 0] = process.versions.node.split('.').map(Number);
  if (major < 20) {
    console.error(`Node 20 or newer is needed; this is ${process.versions.node}.`);
    process.exit(1);
  }
  console.error('Installing packages (first run or changed package-lock.json) …');
  // Not `npm ci`: it refuses a lock file that lacks the optional binaries of other platforms, and not every registry serves them all.
  execSync('npm install --no-save --no-audit --no-fund --loglevel=error', { stdio: ['ignore', 2, 2] });
  writeFileSync(STAMP, lock);
}
