import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { staffSteps } from '#core/contract/steps';
import { CHAT_STEPS } from '#core/domain/chat/chat-steps';
import type { Machine, MachineState } from '#core/domain/machine';
import { atHour } from '#core/domain/money-and-time';
import type { Payload } from '#core/domain/steps/payload';
import type { WorkOrder } from '#core/domain/work-order';
import { CHAT_STEP_EXAMPLES } from '#core/texts/chat/argument-words';
import { payloadOf } from '../../../support/chat-lines';
import { aContext, agent, supervisor } from '../../../support/contexts';
import { aMachine, LONG_AGO, serialOf } from '../../../support/machines';
import { aWorkOrder } from '../../../support/work-orders';

const ids = ['m1', 'm2', 'm3'] as const;
const machines = (state: MachineState, count = 1, more: Partial<Machine> = {}): readonly Machine[] =>
  ids.slice(0, count).map((id) => aMachine({ ...more, id, state }));
const orderOf = (state: MachineState, count = 1, more: Partial<Machine> = {}): WorkOrder =>
  aWorkOrder({ machines: machines(state, count, more) });

const missing: Machine[] = [aMachine({ state: 'received' })];
const withDifference = aWorkOrder({
  machines: missing,
  discrepancies: [{ id: 'd1', parcelId: 'p1', kind: 'missing', serialNumber: serialOf('m1'), machineId: 'm1' }],
});
const withTwoDifferences = aWorkOrder({
  machines: missing,
  discrepancies: [
    { id: 'd1', parcelId: 'p1', kind: 'missing', serialNumber: serialOf('m1'), machineId: 'm1' },
    { id: 'd2', parcelId: 'p1', kind: 'extra', serialNumber: 'JMX16-9999' },
  ],
});
const approvalAsked = orderOf('received', 1, {
  approvals: [{ code: 'N2', text: '磨损', photos: ['a-1'], askedAt: LONG_AGO, by: 'o-technician' }],
});
const splitAsked = orderOf('ready', 1, { splitRequest: { reason: '急用', askedAt: LONG_AGO, by: 'o-agent' } });
const twoVouchers = aWorkOrder({
  machines: [aMachine({ id: 'm1', state: 'pay-review' }), aMachine({ id: 'm2', state: 'pay-review' })],
}).vouchers.map((voucher, index) => ({ ...voucher, amount: (index + 1) * 100_00 }));
const payingTwice = { ...orderOf('pay-review', 2), vouchers: twoVouchers };

const m1 = ['m1'];

