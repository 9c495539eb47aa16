import { describe, expect, test } from '@jest/globals';
import { applyKept, noteDelivery } from '#core/application/messages/note-delivery';
import { sendDueNotices } from '#core/application/send-due-notices';
import { BROKEN, sendFailure } from '#core/domain/messages/send-failure';
import type { Notice } from '#core/domain/notice';
import { defaultSettings } from '../../../config/cloud/settings';
import { aNotice, NOON } from '../../support/notices';
import { type OutboxWorld, outboxWorld } from '../../support/outbox-world';

const { progress } = defaultSettings.subscribeTemplates;
const SECOND_MS = 1000;
const MINUTE_MS = 60_000;

type Known = Parameters<OutboxWorld['person']>[1];
/** One customer with notices waiting. */
function aWorld(notices: readonly Notice[], known: Known = {}): OutboxWorld {
  const world = outboxWorld(NOON);
  world.person('o-customer', known);
  world.tell(...notices);
  return world;
}
const run = (world: OutboxWorld) => sendDueNotices(world.instance(), {});
/** So much later, as the timer would. */
async function later(world: OutboxWorld, ms: number): Promise<void> {
  world.now += ms;
  await run(world);
}
const channels = ({ wechat }: OutboxWorld) => wechat.sent.map(({ channel }) => channel);
const bold = aNotice({ version: 6, code: 'N6', isBold: true });

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

describe('errors', () => {
  const FAULTS = [47003, 40003, 40037, 45168];
  test.each(FAULTS)('after %i the next channel is taken, and supervisors are told that something is wrong', async (errCode) => {
    const world = aWorld([bold], { credits: { [progress]: 2 }, follows: true });
    world.wechat.answers.push(errCode);
    await run(world);
    expect(world.notice(bold.id)).toMatchObject({ channel: 'template', deadLetter: { channel: 'subscribe', errCode } });
    expect(world.ledgers.get('customer:o-customer')?.credits).toEqual({ [progress]: 2 });
    expect([...world.notices.keys()]).toContain(`dead-letter:2026-11-23:subscribe:${errCode}`);
  });

  test('an alarm that could not be stored had the message told a second time', async () => {
    const world = aWorld([bold], { credits: { [progress]: 2 }, follows: true });
    world.wechat.answers.push(47003);
    const instance = world.instance(async (call, carryOut) => {
      if (call === 'outbox.addNotices') throw new Error('the database is away');
      return carryOut();
    });
    await sendDueNotices(instance, {});
    await later(world, 10 * MINUTE_MS);
    expect(world.wechat.sent).toHaveLength(1);
    expect(world.notice(bold.id)).toMatchObject({ push: 'sent', channel: 'template', deadLetter: { errCode: 47003 } });
  });

  test.each([43108, -1, 45009, -604101, -501002, -2])(
    'after %i it is tried again, later each time, and at last the next channel is taken',
    async (errCode) => {
      const failure = sendFailure(errCode);
      if (failure.kind !== 'again') throw new Error(`${errCode} is not tried again`);
      const world = aWorld([bold], { credits: { [progress]: 2 }, follows: true });
      const pauses: number[] = [];
      world.wechat.answers.push(...new Array<number>(failure.tries).fill(errCode));
      for (let attempt = 1; attempt < failure.tries; attempt += 1) {
        await run(world);
        expect(world.notice(bold.id)).toMatchObject({ push: 'pending', pushReason: `again-${errCode}`, attempts: attempt });
        pauses.push(world.notice(bold.id).dueAt - world.now);
        world.now = world.notice(bold.id).dueAt;
      }
      await run(world);
      expect(world.notice(bold.id)).toMatchObject({ channel: 'template', closed: { subscribe: `gave-up-${errCode}` } });
      expect(pauses.every((pause, index) => index === 0 || pause === 2 * (pauses[index - 1] ?? 0))).toBe(true);
    },
  );

  test('a template message that may have been sent is not tried again once WeChat may have forgotten it', async () => {
    const world = aWorld([bold], { follows: true });
    world.wechat.answers.push(...new Array<number>(20).fill(-2));
    for (let minutes = 0; minutes < 30; minutes += 1) await later(world, MINUTE_MS);
    const { closed, deadLetter } = world.notice(bold.id);
    expect([closed.template, deadLetter?.errCode]).toEqual(['gave-up--2', -2]);
    expect(20 - world.wechat.answers.length).toBeLessThan(8);
  });

  /** A notice that cannot be put into words: of a version of us that knew another code. */
  const unspeakable = (openid: string) =>
    aNotice({ orderId: 'wo9', recipient: { kind: 'customer', openid }, isBold: true, code: 'N0' as Notice['code'] });

  test('a notice that makes us throw keeps nobody behind it from being told, and ends in a call', async () => {
    const world = aWorld([unspeakable('o-first'), unspeakable('o-customer'), bold], { credits: { [progress]: 2 } });
    world.person('o-first', { credits: { [progress]: 1 } });
    expect(await run(world)).toMatchObject({ sent: 1 });
    for (let minutes = 0; minutes < 10; minutes += 1) await later(world, MINUTE_MS);
    expect(world.callTasks.get('wo9:o-first')).toMatchObject({ isOpen: true });
    expect(world.notice('wo9:2:o-first:N0').deadLetter).toMatchObject({ errCode: BROKEN });
  });

  test('one person whom the database fails on keeps nobody else from being told, and neither does a task', async () => {
    const first = aNotice({ orderId: 'wo8', recipient: { kind: 'customer', openid: 'o-first' } });
    const world = aWorld([first, bold], { credits: { [progress]: 1 } });
    world.tasks.set('t', { id: 't', orderId: 'wo8', serialNumbers: [], waybillNumbers: [], version: 3, repairs: [] });
    const instance = world.instance(async (call, carryOut) => {
      if (call === 'outbox.releaseSerials') throw new Error('the database is away');
      const done = await carryOut();
      if (call === 'outbox.lease' && (done as { inbox: { openid: string } }).inbox.openid === 'o-first')
        throw new Error('the database is away');
      return done;
    });
    await sendDueNotices(instance, {});
    expect(world.notice(bold.id)).toMatchObject({ push: 'sent' });
  });
});

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

