import { expect, test } from '@jest/globals';
import { openBrowserDay, STORY_MS } from '../support/browser-day';
import { chatOf, follow, unfollow } from '../support/followers';
import { PhoneScreen } from '../support/phone-screen';
import { orderAt } from '../support/side-path';

/** The staff's desks of messages and people, as they use them on their phones. */
const day = openBrowserDay();
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** How long an instance may go on with the roles it read of somebody. */
const AT_WORK_MS = 2000;

/** As ids stand on a page. */
const pageId = (id: string) => id.replace(/[^A-Za-z0-9_-]/g, '-');

/** An order whose customer has just been told to send the machine in. */
async function aToldOrder(): Promise<string> {
  const { orderId } = await orderAt('submitted', day.desks, '', day.photo);
  await day.desks.agent.take(orderId, 'confirm-return', { machineIds: ['m1'], note: '' });
  // The minute in which a credit might still be reported, and the timer after it.
  await day.wechat.inspect.advance(2 * MINUTE_MS);
  return orderId;
}

const taskOf = async (orderId: string) => (await day.desks.agent.ask('list-call-tasks', {})).tasks.find((task) => task.orderId === orderId);

/** One whose customer is to be called by now: on a day off, not before the next opening. */
async function anOrderToCallAbout(): Promise<{ readonly orderId: string; readonly taskId: string }> {
  const orderId = await aToldOrder();
  const { taskId = '', callAt = 0 } = (await taskOf(orderId)) ?? {};
  await day.wechat.inspect.advance(Math.max(0, callAt - (await day.wechat.inspect.now())) + MINUTE_MS);
  return { orderId, taskId };
}

test(
  'R13 a customer whom no message reaches is called, called again when agreed, and the call ends the task',
  async () => {
    const { orderId, taskId } = await anOrderToCallAbout();
    const { notices } = await day.desks.agent.ask('list-notices', {});
    const told = notices.find((notice) => notice.orderId === orderId && notice.page === 'call-tasks');
    const call = `call-${pageId(taskId)}`;

    const agent = await day.phoneOf('agent');
    await agent.reenter();
    await agent.sees('calls-open', '1');
    await agent.tap('notices-open');
    await agent.sees('notices-alarms');
    await agent.tap(`notice-${pageId(told?.noticeId ?? '')}`);
    await agent.sees('calls-due', '1 位现在致电');
    await agent.sees(`${call}-tell-0`, '请把设备寄来');
    await agent.tap(`${call}-way-0`);
    await agent.sees(`${call}-way-0-lines`, /未关注服务号/);
    await agent.sees(`${call}-phone`, '13800138000');
    await agent.tap(`${call}-dial`);
    await agent.tap('call-save');
    await agent.sees('call-outcome-error');
    await agent.tap('call-outcome-not-reached');
    await agent.tap('call-when-hours');
    await agent.type('call-note', '无人接听');
    await agent.tap('call-save');
    await agent.sees('calls-noted', '稍后再打');
    await agent.sees('calls-due', '现在没有要打的电话');

    await day.wechat.inspect.advance(3 * HOUR_MS);
    await agent.back();
    await agent.sees('unread-count');
    await agent.back();
    await agent.tap('calls-open');
    await agent.sees('calls-due', '1 位现在致电');
    await agent.sees(`${call}-before`, '无人接听');
    await agent.tap(`${call}-note`);
    await agent.tap('call-outcome-reached');
    await agent.tap('call-save');
    await agent.sees('calls-noted', '客户已知道');
    await agent.sees('calls-empty');

    await day.customer.tapTab('消息');
    const [notice] = (await day.desks.customer.ask('list-notices', {})).notices;
    await day.customer.sees(`way-${pageId(notice?.noticeId ?? '')}`, '客服已电话告知');
  },
  STORY_MS,
);

test(
  'a call is spared to whoever has read everything meanwhile, and the note says so',
  async () => {
    const { orderId, taskId } = await anOrderToCallAbout();
    const agent = await day.phoneOf('agent');
    await agent.reenter();
    await agent.tap('calls-open');
    await agent.tap(`call-${pageId(taskId)}-note`);
    await day.desks.customer.ask('read-notices', { orderId });
    await agent.tap('call-outcome-reached');
    await agent.tap('call-save');
    await agent.sees('calls-over');
    await agent.sees('calls-empty');
  },
  STORY_MS,
);

