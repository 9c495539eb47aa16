import { expect, test } from '@jest/globals';
import { ASKED_MS, IN_HAND_MS } from '#core/application/chat/chat-session';
import { converse } from '#core/application/chat/converse';
import { atHour } from '#core/domain/money-and-time';
import type { WorkOrder } from '#core/domain/work-order';
import { chatDesk, NUMBERS } from '../../../support/chat-desk';
import { agent } from '../../../support/contexts';
import { aMachine } from '../../../support/machines';
import { aWorkOrder } from '../../../support/work-orders';

/** Monday. */
const OPEN = atHour('2026-11-23', 10);
const EVENING = atHour('2026-11-23', 20);
const [NUMBER, SECOND] = NUMBERS;

const one = aWorkOrder({ orderNumber: NUMBER, machines: [aMachine({ state: 'repairing' })] });
const two = aWorkOrder({ id: 'wo-2', orderNumber: SECOND, machines: [aMachine({ state: 'listed', model: 'X4' })] });

function deskAt(now: number, ...orders: readonly WorkOrder[]) {
  const desk = chatDesk(now);
  for (const order of orders) desk.put(order);
  return desk;
}

const said = (order: WorkOrder): readonly string[] => order.messages.map(({ text }) => text);

test('R29 words of a customer with one open order land in its thread, and staff are told', async () => {
  const desk = deskAt(OPEN, one);
  expect(await desk.say('customer', '大概什么时候能修好？')).toBe(`已记入工单 ${NUMBER}，客服会看到。`);
  expect(desk.order().messages).toMatchObject([{ from: 'customer', by: 'o-customer', text: '大概什么时候能修好？' }]);
  expect(desk.cloud.notices.at(-1)).toMatchObject({ code: 'N27', recipient: { kind: 'role', role: 'agent' } });
});

test('a photo lands there too, as the customer’s own attachment', async () => {
  const desk = deskAt(OPEN, one);
  await desk.photo('customer');
  const [message] = desk.order().messages;
  expect(message).toMatchObject({ from: 'customer', text: '（照片）' });
  expect(desk.attachments.get(message?.photos[0] ?? '')).toMatchObject({ openid: 'o-customer', state: 'confirmed' });
});

test('words that mean something alone are words to customer service within a sentence', async () => {
  const desk = deskAt(OPEN, one);
  for (const text of ['签收了吗', '状态灯一直闪红色', '取消', '报价太贵了', '1', '帮助我看一下日志']) await desk.say('customer', text);
  expect(said(desk.order())).toEqual(['签收了吗', '状态灯一直闪红色', '取消', '报价太贵了', '1', '帮助我看一下日志']);
});

test('a customer with two open orders is asked which one, and what was written meanwhile lands there, too, in its order', async () => {
  const desk = deskAt(OPEN, one, two);
  const asked = await desk.say('customer', '机器还是不通电');
  expect(asked).toContain(`1. ${NUMBER} X16-Q`);
  expect(asked).toContain(`2. ${SECOND} X4`);
  await desk.photo('customer');
  expect(await desk.say('customer', '7')).toContain('回复编号');
  expect([said(desk.order()), said(desk.order('wo-2'))]).toEqual([[], []]);

  expect(await desk.say('customer', '2')).toContain(`已记入工单 ${SECOND}`);
  expect([said(desk.order()), said(desk.order('wo-2'))]).toEqual([[], ['机器还是不通电', '（照片）']]);

  await desk.say('customer', '灯也不亮');
  expect(said(desk.order('wo-2'))).toHaveLength(3);
  expect(await desk.say('customer', '换工单')).toContain(`1. ${NUMBER}`);
  expect(await desk.say('customer', '1')).toBe(`接下来的话记入工单 ${NUMBER}。`);
  await desk.say('customer', '这一台呢');
  expect(said(desk.order())).toEqual(['这一台呢']);
});

test('the order is remembered for a while only; the question as long as words wait for its answer', async () => {
  const desk = deskAt(OPEN, one, two);
  await desk.say('customer', '第一句');
  await desk.say('customer', '2');
  desk.cloud.moveTo(OPEN + IN_HAND_MS);
  expect(await desk.say('customer', '过了半天')).toContain('选是哪张工单');
  desk.cloud.moveTo(OPEN + IN_HAND_MS + ASKED_MS);
  expect(await desk.say('customer', '1')).toContain(`已记入工单 ${NUMBER}`);
  expect([said(desk.order()), said(desk.order('wo-2'))]).toEqual([['过了半天'], ['第一句']]);

  await desk.say('customer', '换工单');
  desk.cloud.moveTo(OPEN + 2 * IN_HAND_MS + 2 * ASKED_MS);
  // a digit that answers nothing any more is something to ask about
  expect(await desk.say('customer', '1')).toContain('选是哪张工单');
});

test('an order that is named in the words is the one they are about', async () => {
  const desk = deskAt(OPEN, one, two);
  expect(await desk.say('customer', `${SECOND} 什么时候有结果`)).toContain(`已记入工单 ${SECOND}`);
  expect(await desk.say('customer', SECOND)).toContain(`${SECOND} 待确认`);
  expect(await desk.say('stranger', `${SECOND} 什么时候有结果`)).toContain('没有进行中的工单');
  expect(said(desk.order('wo-2'))).toEqual([`${SECOND} 什么时候有结果`]);
});

