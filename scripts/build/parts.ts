import { rm } from 'node:fs/promises';
import { cloud } from '../../config/cloud';
import { buildFunctions, functionNames } from '../../config/functions';
import { buildEmulator } from './emulator';
import { alone } from './lock';
import { type Part, refresh } from './stale';
import { buildTaro } from './taro';

/** What the app is made of: both of Taro's builds read the same. */
const APP_INPUTS = [
  'src',
  'core/domain',
  'core/contract',
  'config/index.ts',
  'config/dev.ts',
  'config/prod.ts',
  'babel.config.js',
  'project.config.json',
  'package.json',
  'package-lock.json',
];

/** Everything in `dist/`, quick ones first. */
export const PARTS = {
  functions: {
    name: 'functions',
    inputs: ['cloudfunctions', 'core', 'config/cloud', 'config/functions.ts', 'package.json', 'package-lock.json'],
    outputs: functionNames('.').map((name) => `dist/cloudfunctions/${name}/index.js`),
    build: async () => {
      await rm('dist/cloudfunctions', { recursive: true, force: true });
      await buildFunctions(process.cwd(), 'dist/cloudfunctions', cloud.functions);
    },
  },
  emulator: {
    name: 'emulator',
    inputs: ['emulator', 'config/cloud', 'scripts/build/emulator.ts', 'package-lock.json'],
    outputs: ['cli.js', 'read-config.js', 'function-host.js', 'cloud-config.js', 'page/index.html', 'page/inspect.html'].map(
      (file) => `dist/emulator/${file}`,
    ),
    build: buildEmulator,
  },
  h5: { name: 'h5', inputs: APP_INPUTS, outputs: ['dist/h5/index.html'], build: () => buildTaro('h5') },
  weapp: { name: 'weapp', inputs: APP_INPUTS, outputs: ['dist/weapp/app.json'], build: () => buildTaro('weapp') },
} as const satisfies Record<string, Part>;

export type PartName = keyof typeof PARTS;

/** Builds what is stale among `names`, one after the other, and says on stderr what it does; the first failure is thrown. */
export function bringUpToDate(names: readonly PartName[]): Promise<void> {
  return alone(async () => {
    for (const name of names) {
      const started = Date.now();
      const done = await refresh(PARTS[name]);
      if (done === 'built') console.error(`Built ${name} in ${((Date.now() - started) / 1000).toFixed(1)} s`);
    }
  });
}
