import { describe, expect, test } from '@jest/globals';
import type { MessageSettings } from '#core/contract/messages';
import { openBrowserDay, STORY_MS } from '../support/browser-day';
import { orderAt } from '../support/side-path';
import { untilHour } from '../support/until-hour';

/** Which messages reach a customer, as they see and decide it on their phone. One story: each test goes on where the one before ended. */
const day = openBrowserDay();
let orders = 0;
let entries = 0;

/** An order whose customer has just been told to send the machine in. */
async function aToldOrder(): Promise<string> {
  orders += 1;
  const { orderId } = await orderAt('submitted', day.desks, `SF99000000000${orders}0`, day.photo);
  await day.desks.agent.take(orderId, 'confirm-return', { machineIds: ['m1'], note: '' });
  await day.wechat.phone('agent').call('outbox', { orderId });
  return orderId;
}
const noticeOf = async (orderId: string) => {
  const { notices } = await day.desks.customer.ask('list-notices', {});
  const notice = notices.find((one) => one.orderId === orderId);
  if (!notice) throw new Error(`nobody was told of ${orderId}`);
  return notice;
};
const wayId = async (orderId: string) => `way-${(await noticeOf(orderId)).noticeId.replace(/[^A-Za-z0-9_-]/g, '-')}`;
const sentAbout = async (orderId: string) =>
  (await day.wechat.inspect.messages()).filter(({ page, errcode }) => errcode === 0 && page?.endsWith(`id=${orderId}`)).length;

/** Enters the Mini Program anew at one of its tabs. */
async function enter(tab: 'me' | 'messages'): Promise<void> {
  entries += 1;
  await day.customer.enterAt(`pages/${tab}/index`, entries);
}
/** The page, by way of 我的. */
async function openSettings(): Promise<void> {
  await enter('me');
  await day.customer.tap('open-message-settings');
  await day.customer.sees('reach');
}
/** What is told of a notice in the list of messages. */
async function seesWay(orderId: string, line: string, ...lines: readonly string[]): Promise<void> {
  const id = await wayId(orderId);
  await enter('messages');
  await day.customer.sees(id, line);
  if (lines.length > 0) await day.customer.tap(id);
  for (const one of lines) await day.customer.sees(`${id}-lines`, one);
}

describe('credits', () => {
  test(
    'whoever has none is told that nothing comes, and each yes to WeChat’s sheet is one more of each kind',
    async () => {
      await openSettings();
      await day.customer.sees('reach-progress', '没有次数了');
      await day.customer.sees('reach-afterwards', '现在没有消息会发到微信');
      await day.customer.sees('account-state', '未关注');
      await day.customer.tap('top-up');
      await day.customer.allowMessagesOnce();
      await day.customer.sees('reach-progress', '还能收 1 条，留给要紧的');
      await day.customer.sees('reach-quotation', '还能收 1 条');
      await day.customer.sees('reach-afterwards', '用完以后');
      await day.customer.tap('top-up');
      await day.customer.allowMessagesOnce();
      for (const kind of ['progress', 'quotation', 'return']) await day.customer.sees(`reach-${kind}`, '还能收 2 条');
    },
    STORY_MS,
  );

  test(
    'a change of an order spends one, and the messages say how it went out and why',
    async () => {
      const orderId = await aToldOrder();
      await day.customer.openNotification('请包装好寄来');
      await openSettings();
      await day.customer.sees('reach-progress', '还能收 1 条');
      await day.customer.sees('reach-return', '还能收 2 条');
      await seesWay(orderId, '微信', '发送方式：小程序订阅消息', '小程序订阅消息：采用');
    },
    STORY_MS,
  );

  test(
    'whoever switched notifications off in WeChat has nothing left after the next message, is told so and how to undo it, and is called',
    async () => {
      await day.customer.turnNotificationsInWechat('off');
      const orderId = await aToldOrder();
      await day.wechat.inspect.advance(2 * 60_000);
      await openSettings();
      await day.customer.sees('refused', '关掉了这个小程序的通知');
      await day.customer.sees('refused', '改回来');
      await day.customer.sees('reach-progress', '没有次数了');
      await day.customer.sees('reach-return', '存着 2 条');
      await day.customer.tap('top-up');
      expect(await day.customer.isAsked()).toBe(false);
      await seesWay(orderId, '客服会电话告知', '次数已用完（43101）', '客服电话：采用');
      await day.customer.turnNotificationsInWechat('on');
      await openSettings();
      expect(await day.customer.shows('refused')).toBe(false);
    },
    STORY_MS,
  );

  test(
    'a no that WeChat keeps is named by its kinds, and nothing is added any more',
    async () => {
      await day.customer.tap('top-up');
      await day.customer.refuseMessagesBefore('refused');
      await day.customer.sees('refused', '一直拒收：进度、报价、寄回');
      await day.customer.sees('reach-progress', '微信里已拒收');
      await day.customer.tap('top-up');
      await day.customer.sees('reach-progress', '微信里已拒收');
      expect(await day.customer.isAsked()).toBe(false);
    },
    STORY_MS,
  );
});

