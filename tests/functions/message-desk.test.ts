import { beforeEach, describe, expect, test } from '@jest/globals';
import { cloud } from '../../config/cloud';
import { CallLog, mostCalls } from '../support/call-log';
import { follow, unfollow, write } from '../support/followers';
import { openServiceDay } from '../support/service-day';

const day = openServiceDay();
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

const nudge = (orderId: string) => day.wechat.phone('agent').call('outbox', { orderId });
/** An order whose customer has just been told to send the machine in; nothing on WeChat reaches them. */
async function aToldOrder(): Promise<string> {
  const { orderId } = await day.submit();
  await day.people.agent.take(orderId, 'confirm-return', { machineIds: ['m1'], note: '' });
  return orderId;
}
/** And the minute has passed in which a credit might have been reported. */
async function anUntoldOrder(): Promise<string> {
  const orderId = await aToldOrder();
  await day.wechat.inspect.advance(2 * MINUTE_MS);
  return orderId;
}
const taskOf = async (orderId: string) =>
  (await day.people.agent.ask('list-call-tasks', {})).tasks.find((task) => task.orderId === orderId);
const noticesOf = async (orderId: string) =>
  (await day.people.customer.ask('list-notices', {})).notices.filter((notice) => notice.orderId === orderId);
const stored = async (orderId: string) => day.wechat.inspect.find('notices', { orderId, kind: 'notice', recipientOpenid: 'oDEV_customer' });

beforeEach(async () => {
  await day.wechat.inspect.clearFaults();
});

