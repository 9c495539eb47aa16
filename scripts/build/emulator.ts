import { existsSync } from 'node:fs';
import { cp, rm } from 'node:fs/promises';
import { type BuildOptions, build } from 'esbuild';

/** Native, or found by path at run time: stay in node_modules. */
const EXTERNAL = ['libsql'];

const SHARED = { bundle: true, sourcemap: true, logLevel: 'error', legalComments: 'none' } as const satisfies BuildOptions;

/** Builds the local WeChat into `dist/emulator`: the program, the process a cloud function runs in, and the page with the phones. */
export async function buildEmulator(): Promise<void> {
  await rm('dist/emulator', { recursive: true, force: true });
  await build({
    ...SHARED,
    entryPoints: { cli: 'emulator/cli.ts', 'function-host': 'emulator/functions/function-host.ts' },
    outdir: 'dist/emulator',
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: EXTERNAL,
  });
  await buildPages();
}

/** Pages of the local WeChat by the name they are served under. */
const PAGES = { index: 'emulator/phone/page', inspect: 'emulator/inspect/page' } as const;

async function buildPages(): Promise<void> {
  const pages = Object.entries(PAGES).filter(([, folder]) => existsSync(`${folder}/index.html`));
  await build({
    ...SHARED,
    entryPoints: Object.fromEntries(pages.map(([name, folder]) => [name === 'index' ? 'main' : name, `${folder}/main.ts`])),
    outdir: 'dist/emulator/page',
    platform: 'browser',
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.svg': 'dataurl', '.png': 'dataurl' },
    minify: true,
    sourcemap: false,
  });
  for (const [name, folder] of pages) await cp(`${folder}/index.html`, `dist/emulator/page/${name}.html`);
}