// NOW of the builders is Monday, 23 November 2026.
describe('lines, and what they say of an order', () => {
  test.each<[string, WorkOrder, Payload]>([
    // machines
    ['修好 2 满载 24 小时正常', orderOf('repairing', 3), { machineIds: ['m2'], testRecord: '满载 24 小时正常', parts: '' }],
    ['修好 2、3 满载正常；芯片 2 颗', orderOf('repairing', 3), { machineIds: ['m2', 'm3'], testRecord: '满载正常', parts: '芯片 2 颗' }],
    ['修好 设备2 满载正常', orderOf('repairing', 3), { machineIds: ['m2'], testRecord: '满载正常' }],
    ['修好 第 2 台 满载正常', orderOf('repairing', 3), { machineIds: ['m2'], testRecord: '满载正常' }],
    ['修好 #2 满载正常', orderOf('repairing', 3), { machineIds: ['m2'], testRecord: '满载正常' }],
    ['修好 JMX16-0002 满载正常', orderOf('repairing', 3), { machineIds: ['m2'], testRecord: '满载正常' }],
    ['修好 ｊｍｘ１６－０００２ 满载正常', orderOf('repairing', 3), { machineIds: ['m2'], testRecord: '满载正常' }],
    ['修好 0002 满载正常', orderOf('repairing', 3), { machineIds: ['m2'], testRecord: '满载正常' }],
    ['修好 全部 满载正常', orderOf('repairing', 3), { machineIds: ['m1', 'm2', 'm3'] }],
    ['finish all ran 24 hours', orderOf('repairing', 2), { machineIds: ['m1', 'm2'], testRecord: 'ran 24 hours' }],
    ['finish 1 and 2 ran well', orderOf('repairing', 2), { machineIds: ['m1', 'm2'], testRecord: 'ran well' }],
    ['修好 24 小时满载正常', orderOf('repairing'), { machineIds: m1, testRecord: '24 小时满载正常' }],
    [
      '修好 满载正常',
      aWorkOrder({ machines: [aMachine({ state: 'ready' }), aMachine({ id: 'm2', state: 'repairing' })] }),
      { machineIds: ['m2'] },
    ],
    // money
    [
      '报价 2 1200 换芯片',
      orderOf('received', 2),
      { machineIds: ['m2'], lines: [{ text: '换芯片', amount: 1_200_00 }], findings: '换芯片' },
    ],
    ['报价 1200 换芯片', orderOf('received'), { machineIds: m1, class: 'normal', lines: [{ text: '换芯片', amount: 1_200_00 }] }],
    ['报价1200换芯片', orderOf('received'), { lines: [{ text: '换芯片', amount: 1_200_00 }] }],
    ['报价 ￥１，２００．５０ 换芯片', orderOf('received'), { lines: [{ text: '换芯片', amount: 1_200_50 }] }],
    ['报价 1.2万元 换板', orderOf('received'), { lines: [{ text: '换板', amount: 12_000_00 }] }],
    ['报价 换芯片 1200元', orderOf('received'), { lines: [{ text: '换芯片', amount: 1_200_00 }] }],
    ['报价 300 换 2 颗芯片', orderOf('received'), { machineIds: m1, lines: [{ text: '换 2 颗芯片', amount: 300_00 }] }],
    [
      '报价 1 1200 换芯片 + 300 换风扇；供电芯片击穿',
      orderOf('received', 2),
      {
        machineIds: m1,
        lines: [
          { text: '换芯片', amount: 1_200_00 },
          { text: '换风扇', amount: 300_00 },
        ],
        findings: '供电芯片击穿',
      },
    ],
    ['报价 0001 1200 换芯片', orderOf('received', 2), { machineIds: m1, lines: [{ text: '换芯片', amount: 1_200_00 }] }],
    ['报价 全部 1200 换芯片', orderOf('received', 2), { machineIds: ['m1', 'm2'] }],
    [
      '报价 报废 烧板、腐蚀 1200 换板',
      orderOf('received'),
      { class: 'scrap', scrapCodes: ['burned-board', 'corrosion'], lines: [{ text: '换板', amount: 1_200_00 }] },
    ],
    [
      'quote mixed 1200 new board; second board is not its own',
      orderOf('received'),
      { class: 'mixed', foreignBoards: 'second board is not its own' },
    ],
    [
      '报价 1200 换芯片 失保 H7、n2；超频运行',
      orderOf('received'),
      {
        voidReasons: [
          { code: 'H7', text: '超频运行', photos: [], exempt: false },
          { code: 'N2', text: '超频运行', photos: [], exempt: false },
        ],
      },
    ],
    [
      '报价 1200 换芯片',
      orderOf('received', 1, { damage: { cause: 'user', text: '进水', photos: ['a'], at: LONG_AGO, by: 'o' } }),
      { damageCause: 'user' },
    ],
    [
      '改报价 900 换芯片；客户自备配件',
      orderOf('quoted'),
      { class: 'normal', lines: [{ text: '换芯片', amount: 900_00 }], note: '客户自备配件' },
    ],
    ['退款 1 100', orderOf('ready', 2), { machineIds: m1, amount: 100_00 }],
    ['退款 100', orderOf('ready'), { machineIds: m1, amount: 100_00 }],
    ['收件人拒收 30 客户不要了', orderOf('shipped'), { shipmentId: 's1', amount: 30_00, reason: '客户不要了' }],
    ['通过', orderOf('pay-review'), { voucherId: 'v1' }],
    ['通过 128', orderOf('pay-review'), { voucherId: 'v1' }],
    ['通过 200', payingTwice, { voucherId: 'v2' }],
    ['驳回 金额不符', orderOf('pay-review'), { voucherId: 'v1', reason: '金额不符' }],
    ['驳回 100 金额不符', payingTwice, { voucherId: 'v1', reason: '金额不符' }],
    // parcels and waybills
    ['签收 SF1000000000001', orderOf('in-transit'), { parcelId: 'p1', waybillNumber: 'SF1000000000001' }],
    ['签收 sf 1000 0000 0000 1', orderOf('in-transit'), { parcelId: 'p1', waybillNumber: 'SF1000000000001' }],
    ['签收 SF1000000000001 11-20', orderOf('in-transit'), { parcelId: 'p1', carrierSignedDate: '2026-11-20' }],
    ['签收 SF1000000000001 昨天', orderOf('in-transit'), { parcelId: 'p1', carrierSignedDate: '2026-11-22' }],
    ['签收 SF1000000000009', orderOf('in-transit'), { parcelId: 'p1', waybillNumber: 'SF1000000000009' }],
    ['拒收 到付', orderOf('in-transit'), { parcelId: 'p1', reason: 'collect-freight', note: '' }],
    ['拒收 SF1000000000002 实物不符 少一台', orderOf('in-transit', 2), { parcelId: 'p2', reason: 'mismatch', note: '少一台' }],
    ['来件丢失 快递确认遗失', orderOf('in-transit'), { parcelId: 'p1', reason: '快递确认遗失' }],
    ['寄回 顺丰 SF1234567890123', orderOf('ready', 2), { machineIds: ['m1', 'm2'], carrier: 'sf', waybillNumber: 'SF1234567890123' }],
    ['寄回 1 SF1234567890123 分批', orderOf('ready', 2), { machineIds: m1, carrier: 'sf', splitReason: 'approved' }],
    ['寄回 SF 1234567890123', orderOf('ready'), { carrier: 'sf', waybillNumber: 'SF1234567890123' }],
    ['寄回 德邦 DPK1234567890', orderOf('ready'), { carrier: 'deppon', waybillNumber: 'DPK1234567890' }],
    ['ship KYE KY12345678901', orderOf('ready'), { carrier: 'kye', waybillNumber: 'KY12345678901' }],
    ['寄回 中通 ZTO123456789012', orderOf('ready'), { carrier: 'zto', waybillNumber: 'ZTO123456789012' }],
    // what was in the box
    ['开箱 全部', orderOf('received', 1), { parcelId: 'p1', serialsFound: ['JMX16-0001'], unlabelledMachineIds: [] }],
    ['开箱 JMX16-0001 JX4-90001-XX', orderOf('received', 1), { serialsFound: ['JMX16-0001', 'JX4-90001-XX'] }],
    ['unpack all', orderOf('received', 1, { serialNumber: null }), { serialsFound: [], unlabelledMachineIds: m1 }],
    // R38: a place says that the machine is there, not that anybody read its number
    ['开箱 1', orderOf('received', 1), { serialsFound: [], unlabelledMachineIds: m1 }],
    ['开箱 JMX16-0001 #2', orderOf('received', 2, { parcelId: 'p1' }), { serialsFound: ['JMX16-0001'], unlabelledMachineIds: ['m2'] }],
    // R38: a label that is found after all bears the number that was typed, or another
    ['补录 JMX16-0001', orderOf('received', 1, { label: 'missing' }), { machineIds: m1, serialNumber: 'JMX16-0001' }],
    ['补录 jmx16-0002', orderOf('received', 2, { label: 'missing' }), { machineIds: ['m2'], serialNumber: 'JMX16-0002' }],
    ['补录 2 JMX16-0002', orderOf('received', 2, { label: 'missing' }), { machineIds: ['m2'], serialNumber: 'JMX16-0002' }],
    ['补录 JMX16-0001 JMX16-8888', orderOf('received', 2, { label: 'missing' }), { machineIds: m1, serialNumber: 'JMX16-8888' }],
    ['label JMX16-8888', orderOf('received', 1, { label: 'missing' }), { machineIds: m1, serialNumber: 'JMX16-8888' }],
    ['不符 找到', withDifference, { discrepancyId: 'd1', resolution: 'found' }],
    ['不符 JMX16-9999 存放', withTwoDifferences, { discrepancyId: 'd2', resolution: 'set-aside' }],
    ['不符 1 不在', withTwoDifferences, { discrepancyId: 'd1', resolution: 'not-in-parcel' }],
    // verdicts and what they rest on
    ['免费维修 同故障 供电芯片失效', orderOf('received'), { machineIds: m1, sameFault: true, findings: '供电芯片失效' }],
    ['不予维修 假冒 序列号伪造', orderOf('received'), { unrepairable: 'counterfeit', findings: '序列号伪造' }],
    ['不修 主板大面积腐蚀', orderOf('received'), { unrepairable: 'no-value', findings: '主板大面积腐蚀' }],
    ['损伤 运输 外箱破损', orderOf('received'), { damageCause: 'logistics', text: '外箱破损' }],
    ['补录 jmx16 7777', orderOf('received', 1, { serialNumber: null }), { machineIds: m1, serialNumber: 'JMX167777' }],
    ['核定保修 2026年9月1日 购买发票', orderOf('received'), { shippedDate: '2026-09-01', reason: '购买发票' }],
    ['申请失保 磨损 轴承', orderOf('received'), { approvalCode: 'N2', text: '轴承' }],
    ['同意失保 情况属实', approvalAsked, { approvalCode: 'N2', isApproved: true, reason: '情况属实' }],
    ['不同意分批 一起寄', splitAsked, { isApproved: false, reason: '一起寄' }],
    // dates to come
    ['延期 12-05 等配件', orderOf('repairing'), { dueAt: atHour('2026-12-05', 18), reason: '等配件' }],
    ['延期 1 12月5日 等配件', orderOf('repairing', 2), { machineIds: m1, dueAt: atHour('2026-12-05', 18) }],
    ['延期 明天 等配件', orderOf('repairing'), { dueAt: atHour('2026-11-24', 18) }],
    ['extend 2027/1/8 waiting', orderOf('repairing'), { dueAt: atHour('2027-01-08', 18) }],
    ['延期 1-8 等配件', orderOf('repairing'), { dueAt: atHour('2027-01-08', 18) }],
    // people and words
    ['转给 李四', orderOf('listed'), { assigneeOpenid: 'o-agent' }],
    ['转给 王五', orderOf('listed'), { assigneeOpenid: 'o-technician' }],
    ['回复 您好，请稍等！', orderOf('listed'), { text: '您好，请稍等！', photos: [] }],
    ['拆机 1 请打开外壳', orderOf('listed'), { disassemblyMachineIds: m1, text: '请打开外壳' }],
    ['联系不上', orderOf('listed'), { note: '' }],
    ['接单', orderOf('listed'), {}],
  ])('“%s”', (typed, order, expected) => {
    expect(payloadOf(typed, order)).toMatchObject({ ok: true, value: expected });
  });
});

