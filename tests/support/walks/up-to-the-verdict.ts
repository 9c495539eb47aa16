import { at, LINES, m1, type Walk, waybill } from './walk';

const PACKED = { packingConfirmed: true, doorToDoor: true, freightPrepaid: true };

/** Before the order has anything to do with a parcel. */
export async function questions(walk: Walk): Promise<void> {
  const { customer, agent } = walk.people;
  const { orderId } = await at(walk, 'submitted', 1);
  await agent.take(orderId, 'ask-info', { text: '请补充日志' });
  await customer.take(orderId, 'answer-info', { text: '已补充', photos: [] });
  await agent.take(orderId, 'ask-info', { text: '请补充照片' });
  await agent.take(orderId, 'drop-info-request', { reason: '已电话核实' });
  await agent.take(orderId, 'assign', {});
  await customer.take(orderId, 'message', { text: '你好', photos: [] });
  await agent.take(orderId, 'message', { text: '请打开外壳', photos: [], disassemblyMachineIds: m1 });
  await customer.take(orderId, 'share', {});
  await customer.take(orderId, 'revoke-share', {});
  await agent.take(orderId, 'fix-remotely', { machineIds: m1, note: '已升级固件' });
  await customer.take(orderId, 'rate', { stars: 5, text: '' });
  const other = await at(walk, 'submitted', 2);
  await customer.take(other.orderId, 'cancel', { reason: '地址填错了' });
}

/** Parcels that go astray, machines that are not in them or never leave. */
export async function parcels(walk: Walk): Promise<void> {
  const { customer, agent } = walk.people;
  const { orderId } = await at(walk, 'in-transit', 3, 3);
  const photos = [await agent.attach('finding', walk.photo)];
  const sendAgain = (machineIds: string[], waybillNumber: string) =>
    customer.take(orderId, 'send-in', { machineIds, carrier: 'sf', waybillNumber, ...PACKED });
  await customer.take(orderId, 'correct-waybill', { parcelId: 'p1', carrier: 'sf', waybillNumber: waybill(3, 1) });
  await agent.take(orderId, 'refuse-parcel', { parcelId: 'p1', reason: 'collect-freight', note: '', photos });
  await sendAgain(['m1', 'm2'], waybill(3, 2));
  await agent.take(orderId, 'lose-inbound', { parcelId: 'p2', reason: '快递遗失', photos });
  await sendAgain(['m1', 'm2'], waybill(3, 3));
  await agent.take(orderId, 'sign-parcel', { parcelId: 'p3', waybillNumber: waybill(3, 3) });
  const unpacked = [await agent.attach('unpacking', walk.photo)];
  const found = { serialsFound: ['JX4-NOT-OURS'], unlabelledMachineIds: m1, photos: unpacked };
  const { discrepancies } = await agent.take(orderId, 'unpack', { parcelId: 'p3', ...found });
  for (const { id, kind } of discrepancies) {
    await agent.take(orderId, 'resolve-discrepancy', { discrepancyId: id, resolution: kind === 'missing' ? 'not-in-parcel' : 'set-aside' });
  }
  await customer.take(orderId, 'withdraw', { machineIds: ['m3'], reason: '自己修好了' });
}

/** What a technician finds, and takes back. */
export async function inspection(walk: Walk): Promise<void> {
  const { customer, agent, supervisor } = walk.people;
  const { orderId } = await at(walk, 'received', 4);
  const photos = [await agent.attach('finding', walk.photo)];
  const found = { findings: '芯片损坏', photos, damageCause: 'logistics' as const };
  await agent.take(orderId, 'report-damage', { machineIds: m1, damageCause: 'logistics', text: '外箱破损', photos });
  await agent.take(orderId, 'read-label', { machineIds: m1, serialNumber: 'JX4-EVERY-1', photos });
  await agent.take(orderId, 'request-approval', { machineIds: m1, approvalCode: 'N2', text: '轴承磨损', photos });
  await supervisor.take(orderId, 'decide-approval', { machineIds: m1, approvalCode: 'N2', isApproved: true, reason: '情况属实' });
  const worn = [{ code: 'N2' as const, text: '轴承磨损', photos, exempt: false }];
  await agent.take(orderId, 'quote', { machineIds: m1, class: 'normal', lines: LINES, note: '', ...found, voidReasons: worn });
  await customer.order(orderId);
  await agent.take(orderId, 'revise-quotation', { machineIds: m1, class: 'normal', lines: LINES, note: '重新核价' });
  await agent.take(orderId, 'withdraw-quotation', { machineIds: m1, reason: '客户补充了购买凭证' });
  const shippedDate = new Date(Date.now() - 20 * 86_400_000).toISOString().slice(0, 10);
  await agent.take(orderId, 'establish-warranty', { machineIds: m1, shippedDate, reason: '购买发票', photos });
  await agent.take(orderId, 'report-damage', { machineIds: m1, damageCause: 'none', text: '划痕而已', photos });
  await agent.take(orderId, 'judge-free', { machineIds: m1, findings: '电源虚焊', photos });

  // A label that bears another number than the customer typed: the dearest way to read one.
  const swapped = await at(walk, 'received', 31, ['JX4-EVERY-3']);
  await agent.take(swapped.orderId, 'read-label', { machineIds: m1, serialNumber: 'JX4-EVERY-4', photos });
}
