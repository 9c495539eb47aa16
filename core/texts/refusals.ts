import type { Refusal } from '../domain/refusal';
import { both, type Localized } from './localized';

type Words = {
  /** What cannot be done. */
  readonly message: Localized;
  /** What would make it legal, or what can be done instead. */
  readonly cure: Localized;
};
const words = (zh: string, en: string, cureZh: string, cureEn: string): Words => ({ message: both(zh, en), cure: both(cureZh, cureEn) });

/** Codes beside the step table's: what a request, an upload or the store can answer. */
export type GeneralCode =
  | 'invalid-request'
  | 'busy'
  | 'too-many'
  | 'internal'
  | 'serials-taken'
  | 'number-taken'
  | 'upload-missing'
  | 'upload-not-yours'
  | 'upload-too-large'
  | 'upload-not-an-image'
  | 'upload-not-confirmed'
  | 'order-too-large';
export type RefusalCode = Refusal['code'] | GeneralCode;

/** What each refusal says; why and who can come from the table. */
export const REFUSAL_WORDS: Readonly<Record<RefusalCode, Words>> = {
  'not-found': words('没有找到', 'Not found', '请检查链接或单号', 'Check the link or the number'),
  'not-allowed': words('您不能进行这一步', 'You cannot take this step', '请联系可以操作的人', 'Ask somebody who can'),
  'unknown-target': words('工单里没有这一项', 'The order has no such item', '请刷新工单后再试', 'Reload the order and try again'),
  'stale-version': words(
    '工单刚被更新过',
    'The order has just been changed',
    '看过最新状态后再提交，填写的内容还在',
    'Look at it as it is now and submit again; what you entered is kept',
  ),
  'wrong-state': words(
    '现在不能进行这一步',
    'This step is not possible now',
    '请按工单当前的下一步操作',
    'Follow the next step that the order shows',
  ),

  'invalid-request': words('填写的内容有误', 'Something entered is not right', '请按提示修改', 'Mend it as shown'),
  busy: words('操作的人太多，没有保存', 'Too many changes at once; nothing was saved', '请稍后再试一次', 'Try again in a moment'),
  'too-many': words('查询太频繁', 'Too many requests', '请一分钟后再试', 'Try again in a minute'),
  internal: words(
    '系统出错，没有保存',
    'Something went wrong; nothing was saved',
    '请重试；仍不行请联系客服',
    'Try again; if it stays, contact customer service',
  ),
  'number-taken': words('没有保存', 'Not saved', '请再试一次', 'Try again'),
  'order-too-large': words(
    '工单内容过多',
    'The order holds too much',
    '请联系客服，或把部分设备另建一个工单',
    'Contact us, or put some machines into another order',
  ),
  'upload-missing': words('照片没有上传成功', 'The photo did not arrive', '请重新上传', 'Upload it again'),
  'upload-not-yours': words('这张照片不能使用', 'This photo cannot be used', '请重新拍摄并上传', 'Take it again and upload it'),
  'upload-too-large': words('照片超过 10 MB', 'The photo is larger than 10 MB', '请选择较小的照片', 'Choose a smaller photo'),
  'upload-not-an-image': words(
    '这个文件不是照片',
    'This file is not a photo',
    '请选择 JPEG、PNG、WebP 或 HEIC 照片',
    'Choose a JPEG, PNG, WebP or HEIC photo',
  ),
  'upload-not-confirmed': words(
    '照片还没有上传完',
    'The photo has not been uploaded yet',
    '请等照片上传完成',
    'Wait until the upload is done',
  ),

  'address-already-locked': words(
    '收货地址已锁定，不能修改',
    'The receiving address is locked',
    '签收前可取消工单后重新创建',
    'Before receipt the order can be cancelled and created again',
  ),
  'address-incomplete': words(
    '收货地址不完整',
    'The receiving address is not complete',
    '请填写收件人、可接通的电话、地区和详细地址',
    'Give consignee, a phone that can ring, region and street',
  ),
  'address-not-locked': words(
    '还没有收货地址，不能寄回',
    'There is no receiving address yet',
    '请客户先填写收货地址',
    'The customer gives the address first',
  ),
  'already-answered': words('这一项已经处理过', 'This has been dealt with already', '请刷新工单', 'Reload the order'),
  'amount-not-positive': words('金额不正确', 'The amount is not right', '请填写大于 0 的金额', 'Give an amount above 0'),
  'amount-not-the-sum': words(
    '金额与报价合计不一致',
    'The amount differs from the sum quoted',
    '请按合计金额付款',
    'Pay the sum that is shown',
  ),
  'carrier-day-impossible': words(
    '快递签收日期不可能',
    'The carrier cannot have signed on this day',
    '请填写从创建工单到今天之间的日期，或留空',
    'Give a day between the order and today, or none',
  ),
  'carrier-not-supported': words(
    '寄回不支持这家快递',
    'Returns do not go by this carrier',
    '请选择顺丰、德邦或跨越',
    'Choose SF, Deppon or KYE',
  ),
  'consent-missing': words(
    '请先阅读并同意售后条款',
    'The policy has to be read and agreed to first',
    '勾选同意后再提交',
    'Tick it, then submit',
  ),
  'day-not-reached': words('还没有到可以操作的日期', 'It is too early for this', '到期后再操作', 'Wait until the day has come'),
  'day-not-working': words(
    '承诺日期须是今后的工作日，当天下班前',
    'A promised date is the end of a working day still to come',
    '请从列出的工作日里选择',
    'Choose one of the working days listed',
  ),
  'decline-not-offered': words(
    '正常机器的报价不支持不维修退回',
    'The quotation of a normal machine cannot be declined',
    '有异议请留言，客服会与您沟通',
    'If you disagree, write to customer service',
  ),
  'delivery-not-disputable': words('已过可反映的时间', 'It is too late to report this', '请联系客服', 'Contact customer service'),
  'discrepancy-open': words(
    '包裹与工单的不符尚未处理',
    'The parcel still differs from the order',
    '请先处理不符',
    'Resolve the discrepancy first',
  ),
  'evidence-missing': words('缺少照片', 'A photo is missing', '请至少上传一张照片', 'Add at least one photo'),
  'extension-not-later': words('新日期须晚于原日期', 'The new date must be later', '请选择更晚的日期', 'Choose a later date'),
  'freight-not-prepaid': words(
    '寄修运费须现付',
    'Freight to us must be prepaid',
    '请选择寄付（现付）后确认',
    'Choose prepaid freight and confirm',
  ),
  'in-warranty': words(
    '设备在保修期内，不能收费',
    'The machine is in warranty; it cannot be charged',
    '如有失保原因，请写明并附照片',
    'If something voids the warranty, name it with a photo',
  ),
  'info-request-open': words('正在等客户补充信息', 'Information from the customer is awaited', '收到补充后再操作', 'Wait for the answer'),
  'machine-in-house': words(
    '已有设备到厂，不能取消工单',
    'A machine is in house; the order cannot be cancelled',
    '请联系客服',
    'Contact customer service',
  ),
  'not-door-to-door': words(
    '不支持自提件',
    'Parcels for pick-up are not accepted',
    '请选择送货上门后确认',
    'Choose door-to-door delivery and confirm',
  ),
  'not-in-warranty': words('设备不在保修期内', 'The machine is not in warranty', '请按保外报价', 'Quote it as out of warranty'),
  'nothing-received': words('还没有设备到厂', 'No machine has been received yet', '可以取消整个工单', 'The whole order can be cancelled'),
  'packing-not-confirmed': words(
    '请先确认包装要求',
    'The packing list is not confirmed',
    '逐项勾选后再提交',
    'Tick each point, then submit',
  ),
  'paid-before': words(
    '这台设备已付过款，不能再报价',
    'This machine was paid for; it cannot be quoted again',
    '只能判定无法维修并退款',
    'It can only be found unrepairable and refunded',
  ),
  'parcel-already-unpacked': words('这个包裹已开箱', 'This parcel is unpacked already', '请刷新工单', 'Reload the order'),
  'parcel-not-unpacked': words('包裹还没有开箱检查', 'The parcel is not unpacked yet', '请先开箱并拍照', 'Unpack it and take photos first'),
  'purposes-differ': words(
    '维修费与运费须分开付款',
    'Repair and freight are paid separately',
    '请分两次提交',
    'Submit them one after the other',
  ),
  'command-reused': words(
    '这次操作的编号已用于另一项操作，没有做任何改动',
    'The id of this action was used for another one; nothing was changed',
    '请重新打开页面再操作',
    'Open the page again and repeat it',
  ),
  'rating-exists': words('已经评价过', 'It has been rated already', '感谢您的评价', 'Thank you for the rating'),
  'reason-not-listed': words(
    '拒收原因不在售后政策之列',
    'This is no reason of the policy to refuse a parcel',
    '请选择列出的原因；其他情况请签收后处理',
    'Choose one of the reasons listed; anything else is settled after signing',
  ),
  'refund-first': words('须先登记退款', 'The refund has to be recorded first', '请财务先退款', 'Finance refunds first'),
  'refund-too-large': words(
    '退款超过可退金额',
    'The refund is larger than what can go back',
    '请核对金额与设备状态',
    'Check amount and state',
  ),
  'reminders-not-sent': words('提醒还没有全部发出', 'Not all reminders have been sent', '提醒发完后再操作', 'Wait until they are sent'),
  'serials-taken': words(
    '这个序列号已在另一个未结束的工单中',
    'This serial number is in another open order',
    '请核对序列号，或在原工单中处理',
    'Check the number, or use the other order',
  ),
  'split-needs-reason': words(
    '同一工单的设备要一起寄回',
    'Machines of one order return together',
    '等其余设备就绪；数量大或主管同意才可分批',
    'Wait for the others; a split needs a large quantity or a supervisor',
  ),
  'supervisor-approval-missing': words(
    '这个失保原因须主管同意',
    'This void reason needs a supervisor',
    '请主管来给出结论',
    'A supervisor gives the verdict',
  ),
  'test-record-missing': words('缺少测试记录', 'The test record is missing', '请写明测试结果', 'Write down the test result'),
  'text-missing': words('请填写说明', 'Words are missing', '请写清楚情况', 'Say what it is about'),
  'voucher-already-reviewed': words('这张凭证已审核', 'This voucher has been reviewed', '请刷新工单', 'Reload the order'),
  'warranty-void': words(
    '存在失保原因，不能免费维修',
    'Something voids the warranty; it cannot be free',
    '请按保外报价',
    'Quote it instead',
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
  ),
  'waybill-taken': words('这个运单号已被登记', 'This waybill number is in use', '请核对运单号', 'Check the number'),
};
