import { expect, test } from '@jest/globals';
import { openServiceDay } from '../support/service-day';

const day = openServiceDay();
const NOBODY = 'wo000000000000000000000000000000';

async function sharedOrder(serialNumber: string) {
  const { orderId } = await day.submit({ serialNumber });
  const { shareToken: token = '' } = await day.people.customer.take(orderId, 'share', {});
  return { orderId, token };
}

test('R20 a link shows how far the order is to anybody who holds it, until it is revoked', async () => {
  const { orderId, token } = await sharedOrder('JX4-SHARED-1');
  const { customer } = day.people;

  const seen = await day.otherCustomer.ask('get-shared-order', { orderId, token });
  await customer.take(orderId, 'revoke-share', {});
  const after = await day.otherCustomer.reply('get-shared-order', { orderId, token });

  expect(seen).toMatchObject({ stage: 'submitted', stageWord: '待确认', stepBar: 'to-confirm', machines: [{ maskedSerial: 'JX****D-1' }] });
  expect(after).toMatchObject({ ok: false, error: { code: 'not-found' } });
});

test('R20 a link says nothing of people, places, money, faults or messages', async () => {
  const order = await day.repair(11);
  const { customer } = day.people;
  await customer.ask('ask', { commandId: customer.nextCommandId(), orderId: order.orderId, text: '请尽快' });
  const { shareToken: token = '' } = await customer.take(order.orderId, 'share', {});

  const seen = await day.otherCustomer.ask('get-shared-order', { orderId: order.orderId, token });

  expect(seen.shipments).toMatchObject([{ carrierName: '顺丰', waybillNumber: 'SF9876543210987', machineCount: 2 }]);
  expect(Object.keys(seen).sort()).toEqual(
    ['machines', 'orderNumber', 'shipments', 'stage', 'stageSentence', 'stageWord', 'stepBar', 'updatedAt'].sort(),
  );
  expect(Object.keys(seen.machines[0] ?? {}).sort()).toEqual(['id', 'itemType', 'maskedSerial', 'model', 'state', 'stateWord']);
  expect(JSON.stringify(seen)).not.toMatch(/机房值班|13800138000|科技园|1200|120000|JX4-10001-IN|无法联网|请尽快|oDEV/);
});

test('R20 a link hides at least half of a short serial number, so that nobody guesses the rest', async () => {
  const { orderId, token } = await sharedOrder('AB12C9');
  const seen = await day.otherCustomer.ask('get-shared-order', { orderId, token });
  expect(seen.machines[0]?.maskedSerial).toBe('A****C9');
});

test('R20 a wrong token, a revoked one and an order that does not exist look alike', async () => {
  const { orderId, token } = await sharedOrder('JX4-SHARED-2');
  const { customer } = day.people;
  const ask = (id: string, secret: string) => day.otherCustomer.reply('get-shared-order', { orderId: id, token: secret });

  const wrong = await ask(orderId, 'f'.repeat(32));
  const missing = await ask(NOBODY, token);
  await customer.take(orderId, 'revoke-share', {});
  const revoked = await ask(orderId, token);
  const neverShared = await ask((await day.submit()).orderId, token);

  expect(wrong).toMatchObject({ ok: false, error: { code: 'not-found' } });
  expect([missing, revoked, neverShared]).toEqual([wrong, wrong, wrong]);
});

test('R20 sharing again makes a new link, and the old one is dead', async () => {
  const { orderId, token } = await sharedOrder('JX4-SHARED-3');
  const { shareToken: fresh = '' } = await day.people.customer.take(orderId, 'share', {});

  expect(fresh).not.toBe(token);
  expect(await day.otherCustomer.reply('get-shared-order', { orderId, token })).toMatchObject({ ok: false, error: { code: 'not-found' } });
  expect(await day.otherCustomer.reply('get-shared-order', { orderId, token: fresh })).toMatchObject({ ok: true });
});

test('R20 only the customer can share, sees the key, and a link gives no right to act', async () => {
  const { orderId, token } = await sharedOrder('JX4-SHARED-4');
  const { agent, customer } = day.people;
  const { version } = await customer.order(orderId);
  const step = { orderId, version, step: 'share', payload: {} };

  expect((await agent.order(orderId)).shareToken).toBeUndefined();
  expect(await agent.reply('take-step', { ...step, commandId: agent.nextCommandId() })).toMatchObject({ ok: false });
  const { otherCustomer } = day;
  expect(await otherCustomer.reply('take-step', { ...step, commandId: otherCustomer.nextCommandId() })).toMatchObject({
    ok: false,
    error: { code: 'not-found' },
  });
  expect(await otherCustomer.reply('get-order', { orderId })).toMatchObject({ ok: false, error: { code: 'not-found' } });
  expect(await otherCustomer.reply('order-version', { orderId })).toMatchObject({ ok: false, error: { code: 'not-found' } });
  expect((await customer.order(orderId)).shareToken).toBe(token);
});

test('R20 a share that is repeated after its answer was lost gives the same link', async () => {
  const { orderId, version } = await day.submit();
  const { customer } = day.people;
  const command = { commandId: customer.nextCommandId(), orderId, version, step: 'share', payload: {} };

  const first = await customer.ask('take-step', command);
  const again = await customer.ask('take-step', command);

  expect(first.shareToken).toMatch(/^[0-9a-f]{32}$/);
  expect(again.shareToken).toBe(first.shareToken);
});
