import { type RefusalWords, words } from './refusal-words';

/** Guards from unpacking to the verdict. */
export const INSPECTION_REFUSALS = {
  'discrepancy-open': words(
    '包裹与工单的不符尚未处理',
    'The parcel still differs from the order',
    '请先处理不符',
    'Resolve the discrepancy first',
    '请先处理不符：{serials}',
    'Resolve this first: {serials}',
  ),
  'evidence-missing': words('缺少照片', 'A photo is missing', '请至少上传一张照片', 'Add at least one photo'),
  'in-warranty': words(
    '设备在保修期内，不能收费',
    'The machine is in warranty; it cannot be charged',
    '如有失保原因，请写明并附照片',
    'If something voids the warranty, name it with a photo',
    '{machines} 的保修期到 {lastDay}（含当天）；如有失保原因，请写明并附照片',
    '{machines}: in warranty up to and including {lastDay}. If something voids it, name it with a photo',
  ),
  'not-in-warranty': words(
    '设备不在保修期内',
    'The machine is not in warranty',
    '请按保外报价',
    'Quote it as out of warranty',
    '{machines} 的保修期已于 {lastDay} 结束：请按保外报价',
    '{machines}: the warranty ended with {lastDay}. Quote it as out of warranty',
  ),
  'paid-before': words(
    '这台设备已付过款，不能再报价',
    'This machine was paid for; it cannot be quoted again',
    '只能判定无法维修并退款',
    'It can only be found unrepairable and refunded',
    '{machines} 已付过款：只能判定无法维修并退款',
    '{machines}: paid for already. It can only be found unrepairable and refunded',
  ),
  'parcel-already-unpacked': words(
    '这个包裹已开箱',
    'This parcel is unpacked already',
    '请刷新工单',
    'Reload the order',
    '已于 {unpacked} 开箱，请刷新工单',
    'It was unpacked on {unpacked}; reload the order',
  ),
  'parcel-not-unpacked': words(
    '包裹还没有开箱检查',
    'The parcel is not unpacked yet',
    '请先开箱并拍照',
    'Unpack it and take photos first',
    '请先开箱并拍照：{waybills}',
    'Unpack it and take photos first: {waybills}',
  ),
  'supervisor-approval-missing': words(
    '这个失保原因须主管同意',
    'This void reason needs a supervisor',
    '请先申请主管同意，或请主管来给出结论',
    'Ask the supervisor for approval, or let the supervisor give the verdict',
    '{codes} 须主管同意：请先申请，或请主管来给出结论',
    '{codes} needs a supervisor: ask for approval, or let the supervisor give the verdict',
  ),
  'test-record-missing': words('缺少测试记录', 'The test record is missing', '请写明测试结果', 'Write down the test result'),
  'warranty-void': words(
    '存在失保原因，不能免费维修',
    'Something voids the warranty; it cannot be free',
    '请按保外报价',
    'Quote it instead',
  ),
} as const satisfies Readonly<Record<string, RefusalWords>>;
