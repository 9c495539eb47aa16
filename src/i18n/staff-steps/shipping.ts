import type { Texts } from '../texts';

const zhCN = {
  carrier: '快递公司',
  carrierHint: '寄回只用这几家（R57）',
  shipTo: '寄到（客户已锁定，不能修改）',
  recipient: '收件人',
  phone: '电话',
  address: '地址',
  copyAll: '整段地址',
  region: '地区',
  street: '详细地址',
  overseas: '海外地址',
  elsewhere: '再次寄出的地址',
  elsewhereLabel: '寄到另一个地址',
  elsewhereDetail: '只用于被拒收后再次寄出，由主管决定；工单上锁定的地址不变（R22、R49）',
  together: '这些设备一起寄回；少寄一台就是分批',
  split: '分批寄回',
  splitHint: '还有设备留下，这次是分批：须数量较多或主管同意（R55）',
  splitReasons: { approved: '主管同意', 'large-quantity': '数量较多' },
  unrepaired: '未维修',
};

const en: Texts<typeof zhCN>['en'] = {
  carrier: 'Carrier',
  carrierHint: 'Returns go with these only (R57)',
  shipTo: 'Send to (locked by the customer)',
  recipient: 'Recipient',
  phone: 'Phone',
  address: 'Address',
  copyAll: 'Whole address',
  region: 'Region',
  street: 'Street',
  overseas: 'Overseas address',
  elsewhere: 'Address of the next try',
  elsewhereLabel: 'Send to another address',
  elsewhereDetail: 'Only after a refusal, by a supervisor; the order’s locked address stays as it is (R22, R49)',
  together: 'These go together; leaving one out makes it a part shipment',
  split: 'Ship in parts',
  splitHint: 'Some machines stay behind: a part shipment needs a large quantity or a supervisor (R55)',
  splitReasons: { approved: 'Supervisor agrees', 'large-quantity': 'Large quantity' },
  unrepaired: 'unrepaired',
};

/** The way back. */
export const staffShippingTexts: Texts<typeof zhCN> = { 'zh-CN': zhCN, en };
