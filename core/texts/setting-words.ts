import { both, type Localized } from './localized';

export type SettingWords = { readonly label: Localized; readonly help: Localized };
const words = (zh: string, en: string, helpZh: string, helpEn: string): SettingWords => ({
  label: both(zh, en),
  help: both(helpZh, helpEn),
});

/** What each setting is called and what it decides, by its key. */
export const SETTING_WORDS = {
  contacts: words(
    '售后微信',
    'After-sales on WeChat',
    '每个页面一步可达的联系卡片，可复制。',
    'The contact card within one tap of every page.',
  ),
  hours: words(
    '服务时间',
    'Hours',
    '工作日的开始和结束时间（北京时间）。预计发回日期在结束时间到期。',
    'Start and end of a working day in Shanghai. Promised dates fall due at its end.',
  ),
  factoryAddress: words(
    '寄修收件地址',
    'Address for parcels to us',
    '确认返厂后，客户按这个地址寄出。',
    'Where customers send machines after the return is confirmed.',
  ),
  bankAccount: words('收款账户', 'Bank account', '客户付维修费的账户。', 'The account to which customers pay repair fees.'),
  warrantyMonths: words(
    '保修期',
    'Warranty period',
    '自出厂日起算。登记中单独写明的设备、下面单列的型号除外。',
    'Counted from the factory date, but for machines with a period of their own in the registry and the models listed below.',
  ),
  warrantyExceptions: words(
    '单列型号的保修期',
    'Warranty by model',
    '写明类别的优先于“全部类别”；登记中单独写明的设备以登记为准。',
    'An entry for one item type goes before one for all of them; a period in the registry goes before both.',
  ),
  repairWarrantyOn: words(
    '维修保修',
    'Warranty on repairs',
    '打开后，修过的设备在维修保修期内再次出现同样故障，可免费维修。',
    'When on, a machine that was repaired may be repaired free of charge again within the period below.',
  ),
  repairWarrantyDays: words(
    '维修保修天数',
    'Days of warranty on repairs',
    '只在“维修保修”打开时使用。',
    'Used only while the warranty on repairs is on.',
  ),
  promiseWorkingDays: words(
    '预计发回',
    'Promise',
    '保修内从签收日、保外从提交付款凭证算起的工作日数，当天不计。',
    'Working days from receipt in warranty, from the payment voucher out of warranty; the day itself is not counted.',
  ),
  extraDaysWholeMachine: words(
    '整机另加',
    'More for whole machines',
    '整机维修在预计发回上另加的工作日。',
    'Working days added for whole machines.',
  ),
  promiseWarningDays: words(
    '到期前提醒员工',
    'Warnings to staff',
    '预计发回日期之前几个工作日提醒员工。',
    'So many working days before the promised date staff are warned.',
  ),
  lastPublishedYear: words(
    '放假安排已公布到',
    'Holidays published up to',
    '更晚的日期按周一至周五估算，公布后重新计算并通知客户。',
    'Later dates are estimates; they are computed again, with a notice, once the list appears.',
  ),
  calendarAdditions: words(
    '单独安排的日子',
    'Days set by hand',
    '与国家放假安排不同的日子：上班或休息。',
    'Days that differ from the published holidays: open or closed.',
  ),
  returnFreightPaidBy: words(
    '保外寄回运费',
    'Return freight out of warranty',
    '写在报价上。已发出的报价不变。',
    'Stands on the quotation. Quotations that were sent stay as they are.',
  ),
  returnFreight: words(
    '寄回运费金额',
    'Amount of the return freight',
    '由客户承担时，每台设备计入报价合计；0 表示到付。',
    'Where the customer pays it, added to the quotation of each machine; 0 means payment to the carrier on delivery.',
  ),
  unrepairedFreightPaidBy: words(
    '不维修寄回的运费',
    'Freight of unrepaired returns',
    '无法维修或客户不接受报价的设备。客户承担时到付。',
    'For machines that cannot be repaired or whose quotation was declined. Customers pay the carrier on delivery.',
  ),
  priceList: words(
    '常用报价项目',
    'Usual quotation lines',
    '报价时可以直接选用，金额仍可修改。',
    'Offered while quoting; the amount can still be changed.',
  ),
  ninetyDays: words(
    '保留期限',
    'Days a machine is kept',
    '通知后未付款、拒收寄回或无人认领的设备保留的天数。条款写明 90 天，只能更长。',
    'How long machines are kept that are unpaid, refused or unclaimed. The policy says 90 days; it can only be longer.',
  ),
  ninetyDaysForFees: words(
    '未付款也按保留期限',
    'Keep unpaid machines as long',
    '关闭后，主管可以不等期限就把未付款的设备转为暂停寄回。',
    'When off, a supervisor may hold an unpaid machine without waiting.',
  ),
  largeQuantity: words(
    '数量较多',
    'Large quantity',
    '一张工单送到维修的设备达到这个台数，可以分批寄回。',
    'From this many machines received for repair on, an order may return in several shipments.',
  ),
  allowReshipAddress: words(
    '再寄时可换地址',
    'Another address for a re-ship',
    '客户拒收后付费再寄时，主管可以填写新的收货地址；工单上的地址不变。',
    'After a refused return a supervisor may give a new address for the paid re-ship; that of the order stays.',
  ),
  deliveredAfterDays: words(
    '自动确认收货',
    'Delivered without a word',
    '寄出后客户一直没有反馈，到期自动确认。',
    'How long after shipping a delivery is taken to have arrived when the customer says nothing.',
  ),
  disputeDays: words(
    '自动确认后可反映',
    'Time to say that nothing came',
    '自动确认收货后，客户仍可反映没有收到的天数。',
    'How long after that the customer may still say that nothing came.',
  ),
  packingList: words('包装要求', 'Packing list', '客户寄出前逐项勾选。', 'Ticked by the customer before logistics are submitted.'),
  waybillFormats: words(
    '运单号格式',
    'Waybill formats',
    '按快递公司检查运单号。可用 A–Z、0–9、-、\\d、[A-Z]、( | )，以及 ? * + {n,m}。宁宽勿严。',
    'How waybill numbers are checked. Use A–Z, 0–9, -, \\d, [A-Z], ( | ) with ? * + {n,m}. Rather too wide than too narrow.',
  ),
  models: words('型号', 'Models', '客户创建工单时可选的型号和类别。', 'Models and item types to choose from while creating an order.'),
  symptoms: words(
    '故障现象',
    'Symptoms',
    '客户可以勾选的现象。代码留在工单里，改名不改代码。',
    'To be ticked by customers. The code stays in orders: rename the words, not the code.',
  ),
  subscribeTemplates: words(
    '订阅消息模板',
    'Message templates',
    '微信公众平台里三个模板的 ID。',
    'Ids of the three templates on WeChat’s platform.',
  ),
  serviceTemplates: words(
    '服务号模板',
    'Service account templates',
    '服务号里四个模板的 ID：进度、报价、寄回给客户，待办给员工。',
    'Ids of the service account’s four templates: progress, quotation and return for customers, tasks for staff.',
  ),
  orphanReminderDays: words(
    '提醒无主包裹的寄件人',
    'Reminders about an orphan parcel',
    '收到包裹或最后一次联系后第几天提醒寄件人。',
    'Days after receipt or last contact on which a known owner is reminded.',
  ),
  infoReminderDays: words('催补充信息', 'Reminders to answer', '请客户补充信息后第几天提醒。', 'Days after information was asked for.'),
  unreachableReminderWorkingDays: words(
    '联系不上客户',
    'Customer not reached',
    '客服联系不上客户时，第几个工作日再联系。',
    'Working days after which staff try again to reach the customer.',
  ),
  returnReminderDays: words('催寄出', 'Reminders to send in', '确认返厂后第几天提醒客户寄出。', 'Days after the return was confirmed.'),
  paymentReminderDays: words(
    '催付款',
    'Reminders to pay',
    '通知报价后第几天提醒；提醒不重新起算保留期限。',
    'Days after the quotation reached the customer; reminders do not start the time anew.',
  ),
  infoCancelDays: words(
    '一直不补充信息',
    'No answer',
    '多少天后主管可以取消工单。',
    'After how many days a supervisor may cancel the order.',
  ),
  returnCancelDays: words(
    '一直不寄出',
    'Never sent in',
    '多少天后主管可以取消工单。',
    'After how many days a supervisor may cancel the order.',
  ),
  withdrawDays: words(
    '部分设备不寄出',
    'Some machines not sent in',
    '多少天后主管可以撤回这些设备，其余照常处理。',
    'After how many days a supervisor may withdraw them, so that the others go on.',
  ),
} as const satisfies Readonly<Record<string, SettingWords>>;

/** A lost race about a setting; orders have words of their own for it. */
export const SETTING_STALE: SettingWords = words(
  '这项设置刚被别人改过',
  'Somebody has just changed this setting',
  '看过现在的值后再保存，填写的内容还在',
  'Look at it as it is now and save again; what you entered is kept',
);
