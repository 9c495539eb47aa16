import { describe, expect, test } from '@jest/globals';
import { applyKept, noteDelivery } from '#core/application/messages/note-delivery';
import { NOON } from '../../../support/notices';
import { aWorld, bold, MINUTE_MS, run } from '../../../support/waiting-notices';

describe('accepted is not delivered', () => {
  test('a message that was blocked goes on to the next channel', async () => {
    const world = aWorld([bold], { follows: true, wroteAt: NOON });
    await run(world);
    await noteDelivery(world.instance(), { channel: 'template', messageId: 'm-1', status: 'undelivered-user-block' });
    await run(world);
    expect(world.notice(bold.id)).toMatchObject({ channel: 'customer-service', closed: { template: 'undelivered-user-block' } });
  });

  test('the event may come before the answer to the sending, and twice', async () => {
    const world = aWorld([bold], { follows: true });
    const delivered = { channel: 'template', messageId: 'm-1', status: 'delivered' } as const;
    await noteDelivery(world.instance(), delivered);
    await noteDelivery(world.instance(), delivered);
    await run(world);
    await applyKept(world.instance());
    expect(world.notice(bold.id)).toMatchObject({ push: 'sent', delivery: 'delivered' });
    expect(world.kept.size).toBe(0);
  });

  test('events of messages that are not ours are forgotten after an hour', async () => {
    const world = aWorld([]);
    await noteDelivery(world.instance(), { channel: 'template', messageId: 'of-the-chat', status: 'delivered' });
    world.now += 59 * MINUTE_MS;
    await applyKept(world.instance());
    expect(world.kept.size).toBe(1);
    world.now += MINUTE_MS;
    await applyKept(world.instance());
    expect(world.kept.size).toBe(0);
  });
});
