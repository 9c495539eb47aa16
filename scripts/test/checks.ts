import { spawn } from 'node:child_process';

export type Outcome = { readonly name: string; readonly passed: boolean; readonly output: string };

const ROOMS = ['core', 'cloudfunctions', 'src', 'emulator', 'config', 'scripts', 'tests'];

/** Remembers what it found, so that the next run looks at what changed since. */
const typeCheck = (project: string) => {
  const memory = `node_modules/.cache/tsc/${project.replaceAll('/', '-')}.tsbuildinfo`;
  return ['tsc', '-p', project, '--incremental', '--tsBuildInfoFile', memory];
};

/** What must hold of the code without running it. */
const STATIC_CHECKS: Record<string, readonly string[]> = {
  biome: ['biome', 'check', '--error-on-warnings', '.'],
  'tsc core': typeCheck('core'),
  'tsc app': typeCheck('src'),
  'tsc rest': typeCheck('.'),
  'tsc phones page': typeCheck('emulator/phone/page'),
  'dependency-cruiser': ['depcruise', '--config', '.dependency-cruiser.cjs', '--output-type', 'err', ...ROOMS],
  knip: ['knip', '--no-progress', '--no-config-hints'],
};

/** Given a TypeScript it does not support, dependency-cruiser finds no modules and calls that a success. */
const FEWEST_MODULES = 200;

const UNIT_TESTS: readonly string[] = ['jest', '--selectProjects', 'unit', '--passWithNoTests', '--silent'];

/** The static checks side by side, each with what it printed. */
export async function runStaticChecks(): Promise<Outcome[]> {
  return (await runAll(STATIC_CHECKS)).map((outcome) => (outcome.name === 'dependency-cruiser' ? withPlausibleCount(outcome) : outcome));
}

function withPlausibleCount(outcome: Outcome): Outcome {
  const modules = Number(/\((\d+) modules/.exec(outcome.output)?.[1] ?? 0);
  return modules >= FEWEST_MODULES
    ? outcome
    : { ...outcome, passed: false, output: `${outcome.output}\nonly ${modules} modules were looked at` };
}

/** The static checks and the unit tests side by side. */
export async function runChecks(): Promise<Outcome[]> {
  const [outcomes, unitTests] = await Promise.all([runStaticChecks(), runAll({ 'unit tests': UNIT_TESTS })]);
  return [...outcomes, ...unitTests];
}

const runAll = (checks: Record<string, readonly string[]>) =>
  Promise.all(Object.entries(checks).map(async ([name, command]) => ({ name, ...(await runTool(command)) })));

/** Runs a tool of node_modules/.bin to its end. */
function runTool([tool, ...args]: readonly string[], environment: Record<string, string> = {}): Promise<Omit<Outcome, 'name'>> {
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
