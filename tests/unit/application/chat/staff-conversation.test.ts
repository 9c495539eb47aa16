import { describe, expect, test } from '@jest/globals';
import { ASKED_MS, IN_HAND_MS } from '#core/application/chat/chat-session';
import type { Machine, MachineState } from '#core/domain/machine';
import { atHour } from '#core/domain/money-and-time';
import type { WorkOrder } from '#core/domain/work-order';
import { chatDesk, NUMBERS } from '../../../support/chat-desk';
import { aRegistry, customer } from '../../../support/contexts';
import { aMachine } from '../../../support/machines';
import { aWorkOrder, stillPacked } from '../../../support/work-orders';

const NOW = atHour('2026-11-23', 10);
const [NUMBER, SECOND, THIRD] = NUMBERS;

const orderOf = (state: MachineState, more: Partial<WorkOrder> = {}, machines = 1): WorkOrder =>
  aWorkOrder({
    orderNumber: NUMBER,
    machines: ['m1', 'm2', 'm3'].slice(0, machines).map((id): Machine => aMachine({ id, state })),
    ...more,
  });

function deskWith(...orders: readonly WorkOrder[]) {
  const desk = chatDesk(NOW);
  for (const order of orders) desk.put(order);
  return desk;
}

test('an order is shown in a few lines, with the words for what can be done', async () => {
  const desk = deskWith(orderOf('received', { assignee: { openid: 'o-agent', name: '李四' } }, 2));
  const shown = await desk.say('agent', NUMBER);
  expect(shown).toContain(`${NUMBER} · 待检测 · 联系人 · 负责人 李四`);
  expect(shown).toContain('1 JMX16-0001 X16-Q 待检测');
  expect(shown).toMatch(/现在可以：.*报价/);
  expect(shown).not.toContain('寄回 ·');
  expect(shown).toContain('打开工单 → staff/order/index?id=wo-1');
});

test('what was understood is answered as a difference, and done after one digit', async () => {
  const desk = deskWith(orderOf('received', {}, 2));
  const asked = await desk.say('agent', `${NUMBER} 报价 2 1200 换芯片`);
  expect(asked).toBe(`${NUMBER} 设备2 报价 ¥1,200.00（换芯片）\n设备2：待检测 → 待付款\n回复 1 确认，0 取消`);
  expect(desk.order().version).toBe(7);

  const done = await desk.say('agent', '1');
  expect(done).toContain(`已办理：${NUMBER} 设备2 报价 ¥1,200.00（换芯片）`);
  expect(desk.order().machines.map(({ state }) => state)).toEqual(['received', 'quoted']);
  expect(desk.order().machines[1]?.quotations.at(-1)).toMatchObject({ amount: 1_200_00 });
});

test('0 drops it, and a second 1 does nothing', async () => {
  const desk = deskWith(orderOf('received'));
  await desk.say('agent', `${NUMBER} 报价 1200 换芯片`);
  expect(await desk.say('agent', '2')).toContain('请先回复 1 确认');
  expect(await desk.say('agent', '0')).toBe('已放弃，没有改动。');
  expect(await desk.say('agent', '1')).toContain('列表里没有 1');
  expect(desk.order().version).toBe(7);
});

test('a digit confirms only what was asked a moment ago', async () => {
  const desk = deskWith(orderOf('received'));
  await desk.say('agent', `${NUMBER} 报价 1200 换芯片`);
  desk.cloud.moveTo(NOW + ASKED_MS);
  expect(await desk.say('agent', '1')).toContain('列表里没有 1');
  expect(desk.order().version).toBe(7);
});

test('the order in hand is forgotten after some hours', async () => {
  const desk = deskWith(orderOf('listed'));
  await desk.say('agent', NUMBER);
  desk.cloud.moveTo(NOW + IN_HAND_MS - 1);
  expect(await desk.say('agent', '接单')).toContain('已办理');
  desk.cloud.moveTo(NOW + 3 * IN_HAND_MS);
  expect(await desk.say('agent', '接单')).toContain('哪一张工单');
});

test('whoever had taken an order was offered to take it once more', async () => {
  const desk = deskWith(orderOf('listed'));
  expect(await desk.say('agent', NUMBER)).toMatch(/现在可以：.*接单/);
  expect(await desk.say('agent', '接单')).toMatch(/现在可以：(?!.*接单)/);
  expect(await desk.say('agent', NUMBER)).toMatch(/现在可以：(?!.*接单)/);
});

