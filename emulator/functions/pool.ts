import { createHash } from 'node:crypto';
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { FunctionConfig } from '../cloud-config';
import { DEFAULT_MEMORY_MB } from './environment';
import { Instance } from './instance';

type PoolOptions = {
  readonly functionHost: string;
  readonly functionsDir: string;
  readonly cacheDir: string;
  readonly maxInstances: number;
};

/** The processes of one function: warm ones are used again, more are started on demand, later callers wait in line. */
export class Pool {
  readonly #idle: { instance: Instance; version: string }[] = [];
  readonly #busy = new Set<Instance>();
  readonly #waiting: (() => void)[] = [];

  constructor(
    readonly fn: FunctionConfig,
    readonly options: PoolOptions,
  ) {}

  /** The directory with index.js; `undefined` when the function is not built. */
  get directory(): string | undefined {
    const directory = join(this.options.functionsDir, this.fn.name);
    return this.#version(directory) === undefined ? undefined : directory;
  }

  /** A process that runs the code as it stands on disk. Give it back with `release`. */
  async acquire(directory: string): Promise<Instance> {
    while (true) {
      const version = this.#version(directory) ?? '';
      for (const old of this.#idle.filter((entry) => entry.version !== version || entry.instance.isDead)) {
        this.#idle.splice(this.#idle.indexOf(old), 1);
        old.instance.kill();
      }
      const warm = this.#idle.pop();
      if (warm) return this.#take(warm.instance);
      if (this.#busy.size < this.options.maxInstances) return this.#take(this.#start(directory, version));
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  release(instance: Instance, directory: string): void {
    this.#busy.delete(instance);
    const version = this.#versions.get(instance) ?? '';
    if (instance.isDead || version !== this.#version(directory)) instance.kill();
    else this.#idle.push({ instance, version });
    this.#waiting.shift()?.();
  }

  /** Ends the warm processes; what runs goes on. */
  cool(): void {
    for (const { instance } of this.#idle.splice(0)) instance.kill();
  }

  stop(): void {
    for (const instance of this.#busy) instance.kill();
    this.cool();
  }

  readonly #versions = new WeakMap<Instance, string>();

  #take(instance: Instance): Instance {
    this.#busy.add(instance);
    return instance;
  }

  #start(directory: string, version: string): Instance {
    const { functionHost, cacheDir } = this.options;
    mkdirSync(cacheDir, { recursive: true });
    // A cache is good for one Node and one state of the code.
    const mark = createHash('sha256').update(`${process.version} ${directory} ${version}`).digest('hex').slice(0, 16);
    const cacheFile = join(cacheDir, `${this.fn.name}-${mark}.bin`);
    const instance = new Instance({
      functionHost,
      name: this.fn.name,
      directory,
      cacheFile,
      memoryMb: this.fn.memoryMb ?? DEFAULT_MEMORY_MB,
    });
    this.#versions.set(instance, version);
    return instance;
  }

  #version(directory: string): string | undefined {
    const stat = statSync(join(directory, 'index.js'), { throwIfNoEntry: false });
    return stat && `${stat.mtimeMs} ${stat.size}`;
  }
}
