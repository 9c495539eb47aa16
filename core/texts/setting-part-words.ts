import { both, type Localized } from './localized';
import { CARRIER_WORDS } from './words';

export const SETTING_GROUP_WORDS = {
  contact: both('联系与收款', 'Contact and account'),
  warranty: both('保修', 'Warranty'),
  times: both('时效与日历', 'Times and calendar'),
  payment: both('报价与付款', 'Quotation and payment'),
  shipping: both('物流', 'Logistics'),
  forms: both('表单与消息', 'Forms and messages'),
  reminders: both('提醒与等待', 'Reminders and waiting'),
} as const;

/** What a change reaches, as it is told before it is made. */
export const SETTING_REACH_WORDS = {
  shown: both('生效后，客户和员工看到的内容随之改变。', 'Customers and staff see it from then on.'),
  decisions: both(
    '只用于生效后的决定；已发出的报价、已下的结论和已给出的日期不变。',
    'Only for decisions from then on; quotations, verdicts and dates that were given stay as they are.',
  ),
  'open-orders': both('生效后，未结束的工单也按它处理。', 'Open orders follow it, too, from then on.'),
} as const;

/** Parts, options and units of settings, by the names they are stored under. */
export const SETTING_PART_WORDS: Readonly<Record<string, Localized>> = {
  ...CARRIER_WORDS,
  'zh-CN': both('中文', 'Chinese'),
  en: both('英文', 'English'),
  kind: both('渠道', 'Channel'),
  wechat: both('微信', 'WeChat'),
  value: both('号码', 'Id'),
  opensAtHour: both('开始', 'Opens'),
  closesAtHour: both('结束', 'Closes'),
  name: both('名称', 'Name'),
  phone: both('电话', 'Phone'),
  text: both('内容', 'Text'),
  bank: both('开户行', 'Bank'),
  number: both('账号', 'Account number'),
  model: both('型号', 'Model'),
  itemType: both('类别', 'Item type'),
  itemTypes: both('类别', 'Item types'),
  any: both('全部类别', 'All item types'),
  'whole-machine': both('整机', 'Whole machine'),
  'hash-board': both('运算板', 'Hash board'),
  'control-board': both('控制板', 'Control board'),
  'power-supply': both('电源', 'Power supply'),
  months: both('月数', 'Months'),
  date: both('日期', 'Date'),
  isWorking: both('上班', 'Open'),
  maker: both('JASMINER 承担', 'JASMINER pays'),
  customer: both('客户承担', 'The customer pays'),
  amount: both('金额（元）', 'Amount (CNY)'),
  code: both('代码', 'Code'),
  progress: both('进度通知', 'Progress'),
  quotation: both('报价通知', 'Quotation'),
  return: both('寄回通知', 'Return'),
  'unit-days': both('天', 'days'),
  'unit-working-days': both('个工作日', 'working days'),
  'unit-months': both('个月', 'months'),
  'unit-machines': both('台', 'machines'),
  'unit-year': both('年', ''),
  'unit-hour': both(':00', ':00'),
  on: both('是', 'yes'),
  off: both('否', 'no'),
};

export const SETTING_SENTENCES = {
  at: both('自 {day} 起，{label}：{value}', 'From {day}: {label}: {value}'),
  now: both('立即生效，{label}：{value}', 'At once: {label}: {value}'),
  later: both('已计划在 {day} 再改为：{value}', 'Planned for {day}: {value}'),
  none: both('没有', 'none'),
  items: both('{count} 项', '{count} items'),
} as const;
