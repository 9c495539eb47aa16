import { beforeAll, expect, test } from '@jest/globals';
import type { OrderView } from '#core/contract/views/order-view';
import { DAY_MS } from '#core/domain/money-and-time';
import { orderPath } from '../support/order-path';
import { type ServiceChat, serviceChat } from '../support/service-chat';
import { openServiceDay } from '../support/service-day';

const day = openServiceDay();
const path = orderPath(day);
const chats = new Map<string, ServiceChat>();
const chat = (who: 'agent' | 'finance' | 'supervisor' | 'customer' | 'customer-2'): ServiceChat => {
  const found = chats.get(who);
  if (!found) throw new Error(`${who} does not follow`);
  return found;
};

beforeAll(async () => {
  for (const who of ['agent', 'finance', 'supervisor', 'customer', 'customer-2']) {
    await day.wechat.phone(who).call('customer', { action: 'note-visit', payload: {} });
    const opened = serviceChat(day.wechat, who);
    await opened.follow();
    chats.set(who, opened);
  }
});

/** Says a line, and confirms it where it asks. */
async function done(who: Parameters<typeof chat>[0], line: string): Promise<string> {
  const answer = await chat(who).answerTo(line);
  const last = answer.includes('回复 1 确认') ? await chat(who).answerTo('1') : answer;
  expect(last).toContain('已办理');
  return last;
}

const stored = (orderId: string): Promise<OrderView> => day.people.agent.order(orderId);

test('a whole repair: staff never leave the chat, the customer only creates, ships and pays', async () => {
  const { orderId, orderNumber } = await path.submit({ serialNumber: 'JX4-20001-OUT' });
  expect(await chat('agent').answerTo('待办')).toContain(orderNumber);
  await done('agent', `${orderNumber} 接单`);
  await done('agent', '追问 请补充运行日志');
  expect(await chat('customer').answerTo('日志里第 2 块板不识别')).toContain('已作为回答记入工单');
  await done('agent', '返厂 请附上电源线');

  const [parcel] = (await path.sendIn(await stored(orderId))).parcels;
  await done('agent', `签收 ${parcel?.waybillNumber}`);
  expect(await chat('agent').answerTo(() => chat('agent').photo(day.photo))).toContain('1 张待用');
  await done('agent', '开箱 全部');
  await done('agent', '报价 1200 换芯片；供电芯片击穿');
  await path.pay(await stored(orderId));
  await done('finance', `${orderNumber} 通过 1200`);
  await done('agent', '修好 满载 24 小时正常；芯片 1 颗');
  await done('agent', `寄回 顺丰 ${path.nextWaybill()}`);

  const order = await stored(orderId);
  expect(order.machines).toMatchObject([{ state: 'shipped', outcome: 'repaired', paid: 120_000 }]);
  expect(order.timeline.filter(({ who }) => who.startsWith('客服与维修')).length).toBeGreaterThan(6);
  expect(await chat('customer').answerTo('进度')).toContain(`${orderNumber} 寄回中`);
});

test('photos that are sent at the same moment are all kept, and stand in the order afterwards', async () => {
  const { orderId, orderNumber } = await path.received();
  await chat('agent').answerTo(orderNumber);
  const { length } = await chat('agent').said();
  await Promise.all([1, 2, 3].map(() => chat('agent').photo(day.photo)));
  await chat('agent').hears(length + 3);
  const asked = await chat('agent').answerTo('开箱 全部');
  expect(asked).toContain('3 张照片');
  await chat('agent').answerTo('1');
  const [parcel] = (await stored(orderId)).parcels;
  expect(parcel?.unpackingPhotos).toHaveLength(3);
  const { urls } = await day.people.customer.ask('photo-urls', { orderId, attachmentIds: [...(parcel?.unpackingPhotos ?? [])] });
  expect(Object.keys(urls)).toHaveLength(3);
});

test('a slip in the order number finds it, “我的” lists it, and a colleague is found by name', async () => {
  const { orderId, orderNumber } = await path.submit();
  const wrong = `${orderNumber.slice(0, -1)}${orderNumber.endsWith('3') ? '4' : '3'}`;
  expect(await chat('agent').answerTo(`${wrong} 接单`)).toContain(orderNumber);
  expect(await chat('agent').answerTo('1')).toContain('已办理');
  expect(await chat('agent').answerTo('我的')).toContain(orderNumber);
  await done('agent', `${orderNumber} 转给 主管`);
  expect((await stored(orderId)).staff).toMatchObject({ assignee: '主管' });
  expect(await chat('supervisor').answerTo('mine')).toContain(orderNumber);
});

test('whoever is no staff cannot take a step, and sees nobody else’s orders', async () => {
  const { orderId, orderNumber } = await path.submit();
  const answer = await chat('customer-2').answerTo(`${orderNumber} 接单`);
  expect(answer).toContain('没有进行中的工单');
  expect(await chat('customer-2').answerTo(orderNumber)).not.toContain('待确认');
  expect((await stored(orderId)).staff?.assignee).toBeUndefined();
});

test('what staff write reaches the customer as a notice', async () => {
  const { orderId, orderNumber } = await path.submit();
  await done('agent', `${orderNumber} 回复 请换一根网线试试`);
  const { notices } = await day.people.customer.ask('list-notices', {});
  expect(notices.find((notice) => notice.orderId === orderId)).toMatchObject({
    title: '客服给您留言',
    body: expect.stringContaining('请换一根网线试试'),
  });
});

test('R52 an order past its promised date stands in the list of broken promises', async () => {
  const { orderNumber } = await path.paid();
  expect(await chat('agent').answerTo('逾期')).not.toContain(orderNumber);
  await day.wechat.inspect.advance(12 * DAY_MS);
  expect(await chat('agent').answerTo('逾期')).toContain(orderNumber);
});

test('whoever stops following takes their conversation along', async () => {
  const { orderNumber } = await path.submit();
  await chat('supervisor').answerTo(orderNumber);
  const session = async () => (await day.wechat.inspect.documents('chat_sessions')).find(({ _id }) => _id === 'oDEV_supervisor');
  expect(await session()).toMatchObject({ session: { inHand: { orderNumber } } });
  await chat('supervisor').unfollow();
  expect(await session()).toBeUndefined();
});
