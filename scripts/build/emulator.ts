import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { BuildFailed } from './stale';

const FOLDER = 'dist/emulator';

/** Builds the local WeChat into `dist/emulator`, as any project would, and beside it this project's configuration, so that it starts without CLOUD_CONFIG. */
export async function buildEmulator(): Promise<void> {
  try {
    await promisify(execFile)(process.execPath, ['emulator/build.mjs', FOLDER]);
  } catch (failure) {
    throw new BuildFailed((failure as { stderr: string }).stderr);
  }
  await build({
    stdin: { contents: "export { cloud as default } from './config/cloud';", resolveDir: process.cwd() },
    outfile: `${FOLDER}/cloud-config.js`,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    logLevel: 'error',
  });
}
