import type { InspectionWait, StageWord } from '../domain/stage';
import { both, type Localized } from './localized';

type StageTexts = {
  /** At most 5 Han characters: it also travels as a `phrase` in messages. */
  readonly word: Localized;
  /** What it means, in one sentence. */
  readonly sentence: Localized;
  /** What the customer should do now. */
  readonly next: Localized;
};
const stage = (wordZh: string, wordEn: string, zh: string, en: string, nextZh: string, nextEn: string): StageTexts => ({
  word: both(wordZh, wordEn),
  sentence: both(zh, en),
  next: both(nextZh, nextEn),
});
const NOTHING = ['现在不需要您操作，有进展会通知您。', 'Nothing to do now; we will tell you.'] as const;

export const STAGE_TEXTS: Readonly<Record<StageWord, StageTexts>> = {
  submitted: stage(
    '待确认',
    'To confirm',
    '客服正在了解故障，会告诉您是否需要返厂。',
    'Customer service looks at the fault and tells you whether a return is needed.',
    ...NOTHING,
  ),
  'info-needed': stage(
    '待补充',
    'Info needed',
    '客服需要更多信息才能判断。',
    'Customer service needs more information.',
    '请补充客服询问的信息。',
    'Please answer the question.',
  ),
  'return-confirmed': stage(
    '待寄出',
    'To be sent',
    '需要返厂维修，请把设备寄到维修点。',
    'The machine has to come in; send it to the repair centre.',
    '请打包寄出，并填写物流信息。',
    'Pack it, send it and enter the logistics.',
  ),
  'in-transit': stage('待收件', 'On its way', '设备正在寄往维修点的路上。', 'The machine is on its way to the repair centre.', ...NOTHING),
  'to-inspect': stage('待检测', 'To inspect', '设备已在维修点，正在检测。', 'The machine is here and being inspected.', ...NOTHING),
  'to-pay': stage(
    '待付款',
    'To be paid',
    '检测完成，有设备需要付费维修。',
    'Inspection is done; a machine has to be paid for.',
    '请查看报价并付款。',
    'Please look at the quotation and pay.',
  ),
  'pay-review': stage('付款审核', 'Payment review', '财务正在核对您的付款。', 'Finance is checking your payment.', ...NOTHING),
  'in-repair': stage('维修中', 'In repair', '设备正在维修。', 'The machine is being repaired.', ...NOTHING),
  'to-return': stage('待寄回', 'To return', '设备已就绪，等待寄回。', 'The machine is ready and waits to be shipped.', ...NOTHING),
  'partly-returned': stage(
    '部分寄回',
    'Partly returned',
    '部分设备已寄回，其余仍在处理。',
    'Some machines are on their way back, the others are still here.',
    ...NOTHING,
  ),
  returning: stage(
    '寄回中',
    'Returning',
    '设备正在寄回给您的路上。',
    'The machines are on their way back to you.',
    '收到设备后，请确认收到。',
    'Confirm the delivery when they arrive.',
  ),
  'return-refused': stage(
    '寄回被拒',
    'Return refused',
    '寄回的包裹被拒收，设备已退回维修点。',
    'The return parcel was refused and came back to us.',
    '付清再次寄送的运费后会重新寄出。',
    'It is sent again once its freight is paid.',
  ),
  held: stage(
    '暂停寄回',
    'On hold',
    '有设备暂停寄回，仍在维修点。',
    'A machine is held at the repair centre.',
    '请联系客服恢复处理。',
    'Contact us to go on.',
  ),
  lost: stage(
    '寄回丢失',
    'Lost',
    '有设备在寄回途中丢失。',
    'A machine was lost on its way back.',
    '客服会与您联系赔付。',
    'We contact you about the compensation.',
  ),
  completed: stage('已完成', 'Completed', '工单已完成。', 'The order is complete.', '感谢您的信任。', 'Thank you for your trust.'),
  'closed-remote': stage(
    '远程解决',
    'Fixed remotely',
    '故障已远程解决，设备无需寄回。',
    'The fault was solved remotely; nothing has to be sent.',
    '如仍有问题，请新建工单。',
    'If it comes back, create a new order.',
  ),
  cancelled: stage(
    '已取消',
    'Cancelled',
    '工单已取消。',
    'The order was cancelled.',
    '需要时可以新建工单。',
    'A new order can be created at any time.',
  ),
};

/** What `to-inspect` means, by what is waited for. */
export const INSPECTION_SENTENCES: Readonly<Record<InspectionWait, Localized>> = {
  discrepancy: both(
    '开箱发现实物与工单不符，客服正在核对，核对好再检测。',
    'What was in the parcel differs from the order; we settle that first, then inspect it.',
  ),
  unpacking: both('设备已签收，正在等待开箱检测。', 'The machine has been signed for and waits to be unpacked and inspected.'),
  inspection: both('设备已开箱，正在等待检测结论。', 'The machine has been unpacked and waits for the verdict.'),
};
