import type { Argument, ArgumentKind } from '../../domain/chat/chat-argument';
import type { ChatStepId } from '../../domain/chat/chat-steps';
import type { Payload } from '../../domain/steps/payload';
import { both, type Language, type Localized } from '../localized';

/** What stands behind a step's word, as help and refusals name it. */
const KINDS: Readonly<Record<ArgumentKind, Localized>> = {
  machines: both('设备', 'machine'),
  machine: both('设备', 'machine'),
  parcel: both('运单号', 'waybill'),
  voucher: both('金额', 'amount'),
  shipment: both('运单号', 'waybill'),
  discrepancy: both('序列号', 'serial'),
  quotation: both('金额 项目；检测结果', 'amount item; findings'),
  revision: both('金额 项目；原因', 'amount item; reason'),
  amount: both('金额', 'amount'),
  'past-day': both('快递签收日', 'carrier’s day'),
  'due-day': both('日期', 'date'),
  'shipped-day': both('出厂日期（含年份）', 'factory date with year'),
  text: both('内容', 'words'),
  'test-record': both('测试记录；配件', 'test record; parts'),
  found: both('全部 或 箱内序列号，标签缺失的说 #1', 'all, or serials found, #1 without label'),
  'parcel-refusal': both('到付/自提/无工单/实物不符/单号有误', 'collect/pickup/no order/mismatch/form error'),
  resolution: both('找到/不在/存放', 'found/not in parcel/set aside'),
  'same-fault': both('同故障', 'same fault'),
  unrepairable: both('无价值/假冒', 'no value/counterfeit'),
  'damage-cause': both('运输/用户/无', 'transport/user/none'),
  'approval-code': both('N2/其他', 'N2/other'),
  serial: both('序列号', 'serial'),
  'return-waybill': both('快递 运单号', 'carrier waybill'),
  split: both('分批', 'partial'),
  colleague: both('姓名', 'name'),
};

const FIELDS: Readonly<Partial<Record<keyof Payload, Localized>>> = {
  reason: both('原因', 'reason'),
  note: both('说明', 'note'),
  findings: both('检测结果', 'findings'),
};

/** `<原因>`, in square brackets where it may be left out. */
export function argumentName({ kind, field, isOptional }: Pick<Argument, 'kind' | 'field' | 'isOptional'>, language: Language): string {
  const name = ((kind === 'text' && field && FIELDS[field]) || KINDS[kind])[language];
  return isOptional ? `[${name}]` : `‹${name}›`;
}

/** What could stand behind each word: shown with it, and tested to be understood as that step. */
export const CHAT_STEP_EXAMPLES: Readonly<Record<ChatStepId, Localized>> = {
  take: both('', ''),
  'hand-over': both('主管', '主管'),
  reply: both('您好，请问是否换过网线？', 'Have you tried another cable?'),
  'please-open': both('1 请打开外壳，看风扇排线是否松动', '1 please open the case and check the fan cable'),
  ask: both('请补充运行日志', 'please send the log'),
  'drop-question': both('已电话核实', 'settled by phone'),
  unreachable: both('电话无人接听', 'nobody answers'),
  'confirm-return': both('1 请附上电源线', '1 please add the power cord'),
  'fix-remotely': both('1 升级固件后正常', '1 works after a firmware upgrade'),
  cancel: both('客户不再维修', 'the customer gave it up'),
  withdraw: both('1 客户不寄了', '1 it is not sent in'),
  sign: both('SF1234567890123', 'SF1234567890123'),
  refuse: both('到付', 'collect'),
  'lost-inbound': both('快递确认遗失', 'the carrier lost it'),
  warranty: both('1 2026-09-01 购买发票', '1 2026-09-01 invoice'),
  unpack: both('全部', 'all'),
  difference: both('找到', 'found'),
  label: both('1 JX4-10001-IN', '1 JX4-10001-IN'),
  damage: both('1 运输 外箱破损，机壳变形', '1 transport box torn, case bent'),
  'ask-approval': both('1 N2 风扇轴承磨损', '1 N2 fan bearing worn'),
  'allow-void': both('1 情况属实', '1 it is so'),
  'deny-void': both('1 照片看不出磨损', '1 the photo shows no wear'),
  free: both('1 供电芯片失效', '1 power chip failed'),
  quote: both('1 1200 换芯片；供电芯片击穿', '1 1200 new chip; power chip shorted'),
  unrepairable: both('1 无价值 主板大面积腐蚀', '1 no value main board corroded'),
  revise: both('1 900 换芯片；客户自备配件', '1 900 new chip; own parts'),
  recall: both('1 客户补充了购买凭证', '1 proof of purchase came in'),
  approve: both('', ''),
  reject: both('金额与报价不符', 'the sum is another one'),
  refund: both('1 100', '1 100'),
  hold: both('1', '1'),
  reopen: both('1 客户已联系', '1 the customer called'),
  finish: both('1 满载 24 小时正常；芯片 2 颗', '1 ran 24 hours at full load; 2 chips'),
  'give-up': both('1 焊盘脱落无法修复', '1 pads are off'),
  extend: both('1 12-31 等配件', '1 12-31 waiting for parts'),
  split: both('1 客户急用', '1 the customer needs it'),
  'allow-split': both('1 同意先寄', '1 go ahead'),
  'deny-split': both('1 一起寄回', '1 send them together'),
  ship: both('顺丰 SF1234567890123', 'SF SF1234567890123'),
  'carrier-returned': both('派送超区', 'out of area'),
  'lost-outbound': both('快递确认遗失', 'the carrier lost it'),
  'consignee-refused': both('30 收件人拒收', '30 refused at the door'),
};
