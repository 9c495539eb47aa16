import { bringUpToDate, PARTS, type PartName } from './build/parts';
import { type Outcome, runStaticChecks } from './test/checks';
import { runJest } from './test/jest';

/** `npm test`: builds, checks and every test there is. Each build and check counts as one; the last line is the sum. */
async function build(name: PartName): Promise<Outcome> {
  try {
    await bringUpToDate([name]);
    return { name: `build ${name}`, passed: true, output: '' };
  } catch (error) {
    return { name: `build ${name}`, passed: false, output: error instanceof Error ? error.message : String(error) };
  }
}

function tell(outcomes: readonly Outcome[]): void {
  for (const { name, passed, output } of outcomes) console.log(passed ? `✓ ${name}` : `✗ ${name}\n${output}`);
}

const outcomes: Outcome[] = [];
for (const name of Object.keys(PARTS) as PartName[]) outcomes.push(await build(name));
outcomes.push(...(await runStaticChecks()));
tell(outcomes);

const tests = await runJest(['--maxWorkers=2', '--passWithNoTests']);
if (tests.problem) console.log(tests.problem);
// Said again at the end, where somebody looks who sees only the last screen.
tell(outcomes.filter(({ passed }) => !passed));

const failed = tests.failed + outcomes.filter(({ passed }) => !passed).length;
const passed = tests.passed + outcomes.filter(({ passed }) => passed).length;
process.exitCode = failed > 0 ? 1 : 0;
console.log(`${passed} passed, ${failed} failed`);
