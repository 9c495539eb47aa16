import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { buildFunctions } from '../../config/functions';

let root: string;
let outDir: string;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'functions-'));
  outDir = path.join(root, 'out');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function source(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
}
const read = (file: string) => readFileSync(path.join(outDir, file), 'utf8');

test('a function ships as one CommonJS file with its permissions and its timer in WeChat’s form', async () => {
  source('cloudfunctions/_runtime/answer.ts', 'export const answer: number = 42;');
  source('cloudfunctions/clock/index.ts', `import { answer } from '../_runtime/answer'; export const main = async () => answer;`);

  await buildFunctions(root, outDir, [
    { name: 'clock', openapi: ['subscribeMessage.send'], timer: { name: 'sweep', cron: '0 * * * * * *' } },
  ]);

  const shipped: { main: () => Promise<number> } = require(path.join(outDir, 'clock/index.js'));
  expect(await shipped.main()).toBe(42);
  expect(JSON.parse(read('clock/config.json'))).toEqual({
    permissions: { openapi: ['subscribeMessage.send'] },
    triggers: [{ name: 'sweep', type: 'timer', config: '0 * * * * * *' }],
  });
  expect(JSON.parse(read('clock/package.json'))).toMatchObject({ name: 'clock', main: 'index.js' });
});

test.each(['src', 'emulator', 'tests', 'scripts'])('a function that reaches into %s is not built', async (room) => {
  source(`${room}/toy.ts`, 'export const toy = 1;');
  source('cloudfunctions/staff/index.ts', `import { toy } from '../../${room}/toy'; export const main = async () => toy;`);

  await expect(buildFunctions(root, outDir, [{ name: 'staff' }])).rejects.toThrow(`cloudfunctions/staff would ship ${room}/toy.ts`);
});

test('a function without settings and settings without a function are refused by name', async () => {
  source('cloudfunctions/staff/index.ts', 'export const main = async () => 1;');

  await expect(buildFunctions(root, outDir, [])).rejects.toThrow('cloudfunctions/staff has no entry');
  await expect(buildFunctions(root, outDir, [{ name: 'staff' }, { name: 'ghost' }])).rejects.toThrow('does not have: ghost');
});