describe('what is for staff', () => {
  const asked = aNotice({
    code: 'N27',
    recipient: { kind: 'role', role: 'agent' },
    by: 'o-customer',
    facts: { ...aNotice().facts, about: 'message' },
  });
  const staff: OutboxWorld['staff'] = [
    { openid: 'o-a', name: 'A', roles: ['agent'] },
    { openid: 'o-b', name: 'B', roles: ['agent', 'technician'] },
    { openid: 'o-f', name: 'F', roles: ['finance'] },
    { openid: 'o-v', name: 'V', roles: ['supervisor'] },
  ];
  const told = ({ notices }: OutboxWorld) =>
    [...notices.values()].flatMap(({ recipient }) => (recipient.kind === 'staff' ? [recipient.openid] : [])).sort();

  test.each<[who: string, change: Partial<Notice>, expected: readonly string[]]>([
    ['everybody who has the role', {}, ['o-a', 'o-b']],
    ['whoever looks after the order, alone', { assignee: 'o-b' }, ['o-b']],
    ['a supervisor who looks after it', { assignee: 'o-v' }, ['o-v']],
    ['everybody, if it is no matter of the assignee’s', { assignee: 'o-f' }, ['o-a', 'o-b']],
    ['not whoever did it', { by: 'o-a' }, ['o-b']],
    ['finance of what is finance’s', { recipient: { kind: 'role', role: 'finance' }, assignee: 'o-a' }, ['o-f']],
  ])('is told to %s', async (_who, change, expected) => {
    const world = aWorld([{ ...asked, ...change }]);
    world.staff = staff;
    await run(world);
    expect(told(world)).toEqual(expected);
  });

  test('is told to the supervisors where nobody has the role, and waits where there are none', async () => {
    const world = aWorld([asked]);
    await run(world);
    expect(world.notice(asked.id)).toMatchObject({ push: 'pending', pushReason: 'nobody-there' });
    world.staff = staff.slice(3);
    await later(world, 10 * MINUTE_MS);
    expect(told(world)).toEqual(['o-v']);
  });

  test('comes as a template message that opens the order, else it is marked in their list; spreading twice adds nothing', async () => {
    const world = aWorld([asked]);
    world.staff = staff;
    world.person('o-a', { follows: true });
    await Promise.all([run(world), run(world)]);
    expect(world.wechat.sent).toMatchObject([
      { openid: 'o-a', page: 'staff/order/index?id=wo1', texts: ['客户留言', 'JM2611-wo1-2', expect.any(String), expect.any(String)] },
    ]);
    expect(world.notice(`${asked.id}:o-b`)).toMatchObject({ push: 'in-app', pushReason: 'on-the-desk' });
    expect(told(world)).toEqual(['o-a', 'o-b']);
  });
});

