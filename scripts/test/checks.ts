import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

export type Outcome = { readonly name: string; readonly passed: boolean; readonly output: string };

const ROOMS = ['core', 'cloudfunctions', 'src', 'emulator', 'config', 'scripts', 'tests'];

/** What must hold of the code without running it. */
const STATIC_CHECKS: Record<string, readonly string[]> = {
  biome: ['biome', 'check', '--error-on-warnings', '.'],
  'tsc core': ['tsc', '-p', 'core'],
  'tsc app': ['tsc', '-p', 'src'],
  'tsc rest': ['tsc', '-p', '.'],
  ...(existsSync('emulator/phone/page/tsconfig.json') ? { 'tsc phones page': ['tsc', '-p', 'emulator/phone/page'] } : {}),
  'dependency-cruiser': [
    'depcruise',
    '--config',
    '.dependency-cruiser.cjs',
    '--output-type',
    'err',
    ...ROOMS.filter((room) => existsSync(room)),
  ],
};

const UNIT_TESTS: readonly string[] = ['jest', '--selectProjects', 'unit', '--passWithNoTests', '--silent'];

/** The static checks side by side, each with what it printed. */
export function runStaticChecks(): Promise<Outcome[]> {
  return runAll(STATIC_CHECKS);
}

/** The static checks and the unit tests side by side. */
export function runChecks(): Promise<Outcome[]> {
  return runAll({ ...STATIC_CHECKS, 'unit tests': UNIT_TESTS });
}

const runAll = (checks: Record<string, readonly string[]>) =>
  Promise.all(Object.entries(checks).map(async ([name, command]) => ({ name, ...(await runTool(command)) })));

/** Runs a tool of node_modules/.bin to its end. */
export function runTool([tool, ...args]: readonly string[], environment: Record<string, string> = {}): Promise<Omit<Outcome, 'name'>> {
  return new Promise((resolve, reject) => {
    const child = spawn(`node_modules/.bin/${tool}`, args, { env: { ...process.env, FORCE_COLOR: '0', ...environment } });
    let output = '';
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', reject);
    child.on('close', (code) => resolve({ passed: code === 0, output }));
  });
}
