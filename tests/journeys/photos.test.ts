import { readFileSync, statSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { labelPhoto, notAPhoto, oversizedPhoto, voucherPhoto } from '../support/photos';

const firstBytes = (file: string, count: number) => readFileSync(file).subarray(0, count).toString('hex');

test('the photos of a test are real image files of a size a phone would make', async () => {
  const jpeg = await labelPhoto('JS16Q-0001');
  expect(firstBytes(jpeg, 3)).toBe('ffd8ff');
  expect(statSync(jpeg).size).toBeGreaterThan(100_000);
  expect(statSync(jpeg).size).toBeLessThan(600_000);
  expect(firstBytes(await labelPhoto('JS16Q-0001', 'png'), 4)).toBe('89504e47');
  expect(firstBytes(await voucherPhoto('1,280.00'), 3)).toBe('ffd8ff');
}, 60_000);

test('the bad files are what they claim to be', async () => {
  expect(readFileSync(notAPhoto(), 'utf8')).toMatch(/^<script>/);
  const large = await oversizedPhoto();
  expect(firstBytes(large, 4)).toBe('ffd8fffe');
  expect(statSync(large).size).toBeGreaterThan(10 * 1024 * 1024);
}, 60_000);
