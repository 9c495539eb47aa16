import { describe, expect, test } from '@jest/globals';
import type { Reply } from '#core/contract/reply';
import { registryDesk } from '../support/registry-desk';
import { openServiceDay } from '../support/service-day';

const day = openServiceDay();

async function customerCall(data: object): Promise<Reply<unknown>> {
  return (await day.wechat.phone('customer').call('customer', data)) as Reply<unknown>;
}

test.each([
  ['no action', {}],
  ['an unknown action', { action: 'drop-database', lang: 'zh-CN', payload: {} }],
  ['a name every object has', { action: 'constructor', lang: 'zh-CN', payload: {} }],
  ['another such name', { action: '__proto__', lang: 'zh-CN', payload: {} }],
  ['an action that is no text', { action: { $ne: null }, lang: 'zh-CN', payload: {} }],
])('%s is refused as an invalid request', async (_what, data) => {
  expect(await customerCall(data)).toMatchObject({ ok: false, error: { code: 'invalid-request', field: 'action' } });
});

test.each([
  ['nothing', undefined],
  ['a text', 'wo1'],
  ['a list', []],
  ['an operator instead of an id', { orderId: { $gt: '' } }],
  ['an id that leaves its place', { orderId: '../settings/current' }],
  ['an id without end', { orderId: 'a'.repeat(5000) }],
])('%s where an order id belongs is refused and names the field', async (_what, payload) => {
  const reply = await customerCall({ action: 'get-order', lang: 'zh-CN', payload });
  expect(reply).toMatchObject({ ok: false, error: { code: 'invalid-request' } });
});

test('every wrong field of an order is named at once, in the language asked for, and nothing is stored', async () => {
  const machine = {
    itemType: 'spaceship',
    model: '',
    serialNumber: 'JX 4!',
    symptoms: [],
    faultDescription: ' ',
    labelPhotos: [],
    extra: 1,
  };
  const payload = { commandId: 'short', contact: { name: '值\u202E班', phone: '12' }, machines: [machine] };
  const before = await day.people.customer.ask('list-orders', { filter: 'all' });

  const [chinese, english] = await Promise.all([
    customerCall({ action: 'submit-order', lang: 'zh-CN', payload }),
    customerCall({ action: 'submit-order', lang: 'en', payload }),
  ]);

  const wrong = chinese.ok ? [] : chinese.error.fields?.map(({ field }) => field);
  expect(wrong).toEqual(
    expect.arrayContaining([
      'commandId',
      'contact.name',
      'contact.phone',
      'machines.0.itemType',
      'machines.0.serialNumber',
      'machines.0.faultDescription',
      'machines.0.labelPhotos',
      'machines.0.extra',
    ]),
  );
  expect(JSON.stringify(chinese)).toMatch(/\p{Script=Han}/u);
  expect(JSON.stringify(english)).not.toMatch(/\p{Script=Han}/u);
  expect(await day.people.customer.ask('list-orders', { filter: 'all' })).toEqual(before);
});

test('a language nobody speaks is answered in Chinese', async () => {
  const reply = await customerCall({ action: 'get-order', lang: 'xx', payload: { orderId: 'wo1' } });
  expect(reply).toMatchObject({ ok: false, error: { message: expect.stringMatching(/\p{Script=Han}/u) } });
});

test('a step that has no screen cannot be taken, whoever asks', async () => {
  const { orderId, version } = await day.submit();
  const commandId = day.people.customer.nextCommandId();
  const reply = await customerCall({
    action: 'take-step',
    lang: 'zh-CN',
    payload: { commandId, orderId, version, step: 'toString', payload: {} },
  });
  expect(reply).toMatchObject({ ok: false, error: { code: 'invalid-request', field: 'step' } });
});

test('a cursor that is none of ours shows the beginning', async () => {
  await day.submit();
  const { customer } = day.people;
  expect(await customer.ask('list-orders', { filter: 'all', cursor: '"}],{"$where":"1' })).toEqual(
    await customer.ask('list-orders', { filter: 'all' }),
  );
});

