import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type Part, refresh } from '../../../scripts/build/stale';

let root: string;
let builds: number;
let part: Part;
const at = (file: string) => path.join(root, file);
const build = () => refresh(part, at('stamps'));

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'stale-'));
  mkdirSync(at('src/deep'), { recursive: true });
  writeFileSync(at('src/deep/a.ts'), 'one');
  builds = 0;
  part = {
    name: 'part',
    inputs: [at('src'), at('not-there-yet.json')],
    outputs: [at('out.js')],
    build: async () => {
      builds += 1;
      writeFileSync(at('out.js'), String(builds));
    },
  };
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test('a part is built once and then left alone', async () => {
  expect([await build(), await build(), builds]).toEqual(['built', 'fresh', 1]);
});

test.each([
  ['a file changes', () => writeFileSync(at('src/deep/a.ts'), 'two')],
  ['a file comes', () => writeFileSync(at('src/b.ts'), '')],
  ['a file goes', () => rmSync(at('src/deep/a.ts'))],
  ['an input appears that was missing', () => writeFileSync(at('not-there-yet.json'), '{}')],
  ['the output is gone', () => rmSync(at('out.js'))],
])('a part is built again when %s', async (_, change) => {
  await build();
  change();
  expect([await build(), builds]).toEqual(['built', 2]);
});

test('the same bytes written again build nothing', async () => {
  await build();
  writeFileSync(at('src/deep/a.ts'), 'one');
  expect(await build()).toBe('fresh');
});

test('a build that failed is tried again, even if an earlier one was good', async () => {
  await build();
  const good = part;
  writeFileSync(at('src/deep/a.ts'), 'broken');
  part = { ...good, build: () => Promise.reject(new Error('no')) };
  await expect(build()).rejects.toThrow('no');
  expect(existsSync(at('stamps/part'))).toBe(false);

  writeFileSync(at('src/deep/a.ts'), 'one');
  part = good;
  expect(await build()).toBe('built');
});

test('a build that leaves no output has failed', async () => {
  part = { ...part, build: async () => {} };
  await expect(build()).rejects.toThrow('left no');
});
