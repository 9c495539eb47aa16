/**
 * The process a function runs in: `function-host.js <name> <directory> <code cache file>`. Loads the bundle, then runs one
 * invocation at a time as its parent says. Knows nothing of the cloud: the SDK inside finds it through the environment.
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';
import type { HostMessage, InvokeMessage } from './invocation';
import { shiftDate } from './shifted-date';

type Handler = (event: unknown, context: unknown) => unknown;

const [name = '', directory = '', cacheFile = ''] = process.argv.slice(2);
const setOffset = shiftDate();
let environmentKeys: readonly string[] = [];
let bundle: { handler: Handler; saveCache: () => void } | undefined;

const send = (message: HostMessage, then: () => void = () => {}): void => {
  if (process.connected) process.send?.(message, undefined, undefined, then);
  else process.exit(1);
};

process.on('disconnect', () => process.exit(0));
process.on('uncaughtException', (failure) => send({ type: 'crash', message: describe(failure) }, () => process.exit(1)));
for (const stream of [process.stdout, process.stderr]) {
  stream.write = ((chunk: string | Uint8Array) => {
    send({ type: 'log', text: String(chunk) });
    return true;
  }) as typeof stream.write;
}
process.on('message', (message: InvokeMessage) => void run(message));
send({ type: 'ready' });

async function run({ eventJson, context, environment, clockOffsetMs }: InvokeMessage): Promise<void> {
  for (const key of environmentKeys) delete process.env[key];
  Object.assign(process.env, environment);
  environmentKeys = Object.keys(environment);
  setOffset(clockOffsetMs);
  try {
    const isFirst = !bundle;
    bundle ??= load(join(directory, 'index.js'));
    const result = await bundle.handler(JSON.parse(eventJson), context);
    send({ type: 'result', json: JSON.stringify(result) ?? 'null' });
    if (isFirst) setImmediate(bundle.saveCache);
  } catch (failure) {
    send({ type: 'failed', message: describe(failure) });
  }
}

/** Runs the bundle from V8's code cache of the last time, if there is one for these very bytes. */
function load(file: string): { handler: Handler; saveCache: () => void } {
  const source = readFileSync(file, 'utf8');
  const cachedData = existsSync(cacheFile) ? readFileSync(cacheFile) : undefined;
  const script = new Script(Module.wrap(source), { filename: file, ...(cachedData ? { cachedData } : {}) });
  const module = { exports: {} as { main?: Handler } };
  script.runInThisContext()(module.exports, createRequire(file), module, file, dirname(file));
  const { main } = module.exports;
  if (typeof main !== 'function') throw new TypeError(`${name}: index.js exports no function "main"`);
  const isCached = cachedData !== undefined && script.cachedDataRejected !== true;
  return { handler: main, saveCache: isCached ? () => {} : () => saveCache(script) };
}

/** Made after the first run, so that it holds what the run compiled. */
function saveCache(script: Script): void {
  try {
    const unfinished = `${cacheFile}.${process.pid}`;
    writeFileSync(unfinished, script.createCachedData());
    renameSync(unfinished, cacheFile);
  } catch {
    // Only a faster start is lost.
  }
}

function describe(failure: unknown): string {
  if (failure instanceof Error) return failure.stack ?? failure.message;
  try {
    return typeof failure === 'string' ? failure : JSON.stringify(failure);
  } catch {
    return String(failure);
  }
}
