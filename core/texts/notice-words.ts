import type { NoticeFacts } from '../domain/notice';
import type { NoticeCode } from '../domain/notice-code';
import { both } from './localized';
import type { NoticeTexts } from './notice-variants';

const REASON = both('原因：{reason}', 'Reason: {reason}');
const SERIALS = both('序列号：{serials}。', 'Serial numbers: {serials}.');
const WORDS: Readonly<Record<NoticeCode, NoticeTexts>> = {
  N1: {
    title: both('新工单', 'New work order'),
    body: both('{count} 台设备待确认。', '{machines} to triage.'),
    note: both('新工单待确认', 'New order to triage'),
  },
  N2: {
    title: both('请把设备寄来', 'Please send the machine in'),
    body: both(
      '已确认 {count} 台设备需要返厂。请按装箱清单包装，寄出后填写运单号。',
      'To be sent to the factory: {machines}. Pack by the packing list, send, and enter the waybill number.',
    ),
    ifReason: both('说明：{reason}', 'Note: {reason}'),
    note: both('请包装好寄来，并填写运单号', 'Please send it in'),
  },
  N3: {
    title: both('已远程解决', 'Solved remotely'),
    body: both('{count} 台设备的故障已远程解决，不需要寄来。', 'Fixed remotely: {machines}. Nothing needs to be sent.'),
    ifReason: both('说明：{reason}', 'Note: {reason}'),
    note: both('故障已远程解决，不用寄来', 'Fixed remotely'),
  },
  N4: {
    title: both('寄修物流已登记', 'Parcel registered'),
    body: both(
      '{count} 台设备已登记寄出，我们签收后会通知您。',
      'Registered as sent: {machines}. We will tell you when the parcel is here.',
    ),
    ifWaybill: both('{carrier} {waybill}。', '{carrier} {waybill}.'),
    note: both('寄件已登记，签收后通知您', 'Parcel registered'),
  },
  N5: {
    title: both('包裹被拒收', 'Parcel refused'),
    body: both('包裹没有签收。', 'The parcel was not accepted.'),
    ifWaybill: both('{carrier} {waybill}。', '{carrier} {waybill}.'),
    ifReason: both('原因：{reason}。{cure}', 'Reason: {reason}. {cure}'),
    ifRemark: both('说明：{remark}。', 'Note: {remark}.'),
    note: both('包裹被拒收，请查看原因', 'Parcel refused'),
  },
  N6: {
    title: both('包裹已签收', 'Parcel signed for'),
    body: both(
      '{count} 台设备已到，接下来开箱检测。签收不代表对设备状况的认可。',
      'Arrived: {machines}. Unpacking and inspection come next; signing says nothing about the condition.',
    ),
    ifWaybill: both('{carrier} {waybill}。', '{carrier} {waybill}.'),
    note: both('已签收，接下来开箱检测', 'Parcel signed for'),
  },
  N7: {
    title: both('实物与工单不符', 'Contents differ'),
    body: both('开箱发现实物与工单不符，客服会与您核对。', 'What was in the parcel differs from the order; we will settle it with you.'),
    ifSerials: SERIALS,
    note: both('实物与工单不符，请查看', 'Contents differ'),
  },
  N8: {
    title: both('保修期内，免费维修', 'In warranty, repaired free'),
    body: both('{count} 台设备在保修期内，已开始免费维修。', 'In warranty: {machines}. The free repair has begun.'),
    ifDue: both('预计 {due}发回。', 'Expected to be sent back {due}.'),
    note: both('免费维修，预计{day}发回', 'Free repair'),
  },
  N9: {
    title: both('维修报价', 'Repair quotation'),
    body: both(
      '{count} 台设备的维修费用为 {amount}，付款后开始维修。{decline}',
      'The repair of {machines} costs {amount} and begins after payment. {decline}',
    ),
    ifReason: both('说明：{reason}', 'Note: {reason}'),
    note: both('请查看报价并付款', 'See and pay'),
  },
  N10: {
    title: both('不维修，将寄回', 'Returned unrepaired'),
    body: both('{count} 台设备不维修，将按原样寄回。', 'To be returned without repair: {machines}.'),
    ifReason: REASON,
    note: both('设备不维修，将寄回', 'Returned unrepaired'),
  },
  N11: {
    title: both('付款凭证待审核', 'Voucher to review'),
    body: both('客户上传了付款凭证，金额 {amount}。', 'The customer uploaded a payment voucher of {amount}.'),
    note: both('付款凭证待审核', 'Voucher to review'),
  },
  N12: {
    title: both('已确认收款', 'Payment confirmed'),
    body: both('款项已收到。', 'Your payment has arrived.'),
    ifDue: both('预计 {due}发回。', 'Expected to be sent back {due}.'),
    note: both('已收款，开始维修', 'Payment confirmed'),
  },
  N13: {
    title: both('暂停寄回', 'Return on hold'),
    body: both(
      '保留期限内没有付款，{count} 台设备暂停寄回。请联系客服。',
      'Unpaid in the time allowed: {machines} on hold. Please contact us.',
    ),
    note: both('设备暂停寄回，请联系客服', 'Please contact us'),
  },
  N14: {
    title: both('付款凭证未通过', 'Voucher not accepted'),
    body: both('请重新上传付款凭证。', 'Please upload another payment voucher.'),
    ifReason: REASON,
    note: both('请重新上传付款凭证', 'Upload it again'),
  },
  N15: {
    title: both('维修完成', 'Repair finished'),
    body: both('{count} 台设备维修完成，等待寄回。', 'Repaired and waiting to be shipped: {machines}.'),
    note: both('维修完成，等待寄回', 'Repaired'),
  },
  N16: {
    title: both('维修未成功', 'Repair did not succeed'),
    body: both('{count} 台设备没有修好，将重新检测。', 'Could not be repaired: {machines}. Another inspection follows.'),
    ifReason: REASON,
    note: both('未修好，将重新检测', 'Inspected again'),
  },
  N17: {
    title: both('设备已寄回', 'Shipped back'),
    body: both('第 {batch} 批，{count} 台设备已寄回。', 'Batch {batch}: {machines} on the way back.'),
    ifWaybill: both('{carrier} {waybill}。', '{carrier} {waybill}.'),
    ifSerials: SERIALS,
    note: both('第{batch}批，共{count}台', 'Batch {batch}: {count}'),
  },
  N18: {
    title: both('设备已送达', 'Delivered'),
    body: both(
      '{count} 台设备已送达。如有问题，请在工单里留言。',
      'Delivered: {machines}. If anything is wrong, write to us in the order.',
    ),
    note: both('设备已送达，有问题请留言', 'Delivered'),
  },
  N19: {
    title: both('寄回被拒收', 'Return was refused'),
    body: both('寄回的包裹被收件人拒收，再次寄出需要支付运费。', 'The consignee refused the parcel. Sending it again costs freight.'),
    ifReason: REASON,
    note: both('寄回被拒收，请查看', 'Return was refused'),
  },
  N20: {
    title: both('已恢复处理', 'Taken up again'),
    body: both('{count} 台设备已恢复处理。', 'Being handled again: {machines}.'),
    note: both('设备已恢复处理', 'Taken up again'),
  },
  N21: {
    title: both('需要补充信息', 'Information needed'),
    body: both('请补充信息，以便确认是否需要寄来。', 'We need more information before we can go on.'),
    ifReason: both('问题：{reason}', 'Question: {reason}'),
    note: both('请补充信息', 'Information needed'),
  },
  N22: {
    title: both('提醒', 'Reminder'),
    body: both('这张工单在等您处理。', 'This order is waiting for you.'),
    ifReason: both('{reason}', '{reason}'),
    note: both('工单在等您处理', 'It waits for you'),
  },
  N23: {
    title: both('收到一个没有工单的包裹', 'A parcel without an order'),
    body: both(
      '我们收到了可能属于您的包裹，但没有对应的维修工单。请为它创建工单，或联系客服。',
      'We have a parcel that may be yours, but no work order for it. Please create one, or contact us.',
    ),
    ifWaybill: both('{carrier} {waybill}。', '{carrier} {waybill}.'),
    ifReason: both('{reason}', '{reason}'),
    note: both('收到您的包裹，请创建工单', 'Order or contact us'),
  },
  N24: {
    title: both('已取消', 'Cancelled'),
    body: both('{count} 台设备不再维修。', 'Not to be repaired any more: {machines}.'),
    ifReason: REASON,
    note: both('已取消', 'Cancelled'),
  },
  N25: {
    title: both('进度有变化', 'A change of plan'),
    body: both('工单的进度有变化，请查看。', 'There is a change; please have a look.'),
    ifDue: both('新的预计日期：{due}。', 'New expected date: {due}.'),
    ifReason: REASON,
    note: both('进度有变化，请查看', 'A change of plan'),
  },
  N26: {
    title: both('已退款', 'Refunded'),
    body: both('已登记退款。', 'A refund was recorded.'),
    note: both('已退款', 'Refunded'),
  },
  N27: {
    title: both('需要客服处理', 'Needs staff'),
    body: both('这张工单需要客服处理。', 'This order needs staff.'),
    ifReason: both('{reason}', '{reason}'),
    note: both('需要客服处理', 'Needs staff'),
  },
};

