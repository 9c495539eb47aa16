import { describe, expect, test } from '@jest/globals';
import { aNotice, NOON } from '../../../support/notices';
import { aWorld, bold, channels, later, MINUTE_MS, progress, run } from '../../../support/waiting-notices';

describe('the way of a notice', () => {
  test('a subscribe message pays with a credit, and says what happened', async () => {
    const world = aWorld([aNotice()], { credits: { [progress]: 2 } });
    expect(await run(world)).toEqual({ sent: 1, settled: 1 });
    expect(world.notice('wo1:2:o-customer:N2')).toMatchObject({ push: 'sent', channel: 'subscribe', messageId: 'm-1', sentAt: NOON });
    expect(world.ledgers.get('customer:o-customer')).toMatchObject({ credits: { [progress]: 1 }, sendingUntil: 0 });
    expect(world.wechat.sent[0]?.texts).toEqual(['待寄出', 'JM2611-wo1-2', '请包装好寄来，并填写运单号', '2026年11月23日 12:00']);
  });

  test('the last credit is kept for a bold notice: the others go by the service account', async () => {
    const repaired = aNotice({ version: 3, code: 'N15' });
    const world = aWorld([repaired, bold], { credits: { [progress]: 1 }, follows: true });
    await run(world);
    expect(world.notice(repaired.id)).toMatchObject({
      channel: 'template',
      considered: [
        { channel: 'subscribe', reason: 'credit-kept' },
        { channel: 'template', taken: true },
      ],
    });
    expect(world.notice(bold.id)).toMatchObject({ channel: 'subscribe' });
  });

  test('a credit that WeChat knows nothing of is taken out of the ledger, and the next channel is taken at once', async () => {
    const world = aWorld([bold], { credits: { [progress]: 3 }, follows: true });
    world.wechat.truth('o-customer').credits.clear();
    await run(world);
    expect(channels(world)).toEqual(['template']);
    expect(world.notice(bold.id).considered).toEqual([
      { channel: 'subscribe', reason: 'refused-43101' },
      { channel: 'template', taken: true },
    ]);
    expect(world.ledgers.get('customer:o-customer')?.credits).toEqual({ [progress]: 0 });
  });

  test('whoever has unfollowed without our knowing is no follower any more', async () => {
    const world = aWorld([bold], { follows: true });
    world.wechat.truth('o-customer').follows = false;
    await later(world, 2 * MINUTE_MS);
    expect(world.users.get('o-customer')).toMatchObject({ serviceOpenid: null });
    expect(world.notice(bold.id)).toMatchObject({ push: 'in-app', pushReason: 'call-task', closed: { template: 'refused-43004' } });
  });

  test('while the chat’s window is open a text can stand in for a template that fails', async () => {
    const world = aWorld([bold], { follows: true, wroteAt: NOON - MINUTE_MS });
    world.wechat.answers.push(40037);
    await run(world);
    expect(world.notice(bold.id)).toMatchObject({ push: 'sent', channel: 'customer-service' });
    expect(world.wechat.sent[0]?.texts[0]).toContain('包裹已签收\n工单 JM2611-wo1-6');
  });

  test('whoever nothing on WeChat reaches is called, once a credit can be ruled out, and the agents are told', async () => {
    const world = aWorld([aNotice(), bold]);
    world.staff = [{ openid: 'o-agent', name: '客服', roles: ['agent'] }];
    await run(world);
    expect(world.notice(bold.id)).toMatchObject({ push: 'pending', pushReason: 'waiting-for-credit' });
    await later(world, MINUTE_MS);
    expect([...world.callTasks.values()]).toMatchObject([
      { id: 'wo1:o-customer', noticeIds: ['wo1:2:o-customer:N2', bold.id], isOpen: true },
    ]);
    const alarms = [...world.notices.values()].filter(({ code, recipient }) => code === 'N27' && recipient.kind === 'staff');
    expect(alarms).toMatchObject([{ recipient: { openid: 'o-agent' }, page: 'call-tasks', pushReason: 'on-the-desk' }]);
  });

  test('nobody of staff is told to call themselves, though they look after the order', async () => {
    const world = aWorld([{ ...bold, assignee: 'o-customer' }]);
    world.staff = [
      { openid: 'o-customer', name: '王师傅', roles: ['agent'] },
      { openid: 'o-agent', name: '客服', roles: ['agent'] },
    ];
    await run(world);
    await later(world, MINUTE_MS);
    const alarms = [...world.notices.values()].filter(({ code, recipient }) => code === 'N27' && recipient.kind === 'staff');
    expect(alarms).toMatchObject([{ recipient: { openid: 'o-agent' }, page: 'call-tasks' }]);
  });

  test('what somebody has just done themselves is told by nothing but their own list', async () => {
    const own = aNotice({ code: 'N4', by: 'o-customer' });
    const world = aWorld([own], { credits: { [progress]: 5 }, follows: true });
    await later(world, 2 * MINUTE_MS);
    expect(world.notice(own.id)).toMatchObject({ push: 'in-app', pushReason: 'own-doing' });
    expect([world.wechat.sent, world.callTasks.size]).toEqual([[], 0]);
  });

  test('at night only bold news comes; the rest of an order comes together in the morning', async () => {
    const night = NOON + 12 * 60 * MINUTE_MS;
    const world = aWorld([], { credits: { [progress]: 9 } });
    world.now = night;
    world.tell(aNotice({ at: night }), aNotice({ version: 3, code: 'N21', at: night }), { ...bold, at: night });
    await run(world);
    expect(world.wechat.sent.map(({ told }) => told)).toEqual([[bold.id]]);
    await later(world, 8 * 60 * MINUTE_MS);
    expect(world.wechat.sent.slice(1).map(({ told }) => told)).toEqual([['wo1:2:o-customer:N2', 'wo1:3:o-customer:N21']]);
  });
});

test('words of others in a text of the chat make no link', async () => {
  const facts = { ...aNotice().facts, reason: '<a href="https://example.com">点这里</a>' };
  const world = aWorld([aNotice({ code: 'N25', isBold: true, facts })], { follows: true, wroteAt: NOON });
  world.wechat.answers.push(40037);
  await run(world);
  expect(channels(world)).toEqual(['customer-service']);
  expect(world.wechat.sent[0]?.texts[0]).toContain('＜a href=');
  expect(world.wechat.sent[0]?.texts[0]).not.toContain('<');
});
