// `node scripts/run.mjs NAME …`: runs scripts/NAME.ts. Node 20 reads no TypeScript, so esbuild (which builds the rest, too) turns it into one module first.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';

const name = process.argv[2] ?? '';
const DAYS = 'chinese-days/dist/chinese-days.json';
const { outputFiles } = buildSync({
  entryPoints: [`scripts/${name}.ts`],
  bundle: true,
  packages: 'external',
  // Data that Node 20 cannot import from a module: taken in instead.
  alias: { [DAYS]: createRequire(import.meta.url).resolve(DAYS) },
  platform: 'node',
  format: 'esm',
  target: 'node20',
  sourcemap: 'inline',
  write: false,
});

// Inside node_modules, so that the packages it names are found; own name per process, so that two commands at once do not meet.
const file = path.resolve(`node_modules/.cache/scripts/${name}-${process.pid}.mjs`);
mkdirSync(path.dirname(file), { recursive: true });
writeFileSync(file, outputFiles[0].contents);
process.argv.splice(1, 2, file);
try {
  await import(pathToFileURL(file).href);
} catch (error) {
  if (error.name !== 'BuildFailed') throw error;
  console.error(error.message);
  process.exitCode = 1;
} finally {
  rmSync(file, { force: true });
}