test.each<[string, WorkOrder, object]>([
  ['修好 满载正常', orderOf('repairing', 2), { code: 'which', what: 'machines', choices: ['1 JMX16-0001', '2 JMX16-0002'] }],
  ['修好 7 满载正常', orderOf('repairing', 2), { code: 'not-understood', what: 'machines', said: '7' }],
  ['修好 JMX16-0009 满载正常', orderOf('repairing'), { code: 'not-understood', what: 'machines', said: 'JMX16-0009' }],
  ['修好', orderOf('repairing'), { code: 'missing', what: 'test-record' }],
  ['报价 1200', orderOf('received'), { code: 'not-understood', what: 'quotation', said: '1200' }],
  ['报价 5 1200 换芯片', orderOf('received'), { code: 'not-understood', what: 'quotation' }],
  ['报价 换芯片', orderOf('received'), { code: 'not-understood', what: 'quotation', said: '换芯片' }],
  ['报价 -5 换芯片', orderOf('received'), { code: 'not-understood' }],
  ['报价 12.345 换芯片', orderOf('received'), { code: 'not-understood' }],
  ['报价 1200 换芯片 失保 H77', orderOf('received'), { code: 'not-understood', said: 'H77' }],
  ['报价 1200 换芯片', orderOf('received', 2), { code: 'which', what: 'machines' }],
  ['退款 全部 100', orderOf('ready', 2), { code: 'one-at-a-time' }],
  ['通过 129', orderOf('pay-review'), { code: 'not-understood', what: 'voucher', said: '129' }],
  ['通过', payingTwice, { code: 'which', what: 'voucher', choices: ['100.00', '200.00'] }],
  ['签收', orderOf('in-transit'), { code: 'missing', what: 'parcel' }],
  ['拒收 不喜欢', orderOf('in-transit'), { code: 'not-understood', what: 'parcel-refusal', said: '不喜欢' }],
  ['拒收 到付', orderOf('in-transit', 2), { code: 'which', what: 'parcel' }],
  ['来件丢失 SF1000000000009 遗失', orderOf('in-transit'), { code: 'not-on-order', what: 'parcel', said: 'SF1000000000009' }],
  ['寄回 1234', orderOf('ready'), { code: 'not-understood', what: 'return-waybill', said: '1234' }],
  ['寄回 123456789012', orderOf('ready'), { code: 'which', what: 'return-waybill', choices: ['sf', 'deppon', 'kye'] }],
  ['延期 2-30 等配件', orderOf('repairing'), { code: 'not-understood', what: 'due-day', said: '2-30' }],
  ['延期 等配件', orderOf('repairing'), { code: 'not-understood', what: 'due-day' }],
  ['核定保修 9-1 购买发票', orderOf('received'), { code: 'not-understood', what: 'shipped-day', said: '9-1' }],
  ['转给', orderOf('listed'), { code: 'missing', what: 'colleague' }],
  ['转给 赵六', orderOf('listed'), { code: 'which', what: 'colleague', choices: ['李四', '王五（维修）', '主管'] }],
  ['接单吗', orderOf('listed'), { code: 'left-over', said: '吗' }],
  ['回复', orderOf('listed'), { code: 'missing', what: 'text' }],
  ['不符 找到', withTwoDifferences, { code: 'which', what: 'discrepancy', choices: ['JMX16-0001', 'JMX16-9999'] }],
  ['开箱', orderOf('received'), { code: 'missing', what: 'found' }],
  ['开箱 好的', orderOf('received'), { code: 'not-understood', what: 'found', said: '好的' }],
])('“%s” says what is missing or doubtful', (typed, order, expected) => {
  expect(payloadOf(typed, order)).toMatchObject({ ok: false, error: expected });
});

