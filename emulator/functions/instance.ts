import { type ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:os';
import type { Readable, Writable } from 'node:stream';
import { processEnvironment } from './environment';
import { encodeFrames, type Frame, FrameReader, type HostedCode, type LoadedFiles, type RunOrder } from './frames';
import type { Guardian } from './guardian';
import { watchMemory } from './memory-watch';
import type { RunEnd } from './run-end';

export type InstanceOptions = {
  readonly functionHost: string;
  readonly memoryMb: number;
  readonly guardian: Guardian;
  /** Loads ahead what every function needs; `booted` says when it has. */
  readonly isSpare?: boolean;
};

/** Ends of the stderr of a process that are kept to tell why it died. */
const KEPT_WORDS = 4000;
/** What a process printed arrives within this after its end; grandchildren may hold its pipes for ever. */
const LAST_WORDS_MS = 200;

/**
 * A process that runs one function, one invocation at a time; between them it stands still. After an end that is not `result`, `oversized`
 * or `failure` it is dead.
 * Differs: programs that a function started may outlive it here. (A process group of its own would end them, too, but on Linux it makes each
 * wake-up of the process compete with everything else that runs: five times slower calls on a busy machine.)
 */
export class Instance {
  readonly pid: number | undefined;
  readonly memoryMb: number;
  isDead = false;
  /** Files of the function that it has loaded so far. */
  loadedFiles: LoadedFiles = [];
  /** Memory of its own when it was last looked at, in MB. */
  usedMb: number | undefined;

  readonly #child: ChildProcess;
  readonly #orders: Writable;
  readonly #reader = new FrameReader();
  #end: ((end: RunEnd) => void) | undefined;
  #log: (text: string) => void = () => {};
  #lastWords = '';
  #wasEnded = false;
  readonly #booted: Promise<void>;
  #saysBooted: () => void = () => {};

  constructor({ functionHost, memoryMb, guardian, isSpare = false }: InstanceOptions) {
    this.memoryMb = memoryMb;
    this.#booted = new Promise((resolve) => {
      this.#saysBooted = resolve;
    });
    const args = [`--max-old-space-size=${memoryMb}`, functionHost, ...(isSpare ? ['spare'] : [])];
    this.#child = spawn(process.execPath, args, {
      env: processEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe'],
    });
    this.pid = this.#child.pid;
    if (this.pid !== undefined) guardian.add(this.pid);
    const [, stdout, stderr, orders, frames] = this.#child.stdio as unknown as [null, Readable, Readable, Writable, Readable];
    this.#orders = orders;
    // A write to a process that is gone; its end is told by `exit`.
    orders.on('error', () => {});
    frames.on('data', (piece: Buffer) => this.#receive(piece));
    // What is written to the descriptors themselves, V8's last words among it.
    for (const stream of [stdout, stderr]) stream.on('data', (chunk: Buffer) => this.#hear(chunk.toString('utf8')));
    this.#child.on('error', (failure) => this.#die({ type: 'crash', message: `the process cannot be started: ${failure.message}` }));
    this.#child.on('exit', (code, signal) => {
      this.isDead = true;
      if (this.pid !== undefined) guardian.remove(this.pid);
      const how = () => this.#die(this.#deathOf(code, signal));
      const late = setTimeout(() => {
        how();
        for (const stream of [stdout, stderr, orders, frames]) stream.destroy();
      }, LAST_WORDS_MS);
      this.#child.once('close', () => {
        clearTimeout(late);
        how();
      });
    });
  }

  /** Resolves when a spare has booted, or has died over it. */
  get booted(): Promise<void> {
    return this.#booted;
  }

  /** Which function to be; once, before the first run. */
  become(code: HostedCode): void {
    this.#orders.write(encodeFrames(['code', JSON.stringify(code)]));
  }

  /** Runs once; never rejects. Past the time limit, or past its memory, the process is killed. */
  run(order: RunOrder, eventJson: string, timeLimitMs: number, log: (text: string) => void): Promise<RunEnd> {
    return new Promise((resolve) => {
      const deadline = setTimeout(() => this.#die({ type: 'timeout', afterMs: timeLimitMs }), timeLimitMs);
      const unwatch = watchMemory(this, () => this.#die({ type: 'memory', limitMb: this.memoryMb }));
      this.#log = log;
      this.#end = (end) => {
        clearTimeout(deadline);
        unwatch();
        resolve(end);
      };
      if (this.isDead) this.#die(this.#wasEnded ? { type: 'ended' } : { type: 'exit', code: this.#child.exitCode ?? 1 });
      this.#orders.write(encodeFrames(['run', JSON.stringify(order)], ['event', eventJson]));
    });
  }

  /** Killed from outside: it ends as any process that dies by itself. */
  strikeDown(): void {
    this.#child.kill('SIGKILL');
  }

  /** What it runs ends as `ended`. */
  kill(): void {
    this.#wasEnded = true;
    this.#die({ type: 'ended' });
  }

  #receive(piece: Buffer): void {
    let frames: readonly Frame[];
    try {
      frames = this.#reader.push(piece);
    } catch {
      this.#die({ type: 'crash', message: 'the function wrote to a descriptor that is not its own' });
      return;
    }
    for (const { kind, text } of frames) {
      if (kind === 'log') this.#log(text);
      else if (kind === 'result') this.#finish({ type: 'result', json: text });
      else if (kind === 'oversized') this.#finish({ type: 'oversized', bytes: Number(text) });
      else if (kind === 'failure') this.#finish({ type: 'failure', message: text });
      else if (kind === 'crash') this.#die({ type: 'crash', message: text });
      else if (kind === 'files') this.loadedFiles = JSON.parse(text) as LoadedFiles;
      else if (kind === 'booted') this.#saysBooted();
    }
  }

  #hear(text: string): void {
    this.#lastWords = (this.#lastWords + text).slice(-KEPT_WORDS);
    this.#log(text);
  }

  #die(end: RunEnd): void {
    this.isDead = true;
    this.#child.kill('SIGKILL');
    this.#saysBooted();
    this.#finish(end);
  }

  #finish(end: RunEnd): void {
    const done = this.#end;
    this.#end = undefined;
    this.#log = () => {};
    done?.(end);
  }

  #deathOf(code: number | null, signal: NodeJS.Signals | null): RunEnd {
    if (/heap out of memory|Allocation failed/i.test(this.#lastWords)) return { type: 'memory', limitMb: this.memoryMb };
    return { type: 'exit', code: code ?? 128 + (signal ? constants.signals[signal] : 0) };
  }
}
