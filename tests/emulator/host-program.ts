import { symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';
import { temporaryDir } from './local-cloud';

const ROOT = resolve(__dirname, '../..');

/** A program for a process of its own, written as a module at the root of the project. @returns its file, in a folder that goes after the tests of the file */
export function hostProgram(contents: string): string {
  const directory = temporaryDir();
  const host = join(directory, 'host.cjs');
  symlinkSync(join(ROOT, 'node_modules'), join(directory, 'node_modules'));
  buildSync({
    stdin: { contents, resolveDir: ROOT },
    outfile: host,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['libsql'],
    logLevel: 'error',
  });
  return host;
}