describe('whom no message reaches', () => {
  test('R13 stands on the list of calls with their number, and with what they do not know and why', async () => {
    const orderId = await anUntoldOrder();
    expect(await taskOf(orderId)).toMatchObject({
      name: '值班室',
      phone: '13800138000',
      isDue: expect.any(Boolean),
      toTell: [
        { title: '请把设备寄来', way: ['小程序订阅消息：没有剩余的订阅次数', expect.any(String), expect.any(String), '客服电话：采用'] },
      ],
      calls: [],
    });
    expect(await noticesOf(orderId)).toMatchObject([{ push: 'in-app', pushText: '微信未能送达，客服会电话告知' }]);
  });

  test('one task an order takes up all that comes, and ends by itself when the customer has read it', async () => {
    const orderId = await anUntoldOrder();
    await day.people.agent.take(orderId, 'fix-remotely', { machineIds: ['m1'], note: '升级固件' });
    await day.wechat.inspect.advance(2 * MINUTE_MS);
    const { toTell = [] } = (await taskOf(orderId)) ?? {};
    expect(toTell.map(({ title }) => title)).toEqual(['请把设备寄来', '已远程解决']);

    const [newest] = await noticesOf(orderId);
    await day.people.customer.ask('read-notices', { noticeIds: [newest?.noticeId ?? ''] });
    expect((await taskOf(orderId))?.toTell).toHaveLength(1);
    await day.people.customer.ask('read-notices', { orderId });
    expect(await taskOf(orderId)).toBeUndefined();

    await day.wechat.inspect.advance(MINUTE_MS);
    const [task] = await day.wechat.inspect.find('call_tasks', { orderId });
    expect(task).toMatchObject({ isOpen: false });
  });

  test('a call that reached them ends the task, and the days of a bill begin; the same call noted twice is one', async () => {
    const { orderId } = await day.repair(6);
    await day.wechat.inspect.advance(2 * MINUTE_MS);
    const task = await taskOf(orderId);
    expect(task?.toTell.map(({ title }) => title)).toContain('维修报价');
    const call = { commandId: 'call-about-the-bill', taskId: task?.taskId ?? '', outcome: 'reached', note: '已告知' } as const;

    expect(await day.people.agent.ask('note-call', call)).toEqual({ ended: true });
    expect(await day.people.agent.ask('note-call', call)).toEqual({ ended: true });
    const counted = mostCalls(await new CallLog(day.wechat.inspect).read()).find(({ name }) => name === 'staff note-call');
    // A command on the order besides the one on the task: decision 0015.
    expect(counted?.calls).toBeGreaterThan(8);
    expect(counted?.calls).toBeLessThanOrEqual(16);

    expect(await taskOf(orderId)).toBeUndefined();
    const [document] = await day.wechat.inspect.find('work_orders', { _id: orderId });
    expect(JSON.stringify(document?.order)).toContain('notifiedAt');
    expect((await noticesOf(orderId)).map(({ pushText }) => pushText)).toContain('客服已电话告知');
    const [kept] = await day.wechat.inspect.find('call_tasks', { orderId });
    expect(kept).toMatchObject({ calls: [{ outcome: 'reached', note: '已告知', by: { name: '客服与维修' } }] });
  });

  test('whoever was not reached is called again the next morning, or when it was agreed', async () => {
    const orderId = await anUntoldOrder();
    const taskId = (await taskOf(orderId))?.taskId ?? '';
    const agent = day.people.agent;
    await agent.ask('note-call', { commandId: agent.nextCommandId(), taskId, outcome: 'not-reached' });
    const now = await day.wechat.inspect.now();
    const { callAt = 0, isDue, calls = [] } = (await taskOf(orderId)) ?? {};
    expect([isDue, calls.length, (callAt + 8 * HOUR_MS) % (24 * HOUR_MS)]).toEqual([false, 1, 9 * HOUR_MS]);
    expect(callAt).toBeGreaterThan(now);

    const agreed = now + 3 * HOUR_MS;
    await agent.ask('note-call', { commandId: agent.nextCommandId(), taskId, outcome: 'not-reached', callAt: agreed });
    expect(await taskOf(orderId)).toMatchObject({ callAt: agreed });
    const past = agent.reply('note-call', { commandId: agent.nextCommandId(), taskId, outcome: 'not-reached', callAt: 1 });
    expect(await past).toMatchObject({ error: { code: 'invalid-request', field: 'callAt' } });
  });

  test('opening an order reads what was on screen; what came after it stays unread, and is still to be called about', async () => {
    const orderId = await anUntoldOrder();
    const { version } = await day.people.customer.order(orderId);
    await day.people.agent.take(orderId, 'fix-remotely', { machineIds: ['m1'], note: '升级固件' });
    await day.wechat.inspect.advance(2 * MINUTE_MS);

    await day.people.customer.ask('read-notices', { orderId, version });
    expect((await noticesOf(orderId)).map(({ title, isRead }) => [title, isRead])).toEqual([
      ['已远程解决', false],
      ['请把设备寄来', true],
    ]);
    expect((await taskOf(orderId))?.toTell.map(({ title }) => title)).toEqual(['已远程解决']);

    await day.people.customer.ask('read-notices', { orderId, version: version + 1 });
    expect(await taskOf(orderId)).toBeUndefined();
  });

  test('agents are told of a new task, and it leads to the calls', async () => {
    const orderId = await anUntoldOrder();
    const { notices, unread } = await day.people.agent.ask('list-notices', {});
    const alarm = notices.find((notice) => notice.orderId === orderId && notice.page === 'call-tasks');
    expect(alarm).toMatchObject({ title: '请致电客户', isAlarm: true, isRead: false });
    expect((await day.people.agent.ask('start', {})).unreadNotices).toBe(unread);
    await day.people.agent.ask('read-notices', { noticeIds: notices.map(({ noticeId }) => noticeId) });
    const read = (await day.people.agent.ask('list-notices', {})).notices;
    expect(read.filter(({ isRead, isAlarm }) => !isRead || isAlarm)).toEqual([]);
  });
});

