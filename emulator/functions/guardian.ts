import { type ChildProcess, spawn } from 'node:child_process';

/** Ends the processes of functions when the cloud is gone. */
export type Guardian = {
  readonly add: (pid: number) => void;
  readonly remove: (pid: number) => void;
  readonly stop: () => void;
};

/**
 * Remembers processes as they are named on its input (`+ 12`, `- 12`), and kills those that are left when the input ends: by `stop`,
 * or because the cloud is gone. A terminal's Ctrl-C is not for it.
 */
const SCRIPT = `trap '' HUP INT TERM
pids=' '
while read -r sign pid; do
  case $sign in
    +) pids="$pids$pid " ;;
    -) case $pids in *" $pid "*) pids="\${pids%% "$pid" *} \${pids#* "$pid" }" ;; esac ;;
  esac
done
for pid in $pids; do kill -s KILL "$pid"; done`;

/**
 * A shell of one megabyte that outlives a SIGKILL of the cloud and then ends what the cloud can no longer end: a function in an endless loop
 * notices nothing. Started with the first process of a function. Differs: on Windows, which has no such shell, there is none.
 */
export function createGuardian(): Guardian {
  let shell: ChildProcess | undefined;
  let isStopped = false;

  const tell = (line: string) => {
    if (isStopped || process.platform === 'win32') return;
    shell ??= start();
    shell.stdin?.write(`${line}\n`);
  };

  return {
    add: (pid) => tell(`+ ${pid}`),
    remove: (pid) => {
      if (shell) tell(`- ${pid}`);
    },
    stop: () => {
      isStopped = true;
      shell?.stdin?.end();
    },
  };
}

function start(): ChildProcess {
  const shell = spawn('/bin/sh', ['-c', SCRIPT], { stdio: ['pipe', 'ignore', 'ignore'], detached: true, cwd: '/', env: {} });
  // Without it everything works but the one case it is for.
  shell.on('error', () => {});
  shell.stdin?.on('error', () => {});
  shell.unref();
  return shell;
}
