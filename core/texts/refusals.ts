import type { Refusal } from '../domain/refusal';
import type { FileProblemCode } from '../domain/registry-import/problems';
import { both, type Localized } from './localized';

type Words = {
  /** What cannot be done. */
  readonly message: Localized;
  /** What would make it legal, or what can be done instead. */
  readonly cure: Localized;
  /** The same with what is known of this very order in its `{places}`; said instead where each of them can be filled. */
  readonly exact?: Localized;
};
const words = (zh: string, en: string, cureZh: string, cureEn: string, exactZh?: string, exactEn?: string): Words => ({
  message: both(zh, en),
  cure: both(cureZh, cureEn),
  ...(exactZh && exactEn ? { exact: both(exactZh, exactEn) } : {}),
});

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
  | 'order-too-large'
  | 'upload-not-a-table'
  | 'upload-table-too-large'
  | 'import-running'
  | 'import-not-checked'
  | 'import-nothing-new'
  | 'import-not-undoable'
  | 'import-not-discardable'
  | FileProblemCode
  | 'setting-unchanged'
  | 'change-took-effect'
  | 'date-in-the-past'
  | 'date-too-far'
  | 'settings-full'
  | 'parcel-registered'
  | 'owner-unknown'
  | 'waybill-expected'
  | 'last-supervisor'
  | 'roles-unchanged'
  | 'invitation-closed'
  | 'service-account-silent';
export type RefusalCode = Refusal['code'] | GeneralCode;