describe('what could not be sent', () => {
  const gone = {
    on: 'api',
    name: '/cgi-bin/message/template/send',
    effect: { kind: 'fail', errCode: 40037, errMsg: 'invalid template_id' },
  } as const;

  test('stands on a list with its reason, supervisors are told once a day, and one tap sends it again', async () => {
    await follow(day.wechat, 'customer');
    await day.wechat.inspect.addFault(gone);
    const first = await anUntoldOrder();
    const second = await anUntoldOrder();
    expect(await taskOf(first)).toBeDefined();

    const { letters } = await day.people.agent.ask('list-dead-letters', {});
    const ours = letters.filter(({ orderId }) => [first, second].includes(orderId));
    expect(ours).toMatchObject([
      { orderId: second, to: 'customer', channel: '服务号模板消息', errCode: 40037, reason: expect.stringContaining('模板 ID') },
      { orderId: first },
    ]);
    const { notices } = await day.supervisor.ask('list-notices', {});
    expect(notices.filter(({ page }) => page === 'dead-letters')).toMatchObject([{ title: '有消息没有发出' }]);

    await day.wechat.inspect.clearFaults();
    const retried = await day.people.agent.ask('retry-dead-letters', { noticeIds: ours.map(({ noticeId }) => noticeId) });
    expect(retried).toMatchObject({ again: 2, over: 0 });
    for (const orderId of retried.orderIds) await nudge(orderId);

    expect((await Promise.all([first, second].map(stored))).flat()).toMatchObject([
      { push: 'sent', channel: 'template' },
      { push: 'sent', channel: 'template' },
    ]);
    expect(await taskOf(first)).toBeUndefined();
    expect((await day.people.agent.ask('list-dead-letters', {})).letters).toEqual(letters.filter((letter) => !ours.includes(letter)));
    await unfollow(day.wechat, 'customer');
  });

  test('what was read meanwhile only leaves the list', async () => {
    await write(day.wechat, 'users', 'oDEV_customer', { serviceOpenid: 'oSA_customer' });
    await day.wechat.inspect.addFault(gone);
    const orderId = await anUntoldOrder();
    await day.people.customer.ask('read-notices', { orderId });
    const [letter] = (await day.people.agent.ask('list-dead-letters', {})).letters;
    expect(letter).toMatchObject({ orderId });
    const noticeIds = [letter?.noticeId ?? ''];
    expect(await day.people.agent.ask('retry-dead-letters', { noticeIds })).toEqual({ again: 0, over: 1, orderIds: [] });
    expect(await day.people.agent.ask('retry-dead-letters', { noticeIds })).toEqual({ again: 0, over: 0, orderIds: [] });
    await unfollow(day.wechat, 'customer');
    await write(day.wechat, 'users', 'oDEV_customer', { serviceOpenid: '' });
  });
});

describe('what WeChat tells of subscribe messages', () => {
  const [PROGRESS] = cloud.subscribeTemplates;
  const credits = async () => (await day.people.customer.ask('message-settings', {})).credits.progress;
  async function accept(times: number): Promise<void> {
    for (let count = 0; count < times; count += 1) {
      const answers = await day.wechat.phone('customer').subscribe([PROGRESS.id]);
      await day.people.customer.ask('report-subscriptions', { answers: { [PROGRESS.id]: answers[PROGRESS.id] ?? '' } });
    }
  }
  const push = (phone: string, event: object) => day.wechat.phone(phone).call('mini-program-events', event);
  /** Pushes are on their way beside the calls: looked at until the event has come, and was noted by the timer if it came before the answer to the sending. */
  async function until(isSo: () => Promise<boolean>): Promise<void> {
    for (let looks = 0; looks < 100; looks += 1) {
      if (await isSo()) return;
      await day.wechat.inspect.runTimer('outbox');
    }
    throw new Error('it never came');
  }

  test('a message that was accepted is delivered once the event says so', async () => {
    await accept(2);
    const orderId = await aToldOrder();
    await nudge(orderId);
    await until(async () => (await stored(orderId))[0]?.delivery === 'delivered');
    expect(await noticesOf(orderId)).toMatchObject([
      { push: 'sent', pushText: '已送达微信', sentAs: '小程序订阅消息', way: ['小程序订阅消息：采用'] },
    ]);
  });

  test('one that was blocked goes on to the next channel; nobody can say so of somebody else’s', async () => {
    await accept(1);
    const orderId = await aToldOrder();
    await nudge(orderId);
    await until(async () => (await stored(orderId))[0]?.delivery === 'delivered');
    const { messageId } = (await stored(orderId))[0] ?? {};
    const blocked = { MsgType: 'event', Event: 'subscribe_msg_sent_event' };
    const List = [{ TemplateId: PROGRESS.id, MsgID: messageId, ErrorCode: '20', ErrorStatus: 'user block' }];

    await push('customer-2', { ...blocked, FromUserName: 'oDEV_customer', List });
    await push('customer-2', { ...blocked, FromUserName: 'oDEV_customer2', List });
    expect(await stored(orderId)).toMatchObject([{ push: 'sent' }]);

    await push('customer', { ...blocked, FromUserName: 'oDEV_customer', List });
    expect(await stored(orderId)).toMatchObject([{ push: 'pending', closed: { subscribe: 'undelivered-user-block' } }]);
    await day.wechat.inspect.advance(2 * MINUTE_MS);
    expect(await taskOf(orderId)).toBeDefined();
  });

  test('somebody who invents events of themselves fills no more than their own few places', async () => {
    const List = Array.from({ length: 60 }, (_, index) => ({ TemplateId: PROGRESS.id, MsgID: `9${index}`, ErrorStatus: 'success' }));
    await push('customer-2', { MsgType: 'event', Event: 'subscribe_msg_sent_event', FromUserName: 'oDEV_customer2', List });
    expect(await day.wechat.inspect.find('message_deliveries', { openid: 'oDEV_customer2' })).toHaveLength(20);
  });

  test('a ledger that was emptied while a message was on its way does not fall below nothing', async () => {
    await accept(2);
    const orderId = await aToldOrder();
    const late = { on: 'openapi', name: 'subscribeMessage.send', effect: { kind: 'delay', delayMs: 400 }, times: 1 } as const;
    await day.wechat.inspect.addFault(late);
    const refused = { TemplateId: PROGRESS.id, SubscribeStatusString: 'reject' };
    await Promise.all([
      nudge(orderId),
      push('customer', { MsgType: 'event', Event: 'subscribe_msg_change_event', FromUserName: 'oDEV_customer', List: [refused] }),
    ]);
    expect(await credits()).toBe(0);
  });

  test('a remembered no empties the ledger, a popup counts for nothing, and nonsense is answered like everything else', async () => {
    await accept(3);
    const before = await credits();
    const about = (Event: string, List: unknown) => ({ FromUserName: 'oDEV_customer', MsgType: 'event', Event, List });
    const yes = { TemplateId: PROGRESS.id, SubscribeStatusString: 'accept', PopupScene: '0' };
    expect(await push('customer', about('subscribe_msg_popup_event', yes))).toBe('success');
    expect(await push('customer', about('subscribe_msg_change_event', 'nonsense'))).toBe('success');
    expect(await push('customer', {})).toBe('success');
    expect(await credits()).toBe(before);

    const no = { TemplateId: PROGRESS.id, SubscribeStatusString: 'reject' };
    expect(await push('customer', about('subscribe_msg_change_event', no))).toBe('success');
    expect(await credits()).toBe(0);
  });
});