/** N7 of a damage report: what the unpacking showed besides the contents (R6, R7). */
const DAMAGE: Readonly<Record<'shown' | 'taken-back', NoticeTexts>> = {
  shown: {
    title: both('开箱发现损伤', 'Damage found at unpacking'),
    body: both(
      '开箱检查时发现设备有{damage}，照片在工单里，可作为向快递公司索赔的凭证。',
      'The unpacking showed: {damage}. The photos are in the order; they can support a claim against the carrier.',
    ),
    ifSerials: SERIALS,
    ifReason: both('说明：{reason}', 'Note: {reason}'),
    note: both('开箱发现损伤，请查看照片', 'Damage was found'),
  },
  'taken-back': {
    title: both('损伤登记已更正', 'Damage report corrected'),
    body: both('重新检查后，没有发现外部损坏。', 'Looked at again: there is no damage from outside.'),
    ifSerials: SERIALS,
    ifReason: both('说明：{reason}', 'Note: {reason}'),
    note: both('损伤登记已更正', 'Report corrected'),
  },
};

export const textsOf = (code: NoticeCode, { damageCause }: NoticeFacts): NoticeTexts =>
  code === 'N7' && damageCause ? DAMAGE[damageCause === 'none' ? 'taken-back' : 'shown'] : WORDS[code];
