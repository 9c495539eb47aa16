import { REPAIR_FEE } from '../side-path';
import { at, LINES, m1, picture, type Walk, waybill } from './walk';

/** Money in both directions, a machine that cannot be repaired after all, and every way back that goes wrong. */
export async function moneyAndReturn(walk: Walk): Promise<void> {
  const { customer, agent, finance, supervisor } = walk.people;
  const { orderId } = await at(walk, 'received', 5, 3);
  const photos = [await agent.attach('finding', walk.photo)];
  const quotation = { lines: LINES, note: '', findings: '芯片损坏', photos, damageCause: 'none' as const, voidReasons: [] };
  await agent.take(orderId, 'quote', { machineIds: m1, class: 'scrap', scrapCodes: ['burned-board'], ...quotation });
  await agent.take(orderId, 'quote', { machineIds: ['m2', 'm3'], class: 'normal', ...quotation });
  await customer.take(orderId, 'decline', { machineIds: m1, reason: '太贵' });
  const pay = async (machineIds: string[], amount: number, words: string) => {
    const attachmentId = await customer.attach('voucher', picture(walk, words));
    return customer.take(orderId, 'submit-voucher', { machineIds, amount, attachmentId });
  };
  await pay(['m2', 'm3'], 2 * REPAIR_FEE, 'EVERY-PAID-1');
  await finance.take(orderId, 'reject-voucher', { voucherId: 'v1', reason: '金额不清' });
  await pay(['m2', 'm3'], 2 * REPAIR_FEE, 'EVERY-PAID-2');
  await finance.take(orderId, 'approve-voucher', { voucherId: 'v2' });
  const { forms } = await agent.ask('start', {});
  await agent.take(orderId, 'extend-promise', { machineIds: ['m3'], dueAt: forms.promiseDays.at(-1)?.dueAt ?? 0, reason: '等待备件' });
  await agent.take(orderId, 'give-up', { machineIds: ['m2'], reason: '无法修复', photos });
  await finance.take(orderId, 'refund', {
    machineIds: ['m2'],
    amount: REPAIR_FEE,
    photos: [await finance.attach('voucher', walk.photo)],
  });
  const unrepairable = { unrepairable: 'no-value' as const, findings: '主板腐蚀', photos, voidReasons: [] };
  await agent.take(orderId, 'declare-unrepairable', { machineIds: ['m2'], ...unrepairable });
  await agent.take(orderId, 'request-split', { machineIds: ['m1', 'm2'], reason: '客户急用' });
  await supervisor.take(orderId, 'decide-split', { machineIds: ['m1', 'm2'], isApproved: true, reason: '同意先寄' });

  const early = { machineIds: ['m1', 'm2'], carrier: 'sf', splitReason: 'approved' as const };
  await agent.take(orderId, 'ship', { ...early, waybillNumber: waybill(5, 1) });
  await agent.take(orderId, 'take-back-from-carrier', { shipmentId: 's1', reason: '地址超区', photos });
  await supervisor.take(orderId, 'ship', { ...early, waybillNumber: waybill(5, 2) });
  const { machines } = await agent.take(orderId, 'note-refused-return', { shipmentId: 's2', amount: 3_000, reason: '拒收', photos });
  await customer.order(orderId);
  const freight = machines.reduce((sum, { reship }) => sum + (reship?.amount ?? 0), 0);
  await pay(['m1', 'm2'], freight, 'EVERY-PAID-3');
  await finance.take(orderId, 'approve-voucher', { voucherId: 'v3' });
  await supervisor.take(orderId, 'ship', { ...early, waybillNumber: waybill(5, 3) });
  await customer.take(orderId, 'confirm-delivered', { shipmentId: 's3' });
  await agent.take(orderId, 'finish', { machineIds: ['m3'], testRecord: '满载运行 24 小时正常', parts: '' });
  await agent.take(orderId, 'ship', { machineIds: ['m3'], carrier: 'sf', waybillNumber: waybill(5, 4) });
  await customer.take(orderId, 'report-not-received', { shipmentId: 's4', text: '没收到' });
  await supervisor.take(orderId, 'lose-outbound', {
    shipmentId: 's4',
    reason: '快递遗失',
    photos: [await supervisor.attach('finding', walk.photo)],
  });
}

/** Nobody pays for ninety days. Last: the clock stands elsewhere then. */
export async function ninetyDays(walk: Walk): Promise<void> {
  const { customer, supervisor } = walk.people;
  const { orderId } = await at(walk, 'quoted', 6);
  await customer.order(orderId); // they count from here
  await walk.pass(91);
  // What was missed is made up for one a day, by day: at night the clock only notes that it will.
  await walk.untilMorning();
  for (let day = 0; day < 12; day += 1) await walk.pass(1);
  await supervisor.take(orderId, 'hold', { machineIds: m1 });
  await supervisor.take(orderId, 'reopen', { machineIds: m1, reason: '客户已联系' });
}
