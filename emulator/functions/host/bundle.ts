import { readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { constants, Script } from 'node:vm';
import { stampOf } from '../file-stamp';
import type { HostedCode, LoadedFiles } from '../frames';
import type { Handler } from './handler';

export type Bundle = {
  readonly main: Handler;
  /** Its own files that have been loaded so far, without packages; undefined when there is none that was not told before. */
  readonly newFiles: () => LoadedFiles | undefined;
  /** Keeps what V8 compiled for the next start; after the first run, so that it holds what the run needed. */
  readonly saveCache: () => void;
};

/**
 * Loads `index.js`, from V8's code cache of the last time if there is one for these very bytes. The working directory is the function's, as on
 * the platform (where it is /var/user).
 *
 * @throws what the code throws while it loads; TypeError when it exports no `main`
 */
export function loadBundle({ name, directory, cacheFile }: HostedCode): Bundle {
  const folder = realpathSync(directory);
  process.chdir(folder);
  const file = join(folder, 'index.js');
  const cachedData = readCache(cacheFile);
  const script = new Script(Module.wrap(readFileSync(file, 'utf8')), {
    filename: file,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    ...(cachedData ? { cachedData } : {}),
  });
  const require = createRequire(file);
  const module = Object.assign(new Module(file), { filename: file, paths: require.resolve.paths('a') ?? [], require });
  require.cache[file] = module;
  script.runInThisContext()(module.exports, require, module, file, dirname(file));
  module.loaded = true;

  const files = watchCache(require.cache, folder + sep);
  // As they are now, not as they are when the handler is done.
  files.look();

  const { main } = module.exports as { main?: Handler };
  if (typeof main !== 'function') throw new TypeError(`${name}: index.js exports no function "main"`);
  const isCached = cachedData !== undefined && script.cachedDataRejected !== true;
  return {
    main,
    newFiles: files.tell,
    saveCache: () => {
      if (!isCached) writeCache(cacheFile, script.createCachedData());
    },
  };
}

/** Notes the state of files when they are first seen in the cache of modules. */
function watchCache(cache: NodeJS.Dict<NodeModule>, root: string): { readonly look: () => void; readonly tell: Bundle['newFiles'] } {
  const known = new Map<string, string | undefined>();
  let seen = 0;
  let told = 0;
  const look = () => {
    const paths = Object.keys(cache);
    if (paths.length === seen) return;
    seen = paths.length;
    for (const path of paths)
      if (path.startsWith(root) && !path.includes('node_modules') && !known.has(path)) known.set(path, stampOf(path));
  };
  const tell = () => {
    look();
    if (known.size === told) return undefined;
    told = known.size;
    return [...known];
  };
  return { look, tell };
}

function readCache(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

function writeCache(file: string, data: Buffer): void {
  const unfinished = `${file}.${process.pid}`;
  try {
    writeFileSync(unfinished, data);
    renameSync(unfinished, file);
  } catch {
    // Only a faster start is lost.
    rmSync(unfinished, { force: true });
  }
}
