import { expect, test } from '@jest/globals';
import { OrphanDesk } from '../support/orphan-desk';
import { openServiceDay } from '../support/service-day';

const day = openServiceDay();
const desk = new OrphanDesk(day);

test('the desk keeps to its database calls: a command 8, a page 3; linking 9, for it stores two documents and a claim at once', async () => {
  await desk.agent.ask('list-queue', {});
  await desk.agent.ask('search', { text: 'JX4-NONE' });
  const orphan = await desk.register({ serialNumbers: ['JX4-COUNT-1'], sender: { phoneTail: '8000', name: '值班室' } });
  const { orderId } = await desk.anExpectedOrder('JX4-COUNT-1');
  await desk.agent.ask('start', {});
  await desk.agent.ask('list-orphans', { group: 'found' });
  await desk.suggestions(orphan.orphanId);
  await desk.take(orphan.orphanId, 'take-in', { place: 'A-3' });
  await desk.take(orphan.orphanId, 'tell-owner', { orderId });
  await desk.take(orphan.orphanId, 'note-contact', { text: '来电' });
  await desk.take(orphan.orphanId, 'link', { orderId, machineIds: ['m1'] });

  // The first run reads what an instance keeps for a minute.
  const runs = (await day.wechat.inspect.invocations('staff')).slice(0, -1).map(({ event, calls }) => {
    const { action, payload } = event as { readonly action: string; readonly payload?: { readonly step?: string } };
    return { name: payload?.step ?? action, calls: calls.filter((call) => call.startsWith('database.')).length };
  });
  const mostOf = (name: string) => Math.max(...runs.filter((run) => run.name === name).map(({ calls }) => calls));
  const limits = {
    start: 3,
    'list-orphans': 3,
    'get-orphan': 3,
    'suggest-orders': 3,
    'register-orphan': 8,
    'take-in': 8,
    'tell-owner': 8,
    'note-contact': 8,
  };
  for (const [name, limit] of Object.entries(limits)) expect([name, mostOf(name) > 0 && mostOf(name) <= limit]).toEqual([name, true]);
  expect(mostOf('link')).toBeLessThanOrEqual(9);
});

/** How the database answers a query, by the inspector. */
async function explain(collection: string, filter: object, sort: object): Promise<{ readonly plan: string; readonly examined: number }> {
  const query = new URLSearchParams({ filter: JSON.stringify(filter), sort: JSON.stringify(sort), limit: '30' });
  const response = await fetch(new URL(`/__inspect/documents/${collection}?${query}`, day.wechat.url));
  return ((await response.json()) as { explain: { plan: string; examined: number } }).explain;
}

test('what the desk asks for is found by indexes, whatever else is stored', async () => {
  for (let count = 0; count < 20; count += 1) await desk.anExpectedOrder();
  const { orphanId, waybillNumber } = await desk.register({ serialNumbers: ['JX4-INDEX-1'] });
  const keys = [waybillNumber, waybillNumber?.slice(1), waybillNumber?.slice(0, -1)];
  const now = await day.wechat.inspect.now();

  const ofParcel = {
    $or: [{ serialNumbers: { $in: ['JX4-INDEX-1'] } }, { waybillNumbers: waybillNumber }, { waybillKeys: { $in: keys } }],
  };
  expect(await explain('work_orders', ofParcel, {})).toMatchObject({ plan: expect.not.stringContaining('scan'), examined: 0 });
  const ofPerson = { $or: [{ phoneTails: '9999' }, { senderNames: '没有这个人' }] };
  expect(await explain('work_orders', ofPerson, {})).toMatchObject({ plan: expect.not.stringContaining('scan'), examined: 0 });
  expect(await explain('parcels', { orphanGroup: 'held' }, { foundAt: 1, _id: 1 })).toEqual({ plan: 'index by_group', examined: 0 });
  expect(await explain('parcels', { nextAlarmAt: { $gt: 0, $lte: now } }, { nextAlarmAt: 1 })).toEqual({
    plan: 'index by_alarm',
    examined: 0,
  });
  await day.wechat.inspect.advance(91 * 86_400_000);
  expect((await desk.get(orphanId)).group).toBe('due');
});
