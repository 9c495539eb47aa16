import { describe, expect, test } from '@jest/globals';
import { addDays, DAY_MS, toLocalDate } from '#core/domain/money-and-time';
import { CallLog, mostCalls } from '../../support/call-log';
import { orderPath } from '../../support/order-path';
import { OrphanDesk } from '../../support/orphan-desk';
import { openServiceDay } from '../../support/service-day';

const day = openServiceDay();
const path = orderPath(day);
const desk = new OrphanDesk(day);

const free = { machineIds: ['m1'], findings: '电源接口虚焊', photos: [] };

test('R38 a label that the customer could not read has no warranty until somebody reads it at the bench', async () => {
  const order = await path.unpacked();
  const { agent } = day.people;
  expect(order.machines[0]?.warranty).toMatchObject({ result: 'undetermined' });
  await expect(agent.take(order.orderId, 'judge-free', free)).rejects.toMatchObject({ error: { code: 'not-in-warranty' } });
  const label = { machineIds: ['m1'], serialNumber: 'JX16P-20004-OUT' };

  await expect(agent.take(order.orderId, 'read-label', { ...label, photos: [] })).rejects.toMatchObject({
    error: { code: 'evidence-missing' },
  });
  const read = await agent.take(order.orderId, 'read-label', { ...label, photos: await path.finding() });

  expect(read.machines[0]).toMatchObject({ serialNumber: 'JX16P-20004-OUT', warranty: { result: 'expired' } });
});

/** A machine that is here, without the label whose number the customer typed. */
async function withoutItsLabel(serialNumber: string) {
  return path.unpack(await path.received({ serialNumber }), { serialsFound: [], unlabelledMachineIds: ['m1'] });
}

test('R38 a machine that came without its label has no warranty by the number that was typed, until the label is found', async () => {
  const { agent } = day.people;
  const serialNumber = 'JX16P-10004-IN';
  const { orderId, machines } = await withoutItsLabel(serialNumber);
  expect(machines[0]).toMatchObject({ serialNumber, warranty: { result: 'undetermined', because: 'label-unreadable' } });
  await expect(agent.take(orderId, 'judge-free', free)).rejects.toMatchObject({ error: { code: 'not-in-warranty' } });

  const read = await agent.take(orderId, 'read-label', { machineIds: ['m1'], serialNumber, photos: await path.finding() });
  expect(read.machines[0]).toMatchObject({ serialNumber, warranty: { result: 'in-warranty' } });
  const voidReasons = [{ code: 'H8' as const, text: '看不清', photos: await path.finding(), exempt: false }];
  await expect(agent.take(orderId, 'quote', { ...path.quotation(), voidReasons })).rejects.toMatchObject({
    error: { code: 'label-readable' },
  });

  expect((await agent.take(orderId, 'judge-free', free)).machines[0]).toMatchObject({ state: 'repairing', verdict: { kind: 'free' } });
});

test('R38 R39 a proof of purchase makes up for a missing label, although the registry knows the number that was typed', async () => {
  const { agent } = day.people;
  const { orderId } = await withoutItsLabel('JX16Q-20003-OUT');
  const proof = {
    machineIds: ['m1'],
    shippedDate: addDays(toLocalDate(await day.wechat.inspect.now()), -30),
    reason: '购买发票',
    photos: await path.finding(),
  };
  await agent.take(orderId, 'establish-warranty', proof);

  const { machines } = await agent.take(orderId, 'judge-free', free);
  expect(machines[0]?.verdict?.reasoning).toMatch(/购买凭证/);
});

test('R17 R38 a label that bears another number than the customer typed is a difference: nothing is judged, and the other machine lies at the orphan desk', async () => {
  const { agent, customer } = day.people;
  const { orderId } = await withoutItsLabel('JX16QP-10005-IN');
  const photos = await path.finding();
  const label = { machineIds: ['m1'], serialNumber: 'JX4-SWAPPED-38', photos };

  await agent.take(orderId, 'read-label', label);

  const { machines, discrepancies } = await customer.order(orderId);
  expect(machines[0]).toMatchObject({ serialNumber: 'JX16QP-10005-IN' });
  expect(discrepancies).toMatchObject([
    { kind: 'missing', serialNumber: 'JX16QP-10005-IN', open: true },
    { kind: 'extra', serialNumber: 'JX4-SWAPPED-38', open: true },
  ]);
  await expect(agent.take(orderId, 'quote', path.quotation())).rejects.toMatchObject({ error: { code: 'discrepancy-open' } });
  expect(await desk.get(`extra-${orderId}-d2`)).toMatchObject({ state: 'waiting', serialNumbers: ['JX4-SWAPPED-38'], photos });
});