describe('preferences', () => {
  const settings = () => day.desks.customer.ask('message-settings', {});
  /** What was tapped has come to the cloud: leaving the page earlier would break it off, as closing WeChat would. */
  async function kept(isSo: (now: MessageSettings) => boolean): Promise<void> {
    for (let looks = 0; looks < 200; looks += 1) if (isSo(await settings())) return;
    throw new Error(`not kept: ${JSON.stringify(await settings())}`);
  }

  test(
    'a channel that is switched off is not used, and the message says so',
    async () => {
      await openSettings();
      await day.customer.tap('channel-subscribe');
      await kept(({ channels }) => !channels.subscribe);
      await day.customer.sees('reach', '您在下面关了订阅消息');
      await openSettings();
      await day.customer.sees('reach', '您在下面关了订阅消息');
      const orderId = await aToldOrder();
      await seesWay(orderId, '客服会电话告知', '小程序订阅消息：本人已关闭');
      expect(await sentAbout(orderId)).toBe(0);
    },
    STORY_MS,
  );

  test(
    'in quiet hours what keeps until the morning waits, and comes when they are over',
    async () => {
      await openSettings();
      await day.customer.sees('quiet-from', '22:00');
      await day.customer.sees('quiet-until', '次日 8:00');
      await untilHour(day.wechat, 23);
      const orderId = await aToldOrder();
      await seesWay(orderId, '免打扰时段，结束后推送');
      expect(await noticeOf(orderId)).toMatchObject({ push: 'waiting' });
      await untilHour(day.wechat, 8);
      await day.wechat.inspect.advance(2 * 60_000);
      await seesWay(orderId, '客服会电话告知', '客服电话：采用');
    },
    STORY_MS,
  );

  test(
    'quiet hours can be switched off; then messages come at night',
    async () => {
      await openSettings();
      await day.customer.tap('quiet-on');
      await day.customer.leaves('quiet-from');
      await kept(({ quiet }) => quiet === null);
      await openSettings();
      await day.customer.sees('quiet-on');
      expect(await day.customer.shows('quiet-from')).toBe(false);
      await untilHour(day.wechat, 23);
      const orderId = await aToldOrder();
      await seesWay(orderId, '客服会电话告知');
      expect(await settings()).toMatchObject({ quiet: null });
    },
    STORY_MS,
  );

  test(
    'messages come in the language of the app until another is chosen for them',
    async () => {
      expect(await settings()).toMatchObject({ language: 'zh-CN', languageFollowsApp: true });
      await openSettings();
      await day.customer.tap('message-language-en');
      await kept(({ language, languageFollowsApp }) => language === 'en' && !languageFollowsApp);
      await openSettings();
      await day.customer.tap('message-language-app');
      await kept(({ language, languageFollowsApp }) => language === 'zh-CN' && languageFollowsApp);
    },
    STORY_MS,
  );
});

test(
  'whoever opens an order has read what happened to it: the number on the tab goes down, and nobody needs to call',
  async () => {
    const orderId = await aToldOrder();
    const { unread } = await day.desks.customer.ask('list-notices', {});
    const tasks = async () => (await day.desks.agent.ask('list-call-tasks', {})).tasks.map((task) => task.orderId);
    expect(await tasks()).toContain(orderId);
    await enter('me');
    await day.customer.sees('me');
    await day.customer.tapTab('工单');
    await day.customer.seesBadge('消息', String(unread));
    await day.customer.tap(`order-${orderId}`);
    await day.customer.sees('order-stage');
    await day.customer.back();
    await day.customer.seesBadge('消息', String(unread - 1));
    expect(await noticeOf(orderId)).toMatchObject({ isRead: true });
    expect(await tasks()).not.toContain(orderId);
  },
  STORY_MS,
);
