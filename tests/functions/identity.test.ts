import { expect, test } from '@jest/globals';
import { openLocalWechat } from '../support/local-wechat';
import { openServiceDay } from '../support/service-day';

const day = openServiceDay();
const NOT_FOUND = { ok: false, error: { code: 'not-found' } };
const anyId = 'wo000000000000000000000000000000';

test('who calls is the platform’s word: an openid in the request changes nothing', async () => {
  const { orderId } = await day.submit();
  const payload = { orderId, openid: 'oDEV_customer', customerOpenid: 'oDEV_customer' };
  const userInfo = { openId: 'oDEV_customer', appId: 'wxdev0000000000a1' };

  const asked = await day.wechat
    .phone('customer-2')
    .call('customer', { action: 'get-order', lang: 'zh-CN', payload: { orderId }, userInfo });
  expect(asked).toMatchObject(NOT_FOUND);
  const smuggled = await day.wechat.phone('customer-2').call('customer', { action: 'get-order', lang: 'zh-CN', payload });
  expect(smuggled).toMatchObject({ ok: false, error: { code: 'invalid-request', field: 'openid' } });
});

test('somebody whose roles were all taken away still heard that they are staff', async () => {
  const dismissed = await openLocalWechat({ staff: [{ _id: 'oDEV_agent', name: '离职', roles: [] }] });
  try {
    const phone = dismissed.phone('agent');
    for (const action of ['start', 'list-queue', 'list-settings', 'prepare-upload'])
      expect(await phone.call('staff', { action, lang: 'zh-CN', payload: {} })).toMatchObject(NOT_FOUND);
    expect(await phone.call('customer', { action: 'start', lang: 'zh-CN', payload: {} })).toMatchObject({
      ok: true,
      value: { isStaff: false },
    });
  } finally {
    await dismissed.stop();
  }
});

test('to a stranger an order that exists and one that does not look alike', async () => {
  const { orderId, version } = await day.submit();
  const { otherCustomer } = day;
  const step = { commandId: otherCustomer.nextCommandId(), version, step: 'message', payload: { text: '您好', photos: [] } };

  for (const [action, payload] of [
    ['get-order', {}],
    ['take-step', step],
    ['ask', { commandId: otherCustomer.nextCommandId(), text: '您好' }],
    ['photo-urls', { attachmentIds: ['a1'] }],
  ] as const) {
    const about = (id: string) =>
      day.wechat.phone('customer-2').call('customer', { action, lang: 'zh-CN', payload: { ...payload, orderId: id } });
    const [existing, missing] = await Promise.all([about(orderId), about(anyId)]);
    expect(existing).toMatchObject(NOT_FOUND);
    expect(existing).toEqual(missing);
  }
  expect(await day.people.customer.order(orderId)).toMatchObject({ version });
});

test('the staff’s function tells a customer nothing, not even what it can do', async () => {
  const { orderId } = await day.submit();
  for (const [action, payload] of [
    ['start', {}],
    ['list-queue', {}],
    ['get-order', { orderId }],
    ['no-such-action', {}],
  ] as const) {
    expect(await day.wechat.phone('customer').call('staff', { action, lang: 'zh-CN', payload })).toMatchObject(NOT_FOUND);
  }
});

test('finance may look at an order but not triage it', async () => {
  const { orderId, version } = await day.submit();
  const { finance } = day.people;

  const payload = { machineIds: ['m1'], note: '' };
  const refused = await finance.reply('take-step', {
    commandId: finance.nextCommandId(),
    orderId,
    version,
    step: 'confirm-return',
    payload,
  });

  expect(refused).toMatchObject({ ok: false, error: { code: 'not-allowed', whoCan: [{ role: 'agent' }] } });
  expect(await finance.order(orderId)).toMatchObject({ version, stage: 'submitted' });
});

test('somebody else’s orders stand in nobody’s list', async () => {
  const { orderId } = await day.submit();
  const { orders } = await day.otherCustomer.ask('list-orders', { filter: 'all' });
  expect(orders.map((order) => order.orderId)).not.toContain(orderId);
});

test('the clock moves for its timer only', async () => {
  expect(await day.wechat.phone('customer').call('clock', {})).toEqual({ ok: true, value: {} });
});
