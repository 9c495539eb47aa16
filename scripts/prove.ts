import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { bringUpToDate } from './build/parts';
import { runJest } from './test/jest';

/** `npm run prove`: the suites that draw seeds, found by their import of `support/runs`, at full count. */
const seeded = readdirSync('tests', { recursive: true, encoding: 'utf8' })
  .map((file) => path.join('tests', file))
  .filter((file) => file.endsWith('.test.ts') && /from '[./]+support\/runs'/.test(readFileSync(file, 'utf8')));

if (seeded.length === 0) throw new Error('no test imports support/runs: nothing would be proved');
await bringUpToDate(['functions', 'emulator']);
const { passed, failed, problem } = await runJest(['--maxWorkers=2', '--runTestsByPath', ...seeded], { PROVE: '1' });
if (problem) console.log(problem);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