describe('the newer functions', () => {
  const call = async (phone: string, name: string, action: unknown, payload: unknown) =>
    (await day.wechat.phone(phone).call(name, { action, lang: 'en', payload })) as Reply<unknown>;

  test.each([
    ['registry', 'supervisor'],
    ['evidence', 'customer'],
    ['staff', 'supervisor'],
  ])('%s refuses an action it does not have, and those that every object has', async (name, phone) => {
    for (const action of ['drop-database', 'constructor', '__proto__', '', null, { $ne: null }])
      expect(await call(phone, name, action, {})).toMatchObject({ ok: false, error: { code: 'invalid-request', field: 'action' } });
  });

  test.each([
    ['registry', 'supervisor', 'get-import', { importId: { $gt: '' } }],
    ['registry', 'supervisor', 'get-import', { importId: '../settings/current' }],
    ['registry', 'supervisor', 'list-problems', { importId: 'im-1', kind: 'rows' }],
    ['registry', 'supervisor', 'list-problems', { importId: 'im-1', kind: 'bad', limit: 1e9 }],
    ['registry', 'supervisor', 'start-import', { attachmentId: 'a1', fileName: '机器\u202E.csv' }],
    ['registry', 'supervisor', 'prepare-upload', { bytes: 1e12 }],
    ['evidence', 'customer', 'export-order', { orderId: ['wo1'] }],
    ['staff', 'supervisor', 'get-setting', { key: { $ne: '' } }],
    ['staff', 'supervisor', 'change-setting', { key: 'largeQuantity', value: 11, effectiveFrom: 'now' }],
    ['staff', 'agent', 'get-orphan', { orphanId: 'sf-SF1 ' }],
    ['staff', 'agent', 'get-orphan', { orphanId: { $exists: true } }],
  ])('%s: %s sends %s with %j and hears which field is wrong', async (name, phone, action, payload) => {
    expect(await call(phone, name, action, payload)).toMatchObject({
      ok: false,
      error: { code: 'invalid-request', field: expect.stringMatching(/./) },
    });
  });

  test.each([
    ['the document that keeps other imports out', 'get-import', { importId: 'active' }],
    ['the same, to be given up', 'discard-import', { importId: 'active' }],
    ['the same, to be written', 'apply-import', { importId: 'active' }],
    ['one that was never begun', 'continue-import', { importId: 'im-none' }],
  ])('%s is no import', async (_what, action, payload) => {
    expect(await call('supervisor', 'registry', action, payload)).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });

  test('a photo is no list of machines, and somebody else’s upload is nobody’s but theirs', async () => {
    const photo = await day.people.agent.attach('finding', day.photo);
    expect(await call('supervisor', 'registry', 'start-import', { attachmentId: photo, fileName: '机器.csv' })).toMatchObject({
      ok: false,
      error: { code: 'upload-not-confirmed', field: 'attachmentId' },
    });
    const registry = registryDesk(day.wechat.phone('supervisor'));
    const list = await registry.upload('序列号,型号,类别,出厂日期\nJX4-HOSTILE-1,JASMINER X4,整机,2026-10-01\n');
    // A list of machines is the supervisor’s: colleagues who come by its id see nothing, and it proves nothing.
    const urls = async (phone: string) => call(phone, 'staff', 'photo-urls', { attachmentIds: [list] });
    expect(await urls('agent')).toMatchObject({ ok: true, value: { urls: {} } });
    expect(await urls('supervisor')).toMatchObject({ ok: true, value: { urls: { [list]: expect.any(String) } } });
  });

  test('a value is never merged into anything: names every object has stay what they are', async () => {
    const value = JSON.parse('{"opensAtHour":8,"closesAtHour":20,"__proto__":{"isSupervisor":true}}');
    const reply = await call('supervisor', 'staff', 'preview-setting', { key: 'hours', value, effectiveFrom: 'now' });
    expect(reply.ok ? JSON.stringify(reply.value) : reply.error.code).not.toMatch(/isSupervisor|internal/);
    expect(await call('agent', 'staff', 'list-settings', {})).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
  });
});

test('a failing database is answered as our fault, without a word of why', async () => {
  const { orderId } = await day.submit();
  await day.wechat.inspect.addFault({
    on: 'action',
    name: 'database.getDocument',
    effect: { kind: 'fail', errCode: -502001, errMsg: 'secret detail of the database' },
  });
  const reply = await customerCall({ action: 'get-order', lang: 'en', payload: { orderId } });
  await day.wechat.inspect.clearFaults();

  expect(reply).toMatchObject({ ok: false, error: { code: 'internal' } });
  expect(JSON.stringify(reply)).not.toContain('secret');
});

test('whoever walks through the serial numbers is stopped for a minute', async () => {
  const ask = (number: number) => day.otherCustomer.reply('query-warranty', { serialNumber: `JX4-${10_000 + number}-IN` });
  // Minutes are counted by the clock: all of it has to fall into one.
  const now = await day.wechat.inspect.now();
  await day.wechat.inspect.advance(60_000 - (now % 60_000));
  const replies = [];
  for (let number = 0; number <= 60; number += 1) replies.push(await ask(number));
  expect(replies.filter(({ ok }) => ok)).toHaveLength(60);
  expect(replies.at(-1)).toMatchObject({ ok: false, error: { code: 'too-many' } });
});