test('a confirmation of what has changed meanwhile is said and asked again, and then holds', async () => {
  const desk = deskWith(orderOf('quoted'));
  await desk.say('agent', `${NUMBER} 改报价 900 换芯片；重新核价`);
  await desk.cloud.take(customer, 'wo-1', 'message', { text: '能便宜些吗', photos: [] });

  const again = await desk.say('agent', '1');
  expect(again).toContain('工单刚被更新过，没有办理');
  expect(again).toContain('客户 留言');
  expect(again).toContain('回复 1 确认');
  expect(desk.order().machines[0]?.quotations).toHaveLength(1);

  expect(await desk.say('agent', '1')).toContain('已办理');
  expect(desk.order().machines[0]?.quotations.at(-1)).toMatchObject({ version: 2, amount: 900_00 });
});

test('of two who quote the same machine, one is told why it is too late', async () => {
  const desk = deskWith(orderOf('received'));
  await desk.say('agent', `${NUMBER} 报价 1200 换芯片`);
  await desk.say('other', `${NUMBER} 报价 900 换电容`);
  const [first, second] = await Promise.all([desk.say('agent', '1'), desk.say('other', '1')]);
  const [done, late] = first.includes('已办理') ? [first, second] : [second, first];
  expect(done).toContain('已办理');
  expect(late).toContain('工单刚被更新过');
  expect(late).toContain('不能办理');
  expect(late).not.toContain('回复 1 确认');
  expect(desk.order().machines[0]?.quotations).toHaveLength(1);
});

test('a message that comes again is answered the same and does nothing twice', async () => {
  const desk = deskWith(orderOf('listed'));
  await desk.say('agent', `${NUMBER} 追问 请补充日志`);
  const { version } = desk.order();
  const first = await desk.say('agent', `${NUMBER} 回复 您好`);
  expect(await desk.again('agent')).toBe(first);
  expect(desk.order().version).toBe(version + 1);
});

test('a confirmation whose answer was lost before anything was noted is carried out once', async () => {
  const desk = deskWith(orderOf('repairing'));
  await desk.say('agent', `${NUMBER} 修好 满载正常`);
  const { change } = desk.deps.sessions;
  let isLost = true;
  Object.assign(desk.deps.sessions, {
    change: async (...all: Parameters<typeof change>) => {
      if (isLost) throw new Error('killed');
      await change(...all);
    },
  });
  await expect(desk.say('agent', '1')).rejects.toThrow('killed');
  isLost = false;
  expect(await desk.again('agent')).toContain('已办理');
  expect(desk.cloud.events.filter(({ step }) => step === 'finish')).toHaveLength(1);
});

describe('refusals explain', () => {
  test.each<[string, WorkOrder, RegExp]>([
    ['寄回 SF1234567890123', orderOf('received'), /不能办理：现在不能进行这一步[\s\S]*可以办理的人：客服[\s\S]*R54/],
    ['免费维修 供电芯片失效', orderOf('received'), /不能办理[\s\S]*R24/],
    ['取消工单 不修了', orderOf('received'), /不能办理/],
    ['签收 SF1000000000009', orderOf('in-transit'), /不能办理/],
  ])('%s', async (line, order, expected) => {
    const desk = deskWith(order);
    expect(await desk.say('agent', `${NUMBER} ${line}`)).toMatch(expected);
    expect(desk.order().version).toBe(7);
  });

  test('who has another role is told who can', async () => {
    const desk = deskWith(orderOf('pay-review'));
    expect(await desk.say('agent', `${NUMBER} 通过`)).toContain('可以办理的人：财务');
    // Not how to say it: whatever the sum, it is not theirs.
    expect(await desk.say('agent', `${NUMBER} 通过 7`)).toContain('可以办理的人：财务');
    expect(await desk.say('finance', `${NUMBER} 通过`)).toContain('回复 1 确认');
  });

  test('R55 a machine that would leave before the others', async () => {
    const machines = [aMachine({ id: 'm1', state: 'ready' }), aMachine({ id: 'm2', state: 'repairing' })];
    const desk = deskWith(orderOf('ready', { machines }));
    expect(await desk.say('agent', `${NUMBER} 寄回 1 SF1234567890123`)).toMatch(/不能办理[\s\S]*JMX16-0002[\s\S]*R55/);
  });
});

