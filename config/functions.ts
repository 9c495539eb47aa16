import { readdirSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';

/** What deployment must know of a function besides its code; `config/cloud` holds one each. */
export type FunctionSettings = {
  readonly name: string;
  /** WeChat's server APIs it may call through `cloud.openapi`, such as `subscribeMessage.send`. */
  readonly openapi?: readonly string[];
  /** `cron` in Tencent's seven fields: second minute hour day month weekday year. */
  readonly timer?: { readonly name: string; readonly cron: string };
};

/** Rooms that never ship: a function that reaches into one of them is a bug found here, not in the cloud. */
const NEVER_SHIPPED = /^(src|emulator|tests|scripts)\//;

/** Names of the functions in `cloudfunctions/`: its folders, less those beginning with `_`. */
export function functionNames(root: string): string[] {
  return readdirSync(path.join(root, 'cloudfunctions'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('_'))
    .map((entry) => entry.name)
    .sort();
}

/**
 * Builds every cloud function into `outDir/<name>/`: `index.js` (one CommonJS file with the SDK inside, for Node 18 and 20), `config.json` and `package.json`
 * as WeChat's tools upload them. One file loads in half the time of the SDK's 424 modules, and what is tested is what is deployed.
 *
 * @throws if a function has no settings, settings have no function, or a bundle reaches into a room that never ships
 */
export async function buildFunctions(root: string, outDir: string, settings: readonly FunctionSettings[]): Promise<void> {
  const names = functionNames(root);
  const unknown = settings.filter(({ name }) => !names.includes(name)).map(({ name }) => name);
  if (unknown.length > 0) throw new Error(`config/cloud names functions that cloudfunctions/ does not have: ${unknown.join(', ')}`);
  await Promise.all(names.map((name) => buildFunction(root, path.join(outDir, name), name, settings)));
}

async function buildFunction(root: string, outDir: string, name: string, settings: readonly FunctionSettings[]): Promise<void> {
  const own = settings.find((setting) => setting.name === name);
  if (!own) throw new Error(`cloudfunctions/${name} has no entry under "functions" in config/cloud`);

  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [`cloudfunctions/${name}/index.ts`],
    outfile: path.join(outDir, 'index.js'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node18',
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: 'none',
    metafile: true,
    logLevel: 'error',
  });
  const strays = Object.keys(metafile.inputs).filter((input) => NEVER_SHIPPED.test(input));
  if (strays.length > 0) throw new Error(`cloudfunctions/${name} would ship ${strays.join(', ')}`);

  await mkdir(outDir, { recursive: true });
  await writeFile(path.join(outDir, 'config.json'), json(deploymentConfig(own)));
  await writeFile(path.join(outDir, 'package.json'), json({ name, version: '1.0.0', private: true, main: 'index.js' }));
}

/** `config.json` of a function folder. Source: WeChat docs, cloud function `config.json` (permissions, triggers). */
function deploymentConfig({ openapi = [], timer }: FunctionSettings) {
  const triggers = timer ? [{ name: timer.name, type: 'timer', config: timer.cron }] : [];
  return { permissions: { openapi }, triggers };
}

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
