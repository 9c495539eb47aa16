import type { Texts } from '../texts';

const zhCN = {
  'take-back-from-carrier': {
    action: '快递退回',
    sentence: '快递公司的原因没有送到（不是客户拒收）。设备回到待寄回，再寄不收运费。',
    confirm: '这批寄回就此结束，设备改回待寄回，不能撤回。',
    done: '已收回，等再次寄出',
    fields: {
      reason: { label: '退回原因', placeholder: '例如：派送超区，快递公司退回', hint: '客户会看到' },
      photos: { label: '快递公司的证明', placeholder: '', hint: '退回面单或查询结果' },
    },
  },
  'lose-outbound': {
    action: '登记寄回丢件',
    sentence: '快递公司确认丢失后由主管登记。设备以丢失结束，赔付另行处理。',
    confirm: '这批设备以丢失结束，客户会收到通知，不能撤回。',
    done: '已登记丢件',
    fields: {
      reason: { label: '快递公司怎么说', placeholder: '例如：书面确认丢失，按保价赔付', hint: '客户会看到' },
      photos: { label: '快递公司的证明', placeholder: '', hint: '书面答复或查询结果' },
    },
  },
  'note-refused-return': {
    action: '登记收件人拒收',
    sentence: '收件人拒收才登记（R49）；快递公司的原因请用“快递退回”。再次寄出的运费由客户承担。',
    confirm: '客户会收到运费金额，付款后才再次寄出，不能撤回。',
    done: '已登记拒收，等客户付运费',
    fields: {
      amount: { label: '再次寄出的运费（元）', placeholder: '0.00', hint: '' },
      reason: { label: '拒收原因', placeholder: '例如：收件人称近期不在，拒绝签收', hint: '客户会看到' },
      photos: { label: '快递公司的证明', placeholder: '', hint: '拒收记录' },
    },
  },
};

const en: Texts<typeof zhCN>['en'] = {
  'take-back-from-carrier': {
    action: 'Returned by carrier',
    sentence: 'Not delivered for a reason of the carrier’s (no refusal). The machines are ready again and sent free of charge.',
    confirm: 'This shipment ends and its machines are ready to be sent again. It cannot be undone.',
    done: 'Taken back; ready to be sent again',
    fields: {
      reason: { label: 'Why it came back', placeholder: 'For example: outside the delivery area', hint: 'The customer reads this' },
      photos: { label: 'The carrier’s proof', placeholder: '', hint: 'Return slip or tracking result' },
    },
  },
  'lose-outbound': {
    action: 'Return parcel lost',
    sentence: 'For a supervisor, once the carrier confirms it. The machines end as lost; compensation is settled apart.',
    confirm: 'The machines end as lost and the customer is told. It cannot be undone.',
    done: 'Noted as lost',
    fields: {
      reason: { label: 'What the carrier says', placeholder: 'For example: loss confirmed in writing', hint: 'The customer reads this' },
      photos: { label: 'The carrier’s proof', placeholder: '', hint: 'Written answer or tracking result' },
    },
  },
  'note-refused-return': {
    action: 'Refused by consignee',
    sentence: 'Only for a refusal (R49); a failure of the carrier is “Returned by carrier”. The customer pays the freight of the next try.',
    confirm: 'The customer is told the freight; it is sent again once paid. It cannot be undone.',
    done: 'Noted; the customer pays the freight',
    fields: {
      amount: { label: 'Freight to send it again (CNY)', placeholder: '0.00', hint: '' },
      reason: { label: 'Why it was refused', placeholder: 'For example: consignee away, would not sign', hint: 'The customer reads this' },
      photos: { label: 'The carrier’s proof', placeholder: '', hint: 'Record of the refusal' },
    },
  },
};

/** Steps with a described form on the way back: what they are called and what their fields ask. */
export const wayBackTexts: Texts<typeof zhCN> = { 'zh-CN': zhCN, en };
