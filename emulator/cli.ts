import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import type { CloudConfig } from './cloud-config';
import { DataDirInUse } from './data-dir';
import { type LocalWechatOptions, startLocalWechat } from './local-wechat';
import { NotStarted } from './not-started';

/** What a build puts beside this program when it is to start without CLOUD_CONFIG. */
const OWN_CONFIG = join(__dirname, 'cloud-config.js');

/**
 * `cli.js start` (with the Mini Program on its phones) and `cli.js cloud` (without: the inspector is there all the same). From the environment: PORT
 * (0 = a free one), DATA_DIR, CLOUD_CONFIG (see `readConfig`), FUNCTIONS_DIR (`<name>/index.js` each) and APP_DIR (the Mini Program built as h5).
 */
async function main(mode: string): Promise<void> {
  if (mode !== 'start' && mode !== 'cloud') throw new NotStarted(`unknown mode "${mode}": start or cloud`);
  const options = readOptions(mode);
  const config = configOf(process.env.CLOUD_CONFIG);
  tellMissing(config, options.functionsDir);
  const wechat = await startLocalWechat(config, options);
  // Before anybody is told: whoever reads the line may send a signal at once.
  stopOnSignal(wechat.stop);
  console.log(mode === 'start' ? `Local WeChat ready: ${wechat.url}/` : `Local cloud ready: ${wechat.url}`);
}

function readOptions(mode: 'start' | 'cloud'): LocalWechatOptions {
  const { PORT, DATA_DIR, FUNCTIONS_DIR, APP_DIR } = process.env;
  const port = Number(PORT ?? 4173);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new NotStarted(`PORT must be a number from 0 to 65535, not "${PORT}"`);
  const dist = resolve(__dirname, '..');
  return {
    dataDir: DATA_DIR || '.local',
    port,
    functionsDir: resolve(FUNCTIONS_DIR || join(dist, 'cloudfunctions')),
    functionHost: join(__dirname, 'function-host.js'),
    pageDir: join(__dirname, 'page'),
    ...(mode === 'start' ? { appDir: resolve(APP_DIR || join(dist, 'h5')) } : {}),
  };
}

function configOf(file: string | undefined): CloudConfig {
  if (file) {
    // A file of its own, so that the schema costs nothing where nobody asks for it.
    const { ConfigRefused, readConfig } = createRequire(__filename)('./read-config.js') as typeof import('./read-config');
    try {
      return readConfig(file);
    } catch (failure) {
      throw failure instanceof ConfigRefused ? new NotStarted(failure.message) : failure;
    }
  }
  if (!existsSync(OWN_CONFIG)) throw new NotStarted('CLOUD_CONFIG must lead to the configuration: see "The configuration" in the README');
  return (createRequire(OWN_CONFIG)(OWN_CONFIG) as { readonly default: CloudConfig }).default;
}

function tellMissing({ functions }: CloudConfig, functionsDir: string): void {
  const missing = functions.map(({ name }) => join(functionsDir, name, 'index.js')).filter((file) => !existsSync(file));
  if (missing.length > 0) console.warn(`Calls of these functions are refused until their files are there:\n  ${missing.join('\n  ')}`);
}

function stopOnSignal(stop: () => Promise<void>): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void stop().then(() => process.exit(0)));
  }
}

/** What is no bug, in words for whoever started it; anything else that is thrown is one. */
function reasonOf(failure: unknown): string | undefined {
  if (failure instanceof NotStarted || failure instanceof DataDirInUse) return failure.message;
  const isTaken = (failure as NodeJS.ErrnoException).code === 'EADDRINUSE';
  return isTaken ? `Port ${process.env.PORT ?? 4173} is taken. Set PORT to another one, or to 0 for any free one.` : undefined;
}

main(process.argv[2] ?? 'start').catch((failure: unknown) => {
  const reason = reasonOf(failure);
  if (reason === undefined) throw failure;
  console.error(reason);
  process.exitCode = 1;
});
