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
  await build({
    ...SHARED,
    entryPoints: ['emulator/phone/page/main.ts'],
    outdir: 'dist/emulator/page',
    platform: 'browser',
    format: 'esm',
    target: 'es2022',
    minify: true,
    sourcemap: false,
  });
  await cp('emulator/phone/page/index.html', 'dist/emulator/page/index.html');
}
