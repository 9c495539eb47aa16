import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Reply } from '#core/contract/reply';
import type { WarrantyView } from '#core/contract/views/warranty-view';
import { customerDesk } from '../support/desk';
import { openLocalWechat, type TestWechat } from '../support/local-wechat';
import { openServiceDay } from '../support/service-day';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

let wechat: TestWechat;
beforeAll(async () => {
  wechat = await openLocalWechat();
});
/** Counters begin with the hour: what is counted has to fall into one. */
beforeEach(async () => {
  await wechat.inspect.reset();
  await wechat.inspect.advance(HOUR_MS - ((await wechat.inspect.now()) % HOUR_MS));
});
afterAll(() => wechat?.stop());

const ask = async (phone: string, serialNumber: string) =>
  (await wechat
    .phone(phone)
    .call('customer', { action: 'query-warranty', lang: 'zh-CN', payload: { serialNumber } })) as Reply<WarrantyView>;
const askTimes = async (phone: string, times: number) => {
  const replies = await Promise.all(Array.from({ length: times }, (_, index) => ask(phone, `WALK-${100_000 + index}`)));
  return replies.filter(({ ok }) => ok).length;
};
/** What the counters hold; their ids name who asked. */
const counters = async () => {
  const documents = await wechat.inspect.documents('rate_counters');
  return new Map(documents.map(({ _id, total }) => [String(_id).split(':')[1], total]));
};

test('R26 an unknown serial number is answered in the same shape as a known one', async () => {
  const [known, unknown] = [await ask('customer', 'JX4-10001-IN'), await ask('customer', 'NOBODY-00001')];
  expect(known).toMatchObject({ ok: true, value: { model: 'JASMINER X4', mustArriveBy: expect.any(String) } });
  expect(unknown).toMatchObject({ ok: true, value: { model: null, itemType: null, mustArriveBy: null } });
  const keys = (reply: Reply<WarrantyView>) => (reply.ok ? Object.keys(reply.value) : []);
  expect(keys(unknown)).toEqual(keys(known));
});

test('R26 of many questions at once exactly 60 a minute are answered, whatever instance hears them', async () => {
  expect(await askTimes('customer', 90)).toBe(60);
  expect(await ask('customer', 'JX4-10001-IN')).toMatchObject({
    ok: false,
    error: { code: 'too-many', message: expect.any(String), cure: expect.any(String) },
  });
  // Another person is not held up by it.
  expect(await ask('customer-2', 'JX4-10001-IN')).toMatchObject({ ok: true });
  await wechat.inspect.advance(MINUTE_MS);
  expect(await ask('customer', 'JX4-10001-IN')).toMatchObject({ ok: true });
});

test('R26 whoever is patient is stopped at 300 an hour, and heard again in the next', async () => {
  const answered = [];
  for (let minute = 0; minute < 6; minute += 1) {
    answered.push(await askTimes('customer', 60));
    await wechat.inspect.advance(MINUTE_MS);
  }
  expect(answered).toEqual([60, 60, 60, 60, 60, 0]);
  await wechat.inspect.advance(HOUR_MS);
  expect(await ask('customer', 'JX4-10001-IN')).toMatchObject({ ok: true });
}, 120_000);

test('R26 who goes on asking after being refused uses up nothing of what everybody has', async () => {
  await askTimes('customer', 60);
  for (let index = 0; index < 40; index += 1) await ask('customer', 'JX4-10001-IN');
  const instances = (await wechat.inspect.invocations('customer')).filter(({ isCold }) => isCold).length;
  expect(Number((await counters()).get('*'))).toBeLessThanOrEqual(60 + Math.max(1, instances));
});

test('counters of hours that are over are forgotten', async () => {
  await ask('customer', 'JX4-10001-IN');
  expect((await counters()).size).toBe(2);
  await wechat.inspect.advance(3 * HOUR_MS);
  await wechat.inspect.runTimer('registry');
  expect((await counters()).size).toBe(0);
});

test('a question costs three calls to the database at most, the first of an hour included', async () => {
  // Settings are read once a minute.
  await wechat.phone('customer').call('customer', { action: 'start', lang: 'zh-CN', payload: {} });
  await ask('customer', 'JX4-10001-IN');
  await ask('customer', 'JX4-20001-OUT');
  await ask('customer-2', 'JX4Q-10002-IN');
  const asked = (await wechat.inspect.invocations('customer')).filter(({ event }) => JSON.stringify(event).includes('query-warranty'));
  expect(asked).toHaveLength(3);
  expect(Math.max(...asked.map(({ calls }) => calls.filter((call) => call.startsWith('database.')).length))).toBeLessThanOrEqual(3);
});

const day = openServiceDay();

test('R26 what is answered about a serial number is the same with and without an open order for it', async () => {
  const question = { serialNumber: 'JX16Q-10003-IN' };
  const stranger = customerDesk(day.wechat.phone('customer-2'));
  const before = await stranger.ask('query-warranty', question);
  await day.submit({ serialNumber: question.serialNumber, model: 'JASMINER X16-Q', itemType: 'hash-board' });
  expect(await stranger.ask('query-warranty', question)).toEqual(before);
});
