import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { BuildFailed } from './stale';

/**
 * Runs Taro's production build into `dist/<type>`. The old output goes first, so that a failed build leaves nothing that could be taken for its result.
 *
 * @throws with everything Taro printed if it failed; Taro reports some errors of webpack with exit code 0, so the text counts, too
 */
export async function buildTaro(type: 'weapp' | 'h5'): Promise<void> {
  await rm(`dist/${type}`, { recursive: true, force: true });
  const { code, output } = await run('node_modules/.bin/taro', ['build', '--type', type]);
  if (code !== 0 || /^\s*(✖|ERROR in|Module not found)/m.test(output))
    throw new BuildFailed(`taro build --type ${type} failed:\n${output}`);
}

function run(command: string, args: readonly string[]): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      env: { ...process.env, NODE_ENV: 'production', FORCE_COLOR: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}
