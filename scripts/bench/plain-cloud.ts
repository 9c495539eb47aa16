import { mkdirSync } from 'node:fs';
import { build } from 'esbuild';
import { type OwnCloud, startOwnCloud } from '../demo/own-cloud';
import type { RawClient } from './raw-client';

/** Inside node_modules, so that the packages it leaves out are found. */
const PROGRAM = 'node_modules/.cache/scripts/plain-cloud.cjs';

const SOURCE = `import { startLocalWechat } from './emulator/local-wechat';
  const collections = [{ name: 'things', indexes: [{ name: 'by_code', keys: [['code', 1]] }] }, { name: 'accounts' }];
  const config = { envId: 'bench', appId: 'wxbench', bucket: 'bench', collections, functions: [] };
  const options = { dataDir: process.env.DATA_DIR, port: Number(process.env.PORT), functionsDir: '.' };
  startLocalWechat(config, options).then(({ url, stop }) => {
    process.once('SIGTERM', () => stop().then(() => process.exit(0)));
    console.log('ready: ' + url);
  });`;

/** Builds a local cloud that knows no project: `things`, with an index on `code`, and `accounts`. Its data is the bench's own. */
export async function buildPlainCloud(): Promise<void> {
  await build({
    stdin: { contents: SOURCE, resolveDir: process.cwd() },
    outfile: PROGRAM,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['libsql'],
    logLevel: 'error',
  });
}

export function startPlainCloud(dataDir: string): Promise<OwnCloud> {
  mkdirSync(dataDir, { recursive: true });
  return startOwnCloud(dataDir, PROGRAM);
}

/** One call of the database that must go well. @returns what the reply carries */
export async function call(client: RawClient, action: string, fields: object): Promise<Readonly<Record<string, unknown>>> {
  const reply = JSON.parse(await client.post('/admin', { action: `database.${action}`, ...fields })) as Readonly<Record<string, unknown>>;
  if (reply.code !== undefined) throw new Error(`${action}: ${reply.code} ${reply.message}`);
  return reply;
}