test('somebody with more waiting than is looked at hides nobody else', async () => {
  const world = aWorld(
    Array.from({ length: 300 }, (_, index) => aNotice({ orderId: `many${index}` })),
    { follows: true },
  );
  const recipient = { kind: 'customer', openid: 'o-other' } as const;
  world.person('o-other', { follows: true });
  world.tell(aNotice({ orderId: 'other', recipient, at: NOON + 1 }));
  world.now = NOON + 1;
  // A second a message, and an outbox that finds people among the hundred oldest notices.
  const instance = world.instance(async (call, carryOut) => {
    if (call === 'gateway.sendTemplate') world.now += SECOND_MS;
    return carryOut();
  });
  const outbox: typeof instance.outbox = {
    ...instance.outbox,
    due: async (now, orderId, except = []) => {
      const waiting = [...world.notices.values()].filter(
        ({ push, dueAt, recipient: who }) =>
          push === 'pending' && dueAt <= now && 'openid' in who && !except.some(({ openid }) => openid === who.openid),
      );
      const openids = waiting.slice(0, 100).flatMap(({ recipient: who }) => ('openid' in who ? [who.openid] : []));
      const { inboxes, ...others } = await instance.outbox.due(now, orderId);
      return { ...others, inboxes: inboxes.filter(({ openid }) => openids.includes(openid)) };
    },
  };
  await sendDueNotices({ ...instance, outbox }, {});
  expect(world.notice('other:2:o-other:N2')).toMatchObject({ push: 'sent' });
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

describe('staff who left', () => {
  const asked = aNotice({ code: 'N27', recipient: { kind: 'role', role: 'agent' }, by: 'o-customer', assignee: 'o-leaver' });
  const others: OutboxWorld['staff'] = [
    { openid: 'o-a', name: 'A', roles: ['agent'] },
    { openid: 'o-v', name: 'V', roles: ['supervisor'] },
  ];
  /** It waits for the morning, and whoever it waits for leaves in the night. */
  async function leftInTheNight(notice: Notice, ...stay: OutboxWorld['staff']): Promise<OutboxWorld> {
    const night = NOON + 12 * 60 * MINUTE_MS;
    const world = aWorld([]);
    world.now = night;
    world.staff = [{ openid: 'o-leaver', name: 'L', roles: ['agent'] }, ...stay];
    for (const { openid } of world.staff) world.person(openid, { follows: true });
    world.tell({ ...notice, at: night });
    await run(world);
    expect([world.wechat.sent, world.notice(`${notice.id}:o-leaver`).pushReason]).toEqual([[], 'quiet-hours']);
    world.staff = stay;
    await later(world, 8 * 60 * MINUTE_MS);
    return world;
  }
  const toldTo = ({ wechat }: OutboxWorld) => wechat.sent.map(({ openid }) => openid);

  test('are told nothing of orders any more, and what they alone were to know is told whoever else it concerns', async () => {
    const world = await leftInTheNight(asked, ...others);
    expect(toldTo(world)).toEqual(['o-a']);
    expect(world.notice(`${asked.id}:o-leaver`)).toMatchObject({ push: 'in-app', pushReason: 'handed-on' });
  });

  test('what others were told, too, is told them once', async () => {
    const { assignee: _none, ...toEverybody } = asked;
    expect(toldTo(await leftInTheNight(toEverybody, ...others))).toEqual(['o-a']);
  });

  test('what nobody can take over waits for somebody', async () => {
    const world = await leftInTheNight(asked);
    expect(world.notice(`${asked.id}:o-leaver`)).toMatchObject({ push: 'pending', pushReason: 'nobody-there' });
    world.staff = others;
    await later(world, 10 * MINUTE_MS);
    await later(world, MINUTE_MS);
    expect(world.notice(`${asked.id}:o-a`).pushReason).toBe('on-the-desk');
  });
});

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

test('a thousand people are told in one run', async () => {
  const world = outboxWorld(NOON);
  for (let index = 0; index < 1000; index += 1) {
    const openid = `o-${index}`;
    world.person(openid, { follows: true });
    world.tell(aNotice({ orderId: `wo${index}`, recipient: { kind: 'customer', openid } }));
  }
  expect(await run(world)).toEqual({ sent: 1000, settled: 1000 });
});
