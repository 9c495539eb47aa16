import { describe, expect, test } from '@jest/globals';
import { sendDueNotices } from '#core/application/send-due-notices';
import { aNotice, NOON } from '../../../support/notices';
import { aWorld, bold, later, MINUTE_MS, progress, run, SECOND_MS } from '../../../support/waiting-notices';

describe('several events of a minute', () => {
  const third = aNotice({ version: 3, code: 'N7', at: NOON + 10 * SECOND_MS });
  const fourth = aNotice({ version: 4, code: 'N8', at: NOON + 20 * SECOND_MS });
  const elsewhere = aNotice({ orderId: 'wo2', at: NOON + 20 * SECOND_MS });

  test('what was told together keeps its name when the answer was lost and one of them is read before it is tried again', async () => {
    const world = aWorld([aNotice()], { follows: true });
    await run(world);
    world.tell(aNotice({ version: 3, code: 'N6', at: NOON + SECOND_MS }), aNotice({ version: 4, code: 'N8', at: NOON + 2 * SECOND_MS }));
    await later(world, 2 * SECOND_MS);
    const losesAnswers = world.instance(async (call, carryOut) => {
      const done = await carryOut();
      return call === 'gateway.sendTemplate' ? ({ ok: false, errCode: -2, errMsg: 'lost' } as typeof done) : done;
    });
    world.now += MINUTE_MS;
    await sendDueNotices(losesAnswers, {});
    expect(world.wechat.sent.map(({ told }) => told.length)).toEqual([1, 2]);

    world.read('o-customer', 'wo1:3:o-customer:N6');
    await later(world, MINUTE_MS);
    expect(world.wechat.sent).toHaveLength(2);
    expect(world.notice('wo1:4:o-customer:N8')).toMatchObject({ push: 'sent', messageId: 'm-2' });
  });

  test('the first comes at once, the others of its order together, and say how many they are', async () => {
    const world = aWorld([aNotice()], { credits: { [progress]: 9 } });
    await run(world);
    world.tell(third, fourth, elsewhere);
    await later(world, 20 * SECOND_MS);
    await later(world, 40 * SECOND_MS);

    expect(world.wechat.sent.map(({ told }) => told)).toEqual([['wo1:2:o-customer:N2'], [elsewhere.id], [third.id, fourth.id]]);
    expect(world.wechat.sent[2]?.texts).toContain('有 2 条新进展，请查看');
    expect([world.notice(third.id), world.notice(fourth.id)]).toMatchObject([{ toldBy: fourth.id }, { toldBy: fourth.id }]);
    expect(world.ledgers.get('customer:o-customer')?.credits).toEqual({ [progress]: 6 });
  });

  test('a bold one waits for nothing', async () => {
    const world = aWorld([aNotice()], { credits: { [progress]: 9 } });
    await run(world);
    world.tell({ ...bold, at: NOON + 5 * SECOND_MS });
    await later(world, 5 * SECOND_MS);
    expect(world.wechat.sent).toHaveLength(2);
  });

  test('one that may have been sent already, by a run that did not live to keep it, is not told with others under another name', async () => {
    const world = aWorld([aNotice()], { follows: true });
    const ledger = world.ledgers.get('customer:o-customer');
    if (ledger) Object.assign(ledger, { sendingUntil: NOON - 1, told: [{ orderId: 'wo1', at: NOON - 10 * SECOND_MS }] });
    world.notices.set('wo1:2:o-customer:N2', { ...world.notice('wo1:2:o-customer:N2'), at: NOON - 5 * SECOND_MS });
    await run(world);
    expect(world.wechat.sent.map(({ told }) => told)).toEqual([['wo1:2:o-customer:N2']]);
  });

  test('neither is one that was tried before', async () => {
    const world = aWorld([aNotice()], { follows: true });
    world.wechat.answers.push(-2);
    await run(world);
    world.tell({ ...bold, at: NOON });
    await later(world, 10 * SECOND_MS);
    await later(world, 20 * SECOND_MS);
    expect(world.wechat.sent.map(({ told }) => told)).toEqual([[bold.id], ['wo1:2:o-customer:N2']]);
  });

  test('one that was read meanwhile is left out', async () => {
    const world = aWorld([aNotice()], { credits: { [progress]: 9 } });
    await run(world);
    world.tell(third, fourth);
    await later(world, 20 * SECOND_MS);
    world.read('o-customer', third.id);
    await later(world, 40 * SECOND_MS);
    expect(world.wechat.sent[1]?.told).toEqual([fourth.id]);
    expect(world.notice(third.id)).toMatchObject({ push: 'in-app', pushReason: 'read-before' });
  });
});
