/**
 * Template messages of the service account, for whoever follows it: three for customers, one for staff. Keys and kinds as the template library names them;
 * ids differ per account (settings may name others). A value of more than 20 characters is cut by WeChat; one of a kind that is not free text must fit its kind.
 */
export const serviceTemplates = [
  {
    id: 'SA_PROGRESS_dev',
    title: '维修进度通知',
    fields: [
      { key: 'character_string1', type: 'character_string', label: '工单号' },
      { key: 'phrase2', type: 'phrase', label: '当前进度' },
      { key: 'thing3', type: 'thing', label: '说明' },
      { key: 'time4', type: 'time', label: '时间' },
    ],
  },
  {
    id: 'SA_QUOTATION_dev',
    title: '维修报价通知',
    fields: [
      { key: 'character_string1', type: 'character_string', label: '工单号' },
      { key: 'amount2', type: 'amount', label: '报价金额' },
      { key: 'phrase3', type: 'phrase', label: '能否拒绝' },
      { key: 'thing4', type: 'thing', label: '说明' },
    ],
  },
  {
    id: 'SA_RETURN_dev',
    title: '设备寄回通知',
    fields: [
      { key: 'character_string1', type: 'character_string', label: '工单号' },
      { key: 'character_string2', type: 'character_string', label: '运单号' },
      { key: 'thing3', type: 'thing', label: '快递公司' },
      { key: 'thing4', type: 'thing', label: '批次说明' },
    ],
  },
  {
    id: 'SA_TASK_dev',
    title: '待办事项通知',
    fields: [
      { key: 'thing1', type: 'thing', label: '事项' },
      { key: 'character_string2', type: 'character_string', label: '工单号' },
      { key: 'thing3', type: 'thing', label: '说明' },
      { key: 'time4', type: 'time', label: '时间' },
    ],
  },
] as const;
