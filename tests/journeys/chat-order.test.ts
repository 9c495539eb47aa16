import { expect, test } from '@jest/globals';
import type { OrderView } from '#core/contract/views/order-view';
import { unaccountedNotices } from '../support/accounted-notices';
import { fillSendIn, openBrowserDay, STORY_MS } from '../support/browser-day';
import { ChatScreen } from '../support/chat-screen';
import { voucherPhoto } from '../support/photos';
import { INBOUND_WAYBILL, OUT_OF_WARRANTY, RETURN_WAYBILL } from '../support/repair-job';
import { orderAt } from '../support/side-path';
import { untilHour } from '../support/until-hour';

/**
 * Work orders in which staff never leave the chat of the service account, and the customer opens the app to create, to ship in and to pay only.
 * The first story goes on over several tests: each goes on where the one before ended.
 */
const day = openBrowserDay();
const MINUTE_MS = 60_000;
let orderId: string;
let number: string;

/** Somebody of staff with the chat in their hand. */
async function staff(role: 'agent' | 'finance' | 'supervisor'): Promise<ChatScreen> {
  await day.phoneOf(role);
  return new ChatScreen(day.page, role);
}
const customerChat = () => new ChatScreen(day.page, 'customer');
const readOrder = (): Promise<OrderView> => day.desks.customer.order(orderId);

/** Lets the timers of a while run, one minute after the other: what waits to be told together is told. */
async function minutesGoBy(minutes: number): Promise<void> {
  for (let minute = 0; minute < minutes; minute += 1) await day.wechat.inspect.advance(MINUTE_MS);
}

test(
  'staff follow the service account, are known by it, and are told of a new order in the chat',
  async () => {
    for (const role of ['agent', 'finance', 'supervisor'] as const) {
      const phone = await day.phoneOf(role);
      // Opened once, so that the account knows who they are.
      await phone.sees('queue-search');
      const chat = new ChatScreen(day.page, role);
      await chat.open();
      await chat.hears('欢迎关注');
    }
    await customerChat().open();
    await customerChat().leave();

    const { customer } = day;
    await customer.sees('apply');
    await customer.tap('apply');
    await customer.tap('m0-model-JASMINER X4');
    await customer.type('m0-serial', OUT_OF_WARRANTY);
    await customer.tap('next');
    await customer.pick('m0-label', day.photo);
    await customer.type('m0-description', '无法开机');
    await customer.tap('next');
    await customer.type('contact-name', '机房值班');
    await customer.type('contact-phone', '13800138000');
    await customer.tap('next');
    await customer.tap('submit');
    await customer.allowMessages();
    await customer.sees('order-stage', '待确认');
    const { orders } = await day.desks.customer.ask('list-orders', { filter: 'open' });
    [{ orderId, orderNumber: number } = { orderId: '', orderNumber: '' }] = orders;

    const agent = await staff('agent');
    await agent.hears(new RegExp(`新工单.*${number}`, 's'));
  },
  STORY_MS,
);

test(
  'R13 R14 an agent finds the order in a list, takes it in spite of a slip in its number, sees what is legal, and confirms the return',
  async () => {
    const agent = await staff('agent');
    expect(await agent.say('待办')).toContain(number);
    expect(await agent.say('1')).toMatch(new RegExp(`${number} · 待确认.*无人负责`, 's'));

    const slip = `${number.slice(0, -1)}${number.endsWith('3') ? '4' : '3'}`;
    expect(await agent.say(`${slip} 接单`)).toContain(number);
    expect(await agent.say('1')).toContain('已办理');

    const help = await agent.say('帮助');
    expect(help).toMatch(new RegExp(`${number} 现在可以说：.*返厂`, 's'));
    expect(help.split('现在不行')[0]).not.toContain('签收');
    expect(await agent.say('报价 1 1200 换芯片')).toMatch(/不能办理/);
    expect(await agent.say('通过 1200')).toMatch(/可以办理的人：财务/);

    await agent.does('追问 请补充运行日志');
    expect(await customerChat().say('日志里第 2 块板不识别')).toContain('已作为回答记入工单');
    expect(await (await staff('agent')).does('返厂 请附上电源线')).toContain('待寄出');
    expect((await readOrder()).stage).toBe('return-confirmed');
  },
  STORY_MS,
);

test(
  'R8 R22 the customer ships in by the app',
  async () => {
    const { customer } = day;
    await customerChat().leave();
    await customer.enterAt(`pages/logistics/index?id=${orderId}`, 1);
    await fillSendIn(customer, INBOUND_WAYBILL);
    await customer.type('address-street', '科技园路 1 号');
    await customer.tap('submit-logistics');
    await customer.tap('read-back-confirm');
    await customer.allowMessages();
    await customer.sees('order-stage', '待收件');
  },
  STORY_MS,
);

