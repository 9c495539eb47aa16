import { describe, expect, test } from '@jest/globals';
import { sendDueNotices } from '#core/application/send-due-notices';
import { NOON } from '../../../support/notices';
import { aWorld, bold, later, MINUTE_MS, progress, run, SECOND_MS } from '../../../support/waiting-notices';

describe('leases', () => {
  test('while somebody else sends to a person, nothing is sent to them', async () => {
    const world = aWorld([bold], { credits: { [progress]: 1 } });
    await world.instance().outbox.lease({ audience: 'customer', openid: 'o-customer' }, NOON, NOON + 90_000);
    expect(await run(world)).toEqual({ sent: 0, settled: 0 });
    expect(world.notice(bold.id)).toMatchObject({ push: 'pending', attempts: 0 });
  });

  test('a run that outlives its time begins nothing more', async () => {
    const second = { ...bold, id: 'wo1:7:o-customer:N5', code: 'N5', version: 7 } as const;
    const world = aWorld([bold, second], { credits: { [progress]: 2 } });
    const slow = world.instance(async (call, carryOut) => {
      if (call === 'sender.send') world.now += 50_000;
      return carryOut();
    });
    await sendDueNotices(slow, {});
    expect([world.notice(bold.id).push, world.notice(second.id).push]).toEqual(['sent', 'pending']);
  });

  test('a template message whose sending could not be kept is found under the same name by the next run, and sent once', async () => {
    const world = aWorld([bold], { follows: true });
    const forgetful = world.instance(async (call, carryOut) => {
      if (call === 'outbox.settle') throw new Error('the database is away');
      return carryOut();
    });
    await sendDueNotices(forgetful, {});
    await later(world, 30 * SECOND_MS);
    expect(world.notice(bold.id).push).toBe('pending');
    await later(world, 2 * MINUTE_MS);
    expect(world.notice(bold.id)).toMatchObject({ push: 'sent', messageId: 'm-1' });
    expect(world.wechat.sent).toHaveLength(1);
  });
});
