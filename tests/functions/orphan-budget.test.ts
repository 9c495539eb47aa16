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
