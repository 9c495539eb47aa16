import { beforeAll, expect, test } from '@jest/globals';
import { openServiceDay } from '../support/service-day';

const day = openServiceDay();
const DAY_MS = 24 * 60 * 60 * 1000;
const SERIALS = ['JX4-10001-IN', 'JX4-20001-OUT'];

let orderId: string;
beforeAll(async () => {
  orderId = (await day.repair(11)).orderId;
  await day.wechat.inspect.advance(11 * DAY_MS);
  await day.wechat.inspect.runTimer('clock');
  await day.wechat.inspect.takeSnapshot('delivered-by-timer');
});

const claims = async () =>
  (await day.wechat.inspect.documents('open_serials')).filter(({ orderId: holder }) => holder === orderId).map(({ _id }) => String(_id));
async function report() {
  const { customer } = day.people;
  const { version } = await customer.order(orderId);
  const payload = { shipmentId: 's1', text: '' };
  return customer.reply('take-step', { commandId: customer.nextCommandId(), orderId, version, step: 'report-not-received', payload });
}

test('R29 a delivery that only the timer confirmed is disputed, and its machines are the order’s own again', async () => {
  expect((await day.people.customer.order(orderId)).stage).toBe('completed');
  await day.wechat.inspect.runTimer('outbox');
  expect(await claims()).toEqual([]);

  const reply = await report();

  expect(reply).toMatchObject({ ok: true, value: { stage: 'in-service', machines: [{ state: 'shipped' }, { state: 'shipped' }] } });
  expect((await claims()).sort()).toEqual(SERIALS);
  expect(await day.submit({ serialNumber: SERIALS[0] ?? '' }).catch(({ error }) => error)).toMatchObject({ code: 'serials-taken' });
});

test('R29 a release that was still waiting took the serials away from the disputed order', async () => {
  await day.wechat.inspect.restoreSnapshot('delivered-by-timer');
  expect((await claims()).sort()).toEqual(SERIALS);

  const reply = await report();
  await day.wechat.inspect.runTimer('outbox');

  expect(reply).toMatchObject({ ok: true });
  expect((await claims()).sort()).toEqual(SERIALS);
});

test('R12 a machine that stands in a new order by now is not taken back from it', async () => {
  await day.wechat.inspect.restoreSnapshot('delivered-by-timer');
  await day.wechat.inspect.runTimer('outbox');
  await day.submit({ serialNumber: SERIALS[1] ?? '' });

  const reply = await report();

  expect(reply).toMatchObject({ ok: false, error: { code: 'serials-taken', why: [{ clause: 'R12' }] } });
  expect((await day.people.customer.order(orderId)).stage).toBe('completed');
});

test('R12 I11 the same dispute sent twice at once left the order open, and its serial numbers to whoever asked', async () => {
  await day.wechat.inspect.restoreSnapshot('delivered-by-timer');
  const { customer } = day.people;
  const { version } = await customer.order(orderId);
  const dispute = () => {
    const command = { commandId: customer.nextCommandId(), orderId, version, step: 'report-not-received' };
    return customer.reply('take-step', { ...command, payload: { shipmentId: 's1', text: '' } });
  };
  const { inspect } = day.wechat;
  // The first looks who holds the serials only after the second has claimed them.
  const fault = await inspect.addFault({
    on: 'action',
    name: 'database.getDocument',
    collection: 'open_serials',
    effect: { kind: 'delay', delayMs: 1500 },
    times: 1,
  });
  const first = dispute();
  for (let struck = 0; struck === 0; ) struck = (await inspect.faults()).find(({ id }) => id === fault)?.struck ?? 0;
  const second = await dispute();
  await inspect.clearFaults();

  expect([second.ok, (await first).ok].filter(Boolean)).toHaveLength(1);
  expect((await claims()).sort()).toEqual(SERIALS);
});
