/**
 * The three one-time subscribe messages. Keys and kinds are as WeChat's template library names them; ids differ per account (settings may name others).
 * How a value may look follows from the kind in its key; one bad value refuses the whole message.
 */
export const subscribeTemplates = [
  {
    id: 'TPL_PROGRESS_dev',
    title: '服务进度提醒',
    fields: [
      { key: 'phrase1', type: 'phrase', label: '当前进度' },
      { key: 'character_string2', type: 'character_string', label: '工单号' },
      { key: 'thing3', type: 'thing', label: '说明' },
      { key: 'time4', type: 'time', label: '时间' },
    ],
  },
  {
    id: 'TPL_QUOTATION_dev',
    title: '维修报价通知',
    fields: [
      { key: 'amount1', type: 'amount', label: '报价金额' },
      { key: 'character_string2', type: 'character_string', label: '工单号' },
      { key: 'phrase3', type: 'phrase', label: '能否拒绝' },
      { key: 'thing4', type: 'thing', label: '说明' },
    ],
  },
  {
    id: 'TPL_RETURN_dev',
    title: '设备寄回通知',
    fields: [
      { key: 'character_string1', type: 'character_string', label: '工单号' },
      { key: 'character_string2', type: 'character_string', label: '运单号' },
      { key: 'thing3', type: 'thing', label: '快递公司' },
      { key: 'thing4', type: 'thing', label: '批次说明' },
    ],
  },
] as const;