describe('R17 R38 a number found at unpacking that no machine of the order had, read afterwards from the label of the machine without one', () => {
  /** The parcel of a machine whose label the customer could not read, where a number was found and put aside as one too many. */
  async function putAside(serialNumber: string) {
    const { orderId } = await path.unpack(await path.received(), { serialsFound: [serialNumber], unlabelledMachineIds: ['m1'] });
    const label = { machineIds: ['m1'], serialNumber, photos: await path.finding() };
    return { orderId, orphanId: `extra-${orderId}-d1`, label };
  }

  test('is that machine: it leaves the orphan desk in the same moment, and the difference is settled', async () => {
    const { agent, customer } = day.people;
    const { orderId, orphanId, label } = await putAside('JX4-ASIDE-1');
    expect(await desk.get(orphanId)).toMatchObject({ state: 'waiting', serialNumbers: ['JX4-ASIDE-1'] });

    await agent.take(orderId, 'read-label', label);

    expect(await desk.get(orphanId)).toMatchObject({ state: 'linked', linked: { orderId }, offers: [] });
    const [registered, linked] = await desk.eventsOf(orphanId);
    expect(linked).toMatchObject({ step: 'link', by: { role: 'technician' }, previousHash: registered?.hash });
    const { machines, discrepancies } = await customer.order(orderId);
    expect(machines[0]).toMatchObject({ serialNumber: 'JX4-ASIDE-1', state: 'received' });
    expect(discrepancies).toMatchObject([
      { kind: 'extra', open: false, text: '包裹里有 JX4-ASIDE-1，工单里没有：就是工单里没有序列号的那台设备。' },
    ]);
    // Nothing stands between the machine and its verdict any more.
    expect((await agent.take(orderId, 'quote', path.quotation())).machines[0]).toMatchObject({ state: 'quoted' });
  });

  test('leaves the desk, too, where the customer was told that it is kept apart, and where it was put on hold', async () => {
    const { agent } = day.people;
    const { orderId, orphanId, label } = await putAside('JX4-ASIDE-2');
    await agent.take(orderId, 'resolve-discrepancy', { discrepancyId: 'd1', resolution: 'set-aside' });
    await day.wechat.inspect.advance(92 * DAY_MS);
    await desk.take(orphanId, 'hold', {}, desk.supervisor);

    const read = await agent.take(orderId, 'read-label', label);

    expect(await desk.get(orphanId)).toMatchObject({ state: 'linked', linked: { orderId } });
    expect(read.discrepancies[0]).toMatchObject({ open: false, text: expect.stringContaining('没有序列号的那台设备') });
  });

  test('is refused once the desk gave it to another order: one of the two is a mistake', async () => {
    const { agent } = day.people;
    const { orderId, orphanId, label } = await putAside('JX4-ASIDE-3');
    const other = await path.confirmed();
    await desk.take(orphanId, 'link', { orderId: other.orderId, machineIds: ['m1'] });

    await expect(agent.take(orderId, 'read-label', label)).rejects.toMatchObject({
      error: { code: 'serials-taken', field: 'payload.serialNumber' },
    });

    expect((await agent.order(orderId)).machines[0]).toMatchObject({ serialNumber: null });
    // Another number is still read.
    await agent.take(orderId, 'read-label', { ...label, serialNumber: 'JX4-ASIDE-4' });
  });

  test('changes the order and the desk together or not at all, whichever call is cut off', async () => {
    const { agent } = day.people;
    let struck = 0;
    for (const after of Array.from({ length: 10 }, (_, call) => call)) {
      const { orderId, orphanId, label } = await putAside(`JX4-CUT-${after}`);
      const { version } = await agent.order(orderId);
      const input = { commandId: agent.nextCommandId(), orderId, version, step: 'read-label', payload: label };
      const both = async () => [(await desk.get(orphanId)).state, (await agent.order(orderId)).machines[0]?.serialNumber].join();
      const fault = { on: 'action', name: 'database.*', functionName: 'staff', effect: { kind: 'lose-reply' }, times: 1, after } as const;
      await day.wechat.inspect.addFault(fault);
      await agent.reply('take-step', input);
      struck += (await day.wechat.inspect.faults())[0]?.struck ?? 0;
      await day.wechat.inspect.clearFaults();

      expect(['waiting,', `linked,JX4-CUT-${after}`]).toContain(await both());
      expect(await agent.reply('take-step', input)).toMatchObject({ ok: true });
      expect(await both()).toBe(`linked,JX4-CUT-${after}`);
      expect((await desk.eventsOf(orphanId)).map(({ step }) => step)).toEqual(['register', 'link']);
    }
    expect(struck).toBeGreaterThanOrEqual(8);
  });

  test('costs two database calls more than a command may: what lies at the desk is read and stored with the order', async () => {
    const { agent } = day.people;
    const { orderId, label } = await putAside('JX4-ASIDE-5');
    const log = new CallLog(day.wechat.inspect);
    await log.read();
    log.clear();
    await agent.take(orderId, 'read-label', label);
    expect(mostCalls(await log.read()).find(({ name }) => name === 'staff take-step read-label')).toMatchObject({ calls: 10 });
  });
});

