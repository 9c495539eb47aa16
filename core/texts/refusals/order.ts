import { type RefusalWords, words } from './refusal-words';

/** Guards of the order as a whole. */
export const ORDER_REFUSALS = {
  'already-answered': words('这一项已经处理过', 'This has been dealt with already', '请刷新工单', 'Reload the order'),
  'day-not-reached': words(
    '还没有到可以操作的日期',
    'It is too early for this',
    '到期后再操作',
    'Wait until the day has come',
    '{from} 起可以操作',
    'It is possible from {from}',
  ),
  'info-request-open': words(
    '正在等客户补充信息',
    'Information from the customer is awaited',
    '收到补充后再操作',
    'Wait for the answer',
    '{asked} 起在等客户补充，收到后再操作',
    'The answer has been awaited since {asked}; go on when it is there',
  ),
  'machine-in-house': words(
    '已有设备到厂，不能取消工单',
    'A machine is in house; the order cannot be cancelled',
    '请联系客服',
    'Contact customer service',
    '{machines} 已到厂；请联系客服',
    '{machines}: received already. Contact customer service',
  ),
  'nothing-received': words('还没有设备到厂', 'No machine has been received yet', '可以取消整个工单', 'The whole order can be cancelled'),
  'recomputation-not-due': words(
    '预计日期没有变化',
    'The promised date comes out the same',
    '放假安排公布后自动重新计算',
    'It is computed again when the year’s holidays are published',
  ),
  'reminder-not-due': words('还没到提醒的时间', 'No reminder is due', '到时会自动提醒', 'It is sent by itself when it is due'),
  'rating-exists': words('已经评价过', 'It has been rated already', '感谢您的评价', 'Thank you for the rating'),
  'serials-taken': words(
    '这个序列号已在另一个未结束的工单中',
    'This serial number is in another open order',
    '请核对序列号，或在原工单中处理',
    'Check the number, or use the other order',
    '{serials} 已在另一个未结束的工单中，或属于本工单的另一台：请核对序列号，或在那里处理',
    '{serials} stands in another open order, or on another machine of this one: check the number, or go on there',
  ),
  'text-missing': words('请填写说明', 'Words are missing', '请写清楚情况', 'Say what it is about'),
} as const satisfies Readonly<Record<string, RefusalWords>>;
