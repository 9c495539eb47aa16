import { beforeAll, expect, test } from '@jest/globals';
import { pointSdkAt, startCloud, type TestCloud } from '../emulator/local-cloud';

type Ask = (openid: string) => Promise<boolean>;
type Open = (name: string, person: Limits, everybody: Limits, now: () => number) => Ask;
type Limits = { readonly perMinute: number; readonly perHour: number };

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const NOON = 500_000 * HOUR_MS;

let cloud: TestCloud;
let open: Open;

beforeAll(async () => {
  cloud = await startCloud({ config: { collections: [{ name: 'rate_counters', access: 'ADMINONLY', indexes: [] }] } });
  pointSdkAt(cloud.url);
  // Only now: the SDK reads where the cloud is when it is loaded.
  ({ questionBudget: open } = await import('../../cloudfunctions/_runtime/question-budget'));
});

const GENEROUS = { perMinute: 1000, perHour: 10_000 };
/** Instances of a function, each with a memory of its own; what is counted they share. */
const instances = (name: string, person: Limits, everybody: Limits, now: () => number): readonly Ask[] =>
  [1, 2, 3].map(() => open(name, person, everybody, now));
const askAll = async (asks: readonly Ask[], openids: readonly string[]) => {
  const answers = await Promise.all(openids.map((openid, index) => asks[index % asks.length]?.(openid)));
  return answers.filter(Boolean).length;
};
const people = (count: number, label = 'oX') => Array.from({ length: count }, (_, index) => `${label}${index}`);

test('R26 with as many accounts as one likes, no more is answered in a minute than everybody has together', async () => {
  let now = NOON;
  const asks = instances('many', GENEROUS, { perMinute: 10, perHour: 15 }, () => now);
  expect(await askAll(asks, people(40))).toBe(10);
  now += MINUTE_MS;
  expect(await askAll(asks, people(40))).toBe(5);
  now += MINUTE_MS;
  expect(await askAll(asks, people(40))).toBe(0);
  now = NOON + HOUR_MS;
  expect(await askAll(asks, people(40))).toBe(10);
});

test('R26 one person’s questions are counted together, whichever instances hear them at once', async () => {
  const asks = instances('one', { perMinute: 7, perHour: 100 }, GENEROUS, () => NOON);
  expect(
    await askAll(
      asks,
      Array.from({ length: 30 }, () => 'oY'),
    ),
  ).toBe(7);
  expect(await askAll(asks, ['oZ'])).toBe(1);
});

test('the first questions of an hour, asked by many at the same moment, are all answered', async () => {
  const asks = instances('first', { perMinute: 1, perHour: 1 }, GENEROUS, () => NOON);
  expect(await askAll(asks, people(12))).toBe(12);
});

test('whoever began an hour with two questions at once was refused one of them, and every other for a minute', async () => {
  const asks = instances('both', { perMinute: 9, perHour: 9 }, GENEROUS, () => NOON);
  expect(await askAll(asks, ['oBefore'])).toBe(1);
  expect(await askAll(asks, Array(3).fill('oBoth'))).toBe(3);
});
