import { resolve } from 'node:path';
import { cloud } from '../config/cloud';
import { DataDirInUse } from './data-dir';
import { startLocalWechat } from './local-wechat';

/** `cli.js start` (with the Mini Program on its phones) and `cli.js cloud` (without: the inspector is there all the same). PORT (0 = a free one) and DATA_DIR come from the environment. */
async function main(mode: string): Promise<void> {
  const port = Number(process.env.PORT ?? 4173);
  if (!Number.isInteger(port) || port < 0 || port > 65535) return fail(`PORT must be a number from 0 to 65535, not "${process.env.PORT}"`);
  if (mode !== 'start' && mode !== 'cloud') return fail(`unknown mode "${mode}": start or cloud`);
  const dist = resolve(__dirname, '..');
  try {
    const wechat = await startLocalWechat(cloud, {
      dataDir: process.env.DATA_DIR || '.local',
      port,
      functionsDir: resolve(dist, 'cloudfunctions'),
      functionHost: resolve(__dirname, 'function-host.js'),
      pageDir: resolve(__dirname, 'page'),
      ...(mode === 'start' ? { appDir: resolve(dist, 'h5') } : {}),
    });
    // Before anybody is told: whoever reads the line may send a signal at once.
    stopOnSignal(wechat.stop);
    console.log(mode === 'start' ? `Local WeChat ready: ${wechat.url}/` : `Local cloud ready: ${wechat.url}`);
  } catch (failure) {
    if (failure instanceof DataDirInUse) return fail(failure.message);
    if ((failure as NodeJS.ErrnoException).code === 'EADDRINUSE')
      return fail(`Port ${port} is taken. Set PORT to another one, or to 0 for any free one.`);
    throw failure;
  }
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}

function stopOnSignal(stop: () => Promise<void>): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void stop().then(() => process.exit(0)));
  }
}

void main(process.argv[2] ?? 'start');
