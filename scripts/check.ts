import { type Outcome, runChecks } from './test/checks';

/** `npm run check`: everything that answers in seconds, side by side; prints the output of what failed. */
const started = Date.now();
const outcomes: Outcome[] = await runChecks();
for (const { name, passed, output } of outcomes) console.log(passed ? `✓ ${name}` : `✗ ${name}\n${output}`);
console.log(`${((Date.now() - started) / 1000).toFixed(1)} s`);
process.exitCode = outcomes.every(({ passed }) => passed) ? 0 : 1;
