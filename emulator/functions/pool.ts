import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { FunctionConfig } from '../cloud-config';
import { DEFAULT_MEMORY_MB } from './environment';
import { stampOf } from './file-stamp';
import type { HostedCode } from './frames';
import type { Guardian } from './guardian';
import { Instance } from './instance';
import type { Spare } from './spare';

type PoolOptions = {
  readonly functionHost: string;
  readonly functionsDir: string;
  readonly cacheDir: string;
  /** For functions whose configuration says nothing. */
  readonly maxInstances: number;
  readonly guardian: Guardian;
  readonly spare: Spare;
  /** What a process must know of its function besides the code. */
  readonly settings: (fn: FunctionConfig) => Pick<HostedCode, 'environment' | 'context' | 'timeLimitMs'>;
};

/** A process in use. `isCold`: it was started for this. */
export type Lease = { readonly instance: Instance; readonly isCold: boolean };

/**
 * The processes of one function: warm ones are used again, more are started on demand, later callers wait in line.
 * Differs: past its instances the platform refuses (432 ResourceLimitReached); here, where a handful is the rule and not a thousand, a call waits.
 */
export class Pool {
  readonly #idle: Instance[] = [];
  readonly #busy = new Set<Instance>();
  readonly #waiting: (() => void)[] = [];
  /** The state of index.js that a process runs. */
  readonly #stamps = new WeakMap<Instance, string>();
  readonly #memoryMb: number;
  readonly #maxInstances: number;
  readonly #directory: string;
  /** Woken callers that have not taken their place yet. */
  #promised = 0;
  /** How often everything was ended: who waited in line meanwhile is turned away. */
  #timesEnded = 0;
  #isStopped = false;

  constructor(
    readonly fn: FunctionConfig,
    readonly options: PoolOptions,
  ) {
    this.#memoryMb = fn.memoryMb ?? DEFAULT_MEMORY_MB;
    this.#maxInstances = fn.maxInstances ?? options.maxInstances;
    this.#directory = join(options.functionsDir, fn.name);
  }

  /** A process that runs the code as it stands on disk; `ended` when all was stopped or reset meanwhile. Give it back with `release`. */
  async acquire(): Promise<Lease | 'not-built' | 'ended'> {
    if (this.#busy.size + this.#promised >= this.#maxInstances) {
      const before = this.#timesEnded;
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
      this.#promised -= 1;
      if (this.#timesEnded > before) return 'ended';
    }
    if (this.#isStopped) return 'ended';
    const index = stampOf(join(this.#directory, 'index.js'));
    if (index === undefined) {
      this.#wakeNext();
      return 'not-built';
    }
    for (let warm = this.#idle.pop(); warm; warm = this.#idle.pop()) {
      if (!warm.isDead && this.#isCurrent(warm, index)) return this.#take(warm, false);
      warm.kill();
    }
    return this.#take(this.#start(index), true);
  }

  release({ instance, isCold }: Lease): void {
    this.#busy.delete(instance);
    if (!instance.isDead) this.#idle.push(instance);
    if (isCold) this.options.spare.prepare(this.#memoryMb);
    this.#wakeNext();
  }

  /** Ends all processes, warm and running, and turns away whoever waits in line. */
  endAll(): void {
    this.#timesEnded += 1;
    for (const instance of [...this.#idle.splice(0), ...this.#busy]) instance.kill();
    while (this.#waiting.length > 0) this.#wakeNext();
  }

  stop(): void {
    this.#isStopped = true;
    this.endAll();
  }

  #wakeNext(): void {
    const wake = this.#waiting.shift();
    if (!wake) return;
    this.#promised += 1;
    wake();
  }

  #take(instance: Instance, isCold: boolean): Lease {
    this.#busy.add(instance);
    return { instance, isCold };
  }

  #start(stamp: string): Instance {
    const { functionHost, guardian, spare, settings } = this.options;
    const instance = spare.take(this.#memoryMb) ?? new Instance({ functionHost, memoryMb: this.#memoryMb, guardian });
    instance.become({ name: this.fn.name, directory: this.#directory, cacheFile: this.#cacheFile(stamp), ...settings(this.fn) });
    this.#stamps.set(instance, stamp);
    return instance;
  }

  /** Whether a process runs what is on disk. */
  #isCurrent(instance: Instance, index: string): boolean {
    const files = instance.loadedFiles;
    return this.#stamps.get(instance) === index && (files.length <= 1 || files.every(([path, stamp]) => stampOf(path) === stamp));
  }

  /** A cache is good for one Node and one state of the code; those of earlier states go. */
  #cacheFile(stamp: string): string {
    const { cacheDir } = this.options;
    const mark = createHash('sha256').update(`${process.version} ${this.#directory} ${stamp}`).digest('hex').slice(0, 16);
    const name = `${this.fn.name}-${mark}.bin`;
    mkdirSync(cacheDir, { recursive: true });
    const files = readdirSync(cacheDir);
    const ownFile = new RegExp(`^${this.fn.name.replace(/[^\w-]/g, '.')}-[0-9a-f]{16}\\.bin$`);
    for (const file of files) if (file !== name && ownFile.test(file)) rmSync(join(cacheDir, file), { force: true });
    return join(cacheDir, name);
  }
}