test('a line that cannot be read is answered with how to say it, and a way to the page', async () => {
  const desk = deskWith(orderOf('received', {}, 2));
  const answer = await desk.say('agent', `${NUMBER} 报价 1200 换芯片`);
  expect(answer).toContain('请写明设备：1 JMX16-0001、2 JMX16-0002');
  expect(answer).toContain('例如：报价 1 1200 换芯片；供电芯片击穿');
  expect(answer).toContain('在页面办理 → staff/order/index?id=wo-1');
});

test('words go to the customer only when they are set off', async () => {
  const desk = deskWith(orderOf('listed'));
  await desk.say('agent', NUMBER);
  expect(await desk.say('agent', '回复客户了吗')).toContain('空一格');
  expect(await desk.say('agent', '好的，我看看')).toContain('没有看懂');
  expect(desk.order().messages).toEqual([]);
  await desk.say('agent', '回复 您好，请换一根网线。');
  expect(desk.order().messages).toMatchObject([{ from: 'staff', text: '您好，请换一根网线。' }]);
  expect(desk.cloud.notices.at(-1)).toMatchObject({ code: 'N28', recipient: { kind: 'customer', openid: 'o-customer' } });
});

test('R6 photos that were sent wait for the next step that takes any, of the order they were sent for', async () => {
  const second = aWorkOrder({ id: 'wo-2', orderNumber: SECOND, machines: [aMachine({ state: 'in-transit' })] });
  const desk = deskWith(orderOf('in-transit'), second);
  expect(await desk.say('agent', `${NUMBER} 拒收 到付`)).toContain('先把照片发到这里');
  expect(await desk.photo('agent')).toContain(`1 张待用），用于 ${NUMBER} 的下一步`);
  expect(await desk.again('agent')).toContain('1 张待用');
  await desk.photo('agent');

  expect(await desk.say('agent', `${SECOND} 拒收 到付`)).toContain('先把照片发到这里');
  expect(await desk.say('agent', `${NUMBER} 拒收 到付 外箱破损`)).toContain('2 张照片');
  await desk.say('agent', '1');
  expect(desk.order().parcels[0]?.ended).toMatchObject({ as: 'refused', reason: 'collect-freight', note: '外箱破损' });
  expect(desk.order().parcels[0]?.ended?.photos).toHaveLength(2);
  expect(desk.session('agent')?.photos).toEqual([]);
  expect([...desk.attachments.values()]).toMatchObject([
    { openid: 'o-agent', purpose: 'chat', state: 'confirmed', contentType: 'image/png' },
    { openid: 'o-agent', state: 'confirmed' },
  ]);
});

test('of photos that are sent at once none is lost', async () => {
  const desk = deskWith(orderOf('in-transit'));
  await desk.say('agent', NUMBER);
  await Promise.all([desk.photo('agent', 'photo-a'), desk.photo('agent', 'photo-b'), desk.photo('agent', 'photo-c')]);
  expect(desk.session('agent')?.photos).toHaveLength(3);
  expect(await desk.say('agent', '清空照片')).toContain('已清空');
  expect(desk.session('agent')?.photos).toEqual([]);
});

test.each(['text-1', 'gone-1'])('what is no picture, or is not there any more (%s), is said and not kept', async (mediaId) => {
  const desk = deskWith(orderOf('in-transit'));
  expect(await desk.photo('agent', mediaId)).toContain('没有收到这张照片');
  expect(desk.attachments.size).toBe(0);
});

test('colleagues see none of each other’s photos', async () => {
  const desk = deskWith(orderOf('in-transit'));
  await desk.say('agent', NUMBER);
  await desk.photo('agent');
  expect(await desk.say('other', `${NUMBER} 拒收 到付`)).toContain('先把照片发到这里');
});

test('an order number with a slip finds the order, and the line is not lost', async () => {
  const desk = deskWith(orderOf('listed'));
  const asked = await desk.say('agent', 'JM2611-7Q4R3 接单');
  expect(asked).toContain('JM2611-7Q4R3 不是工单号');
  expect(asked).toContain(`1. ${NUMBER}`);
  expect(await desk.say('agent', '1')).toContain('已办理');
  expect(desk.order().assignee).toMatchObject({ name: '李四' });
});

test('an order number that only is none of ours says so', async () => {
  const desk = deskWith(orderOf('listed'));
  expect(await desk.say('agent', `${THIRD} 接单`)).toBe(`没有工单 ${THIRD}。`);
  expect(await desk.say('agent', 'JM2699-ZZZZZ 接单')).toContain('不是工单号');
});