test(
  'what WeChat refuses alarms the supervisor, and one tap has it delivered once the cause is mended',
  async () => {
    await follow(day.wechat, 'customer');
    await day.wechat.inspect.addFault({
      on: 'api',
      name: '/cgi-bin/message/template/send',
      effect: { kind: 'fail', errCode: 40037, errMsg: 'invalid template_id' },
    });
    const orderId = await aToldOrder();
    const [letter] = (await day.desks.supervisor.ask('list-dead-letters', {})).letters;
    expect(letter).toMatchObject({ orderId, errCode: 40037 });
    const { notices } = await day.desks.supervisor.ask('list-notices', {});
    const alarm = notices.find(({ page }) => page === 'dead-letters');

    const supervisor = await day.phoneOf('supervisor');
    await supervisor.reenter();
    await supervisor.sees('letters-open', '1');
    await supervisor.tap('notices-open');
    await supervisor.tap(`notice-${pageId(alarm?.noticeId ?? '')}`);
    const shown = `letter-${pageId(letter?.noticeId ?? '')}`;
    await supervisor.sees(shown, /模板 ID/);
    await supervisor.sees(shown, '已列入致电名单');
    expect(await supervisor.shows('letters-retry-all')).toBe(false);

    await day.wechat.inspect.clearFaults();
    await supervisor.tap(`${shown}-retry`);
    await supervisor.sees('letters-done', '1 条已重新发送');
    await supervisor.sees('letters-empty');
    await day.wechat.inspect.runTimer('outbox');
    expect((await chatOf(day.wechat, 'customer')).length).toBe(1);
    expect(await taskOf(orderId)).toBeUndefined();
    await supervisor.back();
    await supervisor.sees('unread-count', '全部已读');
    await supervisor.back();
    await supervisor.sees('letters-open', '0');
    await unfollow(day.wechat, 'customer');
  },
  STORY_MS,
);

test(
  'an order that is opened has been read about: its notices are unread no more',
  async () => {
    const orderId = await aToldOrder();
    const unreadOf = async () =>
      (await day.desks.agent.ask('list-notices', {})).notices.filter((notice) => notice.orderId === orderId && !notice.isRead).length;
    expect(await unreadOf()).toBeGreaterThan(0);
    const agent = await day.staffAt('agent', orderId);
    await agent.sees('timeline');
    await agent.back();
    await agent.sees('notices-open');
    await agent.tap('notices-open');
    await agent.sees('unread-count');
    expect(await unreadOf()).toBe(0);
  },
  STORY_MS,
);

test(
  'a supervisor invites by a QR code, the newcomer scans it and works; other roles hold at once, and whoever leaves is cut off',
  async () => {
    const supervisor = await day.phoneOf('supervisor');
    await supervisor.reenter();
    await supervisor.tap('people-open');
    await supervisor.tap('people-invite');
    await supervisor.tap('invite-make');
    await supervisor.sees('invite-name-error');
    await supervisor.type('invite-name', '新同事');
    await supervisor.tap('invite-roles-agent');
    await supervisor.tap('invite-make');
    await supervisor.sees('code-left', /还有 (29|30) 分钟有效/);
    await supervisor.sees('code-picture');
    const [invitation] = (await day.desks.supervisor.ask('list-invitations', {})).invitations;

    await day.page.getByRole('tab', { name: '另一位客户' }).click();
    const newcomer = new PhoneScreen(day.page, 'customer-2');
    await newcomer.sees('home');
    await newcomer.scan(invitation?.scene ?? '', /新同事，您已加入/);
    await day.phoneOf('supervisor');
    await supervisor.sees('code-state', '新同事 已加入');
    await supervisor.tap('code-done');

    await day.page.getByRole('tab', { name: '另一位客户' }).click();
    // Their own pages know of them as staff once the names of staff are read again.
    await day.wechat.inspect.advance(MINUTE_MS);
    await newcomer.backToApp();
    await newcomer.reenter();
    await newcomer.tapTab('我的');
    await newcomer.tap('open-staff');
    await newcomer.sees('calls-open');

    await day.phoneOf('supervisor');
    await supervisor.tap('member-oDEV_customer2');
    await supervisor.tap('member-roles-agent');
    await supervisor.tap('member-roles-finance');
    await supervisor.tap('member-save');
    await supervisor.sees('people-said', /新同事 的角色已更改/);
    await supervisor.sees('member-oDEV_customer2', '财务');
    await day.wechat.inspect.advance(AT_WORK_MS);
    await day.page.getByRole('tab', { name: '另一位客户' }).click();
    await newcomer.tap('refresh');
    await newcomer.leaves('calls-open');

    await day.phoneOf('supervisor');
    await supervisor.tap('member-oDEV_customer2');
    await supervisor.tap('member-leave');
    await supervisor.tap('confirm-leave');
    await supervisor.sees('leave-reason-error');
    await supervisor.type('leave-reason', '手机丢失');
    await supervisor.tap('confirm-leave');
    await supervisor.sees('people-said', '新同事 已移出');
    await supervisor.tap('history-open');
    await supervisor.sees('people-history', /手机丢失/);
    await day.wechat.inspect.advance(AT_WORK_MS);
    await day.page.getByRole('tab', { name: '另一位客户' }).click();
    await newcomer.reenter();
    await newcomer.tapTab('我的');
    await newcomer.sees('open-guide');
    expect(await day.wechat.phone('customer-2').call('staff', { action: 'list-queue', payload: {} })).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    });
  },
  STORY_MS,
);
