import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { bringUpToDate } from './build/parts';

/** `npm run size`: every package of `dist/weapp` against its budget (docs: WeChat's own limit is 2,048 KB a package). */
const MAIN_BUDGET_KB = 600;
const SUBPACKAGE_BUDGET_KB = 400;
const ROOT = 'dist/weapp';

type AppJson = { readonly subPackages?: readonly { readonly root: string }[]; readonly subpackages?: readonly { readonly root: string }[] };

function bytesUnder(folder: string, without: readonly string[] = []): number {
  return readdirSync(folder, { withFileTypes: true })
    .map((entry) => ({ entry, file: path.posix.join(folder, entry.name) }))
    .filter(({ file }) => !without.includes(file) && !file.endsWith('.map'))
    .reduce((sum, { entry, file }) => sum + (entry.isDirectory() ? bytesUnder(file, without) : statSync(file).size), 0);
}

await bringUpToDate(['weapp']);
const app: AppJson = JSON.parse(readFileSync(`${ROOT}/app.json`, 'utf8'));
const subpackages = (app.subPackages ?? app.subpackages ?? []).map(({ root }) => path.posix.join(ROOT, root.replace(/\/$/, '')));
const packages = [
  { name: 'main', kb: bytesUnder(ROOT, subpackages) / 1024, budget: MAIN_BUDGET_KB },
  ...subpackages.map((folder) => ({
    name: path.posix.relative(ROOT, folder),
    kb: bytesUnder(folder) / 1024,
    budget: SUBPACKAGE_BUDGET_KB,
  })),
];

for (const { name, kb, budget } of packages) {
  console.log(`${kb > budget ? '✗' : '✓'} ${name.padEnd(16)} ${kb.toFixed(1).padStart(8)} KB of ${budget} KB`);
}
process.exitCode = packages.some(({ kb, budget }) => kb > budget) ? 1 : 0;
