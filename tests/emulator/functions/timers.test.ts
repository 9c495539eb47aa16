import { afterEach, beforeAll, expect, test } from '@jest/globals';
import { startCloud, type TestCloud, temporaryDir } from '../local-cloud';

let local: TestCloud;
const HOUR_MS = 3_600_000;

beforeAll(async () => {
  const sweep = `const cloud = require('wx-server-sdk'); cloud.init(); exports.main = async (event) => ({ event, who: cloud.getWXContext(), at: new Date().toISOString() });`;
  local = await startCloud({
    functions: { daily: sweep, weekly: sweep, monthly: sweep, once: sweep, plain: sweep },
    config: {
      functions: [
        { name: 'daily', timer: { name: 'at-nine', cron: '0 0 9 * * * *' } },
        { name: 'weekly', timer: { name: 'monday', cron: '0 30 8 * * MON *' } },
        { name: 'monthly', timer: { name: 'last-friday', cron: '0 0 18 * * 5L *' } },
        { name: 'once', timer: { name: 'long-ago', cron: '0 0 0 1 1 * 2020' } },
        { name: 'plain' },
      ],
    },
  });
});
afterEach(() => local.services.clock.setOffset(0));

async function moveTo(iso: string): Promise<void> {
  const { clock, timers } = local.services;
  clock.setOffset(clock.offsetMs() + Date.parse(iso) - clock.now());
  await timers.fireDue();
}
const runsOf = (name: string) => local.services.functions.invocations().filter(({ functionName }) => functionName === name);

test('timers fire by Beijing time when the clock passes them, once for a jump', async () => {
  await moveTo('2031-03-02T23:59:00Z'); // Monday 07:59 in Beijing
  const [daily, weekly] = [runsOf('daily').length, runsOf('weekly').length];
  await moveTo('2031-03-03T00:29:00Z');
  expect([runsOf('daily').length - daily, runsOf('weekly').length - weekly]).toEqual([0, 0]);
  await moveTo('2031-03-03T00:30:00Z');
  expect([runsOf('daily').length - daily, runsOf('weekly').length - weekly]).toEqual([0, 1]);
  await moveTo('2031-03-03T01:00:00Z');
  expect([runsOf('daily').length - daily, runsOf('weekly').length - weekly]).toEqual([1, 1]);
  await moveTo('2031-03-09T12:00:00Z');
  expect([runsOf('daily').length - daily, runsOf('weekly').length - weekly]).toEqual([2, 1]);
});

test('a clock moved in the very moment after a start or a reset fires what it passes', async () => {
  const again = await startCloud({
    functions: { tick: 'exports.main = () => 1;' },
    config: { functions: [{ name: 'tick', timer: { name: 'daily', cron: '0 0 9 * * * *' } }] },
  });
  const { clock, timers, functions, state } = again.services;
  const passADay = async () => {
    clock.setOffset(clock.offsetMs() + 24 * HOUR_MS);
    await timers.fireDue();
    return functions.invocations().length;
  };
  expect(await passADay()).toBe(1);
  state.reset();
  expect(await passADay()).toBe(1);
});

test('a clock moved back fires nothing again until it is passed anew', async () => {
  await moveTo('2032-01-01T05:00:00Z');
  const before = runsOf('daily').length;
  await moveTo('2032-01-01T00:00:00Z');
  expect(runsOf('daily').length).toBe(before);
  local.services.clock.setOffset(local.services.clock.offsetMs() + 2 * HOUR_MS);
  await local.services.timers.fireDue();
  expect(runsOf('daily').length).toBe(before + 1);
});

test('the inspector lists when each timer is due next, by its own reading of the pattern', async () => {
  await moveTo('2031-03-03T00:00:00Z');
  const { timers } = (await (await fetch(`${local.url}/__inspect/timers`)).json()) as { timers: { name: string; nextAt?: number }[] };
  expect(timers.map(({ name, nextAt }) => [name, nextAt && new Date(nextAt).toISOString()])).toEqual([
    ['at-nine', '2031-03-03T01:00:00.000Z'],
    ['monday', '2031-03-03T00:30:00.000Z'],
    ['last-friday', '2031-03-28T10:00:00.000Z'],
    ['long-ago', undefined],
  ]);
});

test('a timer has no openid and is known as a trigger', async () => {
  const reply = await local.services.timers.run('daily');
  expect(reply).toMatchObject({
    result: { event: { Type: 'Timer', TriggerName: 'at-nine', Message: '' }, who: { SOURCE: 'wx_trigger', ENV: 'dev-env' } },
  });
  expect(reply).not.toHaveProperty('result.who.OPENID');
  expect(await local.services.timers.run('plain')).toBeUndefined();
});

test('after a jump the event names the last time that came due, in UTC to the second', async () => {
  await moveTo('2033-06-01T00:00:00Z');
  await moveTo('2033-06-04T05:30:00Z');
  expect(runsOf('daily').at(-1)).toMatchObject({ event: { Time: '2033-06-04T01:00:00Z' } });
});

test('what came due while the cloud was stopped fires once after it started', async () => {
  const dataDir = temporaryDir();
  const options = {
    dataDir,
    functions: { often: 'exports.main = async (event) => event.Time;' },
    config: { functions: [{ name: 'often', timer: { name: 'often', cron: '0 * * * * * *' } }] },
  };
  const first = await startCloud(options);
  await first.services.timers.fireDue();
  await first.stop();
  const second = await startCloud(options);
  second.services.clock.setOffset(3 * HOUR_MS);
  await second.services.timers.fireDue();
  expect(second.services.functions.invocations()).toHaveLength(1);
  await second.stop();
});

test('a run that takes long is not overtaken by the next', async () => {
  const own = await startCloud({
    functions: {
      slow: `const now = () => Number(process.hrtime.bigint() / 1000n);
        exports.main = async () => { const began = now(); await new Promise((done) => setTimeout(done, 100)); return { began, ended: now() }; };`,
    },
    config: { functions: [{ name: 'slow', timer: { name: 'slow', cron: '* * * * * * *' } }] },
  });
  const { clock, timers, functions } = own.services;
  await timers.fireDue();
  const jumps = [];
  for (const offset of [2_000, 4_000, 6_000]) {
    clock.setOffset(offset);
    jumps.push(timers.fireDue());
    await new Promise((resolve) => setImmediate(resolve));
  }
  await Promise.all(jumps);
  const runs = functions.invocations().map(({ outcome }) => (outcome as { result: { began: number; ended: number } }).result);
  expect(runs.length).toBeGreaterThan(1);
  for (const [index, { began }] of runs.entries()) expect(began).toBeGreaterThan(runs[index - 1]?.ended ?? 0);
  await own.stop();
});

test.each(['', '1st', 'a b', 'a'.repeat(61)])('a timer cannot be called "%s"', async (name) => {
  const wrong = startCloud({ config: { functions: [{ name: 'daily', timer: { name, cron: '0 0 9 * * * *' } }] } });
  await expect(wrong).rejects.toThrow(/the timer of daily needs a name/);
});

test('a cron that is none is named at the start', async () => {
  const wrong = startCloud({ config: { functions: [{ name: 'daily', timer: { name: 't', cron: '* * * * *' } }] } });
  await expect(wrong).rejects.toThrow(/the timer of daily is no seven-field cron/);
});