/** What each refusal says; why and who can come from the table. */
export const REFUSAL_WORDS: Readonly<Record<RefusalCode, Words>> = {
  'not-found': words('没有找到', 'Not found', '请检查链接或单号', 'Check the link or the number'),
  'not-allowed': words(
    '您不能进行这一步',
    'You cannot take this step',
    '请联系可以操作的人',
    'Ask somebody who can',
    '请由{whoCan}办理',
    'Ask {whoCan} to do it',
  ),
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
    '{where}，“{step}”要在{legalFrom}时办理。{way}',
    '{where}; “{step}” is for {legalFrom}. {way}',
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
  'last-supervisor': words(
    '这是最后一位主管，不能移出或取消主管角色',
    'This is the last supervisor: they cannot leave or lose the role',
    '请先让另一位员工成为主管',
    'Make somebody else a supervisor first',
  ),
  'roles-unchanged': words('角色没有变化', 'These are the roles they have', '修改后再保存', 'Change something, then save'),
  'invitation-closed': words(
    '这个邀请已被使用或已撤回',
    'This invitation was used or withdrawn',
    '要移出成员，请在员工列表中操作',
    'To let somebody leave, use the list of staff',
  ),
  'service-account-silent': words(
    '微信暂时没有给出二维码',
    'WeChat gave no QR code',
    '请稍后再试；一直不行请检查服务号的设置',
    'Try again in a while; if it never works, check the settings of the service account',
  ),
  'setting-unchanged': words(
    '从这一天起本来就是这个值',
    'This is what holds from then on anyway',
    '修改后再保存',
    'Change something, then save',
  ),
  'change-took-effect': words(
    '这项计划已经生效或已撤销',
    'This planned change has taken effect or was withdrawn',
    '要改回去，请另作一次修改',
    'To go back, make another change',
  ),
  'date-in-the-past': words('日期已经过去', 'This day is over', '请选择今天或以后的日期', 'Choose today or a later day'),
  'date-too-far': words('日期太远', 'This day is too far away', '请选择三年以内的日期', 'Choose a day within three years'),
  'settings-full': words(
    '计划或内容太多，没有保存',
    'Too many plans, or too much in them; nothing was saved',
    '先撤销一些计划',
    'Withdraw some plans first',
  ),
  'parcel-registered': words(
    '这个包裹已登记为无主包裹',
    'This parcel is registered as an orphan already',
    '请打开已有的登记继续处理',
    'Open the entry that is there and go on from it',
  ),
  'owner-unknown': words('没有找到这张工单', 'There is no such order', '请从可能的工单中选择', 'Choose one of the suggested orders'),
  'waybill-expected': words(
    '有工单登记了这个运单号，不是无主包裹',
    'A work order expects this waybill; it is no orphan parcel',
    '请在那张工单中签收或拒收',
    'Sign for it or refuse it in that order',
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
  'upload-not-a-table': words(
    '这个文件不是表格',
    'This file is no table',
    '请选择 Excel（.xlsx）或 CSV 文件',
    'Choose an Excel (.xlsx) or CSV file',
  ),
  'upload-table-too-large': words('文件超过 30 MB', 'The file is larger than 30 MB', '请分成几个文件', 'Split it into several files'),
  'import-running': words(
    '另一次导入还没有结束',
    'Another import is not over yet',
    '请先完成或放弃那一次导入',
    'Finish that one or give it up first',
  ),
  'import-not-checked': words(
    '这次导入还没有检查完',
    'This import has not been checked yet',
    '检查完成后再导入',
    'Import it once the check is done',
  ),
  'import-nothing-new': words(
    '没有可以导入的机器',
    'There is no machine to import',
    '请按清单修改文件后重新选择',
    'Mend the file as listed and choose it again',
  ),
  'import-not-undoable': words(
    '这次导入不能撤销',
    'This import cannot be undone',
    '完成后 30 天内可以撤销；也可以导入正确的数据',
    'It can be for 30 days after it is done; importing the right data works too',
  ),
  'import-not-discardable': words(
    '这次导入已经开始写入，不能放弃',
    'This import is being written; it cannot be given up',
    '完成后可以撤销',
    'It can be undone once it is done',
  ),
  'file-not-a-table': words(
    '这个文件里没有表格',
    'There is no table in this file',
    '请选择 Excel（.xlsx）或 CSV 文件',
    'Choose an Excel (.xlsx) or CSV file',
  ),
  'file-old-excel': words(
    '旧版 Excel（.xls）或加密的文件不能读取',
    'An old Excel file (.xls) or one with a password cannot be read',
    '请去掉密码，另存为 .xlsx 或 CSV',
    'Remove the password and save it as .xlsx or CSV',
  ),
  'file-encoding-unknown': words(
    '文字编码无法识别',
    'The encoding of the text is unknown',
    '请另存为“CSV UTF-8”或 .xlsx',
    'Save it as "CSV UTF-8" or .xlsx',
  ),
  'file-broken': words(
    '文件已损坏或内容不完整',
    'The file is damaged or cut off',
    '请用表格软件打开，另存后重新选择',
    'Open it in a spreadsheet program, save it and choose it again',
  ),
  'file-too-many-rows': words('超过 200,000 行', 'There are more than 200,000 rows', '请分成几个文件', 'Split it into several files'),
  'file-too-many-columns': words('列太多', 'There are too many columns', '请只保留需要的几列', 'Keep only the columns that are needed'),
  'file-too-large-inside': words(
    '文件展开后过大',
    'The file is too large once unpacked',
    '请删去多余的列和格式，或分成几个文件',
    'Remove columns and formats that are not needed, or split it',
  ),
  'file-no-rows': words('文件里没有机器', 'There is no machine in the file', '请在表头下面填写', 'Fill in rows below the head'),
  'file-columns-missing': words(
    '找不到需要的列',
    'Columns are missing',
    '表头须有序列号、型号、类别和出厂日期',
    'The head needs serial number, model, item type and ship date',
  ),
  'file-columns-repeated': words('有的列出现了两次', 'Columns stand there twice', '每一列只保留一个', 'Keep one of each'),

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
  'address-not-locked': words(
    '还没有收货地址，不能寄回',
    'There is no receiving address yet',
    '请客户先填写收货地址',
    'The customer gives the address first',
  ),
  'already-answered': words('这一项已经处理过', 'This has been dealt with already', '请刷新工单', 'Reload the order'),
  'approval-not-asked': words('没有待答复的申请', 'Nothing waits for an answer', '请先由同事提出申请', 'It has to be asked for first'),
  'approval-pending': words(
    '已经申请过，正在等主管答复或已获同意',
    'This was asked for; it waits for the supervisor or was agreed to',
    '请等主管答复',
    'Wait for the supervisor’s answer',
  ),
  'amount-not-positive': words('金额不正确', 'The amount is not right', '请填写大于 0 的金额', 'Give an amount above 0'),
  'amount-not-the-sum': words(
    '金额与报价合计不一致',
    'The amount differs from the sum quoted',
    '请按合计金额付款',
    'Pay the sum that is shown',
    '请按合计金额 {sum} 付款',
    'Pay the sum that is due: {sum}',
  ),
  'carrier-day-impossible': words(
    '快递签收日期不可能',
    'The carrier cannot have signed on this day',
    '请填写从创建工单到今天之间的日期，或留空',
    'Give a day between the order and today, or none',
    '请填写 {first} 至 {last} 之间的日期，或留空',
    'Give a day from {first} to {last}, or none',
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
  'day-not-reached': words(
    '还没有到可以操作的日期',
    'It is too early for this',
    '到期后再操作',
    'Wait until the day has come',
    '{from} 起可以操作',
    'It is possible from {from}',
  ),
  'counterfeit-not-repaired': words(
    '假冒产品不予维修，不能报价',
    'A counterfeit is not repaired; it cannot be quoted',
    '请判定不予维修',
    'Find it not repairable',
  ),
  'damage-not-shown': words(
    '结论与损伤登记不一致，或损伤还没有给客户看过',
    'The verdict differs from the damage report, or the customer was not shown the damage',
    '请先登记损伤并附照片，再按登记的原因给出结论',
    'Report the damage with photos first; the verdict then names the same cause',
  ),
  'damage-unnamed': words('没有选择损伤原因', 'No cause of the damage is named', '请选择损伤原因', 'Choose the cause'),
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
    '{machines} 是正常机器；有异议请留言，客服会与您沟通',
    '{machines}: a normal machine. If you disagree, write to customer service',
  ),
  'delivery-not-disputable': words(
    '已过可反映的时间',
    'It is too late to report this',
    '请联系客服',
    'Contact customer service',
    '只能在 {until} 之前反映；请联系客服',
    'It could be reported until {until}; contact customer service',
  ),
  'discrepancy-open': words(
    '包裹与工单的不符尚未处理',
    'The parcel still differs from the order',
    '请先处理不符',
    'Resolve the discrepancy first',
    '请先处理不符：{serials}',
    'Resolve this first: {serials}',
  ),
  'evidence-missing': words('缺少照片', 'A photo is missing', '请至少上传一张照片', 'Add at least one photo'),
  'extension-not-later': words(
    '新日期须晚于原日期',
    'The new date must be later',
    '请选择更晚的日期',
    'Choose a later date',
    '请选择 {due} 之后的日期',
    'Choose a date after {due}',
  ),
  'exemption-not-asked': words(
    '只有寄来之前客服要求的拆机可以豁免',
    'Only a disassembly that staff asked for before the machine came is exempt',
    '在留言或返厂确认中标明要求拆机，否则按失保处理',
    'It must have been asked for in a message or at the confirmed return; else it counts',
  ),
  'foreign-boards-missing': words(
    '没有写明哪些板子不是原机的',
    'It does not say which boards are not its own',
    '请写明混用的板子并附照片',
    'Name the foreign boards and add a photo',
  ),
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
    '{machines} 的保修期到 {lastDay}（含当天）；如有失保原因，请写明并附照片',
    '{machines}: in warranty up to and including {lastDay}. If something voids it, name it with a photo',
  ),
  'info-request-open': words(
    '正在等客户补充信息',
    'Information from the customer is awaited',
    '收到补充后再操作',
    'Wait for the answer',
    '{asked} 起在等客户补充，收到后再操作',
    'The answer has been awaited since {asked}; go on when it is there',
  ),
  'label-readable': words(
    '开箱时读到了序列号，不能按标签缺失处理',
    'The serial number was read at unpacking; the label is not missing',
    '请去掉 H8',
    'Leave out H8',
  ),
  'machine-in-house': words(
    '已有设备到厂，不能取消工单',
    'A machine is in house; the order cannot be cancelled',
    '请联系客服',
    'Contact customer service',
    '{machines} 已到厂；请联系客服',
    '{machines}: received already. Contact customer service',
  ),
  'not-door-to-door': words(
    '不支持自提件',
    'Parcels for pick-up are not accepted',
    '请选择送货上门后确认',
    'Choose door-to-door delivery and confirm',
  ),
  'not-in-warranty': words(
    '设备不在保修期内',
    'The machine is not in warranty',
    '请按保外报价',
    'Quote it as out of warranty',
    '{machines} 的保修期已于 {lastDay} 结束：请按保外报价',
    '{machines}: the warranty ended with {lastDay}. Quote it as out of warranty',
  ),
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
  'registry-knows-it': words(
    '登记中已有这台设备的出厂日期',
    'The registry knows the factory date of this machine',
    '登记有误时请更正登记',
    'If the registry is wrong, correct it there',
  ),
  'recomputation-not-due': words(
    '预计日期没有变化',
    'The promised date comes out the same',
    '放假安排公布后自动重新计算',
    'It is computed again when the year’s holidays are published',
  ),
  'reminder-not-due': words('还没到提醒的时间', 'No reminder is due', '到时会自动提醒', 'It is sent by itself when it is due'),
  'reminders-not-sent': words('提醒还没有全部发出', 'Not all reminders have been sent', '提醒发完后再操作', 'Wait until they are sent'),
  'scrap-code-missing': words(
    '没有选择报废原因',
    'No reason for scrapping is named',
    '请选择至少一个报废原因',
    'Choose at least one reason',
  ),
  'serial-known': words(
    '只能为一台没有序列号的设备补录',
    'A serial number is entered for one machine that has none',
    '请选择一台没有序列号的设备并填写序列号',
    'Choose one machine without a serial number and enter it',
  ),
  'serials-taken': words(
    '这个序列号已在另一个未结束的工单中',
    'This serial number is in another open order',
    '请核对序列号，或在原工单中处理',
    'Check the number, or use the other order',
    '{serials} 已在另一个未结束的工单中，或填了两次：请核对序列号，或在原工单中处理',
    '{serials} stands in another open order, or twice in this one: check the number, or use the other order',
  ),
  'shipped-date-impossible': words(
    '出厂日期不可能',
    'The machine cannot have been shipped on this day',
    '请填写凭证上的出厂日期，不晚于今天',
    'Give the day on the proof, not after today',
  ),
  'split-not-needed': words(
    '没有其他设备要等，不需要分批',
    'No other machine has to be waited for; there is nothing to split',
    '请直接一起寄回',
    'Ship them together',
  ),
  'split-needs-reason': words(
    '同一工单的设备要一起寄回',
    'Machines of one order return together',
    '等其余设备就绪；数量大或主管同意才可分批',
    'Wait for the others; a split needs a large quantity or a supervisor',
    '请等 {machines} 就绪；共 {count} 台，满 {threshold} 台可因数量大分批，否则须主管同意',
    'Wait for {machines}. The order has {count}; from {threshold} on it may be split for its quantity, else a supervisor decides',
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
  'text-missing': words('请填写说明', 'Words are missing', '请写清楚情况', 'Say what it is about'),
  'voucher-already-reviewed': words(
    '这张凭证已审核',
    'This voucher has been reviewed',
    '请刷新工单',
    'Reload the order',
    '已于 {reviewed} 审核，请刷新工单',
    'It was reviewed on {reviewed}; reload the order',
  ),
  'voucher-used-before': words(
    '这张付款凭证已经用过',
    'This payment voucher was used before',
    '请上传这次付款的凭证；一张凭证只能用一次',
    'Upload the voucher of this payment; each is used once',
  ),
  'warranty-known': words(
    '这台设备的保修期可以判断，不能按 H9 处理',
    'The warranty of this machine can be judged; H9 does not apply',
    '请按登记的出厂日期判断',
    'Judge it by the factory date on record',
  ),
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
    '工单登记的是 {waybill}：请核对面单上的运单号',
    'The order expects {waybill}: check the number on the slip',
  ),
  'waybill-taken': words('这个运单号已被登记', 'This waybill number is in use', '请核对运单号', 'Check the number'),
};

/** Where something stands, for `wrong-state`. */
export const WHERE = both('{machines}现在是“{now}”', '{machines}: now “{now}”');
export const THE_ORDER = both('工单', 'The order');
/** The stage that customers read as what is going on in it. */
export const IN_SERVICE = both('在厂处理中', 'In service');
/** The steps that lead to where it is legal. */
export const WAY = {
  first: both('请先由{role}办理“{step}”', 'First {role}: “{step}”'),
  next: both('，再由{role}“{step}”', ', then {role}: “{step}”'),
  end: both('。', '.'),
  never: both('这一步不会再有了；有疑问请联系客服。', 'It will not come to that any more; when in doubt, contact customer service.'),
} as const;
/** Between names, and before the last of several alternatives. */
export const LIST = { and: both('、', ', '), or: both('或', ' or ') } as const;
