import { expect, test } from '@jest/globals';
import { addDays, toLocalDate } from '#core/domain/money-and-time';
import { VOID_CODES } from '#core/domain/warranty';
import { orderPath } from '../../support/order-path';
import { openServiceDay } from '../../support/service-day';

const day = openServiceDay();
const path = orderPath(day);
const today = async () => toLocalDate(await day.wechat.inspect.now());

const free = (machineIds: readonly string[] = ['m1']) => ({ machineIds: [...machineIds], findings: '电源接口虚焊', photos: [] });

test('R24 in warranty the repair is free, and the verdict shows the days it rests on', async () => {
  const order = await path.unpacked({ serialNumber: 'JX4-10001-IN' });

  const judged = await day.people.agent.take(order.orderId, 'judge-free', free());

  expect(judged.machines[0]).toMatchObject({ state: 'repairing', verdict: { kind: 'free' } });
  expect(judged.machines[0]?.verdict?.reasoning).toMatch(/出厂 .*保修 6 个月.*在保修期内/);
  expect(judged.payment).toBeUndefined();
});

test('R24 the earlier of the carrier’s day and ours counts', async () => {
  const { customer, agent } = day.people;
  const serialNumber = 'JX4Q-10006-LAST';
  const order = await path.sendIn(await path.confirmed({ serialNumber }));
  const { mustArriveBy = '' } = await customer.ask('query-warranty', { serialNumber });
  const lastDay = mustArriveBy;
  const days = (Date.parse(lastDay) - Date.parse(await today())) / 86_400_000;
  await day.wechat.inspect.advance((days + 1) * 86_400_000);
  const { waybillNumber = '' } = order.parcels[0] ?? {};

  await agent.take(order.orderId, 'sign-parcel', { parcelId: 'p1', waybillNumber, carrierSignedDate: lastDay });
  await path.unpack(await agent.order(order.orderId));
  const judged = await agent.take(order.orderId, 'judge-free', free());

  expect(await today()).toBe(addDays(lastDay, 1));
  expect(judged.machines[0]?.warranty).toMatchObject({ result: 'in-warranty', lastDay });
});

test('R24 before it is sent, the customer sees until when it must arrive', async () => {
  const order = await path.submit({ serialNumber: 'JX4Q-10002-IN' });
  const { warranty, mustArriveBy } = order.machines[0] ?? {};
  expect(warranty).toMatchObject({ result: 'in-warranty', lastDay: mustArriveBy });
});

test('R25 out of warranty nothing is repaired for free', async () => {
  const order = await path.unpacked({ serialNumber: 'JX4-20001-OUT' });
  await expect(day.people.agent.take(order.orderId, 'judge-free', free())).rejects.toMatchObject({
    error: { code: 'not-in-warranty', why: expect.arrayContaining([expect.objectContaining({ clause: 'R25' })]) },
  });
  expect(await day.people.agent.take(order.orderId, 'quote', path.quotation())).toMatchObject({ machines: [{ state: 'quoted' }] });
});

test('R26 anybody may ask for the warranty of a serial number, and learns nothing of its owner', async () => {
  const serialNumber = 'JX16Q-10003-IN';
  await path.submit({ serialNumber });
  const answer = await day.otherCustomer.ask('query-warranty', { serialNumber });
  expect(answer).toMatchObject({ warranty: { result: 'in-warranty' }, model: 'JASMINER X16-Q' });
  expect(JSON.stringify(answer)).not.toMatch(/oDEV|13800138000|JM\d{4}|wo[0-9a-f]{8}|值班室/);
  expect(await day.otherCustomer.ask('query-warranty', { serialNumber: 'JX4-NOBODY-1' })).toMatchObject({
    warranty: { result: 'undetermined', because: 'serial-unknown' },
  });
});

test('R30 a machine in warranty is quoted only for a reason that voids it', async () => {
  const order = await path.unpacked({ serialNumber: 'JX16P-10004-IN' });
  const { agent } = day.people;
  await expect(agent.take(order.orderId, 'quote', path.quotation())).rejects.toMatchObject({
    error: { code: 'in-warranty', field: 'payload.voidReasons' },
  });
  const photos = [await agent.attach('finding', day.photo)];

  const quoted = await agent.take(order.orderId, 'quote', {
    ...path.quotation(),
    voidReasons: [{ code: 'H7', text: '日志显示频率超出规格', photos, exempt: false }],
  });

  expect(quoted.machines[0]).toMatchObject({ state: 'quoted', verdict: { voidReasons: [{ code: 'H7', clause: 'R37' }] } });
});

/** The clause of each code, copied from the policy; N2 and OTHER are a supervisor’s matter. */
const CLAUSE_OF: Readonly<Record<(typeof VOID_CODES)[number], string>> = {
  H1: 'R31',
  H2: 'R32',
  H3: 'R33',
  H4: 'R34',
  H5: 'R35',
  H6: 'R36',
  H7: 'R37',
  H8: 'R38',
  H9: 'R39',
  N1: 'R40',
  N2: 'R41',
  O1: 'R42',
  OTHER: 'R42',
};
const BY_TECHNICIAN = VOID_CODES.filter((code) => code !== 'N2' && code !== 'OTHER');

test('R31 R32 R33 R34 R35 R36 R37 R38 R39 R40 R42 each reason needs a picture and words, and is shown with its clause', async () => {
  const { agent } = day.people;
  const order = await path.unpacked();
  const quote = (code: (typeof VOID_CODES)[number], text: string, photos: string[]) =>
    agent.take(order.orderId, 'quote', { ...path.quotation(), voidReasons: [{ code, text, photos, exempt: false }] });
  const photos = [await agent.attach('finding', day.photo)];
  for (const code of BY_TECHNICIAN) {
    await expect(quote(code, '见照片', [])).rejects.toMatchObject({ error: { code: 'evidence-missing' } });
    await expect(quote(code, ' ', photos)).rejects.toMatchObject({ error: { code: 'invalid-request' } });
  }

  const voidReasons = BY_TECHNICIAN.map((code) => ({ code, text: '见照片', photos, exempt: false }));
  const quoted = await agent.take(order.orderId, 'quote', { ...path.quotation(), voidReasons });

  expect(quoted.machines[0]?.verdict?.voidReasons.map(({ code, clause }) => [code, clause])).toEqual(
    BY_TECHNICIAN.map((code) => [code, CLAUSE_OF[code]]),
  );
});

test('R39 a machine that the registry does not know is out of warranty until somebody proves otherwise', async () => {
  const order = await path.unpacked({ serialNumber: 'JX4-UNKNOWN-39' });
  expect(order.machines[0]?.warranty).toMatchObject({ result: 'undetermined', because: 'serial-unknown' });
  await expect(day.people.agent.take(order.orderId, 'judge-free', free())).rejects.toMatchObject({
    error: { code: 'not-in-warranty', why: expect.arrayContaining([expect.objectContaining({ clause: 'R39' })]) },
  });
});
