import { type RefusalWords, words } from './refusal-words';

/** Guards of quotation, payment and refund. */
export const PAYMENT_REFUSALS = {
  'amount-not-positive': words('金额不正确', 'The amount is not right', '请填写大于 0 的金额', 'Give an amount above 0'),
  'amount-not-the-sum': words(
    '金额与报价合计不一致',
    'The amount differs from the sum quoted',
    '请按合计金额付款',
    'Pay the sum that is shown',
    '请按合计金额 {sum} 付款',
    'Pay the sum that is due: {sum}',
  ),
  'decline-not-offered': words(
    '正常机器的报价不支持不维修退回',
    'The quotation of a normal machine cannot be declined',
    '有异议请留言，客服会与您沟通',
    'If you disagree, write to customer service',
    '{machines} 是正常机器；有异议请留言，客服会与您沟通',
    '{machines}: a normal machine. If you disagree, write to customer service',
  ),
  'purposes-differ': words(
    '维修费与运费须分开付款',
    'Repair and freight are paid separately',
    '请分两次提交',
    'Submit them one after the other',
  ),
  'refund-first': words(
    '须先登记退款',
    'The refund has to be recorded first',
    '请财务先退款',
    'Finance refunds first',
    '请财务先退还 {left}（{machines}）',
    'Finance refunds {left} first ({machines})',
  ),
  'refund-too-large': words(
    '退款超过可退金额',
    'The refund is larger than what can go back',
    '请核对金额与设备状态',
    'Check amount and state',
    '最多可退 {left}；请核对金额与设备状态',
    'At most {left} can go back; check amount and state',
  ),
  'reminders-not-sent': words('提醒还没有全部发出', 'Not all reminders have been sent', '提醒发完后再操作', 'Wait until they are sent'),
  'voucher-used-before': words(
    '这张付款凭证已经用过',
    'This payment voucher was used before',
    '请上传这次付款的凭证；一张凭证只能用一次',
    'Upload the voucher of this payment; each is used once',
  ),
  'voucher-already-reviewed': words(
    '这张凭证已审核',
    'This voucher has been reviewed',
    '请刷新工单',
    'Reload the order',
    '已于 {reviewed} 审核，请刷新工单',
    'It was reviewed on {reviewed}; reload the order',
  ),
} as const satisfies Readonly<Record<string, RefusalWords>>;