test('R55 a split of a large quantity needs no supervisor', () => {
  const context = aContext(agent, { rules: { ...aContext(agent).rules, largeQuantity: 2 } });
  expect(payloadOf('寄回 1 SF1234567890123 分批', orderOf('ready', 2), { context })).toMatchObject({
    value: { splitReason: 'large-quantity' },
  });
});

test('photos that wait go with a step that takes any, and prove what voids a warranty', () => {
  const photos = ['a-1', 'a-2'];
  expect(payloadOf('回复 请看', orderOf('listed'), { photos })).toMatchObject({ value: { photos } });
  expect(payloadOf('报价 1200 换板 失保 H7', orderOf('received'), { photos })).toMatchObject({
    value: { photos, voidReasons: [{ photos }] },
  });
  expect(payloadOf('修好 正常', orderOf('repairing'), { photos })).toEqual({
    step: 'finish',
    ok: true,
    value: { machineIds: m1, testRecord: '正常', parts: '' },
  });
});

const STATE_FOR: Readonly<Record<string, WorkOrder>> = {
  'allow-void': approvalAsked,
  'deny-void': approvalAsked,
  'allow-split': splitAsked,
  'deny-split': splitAsked,
  difference: withDifference,
  sign: orderOf('in-transit'),
  refuse: orderOf('in-transit'),
  'lost-inbound': orderOf('in-transit'),
  unpack: orderOf('received'),
  approve: orderOf('pay-review'),
  reject: orderOf('pay-review'),
  'carrier-returned': orderOf('shipped'),
  'lost-outbound': orderOf('shipped'),
  'consignee-refused': orderOf('shipped'),
  revise: orderOf('quoted'),
};