test('lists are numbered, go on, and their numbers mean orders', async () => {
  const desk = chatDesk(NOW);
  const digits = '0123456789ABCDEFGHJKMNPQRSTVWXY';
  const valid = (tail: string) =>
    `JM2611-${tail}${digits.charAt([...`2611${tail}`].reduce((sum, c, at) => sum + (at + 2) * digits.indexOf(c), 0) % 31)}`;
  for (let at = 0; at < 13; at += 1) {
    desk.put(
      aWorkOrder({
        id: `wo-${at}`,
        orderNumber: valid(`7Q4${digits.charAt(at)}`),
        updatedAt: NOW - 1_000 + at,
        machines: [aMachine({ state: at < 12 ? 'listed' : 'received' })],
      }),
    );
  }
  const first = await desk.say('agent', '待办');
  expect(first).toContain('10. JM2611-');
  expect(first).toContain('“更多”看后面的');
  const second = await desk.say('agent', '更多');
  expect(second).toContain('11. JM2611-');
  expect(second).toContain('13. JM2611-');
  expect(second).not.toContain('“更多”');
  expect(await desk.say('agent', '更多')).toBe('没有更多了。');
  expect(await desk.say('agent', '13')).toContain(desk.order('wo-12').orderNumber);
  expect(await desk.say('agent', '2 接单')).toContain('已办理');
  expect(desk.order('wo-1').assignee).toMatchObject({ openid: 'o-agent' });
  expect(await desk.say('agent', '我的')).toContain(`1. ${desk.order('wo-1').orderNumber}`);
  expect(await desk.say('finance', '待办')).toBe('没有待办的工单。');
  expect(await desk.say('agent', '99')).toContain('列表里没有 99');
});

test('R52 what is past its promised date stands in a list of its own', async () => {
  const desk = deskWith(orderOf('repairing'), aWorkOrder({ id: 'wo-2', orderNumber: SECOND, machines: [aMachine({ state: 'listed' })] }));
  expect(await desk.say('agent', '逾期')).toMatch(new RegExp(`1\\. ${NUMBER} 维修中.*已逾期`));
});

test('a parcel is signed for by its waybill alone', async () => {
  const desk = deskWith(orderOf('in-transit'));
  expect(await desk.say('agent', '签收 sf 1000 0000 0000 1')).toContain(`${NUMBER} 设备1 签收 顺丰 SF1000000000001`);
  expect(await desk.say('agent', '确认')).toContain('待检测');
  expect(desk.order().parcels[0]?.signed).toMatchObject({ by: 'o-agent' });
});

test('R17 what an unpacking would find too much or too little stands in the difference', async () => {
  const order = orderOf('received');
  const packed = { ...order, parcels: order.parcels.map(({ unpacked: _none, ...parcel }) => parcel) };
  const desk = deskWith(packed);
  await desk.say('agent', NUMBER);
  await desk.photo('agent');
  const asked = await desk.say('agent', '开箱 JX4-90001-XX');
  expect(asked).toContain('工单里有 JMX16-0001，包裹里没有');
  expect(asked).toContain('包裹里有 JX4-90001-XX，工单里没有');
});

test('R38 a machine that came without its label is named by its place, and its label by the number alone, as typed or not', async () => {
  const packed = stillPacked(orderOf('received'));
  const desk = deskWith(packed);
  await desk.say('agent', NUMBER);
  await desk.photo('agent');
  expect(await desk.say('agent', '开箱 1')).toContain('箱内：#1（标签缺失）');
  await desk.say('agent', '确认');
  expect(desk.order().machines[0]).toMatchObject({ label: 'missing' });
  await desk.photo('agent');
  const another = await desk.say('agent', '补录 JX4-90001-XX');
  expect(another).toContain('包裹里有 JX4-90001-XX，工单里没有');
  await desk.say('agent', '取消');
  await desk.say('agent', '补录 JMX16-0001');
  await desk.say('agent', '确认');
  expect(desk.order()).toMatchObject({ discrepancies: [], machines: [{ label: 'read' }] });
});

test('a serial number alone finds its order', async () => {
  const desk = deskWith(orderOf('received'));
  expect(await desk.say('agent', 'jmx16-0001')).toContain(NUMBER);
  expect(await desk.say('agent', '查找 JMX16-7777')).toContain('没有找到');
});