test('R17 R38 a label that bears the number of a machine in another open order takes nothing from that order', async () => {
  const { agent, customer } = day.people;
  const other = await path.submit({ serialNumber: 'JX4-OTHERS-38' });
  const { orderId } = await withoutItsLabel('JX16QP-10006-IN');
  const { version } = await agent.order(orderId);
  const photos = await path.finding();
  const read = () => agent.take(orderId, 'read-label', { machineIds: ['m1'], serialNumber: 'JX4-OTHERS-38', photos });

  expect((await read()).discrepancies).toMatchObject([
    { kind: 'missing', serialNumber: 'JX16QP-10006-IN', photos },
    { kind: 'extra', serialNumber: 'JX4-OTHERS-38', photos },
  ]);
  expect(Object.keys((await customer.ask('photo-urls', { orderId, attachmentIds: photos })).urls)).toEqual(photos);
  await expect(read()).rejects.toMatchObject({ error: { code: 'machine-missing' } });
  expect(await agent.order(orderId)).toMatchObject({ version: version + 1 });
  expect((await customer.order(other.orderId)).machines[0]).toMatchObject({ serialNumber: 'JX4-OTHERS-38', state: 'listed' });
  await expect(path.submit({ serialNumber: 'JX4-OTHERS-38' })).rejects.toMatchObject({ error: { code: 'serials-taken' } });
});

test('R38 a blurred photo is no missing label: the customer is asked again, and what was read at unpacking cannot be called unreadable', async () => {
  const { agent, customer } = day.people;
  const order = await path.submit();
  await agent.take(order.orderId, 'ask-info', { text: '标签照片模糊，请重拍' });
  expect(await customer.order(order.orderId)).toMatchObject({ stage: 'info-needed', question: { text: '标签照片模糊，请重拍' } });
  await expect(agent.take(order.orderId, 'confirm-return', { machineIds: ['m1'], note: '' })).rejects.toMatchObject({
    error: { code: 'info-request-open' },
  });
  const photos = [await customer.attach('message', day.nextPhoto())];
  expect(await customer.take(order.orderId, 'answer-info', { text: '重拍了', photos })).toMatchObject({ stage: 'submitted' });

  const readable = await path.unpacked({ serialNumber: 'JX4Q-20002-OUT' });
  const voidReasons = [{ code: 'H8' as const, text: '看不清', photos: await path.finding(), exempt: false }];
  await expect(agent.take(readable.orderId, 'quote', { ...path.quotation(), voidReasons })).rejects.toMatchObject({
    error: { code: 'label-readable', why: [{ clause: 'R38' }] },
  });
});