test(
  'R5 R6 R27 it is signed for by its waybill, unpacked with a photo from the chat, and quoted after a digit',
  async () => {
    const agent = await staff('agent');
    expect(await agent.say('签收 SF0000000000000')).not.toContain('已办理');
    await agent.does(`签收 ${INBOUND_WAYBILL}`);
    expect(await agent.say('开箱 全部')).toContain('照片');
    expect(await agent.photo(day.photo)).toContain('1 张待用');
    await agent.does('开箱 全部');
    expect((await readOrder()).parcels[0]?.unpackingPhotos).toHaveLength(1);

    expect(await agent.say('报价 1200 换芯片；供电芯片击穿')).toMatch(/1,?200.*回复 1 确认/s);
    expect(await agent.say('0')).toContain('没有改动');
    await agent.does('报价 1200 换芯片；供电芯片击穿');
    expect((await readOrder()).stage).toBe('in-service');
  },
  STORY_MS,
);

test(
  'R53 the customer pays and uploads the voucher, finance hears of it and confirms it by chat',
  async () => {
    const { customer } = day;
    await customer.enterAt(`pages/quotation/index?id=${orderId}`, 2);
    await customer.pick('voucher', await voucherPhoto('1200.00'));
    await customer.tap('submit-voucher');
    await customer.sees('voucher-review');

    expect(await (await staff('agent')).say('通过 1200')).toMatch(/可以办理的人：财务/);
    const finance = await staff('finance');
    await finance.hears(number);
    await finance.does(`${number} 通过 1200`);
    expect((await readOrder()).machines).toMatchObject([{ state: 'repairing', paid: 120_000 }]);
  },
  STORY_MS,
);

test(
  'a customer who writes reaches the order’s thread and its agent, and the answer reaches the customer’s chat',
  async () => {
    await customerChat().open();
    expect(await customerChat().say('大概什么时候能修好？')).toContain(`已记入工单 ${number}`);
    await minutesGoBy(2);
    const agent = await staff('agent');
    await agent.hears('客户留言');
    expect(await agent.say(number)).toContain('大概什么时候能修好');
    await agent.does('回复 下周三前寄回');
    const { messages } = await readOrder();
    expect(messages.map(({ text }) => text).slice(-2)).toEqual(['大概什么时候能修好？', '下周三前寄回']);
  },
  STORY_MS,
);

test(
  'R54 it is repaired and shipped back by chat, and the customer who asks is told where it is',
  async () => {
    const agent = await staff('agent');
    await agent.does('修好 满载 24 小时正常；芯片 1 颗');
    await agent.does(`寄回 顺丰 ${RETURN_WAYBILL}`);
    expect((await readOrder()).machines).toMatchObject([{ state: 'shipped', outcome: 'repaired' }]);
    expect(await customerChat().say('进度')).toContain(`${number} 寄回中`);
    expect(await customerChat().tapMenu('进度')).toContain(`${number} 寄回中`);
  },
  STORY_MS,
);

test(
  'R29 nobody says anything for days, the order is closed, and every notice of it is accounted for',
  async () => {
    await day.daysGoBy(11);
    expect((await readOrder()).stage).toBe('completed');
    expect(await customerChat().say('进度')).toContain('没有进行中的工单');
    // What waited for the morning is told then.
    await untilHour(day.wechat, 10);
    await minutesGoBy(3);
    expect(await unaccountedNotices(day.wechat, [orderId])).toEqual([]);
    const { notices } = await day.desks.customer.ask('list-notices', {});
    expect(notices.filter((notice) => notice.orderId === orderId).length).toBeGreaterThan(8);
  },
  STORY_MS,
);

test(
  'an order is handed over from one to another by chat, and whoever has it now is told of the customer’s words',
  async () => {
    const { orderId: other, orderNumber } = await orderAt('received', day.desks, 'SF1111111111111', day.photo);
    const agent = await staff('agent');
    await agent.does(`${orderNumber} 接单`);
    await agent.does('转给 主管');
    const supervisor = await staff('supervisor');
    expect(await supervisor.say('我的')).toContain(orderNumber);
    expect(await customerChat().say('换工单')).toContain(orderNumber);
    await customerChat().say('1');
    expect(await customerChat().say('请改寄到仓库')).toContain(`已记入工单 ${orderNumber}`);
    await minutesGoBy(2);
    await (await staff('supervisor')).hears(new RegExp(`客户留言.*${orderNumber}`, 's'));
    await (await staff('supervisor')).tapCard(new RegExp(`客户留言.*${orderNumber}`, 's'));
    await (await day.phoneOf('supervisor')).sees('staff-steps');
    expect(await unaccountedNotices(day.wechat, [other])).toEqual([]);
  },
  STORY_MS,
);

test(
  'R2 outside hours whoever writes is told when we open next',
  async () => {
    await untilHour(day.wechat, 22);
    expect(await customerChat().say('有人吗')).toMatch(/现在不在服务时间，.+ 09:00 开始回复/);
  },
  STORY_MS,
);
