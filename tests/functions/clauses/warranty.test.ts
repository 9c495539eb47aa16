import { expect, test } from '@jest/globals';
import { addDays, toLocalDate } from '#core/domain/money-and-time';
import { type CodeToApprove, VOID_CODES } from '#core/domain/warranty';
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
  const { mustArriveBy } = await customer.ask('query-warranty', { serialNumber });
  const lastDay = mustArriveBy ?? '';
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

test('R26 whoever asks again and again is told to wait, and others are still answered', async () => {
  const ask = () =>
    day.wechat.phone('finance').call('customer', { action: 'query-warranty', lang: 'zh-CN', payload: { serialNumber: 'JX4-GUESS-1' } });
  const answers = (await Promise.all(Array.from({ length: 130 }, ask))) as { readonly ok: boolean }[];
  const refused = answers.filter(({ ok }) => !ok);
  expect(refused.length).toBeGreaterThan(0);
  expect(refused[0]).toMatchObject({ error: { code: 'too-many' } });
  expect(await day.otherCustomer.reply('query-warranty', { serialNumber: 'JX4-10001-IN' })).toMatchObject({ ok: true });
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
/** What a technician may name of a machine whose label nobody can read; a counterfeit is not quoted at all. */
const BY_TECHNICIAN = VOID_CODES.filter((code) => code !== 'N2' && code !== 'OTHER' && code !== 'O1');

test('R31 R32 R33 R34 R35 R36 R37 R38 R39 R40 each reason needs a picture and words, and is shown with its clause', async () => {
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

test('R39 a proof of purchase cures it: the machine is judged by the date that it shows', async () => {
  const serialNumber = 'JX4-UNKNOWN-40';
  const order = await path.unpacked({ serialNumber });
  const { agent } = day.people;
  const established = { machineIds: ['m1'], shippedDate: addDays(await today(), -30), reason: '购买发票' };
  await expect(agent.take(order.orderId, 'establish-warranty', { ...established, photos: [] })).rejects.toMatchObject({
    error: { code: 'evidence-missing' },
  });

  await agent.take(order.orderId, 'establish-warranty', { ...established, photos: await path.finding() });

  expect((await agent.take(order.orderId, 'judge-free', free())).machines[0]).toMatchObject({
    state: 'repairing',
    verdict: { kind: 'free' },
  });
});

test('R39 what the registry knows is nobody’s to establish', async () => {
  const order = await path.unpacked({ serialNumber: 'JX16Q-20003-OUT' });
  const established = { machineIds: ['m1'], shippedDate: await today(), reason: '购买发票', photos: await path.finding() };
  await expect(day.people.agent.take(order.orderId, 'establish-warranty', established)).rejects.toMatchObject({
    error: { code: 'registry-knows-it', why: expect.arrayContaining([expect.objectContaining({ clause: 'R39' })]) },
  });
});

test('R32 a machine that the customer opened because we asked is repaired for free; one opened unasked is not', async () => {
  const { agent } = day.people;
  const opened = [{ code: 'H2' as const, text: '外壳螺丝已拆', photos: await path.finding(), exempt: true }];
  const unasked = await path.unpacked();
  await expect(agent.take(unasked.orderId, 'quote', { ...path.quotation(), voidReasons: opened })).rejects.toMatchObject({
    error: { code: 'exemption-not-asked', why: [{ clause: 'R32' }] },
  });

  const order = await path.submit({ serialNumber: 'JX16QP-10005-IN' });
  const ask = { machineIds: ['m1'], note: '请先打开外壳，重插排线', disassemblyMachineIds: ['m1'] };
  const asked = await path.unpack(await path.receive(await agent.take(order.orderId, 'confirm-return', ask)));

  const judged = await agent.take(asked.orderId, 'judge-free', { ...free(), voidReasons: opened });
  expect(judged.machines[0]).toMatchObject({ state: 'repairing', disassemblyAsked: { text: '请先打开外壳，重插排线' } });
});

test.each<[clause: string, approvalCode: CodeToApprove]>([
  ['R41 natural wear', 'N2'],
  ['R42 what the policy’s “etc.” covers', 'OTHER'],
])('%s voids the warranty only once a supervisor has agreed', async (_clause, approvalCode) => {
  const { agent } = day.people;
  const order = await path.unpacked();
  const { orderId } = order;
  const photos = await path.finding();
  const quote = { ...path.quotation(), voidReasons: [{ code: approvalCode, text: '见照片', photos, exempt: false }] };
  await expect(agent.take(orderId, 'quote', quote)).rejects.toMatchObject({
    error: { code: 'supervisor-approval-missing', why: [{ clause: 'R41' }, { clause: 'R42' }] },
  });
  await agent.take(orderId, 'request-approval', { machineIds: ['m1'], approvalCode, text: '风扇轴承磨损', photos });
  await day.supervisor.take(orderId, 'decide-approval', { machineIds: ['m1'], approvalCode, isApproved: false, reason: '照片看不出' });
  await expect(agent.take(orderId, 'quote', quote)).rejects.toMatchObject({ error: { code: 'supervisor-approval-missing' } });

  await agent.take(orderId, 'request-approval', { machineIds: ['m1'], approvalCode, text: '补拍了近照', photos });
  await day.supervisor.take(orderId, 'decide-approval', { machineIds: ['m1'], approvalCode, isApproved: true, reason: '同意' });

  expect((await agent.take(orderId, 'quote', quote)).machines[0]).toMatchObject({
    state: 'quoted',
    verdict: { voidReasons: [{ code: approvalCode }] },
  });
});

test('R42 a counterfeit is not repaired at any price, and goes back as it is', async () => {
  const { agent } = day.people;
  const { orderId } = await path.unpacked();
  const photos = await path.finding();
  const voidReasons = [{ code: 'O1' as const, text: '防伪标签与登记不符', photos, exempt: false }];
  await expect(agent.take(orderId, 'quote', { ...path.quotation(), voidReasons })).rejects.toMatchObject({
    error: { code: 'counterfeit-not-repaired', why: [{ clause: 'R42' }] },
  });

  const declared = await agent.take(orderId, 'declare-unrepairable', {
    machineIds: ['m1'],
    unrepairable: 'counterfeit',
    findings: '假冒产品',
    photos,
    voidReasons,
  });

  expect(declared.machines[0]).toMatchObject({ state: 'ready', outcome: 'unrepaired' });
});
