import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { stop as stopEsbuild } from 'esbuild';
import { bringUpToDate, type PartName } from './build/parts';

/** `npm start` and `npm run cloud`: builds what is stale, then becomes the local WeChat: one process, so signals and kills mean it. */
const NEEDED = { start: ['functions', 'emulator', 'h5'], cloud: ['functions', 'emulator'] } as const satisfies Record<
  string,
  readonly PartName[]
>;

const mode = process.argv[2] === 'cloud' ? 'cloud' : 'start';
await bringUpToDate(NEEDED[mode]);
await stopEsbuild();

const cli = path.resolve('dist/emulator/cli.js');
process.argv = [process.execPath, cli, mode];
await import(pathToFileURL(cli).href);
