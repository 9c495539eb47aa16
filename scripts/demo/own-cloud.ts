import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

export type OwnCloud = { readonly url: string; readonly pid: number; readonly stop: () => Promise<void> };

const PROGRAM = 'dist/emulator/cli.js';

/**
 * A local cloud in a process of its own, on a free port. It ends with this process at the latest.
 * @param program one that starts as the local cloud's does: PORT and DATA_DIR, and a line with `ready: <url>`
 * @throws with what it printed if it does not get ready
 */
export async function startOwnCloud(dataDir: string, program = PROGRAM): Promise<OwnCloud> {
  const child = spawn(process.execPath, [path.resolve(program), 'cloud'], {
    env: { ...process.env, PORT: '0', DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // Whoever fails before stopping it leaves no cloud behind, which would hold a port and keep a pipe open.
  const endWithUs = () => child.kill('SIGTERM');
  process.once('exit', endWithUs);
  child.once('exit', () => process.off('exit', endWithUs));
  const url = await new Promise<string>((resolve, reject) => {
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const found = /ready: (http:\/\/127\.0\.0\.1:\d+)/.exec(output)?.[1];
      if (found) resolve(found);
    });
    child.on('exit', (code) => reject(new Error(`the local cloud ended with ${code}:\n${output}`)));
  });
  return {
    url,
    pid: child.pid ?? 0,
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}