test('orders are handed over by name', async () => {
  const desk = deskWith(orderOf('listed'));
  expect(await desk.say('agent', `${NUMBER} 转给 王五`)).toContain('转给 王五');
  expect(desk.order().assignee).toMatchObject({ openid: 'o-other-agent' });
  expect(await desk.say('agent', `${NUMBER} 转给 孙七`)).toContain('请写明姓名');
});

test('help shows what is legal for the order in hand and this person, and how it is said', async () => {
  const desk = deskWith(orderOf('pay-review'));
  await desk.say('finance', NUMBER);
  const finance = await desk.say('finance', '帮助');
  expect(finance).toContain('通过 ‹金额›');
  expect(finance).not.toContain('报价');
  await desk.say('agent', NUMBER);
  expect(await desk.say('agent', '帮助')).not.toContain('通过');
  expect(await desk.say('agent', '帮助 报价')).toContain('例如：报价 1 1200 换芯片');
  expect(await desk.say('supervisor', '帮助')).toContain('先写工单号');
});

test('an English command is answered in English, and an English reader in English', async () => {
  const desk = chatDesk(NOW, { english: ['other'] });
  desk.put(orderOf('received'));
  expect(await desk.say('agent', `${NUMBER} quote 1200 new chip`)).toContain('Reply 1 to confirm, 0 to drop it');
  expect(await desk.say('agent', '1')).toContain('Done: ');
  expect(await desk.say('other', NUMBER)).toContain('To be paid');
  expect(await desk.say('agent', 'what is this all about')).toContain('I did not understand');
});

test('a customer’s words cannot make a link in what staff read', async () => {
  const desk = deskWith(orderOf('listed'));
  await desk.cloud.take(customer, 'wo-1', 'message', { text: '<a href="http://evil.example">点这里</a>', photos: [] });
  expect(await desk.say('agent', NUMBER)).not.toContain('<a href="http://evil');
});

test('the menu’s progress button is the work list of staff', async () => {
  const desk = deskWith(orderOf('listed'));
  expect(await desk.tap('agent', 'progress')).toContain(`1. ${NUMBER}`);
});

test('a whole repair is done in the chat alone', async () => {
  const desk = chatDesk(NOW, { registry: aRegistry(true) });
  desk.put(orderOf('listed'));
  const lines = async (...all: readonly string[]) => {
    for (const line of all) {
      const answer = await desk.say('agent', line);
      if (answer.includes('回复 1 确认')) expect(await desk.say('agent', '1')).toContain('已办理');
      else expect(answer).toContain('已办理');
    }
  };
  await lines(`${NUMBER} 接单`, '追问 请补充日志');
  expect(await desk.say('customer', '日志显示第 2 块板不识别')).toContain('已作为回答记入工单');
  await lines('回复 需要返厂检测。', '返厂 请附上电源线');
  const { sendIn } = {
    sendIn: {
      machineIds: ['m1'],
      carrier: 'sf',
      waybillNumber: 'SF1000000000001',
      packingConfirmed: true,
      doorToDoor: true,
      freightPrepaid: true,
    },
  };
  const { policyInForce } = await import('#core/application/policy-in-force');
  const policy = policyInForce(desk.deps.sha256);
  await desk.cloud.take(customer, 'wo-1', 'send-in', {
    ...sendIn,
    consent: { policyVersion: policy.version, textHash: policy.textHashes[0] ?? '' },
    receivingAddress: { name: '收件人', phone: '13800138000', region: '广东省深圳市', street: '科技园一路 1 号', overseas: false },
  });
  await lines('签收 SF1000000000001');
  await desk.photo('agent');
  await lines('开箱 全部', '报价 1200 换芯片；供电芯片击穿');
  await desk.cloud.take(customer, 'wo-1', 'submit-voucher', { machineIds: ['m1'], amount: 1_200_00, attachmentId: 'a-voucher' });
  expect(await desk.say('finance', `${NUMBER} 通过 1200`)).toContain('回复 1 确认');
  expect(await desk.say('finance', '1')).toContain('已办理');
  await lines('延期 12-31 等配件', '修好 满载 24 小时正常；芯片 1 颗', '寄回 顺丰 SF2234567890123');
  expect(desk.order().machines[0]).toMatchObject({ state: 'shipped', outcome: 'repaired' });
  expect(await desk.say('customer', '进度')).toContain('寄回中');
});
