import { serviceTemplates } from './service-account-templates';
import { subscribeTemplates } from './subscribe-templates';

const EVERY_TYPE = ['whole-machine', 'hash-board', 'control-board', 'power-supply'] as const;
const [progress, quotation, returned] = subscribeTemplates;
const [serviceProgress, serviceQuotation, serviceReturn, serviceTask] = serviceTemplates;

/**
 * What the owner decides, as it is until a supervisor changes it (collection `settings`). Money in Fen.
 * Factory address and bank account are examples: nothing must be sent or paid there.
 */
export const defaultSettings = {
  contacts: [
    { kind: 'wechat', value: 'jasminer2021' },
    { kind: 'wechat', value: 'JASMINER sh' },
  ],
  hours: { opensAtHour: 9, closesAtHour: 18 },
  factoryAddress: {
    name: { 'zh-CN': 'JASMINER 售后服务中心（示例）', en: 'JASMINER after-sales centre (example)' },
    phone: '021-00000000',
    text: {
      'zh-CN': '上海市浦东新区示例路 1 号 1 号楼售后收件处（示例地址，请勿寄件）',
      en: 'After-sales receiving, Building 1, 1 Shili Road, Pudong New Area, Shanghai (example, do not send anything there)',
    },
  },
  bankAccount: {
    name: { 'zh-CN': 'JASMINER 售后服务中心（示例账户）', en: 'JASMINER after-sales centre (example account)' },
    bank: { 'zh-CN': '示例银行上海分行', en: 'Example Bank, Shanghai Branch' },
    number: '0000 0000 0000 0000 000',
  },
  packingList: [
    { 'zh-CN': '已断电，拔下所有线缆', en: 'Powered off, every cable unplugged' },
    { 'zh-CN': '装入防静电袋，四周用泡棉或气泡膜填实', en: 'In an anti-static bag, foam or bubble wrap tight on every side' },
    { 'zh-CN': '外箱为五层瓦楞纸箱或木箱，摇动无晃动', en: 'Outer box is five-ply corrugated or wooden; nothing moves when shaken' },
    { 'zh-CN': '序列号标签完好，未贴住', en: 'Serial label undamaged and not taped over' },
    { 'zh-CN': '箱内附上工单号', en: 'A note with the work order number is in the box' },
  ],
  symptoms: [
    { code: 'no-power', 'zh-CN': '不通电', en: 'No power' },
    { code: 'no-network', 'zh-CN': '连不上网络', en: 'No network' },
    { code: 'board-missing', 'zh-CN': '缺少运算板', en: 'Hash board not found' },
    { code: 'low-performance', 'zh-CN': '性能偏低', en: 'Low performance' },
    { code: 'overheating', 'zh-CN': '温度过高', en: 'Overheating' },
    { code: 'fan-fault', 'zh-CN': '风扇异常', en: 'Fan fault' },
    { code: 'restarts', 'zh-CN': '反复重启', en: 'Keeps restarting' },
    { code: 'noise-or-smell', 'zh-CN': '异响或焦味', en: 'Noise or burnt smell' },
    { code: 'other', 'zh-CN': '其他', en: 'Something else' },
  ],
  models: [
    { model: 'JASMINER X4', itemTypes: EVERY_TYPE },
    { model: 'JASMINER X4-Q', itemTypes: EVERY_TYPE },
    { model: 'JASMINER X16-Q', itemTypes: EVERY_TYPE },
    { model: 'JASMINER X16-P', itemTypes: EVERY_TYPE },
    { model: 'JASMINER X16-Q Pro', itemTypes: EVERY_TYPE },
  ],
  warrantyMonths: 6,
  warrantyExceptions: [],
  repairWarrantyOn: false,
  repairWarrantyDays: 90,
  promiseWorkingDays: 5,
  extraDaysWholeMachine: 0,
  largeQuantity: 10,
  returnFreightPaidBy: 'maker',
  returnFreight: 0,
  unrepairedFreightPaidBy: 'maker',
  allowReshipAddress: false,
  priceList: [],
  ninetyDays: 90,
  ninetyDaysForFees: true,
  deliveredAfterDays: 10,
  disputeDays: 30,
  infoCancelDays: 30,
  returnCancelDays: 90,
  withdrawDays: 30,
  returnReminderDays: [3, 7, 30],
  infoReminderDays: [7],
  unreachableReminderWorkingDays: [1, 3, 7],
  paymentReminderDays: [3, 7, 30, 60, 80, 89],
  promiseWarningDays: [1, 2],
  // As printed on the carriers' slips. Kept wide where a carrier publishes no rule: a wrong refusal costs more than a late one.
  waybillFormats: {
    sf: 'SF\\d{12,15}|\\d{12}',
    deppon: 'DPK?\\d{10,13}|\\d{9,12}',
    kye: 'KY\\d{10,14}|\\d{11,14}',
    jd: 'JD[A-Z0-9]{9,18}(-\\d+-\\d+-?)?',
    zto: '(ZTO)?\\d{12,15}',
    yto: '(YT)?\\d{12,15}',
    sto: '(STO)?\\d{12,15}',
    yunda: '(YD)?\\d{13,15}',
    ems: '[A-Z]{2}\\d{9}[A-Z]{2}|\\d{13}',
    other: '[A-Z0-9-]{6,32}',
  },
  orphanReminderDays: [3, 7, 30, 60, 80, 89],
  lastPublishedYear: 2026,
  calendarAdditions: [],
  subscribeTemplates: { progress: progress.id, quotation: quotation.id, return: returned.id },
  serviceTemplates: { progress: serviceProgress.id, quotation: serviceQuotation.id, return: serviceReturn.id, task: serviceTask.id },
  settingsVersion: 0,
  alarmSettingsVersion: 0,
  changedAt: 0,
} as const;