test('an answer to what staff asked goes on with the order', async () => {
  const desk = deskAt(OPEN, two);
  await desk.cloud.take(agent, 'wo-2', 'ask-info', { text: '请问固件版本？' });
  expect(await desk.say('customer', '2.1.3')).toContain('已作为回答记入工单');
  expect(desk.order('wo-2').infoRequests).toMatchObject([{ question: '请问固件版本？', answer: '2.1.3' }]);
  expect(desk.order('wo-2').stage).toBe('submitted');
  await desk.say('customer', '另外风扇有异响');
  expect(said(desk.order('wo-2'))).toEqual(['2.1.3', '另外风扇有异响']);
});

test('R29 status words answer with step and date of each open order', async () => {
  const desk = deskAt(OPEN, one, two);
  for (const word of ['进度', '状态？', 'status', '到哪了']) {
    const status = await desk.say('customer', word);
    expect(status).toContain(`${NUMBER} ${word === 'status' ? 'In repair' : '维修中'}`);
    expect(status).toContain(`${SECOND} ${word === 'status' ? 'To confirm' : '待确认'}`);
  }
  expect(await desk.tap('customer', 'progress')).toContain('预计 6月8日（周一）18:00 前发回');
  expect([said(desk.order()), said(desk.order('wo-2'))]).toEqual([[], []]);
});

test('R3 who has no open order is told how to create one, and how to reach us', async () => {
  const desk = deskAt(OPEN);
  const answer = await desk.say('customer', '机器不通电');
  expect(answer).toContain('创建工单 → pages/create/index');
  expect(answer).toContain('jasminer2021');
});

test('R2 outside hours the next opening is named, once in each closed time', async () => {
  const desk = deskAt(EVENING, one);
  expect(await desk.say('customer', '在吗')).toContain('2026年11月24日 09:00 开始回复');
  expect(await desk.say('customer', '有人吗')).not.toContain('开始回复');
  desk.cloud.moveTo(atHour('2026-11-24', 11));
  expect(await desk.say('customer', '早上好')).not.toContain('开始回复');
  desk.cloud.moveTo(atHour('2026-11-24', 19));
  expect(await desk.say('customer', '晚上好')).toContain('2026年11月25日 09:00 开始回复');
});

test('whoever is not linked yet is told how to link, in both languages', async () => {
  const desk = chatDesk(OPEN, { unlinked: ['stranger'] });
  const answer = await desk.say('stranger', '你好');
  expect(answer).toContain('打开一次小程序');
  expect(answer).toContain('open the Mini Program once');
});

test('a long text is kept whole, in several messages', async () => {
  const desk = deskAt(OPEN, one);
  await desk.say('customer', '字'.repeat(2_000));
  expect(said(desk.order()).join('')).toBe('字'.repeat(2_000));
  await desk.again('customer');
  expect(said(desk.order())).toHaveLength(3);
});

test('a customer can take no step of staff’s, whatever they write', async () => {
  const desk = deskAt(OPEN, one);
  await desk.say('customer', `${NUMBER} 修好 满载正常`);
  expect(desk.order().machines[0]?.state).toBe('repairing');
  expect(said(desk.order())).toEqual([`${NUMBER} 修好 满载正常`]);
});

test('several messages that are handled at the same time before the order is known all land in the one that is chosen', async () => {
  const desk = deskAt(OPEN, one, two);
  for (const answer of await desk.atOnce('customer', '第一句', '第二句', '第三句')) expect(answer).toContain(`2. ${SECOND}`);
  await desk.say('customer', '2');
  expect(said(desk.order('wo-2'))).toEqual(['第一句', '第二句', '第三句']);
});

test('what is written at the same moment as the order is chosen is asked about, not lost', async () => {
  const desk = deskAt(OPEN, one, two);
  await desk.say('customer', '第一句');
  await desk.atOnce('customer', '第二句', '2');
  await desk.say('customer', '2');
  await desk.say('customer', '第三句');
  await desk.say('customer', '换工单');
  await desk.atOnce('customer', '1', '第四句');
  await desk.say('customer', '1');
  const all = [...said(desk.order()), ...said(desk.order('wo-2'))];
  expect([...all].sort()).toEqual(['第一句', '第二句', '第三句', '第四句'].sort());
});

test('words that nobody has said the order of keep waiting: whoever comes back the next day is asked again, and nothing is lost', async () => {
  const desk = deskAt(OPEN, one, two);
  await desk.say('customer', '机器冒烟了');
  desk.cloud.moveTo(OPEN + 24 * 3_600_000);
  expect(await desk.say('customer', '在吗')).toContain('选是哪张工单');
  await desk.say('customer', '1');
  expect(said(desk.order())).toEqual(['机器冒烟了', '在吗']);
});

test('somebody all of whose roles were taken away is a customer again, in the chat too', async () => {
  const desk = deskAt(OPEN, one);
  const staff = { ...desk.deps.staff, atWork: async () => ({ name: '从前的客服', roles: [] }) };
  const message = { serviceOpenid: 'sa-customer', messageId: 'of-a-former-colleague', at: OPEN, kind: 'text', text: '修好了吗' } as const;
  await converse({ ...desk.deps, staff }, message, 'o-customer');
  expect(said(desk.order())).toEqual(['修好了吗']);
});
