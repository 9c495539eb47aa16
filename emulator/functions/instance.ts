import { type ChildProcess, fork } from 'node:child_process';
import { processEnvironment } from './environment';
import type { HostMessage, InvokeMessage } from './invocation';

export type InstanceOptions = {
  readonly functionHost: string;
  readonly name: string;
  /** Holds index.js. */
  readonly directory: string;
  readonly cacheFile: string;
  readonly memoryMb: number;
};

/** How one run in a process ended. */
export type RunEnd =
  | { readonly type: 'result'; readonly json: string }
  | { readonly type: 'failed' | 'crash' | 'timeout'; readonly message: string };

/** A process that runs one function, one invocation at a time. After anything but `result` or `failed` it is dead. */
export class Instance {
  readonly #child: ChildProcess;
  readonly #stderr: string[] = [];
  #end: ((end: RunEnd) => void) | undefined;
  #log: (text: string) => void = () => {};
  isDead = false;

  constructor(options: InstanceOptions) {
    this.#child = fork(options.functionHost, [options.name, options.directory, options.cacheFile], {
      env: processEnvironment(),
      execArgv: [`--max-old-space-size=${options.memoryMb}`],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#child.on('message', (message: HostMessage) => this.#receive(message));
    // What the process itself cannot send any more: V8's last words.
    this.#child.stderr?.on('data', (chunk: Buffer) => {
      this.#stderr.push(chunk.toString('utf8'));
      if (this.#stderr.length > 50) this.#stderr.shift();
    });
    this.#child.on('error', (failure) => this.#finish({ type: 'crash', message: failure.message }));
    this.#child.on('close', (code, signal) => {
      this.isDead = true;
      this.#finish({ type: 'crash', message: this.#lastWords(code, signal, options.memoryMb) });
    });
  }

  /** Runs once; never rejects. Past `timeoutMs` the process is killed. */
  run(message: InvokeMessage, timeoutMs: number, log: (text: string) => void): Promise<RunEnd> {
    return new Promise((resolve) => {
      const deadline = setTimeout(() => {
        this.#finish({ type: 'timeout', message: `Invoking task timed out after ${timeoutMs / 1000} seconds` });
        this.kill();
      }, timeoutMs);
      this.#log = log;
      this.#end = (end) => {
        clearTimeout(deadline);
        resolve(end);
      };
      this.#child.send(message, (failure) => {
        if (failure) this.#finish({ type: 'crash', message: `the process is gone: ${failure.message}` });
      });
    });
  }

  kill(): void {
    this.isDead = true;
    this.#child.kill('SIGKILL');
  }

  #receive(message: HostMessage): void {
    if (message.type === 'log') this.#log(message.text);
    else if (message.type === 'result' || message.type === 'failed') this.#finish(message);
    else if (message.type === 'crash') {
      this.isDead = true;
      this.#finish(message);
    }
  }

  #finish(end: RunEnd): void {
    const done = this.#end;
    this.#end = undefined;
    this.#log = () => {};
    if (end.type === 'crash' || end.type === 'timeout') this.isDead = true;
    done?.(end);
  }

  #lastWords(code: number | null, signal: NodeJS.Signals | null, memoryMb: number): string {
    const words = this.#stderr.join('');
    if (/heap out of memory|Allocation failed/i.test(words)) return `Function memory exceeded the limit of ${memoryMb} MB`;
    return `Process exited before completing request (${signal ?? `code ${code}`})${words ? `\n${words.slice(-2000)}` : ''}`;
  }
}
