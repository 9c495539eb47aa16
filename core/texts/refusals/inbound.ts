import { type RefusalWords, words } from './refusal-words';

/** Guards of the way in. */
export const INBOUND_REFUSALS = {
  'address-already-locked': words(
    '收货地址已锁定，不能修改',
    'The receiving address is locked',
    '签收前可取消工单后重新创建',
    'Before receipt the order can be cancelled and created again',
    '地址已于 {locked} 锁定；签收前可取消工单后重新创建',
    'It has been locked since {locked}; before receipt the order can be cancelled and created again',
  ),
  'address-incomplete': words(
    '收货地址不完整',
    'The receiving address is not complete',
    '请填写收件人、可接通的电话、地区和详细地址',
    'Give consignee, a phone that can ring, region and street',
  ),
  'carrier-day-impossible': words(
    '快递签收日期不可能',
    'The carrier cannot have signed on this day',
    '请填写从创建工单到今天之间的日期，或留空',
    'Give a day between the order and today, or none',
    '请填写 {first} 至 {last} 之间的日期，或留空',
    'Give a day from {first} to {last}, or none',
  ),
  'consent-missing': words(
    '请先阅读并同意售后条款',
    'The policy has to be read and agreed to first',
    '勾选同意后再提交',
    'Tick it, then submit',
  ),
  'freight-not-prepaid': words(
    '寄修运费须现付',
    'Freight to us must be prepaid',
    '请选择寄付（现付）后确认',
    'Choose prepaid freight and confirm',
  ),
  'not-door-to-door': words(
    '不支持自提件',
    'Parcels for pick-up are not accepted',
    '请选择送货上门后确认',
    'Choose door-to-door delivery and confirm',
  ),
  'packing-not-confirmed': words(
    '请先确认包装要求',
    'The packing list is not confirmed',
    '逐项勾选后再提交',
    'Tick each point, then submit',
  ),
  'reason-not-listed': words(
    '拒收原因不在售后政策之列',
    'This is no reason of the policy to refuse a parcel',
    '请选择列出的原因；其他情况请签收后处理',
    'Choose one of the reasons listed; anything else is settled after signing',
  ),
  'waybill-invalid': words(
    '运单号与快递公司不符',
    'The number is not one of this carrier',
    '请核对快递公司与运单号',
    'Check carrier and waybill number',
  ),
  'waybill-mismatch': words(
    '运单号与工单不符',
    'The waybill differs from the order',
    '请核对面单上的运单号',
    'Check the number on the slip',
    '工单登记的是 {waybill}：请核对面单上的运单号',
    'The order expects {waybill}: check the number on the slip',
  ),
  'waybill-taken': words('这个运单号已被登记', 'This waybill number is in use', '请核对运单号', 'Check the number'),
} as const satisfies Readonly<Record<string, RefusalWords>>;
