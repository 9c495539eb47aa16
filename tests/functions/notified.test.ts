import { expect, test } from '@jest/globals';
import type { WorkOrder } from '#core/domain/work-order';
import { cloud } from '../../config/cloud';
import { openServiceDay } from '../support/service-day';

const day = openServiceDay();
const QUOTATION = cloud.subscribeTemplates[1].id;

/** As stored: since when the 90 days count for the machine that is quoted, and the steps the order took so far. */
async function stored(orderId: string) {
  const documents = await day.wechat.inspect.documents('work_orders');
  const order = documents.find(({ _id }) => _id === orderId)?.order as WorkOrder;
  const events = (await day.wechat.inspect.documents('order_events')).filter((event) => event.orderId === orderId);
  const notes = events.filter(({ step }) => step === 'note-notified').map(({ by }) => (by as { readonly role: string }).role);
  return { order, notes, notifiedAt: order.machines.flatMap(({ quotations }) => quotations.map((quotation) => quotation.notifiedAt)) };
}

test('the 90 days of a quotation never began: nobody noted that its message had been taken, or that it had been opened', async () => {
  const { customer, agent, finance } = day.people;
  const answers = await day.wechat.phone('customer').subscribe([QUOTATION]);
  await customer.ask('report-subscriptions', { answers: { [QUOTATION]: answers[QUOTATION] ?? '' } });
  const { orderId, version } = await day.repair(6);
  expect(await stored(orderId)).toMatchObject({ notes: [], notifiedAt: [undefined] });

  await finance.order(orderId);
  expect(await stored(orderId)).toMatchObject({ notes: [] });
  await Promise.all([0, 1].map(() => day.wechat.phone('agent').call('outbox', { orderId })));
  const told = await stored(orderId);
  expect(told).toMatchObject({ notes: ['timer'], notifiedAt: [expect.any(Number)] });

  await Promise.all([customer.order(orderId), customer.order(orderId)]);
  expect(await stored(orderId)).toEqual(told);

  // What staff had on screen before is still good: the note changed nothing they see.
  const payload = { machineIds: ['m1'], testRecord: '满载运行 24 小时正常', parts: '' };
  const finished = await agent.ask('take-step', { commandId: agent.nextCommandId(), orderId, version, step: 'finish', payload });
  expect(finished.version).toBe(version + 2);
});

test('a customer who opens the quotation knows of it, whether a message came or not', async () => {
  const { customer, agent } = day.people;
  const { version: policyVersion, textHash } = await customer.ask('policy', {});
  const { orderId } = await day.submit();
  await agent.take(orderId, 'confirm-return', { machineIds: ['m1'], note: '' });
  const onTheWay = { carrier: 'sf' as const, waybillNumber: 'SF7770000000001' };
  const receivingAddress = { name: '收货处', phone: '13800138000', region: '广东省深圳市', street: '科技园路 1 号', overseas: false };
  const agreed = { packingConfirmed: true, doorToDoor: true, freightPrepaid: true, consent: { policyVersion, textHash }, receivingAddress };
  await customer.take(orderId, 'send-in', { machineIds: ['m1'], ...onTheWay, ...agreed });
  await agent.take(orderId, 'sign-parcel', { parcelId: 'p1', waybillNumber: onTheWay.waybillNumber });
  const photos = [await agent.attach('unpacking', day.photo)];
  await agent.take(orderId, 'unpack', { parcelId: 'p1', serialsFound: [], unlabelledMachineIds: ['m1'], photos });
  const quoted = { class: 'normal' as const, lines: [{ text: '更换芯片', amount: 100 }], note: '', findings: '芯片损坏', photos: [] };
  await agent.take(orderId, 'quote', { machineIds: ['m1'], ...quoted, damageCause: 'none', voidReasons: [] });

  const [opened] = await Promise.all([customer.order(orderId), customer.order(orderId), day.wechat.inspect.runTimer('outbox')]);
  await customer.order(orderId);

  expect(await stored(orderId)).toMatchObject({ notes: ['customer'], notifiedAt: [expect.any(Number)] });
  const attachmentId = await customer.attach('voucher', day.photo);
  const voucher = { machineIds: ['m1'], amount: 100, attachmentId };
  const paid = await customer.reply('take-step', {
    commandId: customer.nextCommandId(),
    orderId,
    version: opened.version,
    step: 'submit-voucher',
    payload: voucher,
  });
  expect(paid).toMatchObject({ ok: true, value: { version: 8 } });
});
