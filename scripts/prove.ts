import { bringUpToDate, PARTS, type PartName } from './build/parts';
import { clauseTests } from './policy/clause-tests';
import { listTests, runJest } from './test/jest';

/**
 * `npm run prove`: every suite that draws seeds, at full count, and every suite with a test named after a clause of the policy. Those that draw
 * are the ones that `runs` has a say in, however many modules lie between: the mutants and the comparisons ask it through one of their own.
 */
const EXPLORATION = 'tests/unit/domain/exploration.test.ts';
const drawing = await listTests(['--findRelatedTests', 'tests/support/runs.ts']);
for (const file of [EXPLORATION, 'tests/unit/domain/step-grid.test.ts'])
  if (!drawing.includes(file)) throw new Error(`${file} is not among the suites that draw seeds: nothing would be proved`);
const named = [...clauseTests().values()].flat().map(({ file }) => file);
const others = [...new Set([...drawing, ...named])].filter((file) => file !== EXPLORATION);

await bringUpToDate(Object.keys(PARTS) as PartName[]);
// What explores all that can happen takes as long as everything else together: begun at once, and on one of two cores.
const counts = await Promise.all([
  runJest(['--maxWorkers=1', '--runTestsByPath', EXPLORATION], { PROVE: '1', NODE_OPTIONS: '--max-old-space-size=4096' }, 'exploration'),
  runJest(['--maxWorkers=1', '--runTestsByPath', ...others], { PROVE: '1' }),
]);
for (const { problem } of counts) if (problem) console.log(problem);
const sum = (of: 'passed' | 'failed'): number => counts.reduce((total, count) => total + count[of], 0);
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') > 0 ? 1 : 0;
