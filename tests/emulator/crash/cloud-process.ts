import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { hostProgram } from '../host-program';

export type CloudProcess = { readonly url: string; readonly pid: number; readonly kill: () => void; readonly ended: Promise<unknown> };
export type CloudProcesses = {
  /** A cloud on this directory, or the sentence with which it refused. */
  readonly start: (dataDir: string) => Promise<CloudProcess | string>;
  readonly killAll: () => void;
};

/** Waits for a data directory, so that a process can be loaded before its turn. */
const HOST = `import { startLocalWechat } from './emulator/local-wechat';
  const unique = { name: 'by_n', keys: [['n', 1]], unique: true, sparse: true };
  const collections = ['things', 'left', 'right', 'counters'].map((name) => ({ name, indexes: name === 'things' ? [unique] : [] }));
  const config = { envId: 'e', appId: 'wxa', bucket: 'b', collections, functions: [] };
  process.once('message', (dataDir) =>
    startLocalWechat(config, { dataDir, port: 0, functionsDir: '.' }).then(
      ({ url }) => process.send({ url }),
      ({ message }) => process.send({ refused: message }, () => process.exit(1)),
    ),
  );`;

/** Clouds in processes of their own, to be killed. */
export function cloudProcesses(): CloudProcesses {
  const host = hostProgram(HOST);
  const running = new Set<ChildProcess>();

  function load(): ChildProcess {
    const child = fork(host, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    running.add(child);
    child.once('exit', () => running.delete(child));
    return child;
  }

  let next = load();
  return {
    async start(dataDir) {
      const child = next;
      next = load();
      const ended = once(child, 'exit');
      const answered = once(child, 'message') as Promise<[{ readonly url?: string; readonly refused?: string }]>;
      child.send(dataDir);
      const answer = await Promise.race([answered, ended.then(() => undefined)]);
      const { url, refused } = answer?.[0] ?? {};
      if (url === undefined) return refused ?? 'the cloud ended before it was ready';
      return { url, pid: child.pid ?? 0, kill: () => child.kill('SIGKILL'), ended };
    },
    killAll: () => {
      for (const child of running) child.kill('SIGKILL');
    },
  };
}
