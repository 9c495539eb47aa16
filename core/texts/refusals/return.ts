import { type RefusalWords, words } from './refusal-words';

/** Guards of the promise and the way back. */
export const RETURN_REFUSALS = {
  'address-not-locked': words(
    '还没有收货地址，不能寄回',
    'There is no receiving address yet',
    '请客户先填写收货地址',
    'The customer gives the address first',
  ),
  'carrier-not-supported': words(
    '寄回不支持这家快递',
    'Returns do not go by this carrier',
    '请选择顺丰、德邦或跨越',
    'Choose SF, Deppon or KYE',
  ),
  'day-not-working': words(
    '承诺日期须是今后的工作日，当天下班前',
    'A promised date is the end of a working day still to come',
    '请从列出的工作日里选择',
    'Choose one of the working days listed',
  ),
  'delivery-not-disputable': words(
    '已过可反映的时间',
    'It is too late to report this',
    '请联系客服',
    'Contact customer service',
    '只能在 {until} 之前反映；请联系客服',
    'It could be reported until {until}; contact customer service',
  ),
  'extension-not-later': words(
    '新日期须晚于原日期',
    'The new date must be later',
    '请选择更晚的日期',
    'Choose a later date',
    '请选择 {due} 之后的日期',
    'Choose a date after {due}',
  ),
  'split-needs-reason': words(
    '同一工单的设备要一起寄回',
    'Machines of one order return together',
    '等其余设备就绪；数量大或主管同意才可分批',
    'Wait for the others; a split needs a large quantity or a supervisor',
    '请等 {machines} 就绪；送修 {count} 台，满 {threshold} 台可因数量大分批，否则须主管同意',
    'Wait for {machines}. {count} of the order came for repair; from {threshold} on it may be split for its quantity, else a supervisor decides',
  ),
} as const satisfies Readonly<Record<string, RefusalWords>>;
