import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

export type JestCount = { readonly passed: number; readonly failed: number; readonly problem?: string };

/** What is read of jest's `--json` report. */
type Report = {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly numRuntimeErrorTestSuites: number;
};

/** The test files that jest would run, as paths from here. */
export async function listTests(args: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await promisify(execFile)('node_modules/.bin/jest', ['--listTests', '--json', ...args]);
  return (JSON.parse(stdout) as readonly string[]).map((file) => path.relative(process.cwd(), file)).sort();
}

/**
 * Runs jest and counts its tests. A suite that could not start counts as one failure, a skipped test as one, and so does a run that ended without a report.
 *
 * @param name tells runs apart that go on at the same time
 */
export async function runJest(args: readonly string[], environment: Record<string, string> = {}, name = 'jest'): Promise<JestCount> {
  const reportFile = path.resolve(`node_modules/.cache/${name}-report.json`);
  mkdirSync(path.dirname(reportFile), { recursive: true });
  rmSync(reportFile, { force: true });

  const code = await run(['--json', `--outputFile=${reportFile}`, ...args], environment);
  if (!existsSync(reportFile)) return { passed: 0, failed: 1, problem: `jest ended with code ${code} and no report` };

  const report: Report = JSON.parse(readFileSync(reportFile, 'utf8'));
  const skipped = report.numPendingTests + report.numTodoTests;
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites + skipped;
  const count = { passed: report.numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed };
  if (skipped > 0) return { ...count, problem: `${skipped} tests were skipped; a test that is not run counts as failed` };
  return failed === 0 && code !== 0 ? { ...count, problem: `jest ended with code ${code}` } : count;
}

function run(args: readonly string[], environment: Record<string, string>): Promise<number | null> {
  return new Promise((resolve, reject) => {
    // The report goes to a file; what people read is on stderr, and stdout would repeat the report.
    const child = spawn('node_modules/.bin/jest', args, {
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    child.on('error', reject);
    child.on('close', resolve);
  });
}
