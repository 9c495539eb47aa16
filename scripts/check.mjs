// `npm run check`: everything that answers in seconds, side by side; prints only what failed.
import { spawn } from 'node:child_process';

const CHECKS = {
  biome: ['biome', 'check', '--error-on-warnings', '.'],
  'tsc core': ['tsc', '-p', 'core'],
  'tsc app': ['tsc', '-p', 'src'],
  'tsc rest': ['tsc', '-p', '.'],
  'dependency-cruiser': [
    'depcruise',
    '--config',
    '.dependency-cruiser.cjs',
    '--output-type',
    'err',
    'core',
    'cloudfunctions',
    'src',
    'emulator',
    'config',
    'scripts',
    'tests',
  ],
  'unit tests': ['jest', '--selectProjects', 'unit', '--passWithNoTests', '--silent'],
};

/** Runs one tool from node_modules/.bin; gives its exit code and everything it printed. */
function run([tool, ...args]) {
  return new Promise((resolve) => {
    const child = spawn(`node_modules/.bin/${tool}`, args, { env: { ...process.env, FORCE_COLOR: '0' } });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('close', (code) => resolve({ code, output }));
  });
}

const started = Date.now();
const results = await Promise.all(Object.entries(CHECKS).map(async ([name, command]) => ({ name, ...(await run(command)) })));
for (const { name, code, output } of results) console.log(code === 0 ? `✓ ${name}` : `✗ ${name}\n${output}`);
console.log(`${((Date.now() - started) / 1000).toFixed(1)} s`);
process.exitCode = results.some(({ code }) => code !== 0) ? 1 : 0;
