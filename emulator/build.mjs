// `node emulator/build.mjs <folder>`: the local cloud as one program without TypeScript. Needs esbuild; beside the result, only libsql is looked for.
import { cpSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const out = process.argv[2];
if (!out) throw new Error('usage: node build.mjs <folder to build into>');

// Whatever tsconfig lies around is another project's.
const shared = { absWorkingDir: process.cwd(), bundle: true, logLevel: 'error', legalComments: 'none', tsconfigRaw: {} };

rmSync(out, { recursive: true, force: true });
await build({
  ...shared,
  entryPoints: {
    cli: join(here, 'cli.ts'),
    'read-config': join(here, 'read-config.ts'),
    'function-host': join(here, 'functions/function-host.ts'),
  },
  outdir: out,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  sourcemap: true,
  // Native: found at run time.
  external: ['libsql'],
});

/** Pages by the name they are served under. */
const pages = { index: 'phone/page', inspect: 'inspect/page' };
await build({
  ...shared,
  entryPoints: { main: join(here, pages.index, 'main.ts'), inspect: join(here, pages.inspect, 'main.ts') },
  outdir: join(out, 'page'),
  platform: 'browser',
  format: 'esm',
  target: 'es2022',
  jsx: 'automatic',
  define: { 'process.env.NODE_ENV': '"production"' },
  loader: { '.svg': 'dataurl', '.png': 'dataurl' },
  minify: true,
});
for (const [name, folder] of Object.entries(pages)) cpSync(join(here, folder, 'index.html'), join(out, 'page', `${name}.html`));
