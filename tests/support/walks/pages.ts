import { messages } from './messages';
import { at, type Walk, waybill } from './walk';

/** Everything that is only looked at, and the settings. */
export async function pages(walk: Walk): Promise<void> {
  const { customer, agent, finance, supervisor, otherCustomer, registry } = walk.people;
  const { orderId, orderNumber, machines } = await at(walk, 'received', 25, 2);
  for (const asked of [customer, otherCustomer]) {
    await asked.ask('start', {});
    await asked.ask('policy', {});
    for (const filter of ['open', 'ended', 'all'] as const) await asked.ask('list-orders', { filter });
  }
  // The first question of a person's hour makes its counter.
  for (const serialNumber of ['JX4-10001-IN', 'JX4-NONE-1', 'JX4-20001-OUT']) await customer.ask('query-warranty', { serialNumber });
  const { notices } = await customer.ask('list-notices', {});
  await customer.ask('read-notices', { noticeIds: notices.slice(0, 2).map(({ noticeId }) => noticeId) });
  await customer.ask('order-version', { orderId });
  await customer.ask('photo-urls', { orderId, attachmentIds: machines.flatMap(({ labelPhotos }) => labelPhotos) });
  await agent.ask('photo-urls', { orderId, attachmentIds: machines.flatMap(({ labelPhotos }) => labelPhotos) });
  await customer.ask('report-subscriptions', { answers: {} });
  await customer.ask('ask', { commandId: customer.nextCommandId(), orderId, text: '能先问一下吗' });
  const { shareToken = '' } = await customer.take(orderId, 'share', {});
  for (let time = 0; time < 2; time += 1) await otherCustomer.ask('get-shared-order', { orderId, token: shareToken });

  for (const asked of [agent, supervisor, finance]) {
    await asked.ask('start', {});
    await asked.ask('list-queue', {});
    await asked.ask('list-queue', { group: 'to-judge' });
    await asked.ask('search', { text: orderNumber });
    await asked.order(orderId);
  }
  await agent.ask('query-warranty', { serialNumber: 'JX4-10001-IN' });
  await agent.ask('list-orphans', { group: 'waiting' });
  const coming = waybill(26);
  await at(walk, 'in-transit', 26);
  await agent.ask('find-parcel', { waybillNumber: coming });

  await supervisor.ask('list-settings', {});
  const { promiseDays } = (await supervisor.ask('start', {})).forms;
  const later = { key: 'deliveredAfterDays', value: 12, effectiveFrom: promiseDays.at(-1)?.date ?? '' };
  await supervisor.ask('preview-setting', later);
  const { version } = await supervisor.ask('get-setting', { key: later.key });
  const decided = { commandId: supervisor.nextCommandId(), reason: '业主决定' };
  const planned = await supervisor.ask('change-setting', { ...later, ...decided, version });
  await supervisor.ask('setting-history', { key: later.key });
  await supervisor.ask('withdraw-setting-change', {
    key: later.key,
    number: planned.planned[0]?.number ?? 0,
    ...decided,
    commandId: supervisor.nextCommandId(),
    version: planned.version,
  });
  await messages(walk);
  const { importId } = await registry.check('序列号,型号,类别,出厂日期\n坏,坏,坏,坏');
  await registry.ask('get-import', { importId });
  await registry.ask('list-problems', { importId, kind: 'bad' });
  await registry.ask('list-imports', {});
  await registry.ask('find-machine', { serialNumber: 'JX4-10001-IN' });
}