describe.each(['zh-CN', 'en'] as const)('the example of help in %s', (language) => {
  test.each(CHAT_STEPS.map(({ id }) => id))('%s gives a payload that the step’s contract takes', (id) => {
    const said = CHAT_STEPS.find((one) => one.id === id);
    const order = STATE_FOR[id] ?? orderOf('received');
    const typed = `${said?.words[language][0]} ${CHAT_STEP_EXAMPLES[id][language]}`;
    const read = payloadOf(typed, order, { photos: said?.photos === 'none' ? [] : ['a-photo'] });
    if (!read.ok) throw new Error(`${typed}: ${JSON.stringify(read.error)}`);
    const parsed = staffSteps[read.step as keyof typeof staffSteps].safeParse(read.value);
    expect(parsed.success ? [] : parsed.error.issues).toEqual([]);
  });
});

test('whatever stands behind a word, it is read or refused, and what is read names machines of the order alone', () => {
  const pieces = fc.constantFrom(
    '2',
    '7',
    '#1',
    '全部',
    '0001',
    'JMX16-0002',
    '1200',
    '1,200.00',
    '¥',
    '元',
    '换芯片',
    'SF1234567890123',
    '顺丰',
    '12-05',
    '；',
    '+',
    '失保',
    'H7',
    '报废',
    ' ',
    '，',
  );
  const text = fc.array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 8 }).map((parts) => parts.join(' '));
  const orders = fc.constantFrom<WorkOrder>(
    ...(['listed', 'in-transit', 'received', 'quoted', 'pay-review', 'repairing', 'ready', 'shipped'] as const).map((state) =>
      orderOf(state, 2),
    ),
  );
  fc.assert(
    fc.property(fc.constantFrom(...CHAT_STEPS), text, orders, ({ words }, rest, order) => {
      const [word = ''] = words['zh-CN'];
      const read = payloadOf(`${word} ${rest}`, order, { context: aContext(supervisor) });
      if (!read.ok) return;
      const { machineIds = [], dueAt = 0, amount = 1 } = read.value;
      expect(machineIds.filter((id) => !['m1', 'm2'].includes(id))).toEqual([]);
      expect([Number.isSafeInteger(dueAt), Number.isSafeInteger(amount)]).toEqual([true, true]);
    }),
    { numRuns: 3_000 },
  );
});