describe('what a person decides about messages', () => {
  test('by default everything comes but at night; what is switched off is not taken', async () => {
    const { customer } = day.people;
    expect(await customer.ask('message-settings', {})).toMatchObject({
      quiet: { fromHour: 22, untilHour: 8 },
      channels: { template: true },
    });
    await follow(day.wechat, 'customer');
    const changed = await customer.ask('set-message-settings', {
      language: 'en',
      quiet: null,
      channels: { subscribe: true, template: false, 'customer-service': false },
    });
    expect(changed).toMatchObject({ language: 'en', quiet: null, channels: { template: false }, follows: true });
    const orderId = await anUntoldOrder();
    expect((await taskOf(orderId))?.toTell[0]?.way).toContain('服务号模板消息：本人已关闭');
  });

  test('messages come in the language of the app until one is chosen for them, and again once it is given up', async () => {
    const line = day.wechat.phone('customer-2');
    const uses = (lang: string) => line.call('customer', { action: 'note-visit', lang, payload: {} });
    const language = async () => {
      const { language: spoken, languageFollowsApp } = await day.otherCustomer.ask('message-settings', {});
      return [spoken, languageFollowsApp];
    };
    await uses('en');
    expect(await language()).toEqual(['en', true]);
    await uses('zh-CN');
    expect(await language()).toEqual(['zh-CN', true]);

    await day.otherCustomer.ask('set-message-settings', { language: 'en' });
    await uses('zh-CN');
    await day.otherCustomer.ask('report-subscriptions', { answers: {} });
    expect(await language()).toEqual(['en', false]);

    await day.otherCustomer.ask('set-message-settings', { language: 'app' });
    expect(await language()).toEqual(['zh-CN', true]);
    await uses('en');
    expect(await language()).toEqual(['en', true]);
  });

  test('the settings say what the service account is called, and what WeChat is to be asked for', async () => {
    expect(await day.people.customer.ask('message-settings', {})).toMatchObject({
      serviceAccount: cloud.serviceAccount.name,
      templates: {
        progress: cloud.subscribeTemplates[0].id,
        quotation: cloud.subscribeTemplates[1].id,
        return: cloud.subscribeTemplates[2].id,
      },
    });
  });

  test('hours that are none are refused', async () => {
    const quiet = { fromHour: 8, untilHour: 8 };
    expect(await day.people.customer.reply('set-message-settings', { quiet })).toMatchObject({ error: { code: 'invalid-request' } });
  });
});
