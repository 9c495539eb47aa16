import { expect, test } from '@jest/globals';
import { CallLog, mostCalls } from '../support/call-log';
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

  const counted = mostCalls(await new CallLog(day.wechat.inspect).read());
  const names = counted.map(({ name }) => name);
  for (const action of ['start', 'list-orphans', 'get-orphan', 'suggest-orders', 'register-orphan'])
    expect(names).toContain(`staff ${action}`);
  for (const step of ['take-in', 'tell-owner', 'note-contact', 'link']) expect(names).toContain(`staff orphan-step ${step}`);
  expect(counted.filter(({ calls, budget }) => calls > budget)).toEqual([]);
});
